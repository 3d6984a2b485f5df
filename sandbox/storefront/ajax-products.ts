/**
 * The storefront's JSON about products: /products/{handle}.js, /search/suggest.json and /recommendations/products.json.
 * Themes and app blocks call them; prices are in minor units, as on the platform.
 * https://shopify.dev/docs/api/ajax
 */
import { isOnOnlineStore } from "../domain/catalogue-facts";
import type { Product, ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { relatedProducts, searchProducts } from "./catalogue-search";
import { productObject, type LiquidObject } from "./objects";

/** Answers one of the three paths, or null. */
export function ajaxProducts(context: SandboxContext, shop: ShopState, inbound: Inbound, path: string): Reply | null {
  const now = context.world.now();
  const query = inbound.url.searchParams;
  const one = /^\/products\/([^/]+)\.(?:js|json)$/.exec(path)?.[1];
  if (one) {
    const product = productByHandle(shop, decodeURIComponent(one), now);
    if (!product) return json({ status: 404, message: "Not Found", description: "Not Found" }, 404);
    return json(path.endsWith(".js") ? productJson(product) : { product: productJson(product) });
  }
  if (path === "/search/suggest.json" || path === "/search/suggest") {
    const limit = Math.min(10, Number(query.get("resources[limit]") ?? 10) || 10);
    const found = searchProducts(shop, query.get("q") ?? "", now).slice(0, limit);
    return json({
      resources: {
        results: {
          queries: [],
          collections: [],
          pages: [],
          articles: [],
          products: found.map((product) => suggestion(shop, product)),
        },
      },
    });
  }
  if (path === "/recommendations/products.json") {
    const product = shop.products.get(Number(query.get("product_id")));
    if (!product) return json({ status: 404, message: "Product not found", description: "Product not found" }, 404);
    return json({
      intent: query.get("intent") ?? "related",
      products: relatedProducts(shop, product, Number(query.get("limit") ?? 10) || 10, now).map(productJson),
    });
  }
  return null;
}

/** A product the online store shows, by handle. */
export function productByHandle(shop: ShopState, handle: string, now: number): Product | null {
  for (const product of shop.products.values())
    if (product.handle === handle) return isOnOnlineStore(product, now) ? product : null;
  return null;
}

function productJson(product: Product): LiquidObject {
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
      };
    }),
  };
}

function suggestion(shop: ShopState, product: Product): LiquidObject {
  const object = productObject(product);
  const decimals = (minor: unknown): string => (Number(minor) / 10 ** shop.currencyDigits).toFixed(shop.currencyDigits);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    available: object.available,
    price: decimals(object.price),
    price_min: decimals(object.price_min),
    price_max: decimals(object.price_max),
    type: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    url: object.url,
    image: product.images[0]?.url ?? null,
  };
}
