/**
 * Which template and data a storefront path shows: home, collections, product, cart, search, pages, policies, orders.
 * router.ts asks and renders; null is the theme's 404.
 */
import { isListed, membersOf } from "../domain/catalogue-facts";
import { membersInOrder } from "../domain/collections";
import { definitionOf } from "../domain/custom-data";
import { groupsOfProduct } from "../domain/selling-plans";
import type { Order, Product, ShopState } from "../domain/types";
import { currentTotal, displayFulfillmentStatus } from "../domain/order-facts";
import type { SandboxContext } from "../http/context";
import { productByHandle } from "./ajax-products";
import { blogPage } from "./blog";
import { listed, relatedProducts, searchProducts } from "./catalogue-search";
import { collectionObject, policyObject, policySlug, productObject, type LiquidObject } from "./objects";
import { paged } from "./paging";
import { unitPriceText } from "./plans";
import { shelvesOf } from "./shelves";
import { wordsOf } from "./words";

export interface PageChoice {
  template: string;
  title: string;
  data: LiquidObject;
}

/** The page at `path`, or null. Paths are decoded and have no trailing slash. */
export function choosePage(
  context: SandboxContext,
  shop: ShopState,
  path: string,
  query: URLSearchParams,
): PageChoice | null {
  const now = context.world.now();
  const words = wordsOf(shop.primaryLocale);
  const [, first = "", second = "", third = "", fourth = ""] = path.split("/");
  if (path === "/") return home(shop, now);
  if (first === "products" && second && !third) return productPage(shop, second, query, now);
  if (first === "collections" && second && third === "products" && fourth) return productPage(shop, fourth, query, now);
  if (first === "collections" && second && !third) return collectionPage(shop, second, query, now);
  if (first === "collections" && !second) {
    const collections = withCovers(shop, now).map((one) => one.object);
    return { template: "list-collections", title: words("home.collections"), data: { collections } };
  }
  if (path === "/cart") return { template: "cart", title: words("cart.title"), data: {} };
  if (path === "/checkout") return { template: "checkout", title: words("checkout.title"), data: {} };
  if (path === "/search") {
    const terms = query.get("q") ?? "";
    const found = searchProducts(shop, terms, now);
    const { items, paginate } = paged(found, path, query);
    const results = items.map((product) => productObject(product));
    return {
      template: "search",
      title: words("search.title"),
      data: { search: { terms, performed: terms !== "", results, results_count: found.length }, paginate },
    };
  }
  if (first === "blogs" && second && !fourth) return blogPage(shop, second, third, now);
  if (first === "pages" && second) {
    const page = [...shop.pages.values()].find((one) => one.handle === second && one.isPublished);
    return page
      ? {
          template: "page",
          title: page.title,
          data: { page: { title: page.title, handle: page.handle, content: page.bodyHtml } },
        }
      : null;
  }
  if (first === "policies" && second) {
    const type = [...shop.policies.keys()].find((one) => policySlug(one) === second);
    const policy = type ? policyObject(shop, type) : null;
    return policy ? { template: "policy", title: String(policy.title), data: { policy } } : null;
  }
  if (second === "orders" && third) {
    const order = [...shop.orders.values()].find((one) => one.statusPageToken === third);
    return order ? { template: "order", title: order.name, data: { order: orderObject(order) } } : null;
  }
  return null;
}

export function orderObject(order: Order): LiquidObject {
  return {
    name: order.name,
    created_at: new Date(order.createdAt).toISOString(),
    date: new Date(order.createdAt).toISOString().slice(0, 10),
    total_price: currentTotal(order),
    financial_status: order.financialStatus,
    fulfillment_status: displayFulfillmentStatus(order),
    cancelled: order.cancelledAt !== null,
    url: `/account/orders/${order.statusPageToken}`,
    line_items: order.lines.map((line) => ({
      title: line.title,
      variant_title: line.variantTitle,
      quantity: line.quantity,
      line_price: line.unitPriceMinor * line.quantity,
    })),
    tracking: order.fulfillments.flatMap((fulfillment) =>
      fulfillment.tracking.map((one) => ({ ...one, status: fulfillment.displayStatus })),
    ),
  };
}

function home(shop: ShopState, now: number): PageChoice {
  const { best } = shelvesOf(shop, now);
  const collections = withCovers(shop, now);
  const covers = collections.slice(0, 6).map((one) => one.cover);
  const hero = covers.length < 3 ? best.slice(0, 3) : covers.sort((a, b) => lowest(b) - lowest(a)).slice(0, 3);
  return {
    template: "index",
    title: shop.name,
    data: {
      featured: onePerType(best, 8).map((product) => productObject(product)),
      collections: collections.slice(0, 12).map((one) => one.object),
      hero: hero.map((product) => productObject(product)),
    },
  };
}

