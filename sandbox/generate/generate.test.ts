/** The generator: the same for a seed, varied in both languages, and only possible orders. */
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { displayFulfillmentStatus, fulfilledQuantity } from "../domain/order-facts";
import { generateShop } from "./big-shop";
import { departments } from "./departments";
import { generateProducts } from "./products";

const NOW = Date.UTC(2026, 10, 20, 12);

test("there are at least 25 departments, each with words for everything in both languages", () => {
  expect(departments.length).toBeGreaterThanOrEqual(25);
  for (const { key, words } of departments)
    for (const list of ["kinds", "materials", "features", "uses", "care"] as const) {
      expect(words.en[list].length, `${key} ${list}`).toBeGreaterThanOrEqual(3);
      expect(words.zh[list].length, `${key} ${list}`).toBe(words.en[list].length);
      expect(words.zh[list].join(""), `${key} ${list}`).toMatch(/\p{Script=Han}/u);
    }
});

test("the same seed gives the same products, and a product does not depend on how many are drawn", () => {
  const draw = (seed: number, count: number): string =>
    JSON.stringify([...generateProducts({ seed, count, language: "both" })].slice(0, 40));
  expect(draw(5, 40)).toBe(draw(5, 90));
  expect(draw(5, 40)).not.toBe(draw(6, 40));
});

test.each(["en", "zh"] as const)("%s descriptions are not one template", (language) => {
  const titles = new Set<string>();
  const handles = new Set<string>();
  const sentences = new Map<string, number>();
  let variants = 0;
  for (const product of generateProducts({ seed: 3, count: 2_000, language })) {
    titles.add(product.title);
    handles.add(product.handle);
    variants += (product.options ?? []).reduce((count, option) => count * option.values.length, 1);
    const text = (product.html ?? "").replace(/<ul>.*?<\/ul>/s, "").replace(/<[^>]+>/g, "\n");
    for (const sentence of text.split(language === "en" ? /(?<=\.)\s|\n/ : /(?<=。)|\n/))
      if (sentence.trim()) sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
    expect(text).not.toMatch(/undefined|\{|\}|NaN/);
  }
  const total = [...sentences.values()].reduce((sum, count) => sum + count, 0);
  expect(handles.size).toBe(2_000);
  expect(titles.size).toBeGreaterThan(1_900);
  expect(1 - sentences.size / total).toBeLessThan(0.25);
  expect(variants / 2_000).toBeGreaterThan(3.3);
  expect(variants / 2_000).toBeLessThan(4.7);
});

test("a generated shop has goods, collections, texts, shoppers and orders in every state, all of them possible", async () => {
  const sandbox = await createSandbox({ demoShops: false, now: () => NOW });
  const shop = await generateShop(sandbox.world, {
    handle: "big",
    products: 300,
    orders: 700,
    language: "both",
    seed: 2,
  });
  expect(shop.products.size).toBe(300);
  expect(shop.customers.size).toBe(175);
  expect(shop.orders.size).toBe(700);
  expect(shop.collections.size).toBeGreaterThan(30);
  expect([...shop.policies.keys()]).toContain("REFUND_POLICY");
  const orders = [...shop.orders.values()];
  expect(new Set(orders.map((order) => order.name)).size).toBe(700);
  expect(new Set(orders.map(displayFulfillmentStatus))).toEqual(
    new Set(["UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED"]),
  );
  expect(orders.filter((order) => order.cancelledAt !== null).length).toBeGreaterThan(0);
  expect(orders.filter((order) => order.refunds.length > 0).length).toBeGreaterThan(0);
  expect(new Set(orders.flatMap((order) => order.returns.map((one) => one.status)))).toEqual(
    new Set(["REQUESTED", "OPEN", "DECLINED", "CLOSED"]),
  );
  const visible = orders.filter((order) => order.createdAt > NOW - 60 * 24 * 3_600_000);
  expect(visible.length / orders.length).toBeGreaterThan(0.6);
  for (const order of orders) {
    expect(order.createdAt).toBeLessThanOrEqual(NOW);
    expect(order.updatedAt).toBeLessThanOrEqual(NOW);
    for (const line of order.lines) expect(fulfilledQuantity(order, line.id)).toBeLessThanOrEqual(line.quantity);
  }
  for (const product of shop.products.values())
    for (const variant of product.variants) expect(variant.inventoryQuantity).toBeGreaterThanOrEqual(0);
});
