/**
 * Makes a shop from files: products as Shopify exports them, orders and customers as JSON, policies and pages as texts.
 * The command and POST /__control/shops call it. It works in small steps, so that a running sandbox goes on answering;
 * the shop appears in the world only when it is whole.
 */
import { newShop } from "../domain/new-shop";
import type { ShopState, World } from "../domain/types";
import { z } from "zod";
import { makeProduct } from "./product-draft";
import { readContent } from "./read-content";
import { readOrders } from "./read-orders";
import { readProducts } from "./read-products";
import { Report } from "./report";

export const importRequest = z.strictObject({
  /** Path of the CSV. */
  products: z.string(),
  /** Path of the JSON of customers and orders. */
  orders: z.string().optional(),
  /** Path of the folder of policies and pages. */
  policies: z.string().optional(),
  name: z.string().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "a currency code of three capitals, such as EUR")
    .default("USD"),
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[A-Za-z]{2,4})?$/, "a locale such as en or zh-CN")
    .default("en"),
  timezone: z.string().default("Etc/UTC"),
  /** Takes the place of a shop with this handle. */
  isReplacing: z.boolean().default(false),
});

export type ImportRequest = z.infer<typeof importRequest> & { handle: string };

export const shopHandle = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,58}$/, "a shop's name is of small letters, digits and hyphens, such as my-shop");

/** A file could not be used at all, or the name is taken; the message says what to do. */
export class ImportRefused extends Error {}

/** How long it works before it lets others. */
const TURN_MS = 20;

/** @throws ImportRefused, NoProductCsv, or what opening a file throws */
export async function importShop(world: World, request: ImportRequest): Promise<{ shop: ShopState; report: Report }> {
  const { handle, name, currency, locale, timezone } = request;
  const shop = newShop({ id: idOf(handle), handle, name: name ?? handle, currency, locale, timezone });
  const before = world.shops.get(shop.domain);
  if (before && !request.isReplacing)
    throw new ImportRefused(`There is already a shop ${handle}. Choose another --shop, or add --replace.`);
  const report = new Report();
  shop.locations.push({ id: world.nextId(shop), name: locale.startsWith("zh") ? "总仓" : "Main" });
  // A shop made anew must not give its old ids to other things.
  if (before) shop.lastId = before.lastId + 1_000;
  let since = performance.now();
  for await (const draft of readProducts(request.products, report, shop.currencyDigits)) {
    const product = makeProduct(world, shop, draft);
    shop.products.set(product.id, product);
    report.took("products");
    report.took("variants", product.variants.length);
    if (performance.now() - since < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  if (request.orders) await readOrders(world, shop, request.orders, report);
  if (request.policies) await readContent(world, shop, request.policies, report);
  if (before) shop.install = before.install;
  world.shops.set(shop.domain, shop);
  world.touch?.(shop);
  return { shop, report };
}

/** An id from the handle, apart from those of the demo, test and generated shops. */
function idOf(handle: string): number {
  let hash = 13;
  for (const char of handle) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return 50_000_000_000 + (hash % 1_000_000_000);
}