/** Collections with something to sell, each with a picture that no other one has where that can be. */
function withCovers(shop: ShopState, now: number): { object: LiquidObject; cover: Product }[] {
  const types = new Set<string>();
  const { best } = shelvesOf(shop, now);
  return [...shop.collections.values()].flatMap((collection) => {
    const members = membersOf(collection);
    let first: Product | undefined;
    const fresh = best.find((product) => {
      if (!members.has(product.id)) return false;
      first ??= product;
      return !types.has(product.productType);
    });
    const cover = fresh ?? first;
    if (!cover) return [];
    types.add(cover.productType);
    const image = productObject(cover).featured_image;
    return [{ object: { ...collectionObject(shop, collection, now, []), image }, cover }];
  });
}

/** The best of each product type first, then the rest. */
function onePerType(products: readonly Product[], limit: number): Product[] {
  const seen = new Set<string>();
  const firsts = products.filter((product) => !seen.has(product.productType) && seen.add(product.productType));
  const rest = products.slice(0, limit + firsts.length).filter((product) => !firsts.includes(product));
  return [...firsts, ...rest].slice(0, limit);
}

function productPage(shop: ShopState, handle: string, query: URLSearchParams, now: number): PageChoice | null {
  const product = productByHandle(shop, handle, now);
  if (!product) return null;
  const related = relatedProducts(shop, product, 4, now).map((one) => productObject(one));
  return {
    template: "product",
    title: product.title,
    data: {
      product: productObject(product, Number(query.get("variant")) || null),
      related,
      specs: specsOf(shop, product),
      unit_prices: product.variants.map((variant) => unitPriceText(shop, variant)),
      plans: groupsOfProduct(shop, product).flatMap((group) =>
        group.plans.map((plan) => plan.description ?? plan.name),
      ),
    },
  };
}

/** Metafields as a table a shopper reads: known keys by name and unit in the shop's language, others by their key. */
function specsOf(shop: ShopState, product: Product): { name: string; value: string }[] {
  const words = wordsOf(shop.primaryLocale);
  return product.metafields.flatMap((field) => {
    if (field.type === "json" || field.type === "boolean" || field.type.endsWith("_reference")) return [];
    // What the merchant keeps from the storefront, and what nobody has described, is not for shoppers.
    if (shop.metafieldDefinitions && definitionOf(shop, "PRODUCT", field)?.storefront !== "PUBLIC_READ") return [];
    const key = `spec.${field.key}`;
    const known = words(key, {});
    const parsed = field.type.startsWith("list.") ? listOf(field.value) : field.value;
    const unit = /_(mm|g|ml|cm|l|w)$/.exec(field.key)?.[1];
    const name = known === key ? capital(field.key.replace(/_(mm|g|ml|cm|l|w)$/, "").replaceAll("_", " ")) : known;
    return [
      {
        name,
        value: unit
          ? `${Number(parsed).toLocaleString("en-US")} ${unit === "l" || unit === "w" ? unit.toUpperCase() : unit}`
          : parsed,
      },
    ];
  });
}

function listOf(value: string): string {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String).join(" · ") : value;
  } catch {
    return value;
  }
}

function capital(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

const SORTS: Record<string, (a: Product, b: Product) => number> = {
  "price-ascending": (a, b) => lowest(a) - lowest(b),
  "price-descending": (a, b) => lowest(b) - lowest(a),
  "created-descending": (a, b) => b.createdAt - a.createdAt,
};

function collectionPage(shop: ShopState, handle: string, query: URLSearchParams, now: number): PageChoice | null {
  const words = wordsOf(shop.primaryLocale);
  const collection = [...shop.collections.values()].find((one) => one.handle === handle && one.isPublished !== false);
  if (!collection && handle !== "all") return null;
  const all = collection
    ? membersInOrder(shop, collection).filter((product) => isListed(product, now))
    : listed(shop, now);
  const sort = query.get("sort_by") ?? "manual";
  const order = SORTS[sort];
  const sorted = order ? [...all].sort(order) : all;
  const { items, paginate } = paged(sorted, `/collections/${handle}`, query);
  const object: LiquidObject = collection
    ? collectionObject(shop, collection, now, items)
    : {
        id: 0,
        handle: "all",
        title: words("collection.all"),
        description: "",
        url: "/collections/all",
        products: items.map((product) => productObject(product)),
        products_count: sorted.length,
      };
  return { template: "collection", title: String(object.title), data: { collection: object, paginate, sort_by: sort } };
}

function lowest(product: Product): number {
  return Math.min(...product.variants.map((variant) => variant.priceMinor ?? Number.MAX_SAFE_INTEGER));
}
