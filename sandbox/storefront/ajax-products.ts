/**
 * The storefront's JSON about products: /products/{handle}.js, /search/suggest.json and /recommendations/products.json.
 * Themes and app blocks call them; prices are in minor units, as on the platform.
 * https://shopify.dev/docs/api/ajax
 */
import { isOnOnlineStore, productWithHandle } from "../domain/catalogue-facts";
import type { Product, ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { relatedProducts } from "./catalogue-search";
import { productObject, type LiquidObject } from "./objects";
import { allocationsJson, planGroupsJson, unitPriceJson } from "./plans";
import { suggestions } from "./suggest";

/** Answers one of the three paths, or null. */
export function ajaxProducts(context: SandboxContext, shop: ShopState, inbound: Inbound, path: string): Reply | null {
  const now = context.world.now();
  const query = inbound.url.searchParams;
  const one = /^\/products\/([^/]+)\.(?:js|json)$/.exec(path)?.[1];
  if (one) {
    const product = productByHandle(shop, decodeURIComponent(one), now);
    if (!product) return json({ status: 404, message: "Not Found", description: "Not Found" }, 404);
    const body = productJson(shop, product);
    return json(path.endsWith(".js") ? body : { product: body });
  }
  if (path === "/search/suggest.json" || path === "/search/suggest") return json(suggestions(shop, query, now));
  if (path === "/recommendations/products.json") {
    const product = shop.products.get(Number(query.get("product_id")));
    if (!product) return json({ status: 404, message: "Product not found", description: "Product not found" }, 404);
    return json({
      intent: query.get("intent") ?? "related",
      products: relatedProducts(shop, product, Number(query.get("limit") ?? 10) || 10, now).map((one) =>
        productJson(shop, one),
      ),
    });
  }
  return null;
}

/** A product the online store shows, by handle. */
export function productByHandle(shop: ShopState, handle: string, now: number): Product | null {
  const product = productWithHandle(shop, handle);
  return product && isOnOnlineStore(product, now) ? product : null;
}

function productJson(shop: ShopState, product: Product): LiquidObject {
  const {
    metafields: _private,
    content: _same,
    has_price: _own,
    options_with_values: options,
    selected_variant: _selected,
    ...shown
  } = productObject(product);
  const images = product.images.map((image) => image.url);
  return {
    ...shown,
    options,
    images,
    featured_image: images[0] ?? null,
    requires_selling_plan: product.needsPlan === true,
    selling_plan_groups: planGroupsJson(shop, product),
    variants: product.variants.map((variant, index) => {
      const {
        has_price: _ownToo,
        url: _url,
        inventory_quantity: _stock,
        ...fields
      } = (shown.variants as LiquidObject[])[index] ?? {};
      return {
        ...fields,
        name: `${product.title} - ${String(fields.title)}`,
        public_title: fields.title,
        requires_shipping: true,
        taxable: true,
        requires_selling_plan: product.needsPlan === true,
        selling_plan_allocations: allocationsJson(shop, product, variant),
        ...unitPriceJson(variant),
      };
    }),
  };
}
