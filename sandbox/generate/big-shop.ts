/**
 * Makes a whole generated shop in a world: goods, collections, content, shoppers and orders. `npm run sandbox --
 * --generate`, POST /__control/shops and the benches call it. It works in small steps, so that a running sandbox goes on
 * answering, and is deterministic for a seed and a start time.
 */
import { buildProduct } from "../domain/product-spec";
import { newShop } from "../domain/new-shop";
import type { ShopState, World } from "../domain/types";
import { addCollection, addCustomer, addDiscount, addPage, addPolicy, type CollectionSpec } from "../seeds/shop-parts";
import { z } from "zod";
import { departments, type Language } from "./departments";
import { generateOrders } from "./orders";
import { generateCustomer } from "./people";
import { generateProducts, type GeneratedProduct } from "./products";
import { CONTENT } from "./shop-content";

/** The most that has been tried; a sandbox of this size needs about 1.3 GB of memory. */
export const MAX_PRODUCTS = 100_000;
export const MAX_ORDERS = 200_000;

export const bigShopRequest = z.object({
  products: z.number().int().min(1).max(MAX_PRODUCTS).default(1_000),
  orders: z.number().int().min(0).max(MAX_ORDERS).default(0),
  /** Without it one shopper to four orders. */
  customers: z.number().int().min(0).max(MAX_ORDERS).optional(),
  language: z.enum(["en", "zh", "both"]).default("en"),
  seed: z.number().int().default(1),
});

export type BigShopRequest = z.infer<typeof bigShopRequest> & { handle: string; name?: string };

const DAY_MS = 24 * 3_600_000;
/** How long it works before it lets others. */
const TURN_MS = 20;

/** Adds the shop to the world and answers it. Throws when the handle is taken. */
export async function generateShop(world: World, request: BigShopRequest): Promise<ShopState> {
  const { handle, seed, language: wanted } = request;
  const language: Language = wanted === "zh" ? "zh" : "en";
  const shop = newShop({
    id: idOf(handle),
    handle,
    name: request.name ?? (language === "en" ? `The ${handle} store` : `${handle} 百货`),
    currency: language === "en" ? "USD" : "CNY",
    locale: language === "en" ? "en" : "zh-CN",
    timezone: language === "en" ? "America/New_York" : "Asia/Shanghai",
  });
  if (world.shops.has(shop.domain)) throw new Error(`There is already a shop ${handle}`);
  shop.locations.push({ id: world.nextId(shop), name: language === "en" ? "Main warehouse" : "总仓" });
  const breathe = breaths();
  const members = new Map<string, number[]>();
  for (const spec of generateProducts({ seed, count: request.products, language: wanted, now: world.now() })) {
    const product = buildProduct(world, shop, spec);
    shop.products.set(product.id, product);
    for (const collection of collectionsOf(spec, world.now())) {
      const ids = members.get(collection);
      if (ids) ids.push(product.id);
      else members.set(collection, [product.id]);
    }
    await breathe();
  }
  const opened = world.now() - 1_100 * DAY_MS;
  for (const [key, productIds] of members)
    addCollection(world, shop, collectionSpec(key, language), opened).productIds = productIds;
  const content = CONTENT[language];
  for (const policy of content.policies) addPolicy(world, shop, policy, opened);
  for (const page of content.pages) addPage(world, shop, page, opened);
  for (const discount of content.discounts) addDiscount(world, shop, discount, opened);
  const customers = request.customers ?? Math.ceil(request.orders / 4);
  for (let index = 0; index < customers; index += 1) {
    addCustomer(world, shop, generateCustomer(seed, index, language), opened + (index % 700) * DAY_MS);
    await breathe();
  }
  for (const _order of generateOrders(world, shop, { seed, count: request.orders, language })) await breathe();
  world.shops.set(shop.domain, shop);
  world.touch?.(shop);
  return shop;
}

const SPECIAL: Record<string, Record<Language, string>> = {
  sale: { en: "Sale", zh: "特惠专区" },
  "new-in": { en: "New in", zh: "新品上架" },
  gifts: { en: "Small gifts", zh: "小礼物" },
};

function collectionsOf(spec: GeneratedProduct, now: number): string[] {
  const keys = [spec.department];
  if (spec.compareAtMinor != null) keys.push("sale");
  if ((spec.createdAt ?? 0) > now - 60 * DAY_MS) keys.push("new-in");
  if (spec.priceMinor != null && spec.priceMinor < (spec.language === "zh" ? 10_000 : 2_000)) keys.push("gifts");
  return keys;
}

function collectionSpec(key: string, language: Language): CollectionSpec {
  const department = departments.find((one) => one.key === key);
  const title = department?.words[language].name ?? SPECIAL[key]?.[language] ?? key;
  return { handle: key, title, products: [] };
}

/** Called after each small step; now and then it lets the loop turn. */
function breaths(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

/** An id from the handle, apart from those of the demo and test shops. */
function idOf(handle: string): number {
  let hash = 11;
  for (const char of handle) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return 60_000_000_000 + (hash % 1_000_000_000);
}
