/**
 * Hand-made tool results for tests of models: a few products, policies and orders, and a runner that answers tool calls
 * from them as the real tools would. No search engine: a product is found when it carries a word of the query.
 */
import type { z } from "zod";
import { toolContracts, type ToolName, type productSummary, type orderFacts } from "../../app/models/tool-contracts";

type Summary = z.infer<typeof productSummary>;
type Order = z.infer<typeof orderFacts>;

export interface SmallProduct {
  handle: string;
  title: string;
  type: string;
  words: string[];
  priceMinor: number;
  summary: string;
  description: string;
  facts: { name: string; value: string }[];
  variants: { title: string; available: boolean; left: number | null; incoming?: number }[];
  options: { name: string; values: string[] }[];
}

export interface SmallShop {
  currency: string;
  products: SmallProduct[];
  passages: { heading: string; text: string; title: string; words: string[] }[];
  orders: Order[];
  isSignedIn: boolean;
  /** Tools that give `{"error": …}`. */
  failing?: ToolName[];
}

/** The result of one call as the agent hands it to a model. */
export function toolContent(shop: SmallShop, name: string, argumentsJson: string): string {
  if (shop.failing?.includes(name as ToolName)) return JSON.stringify({ error: "unavailable" });
  const args: unknown = JSON.parse(argumentsJson);
  switch (name) {
    case "search_products":
      return JSON.stringify(search(shop, toolContracts.search_products.args.parse(args)));
    case "get_product":
      return JSON.stringify(getProduct(shop, toolContracts.get_product.args.parse(args).handle));
    case "check_availability":
      return JSON.stringify(availability(shop, toolContracts.check_availability.args.parse(args)));
    case "find_policy":
      return JSON.stringify(policy(shop, toolContracts.find_policy.args.parse(args).question));
    case "get_order":
      return JSON.stringify(order(shop, toolContracts.get_order.args.parse(args).order_name ?? null));
    case "list_orders":
      return JSON.stringify(shop.isSignedIn ? { kind: "orders", orders: shop.orders } : { kind: "sign-in-needed" });
    case "hand_off":
      return JSON.stringify({ status: "open", due_at: "2026-11-22T12:15:00Z", due_minutes: 15 });
    default:
      return JSON.stringify({ error: "unknown tool" });
  }
}

function search(shop: SmallShop, args: z.infer<typeof toolContracts.search_products.args>) {
  const words = args.query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const related = shop.products.filter(
    (p) => words.length === 0 || words.some((word) => p.words.some((own) => word.includes(own))),
  );
  const wanted = [...(args.sizes ?? []), ...(args.colors ?? [])];
  const breaksOf = (p: SmallProduct) => [
    ...(args.price_max != null && p.priceMinor > args.price_max * 100 ? ["price"] : []),
    ...(args.price_min != null && p.priceMinor < args.price_min * 100 ? ["price"] : []),
    ...(wanted.length > 0 && fitting(p, wanted).length === 0 ? [args.sizes?.length ? "size" : "color"] : []),
  ];
  const fits = related.filter((p) => breaksOf(p).length === 0).slice(0, args.limit ?? 5);
  const near = fits.length > 0 ? [] : related.slice(0, 3);
  return {
    products: fits.map((p) => summaryOf(shop, p, wanted)),
    near_misses: near.map((p) => ({
      handle: p.handle,
      title: p.title,
      price: { amountMinor: p.priceMinor, currency: shop.currency },
      breaks: breaksOf(p),
      over_by:
        args.price_max != null && p.priceMinor > args.price_max * 100
          ? { amountMinor: p.priceMinor - args.price_max * 100, currency: shop.currency }
          : null,
    })),
  };
}

function fitting(p: SmallProduct, wanted: string[]) {
  return p.variants.filter(
    (v) => v.available && wanted.every((wish) => v.title.toLowerCase().split(" / ").includes(wish.toLowerCase())),
  );
}

function summaryOf(shop: SmallShop, p: SmallProduct, wanted: string[] = []): Summary {
  const price = { amountMinor: p.priceMinor, currency: shop.currency };
  const available = p.variants.some((variant) => variant.available);
  return {
    handle: p.handle,
    title: p.title,
    type: p.type,
    vendor: "Own",
    price,
    price_max: null,
    compare_at: null,
    available,
    stock: available ? "in-stock" : "sold-out",
    quantity_left: null,
    summary: p.summary,
    options: p.options,
    fitting_variants:
      wanted.length === 0 ? [] : fitting(p, wanted).map((v) => ({ title: v.title, price, available: v.available })),
  };
}

function getProduct(shop: SmallShop, handle: string) {
  const product = shop.products.find((p) => p.handle === handle);
  if (!product) return { found: false };
  return {
    found: true,
    product: {
      ...summaryOf(shop, product),
      description: product.description,
      facts: product.facts,
      variants: variantsOf(shop, product, product.variants),
    },
  };
}

function variantsOf(shop: SmallShop, p: SmallProduct, variants: SmallProduct["variants"]) {
  const price = { amountMinor: p.priceMinor, currency: shop.currency };
  return variants.map((v) => ({
    title: v.title,
    price,
    available: v.available,
    stock: v.available ? (v.left === null ? "in-stock" : "low-stock") : "sold-out",
    quantity_left: v.left,
    incoming_quantity: v.incoming ?? null,
  }));
}

function availability(shop: SmallShop, args: z.infer<typeof toolContracts.check_availability.args>) {
  const product = shop.products.find((p) => p.handle === args.handle);
  if (!product) return { found: false };
  const wanted = [args.size, args.color].filter((wish): wish is string => wish != null);
  const matching = product.variants.filter((v) =>
    wanted.every((wish) => v.title.toLowerCase().split(" / ").includes(wish.toLowerCase())),
  );
  return {
    found: true,
    handle: product.handle,
    title: product.title,
    offers_wish: matching.length > 0,
    any_available: matching.some((v) => v.available),
    matching: variantsOf(shop, product, matching),
    options: product.options,
  };
}

function policy(shop: SmallShop, question: string) {
  const asked = question.toLowerCase();
  const passages = shop.passages.filter((passage) => passage.words.some((word) => asked.includes(word)));
  return {
    passages: passages.map(({ heading, text, title }) => ({
      heading,
      text,
      source: { kind: "policy", title, url: "/policies/x" },
    })),
  };
}

function order(shop: SmallShop, name: string | null) {
  if (!shop.isSignedIn) return { kind: "sign-in-needed" };
  const found =
    name === null ? shop.orders[0] : shop.orders.find((candidate) => candidate.name.replace("#", "") === name);
  return found ? { kind: "order", order: found } : { kind: "not-found" };
}
