/** What product search promises, on both databases: hard constraints, typos, two languages, nothing at random. */
import { expect, test } from "vitest";
import { applyProducts, searchProducts } from "~/catalog/index.server";
import type { ProductConstraints } from "~/catalog/types";
import type { ShopDb } from "~/db.server";
import { makeShop, testDatabase } from "../support/db";
import { product, T0 } from "./catalog-products";
import { CHINESE_PRODUCTS, ENGLISH_PRODUCTS } from "./catalog-shop";

await testDatabase();
const english = (await makeShop()).db;
const chinese = (await makeShop({ currency: "CNY", primaryLocale: "zh-CN" })).db;
await applyProducts(english, ENGLISH_PRODUCTS, { now: T0 });
await applyProducts(chinese, CHINESE_PRODUCTS, { now: T0 });

async function handles(db: ShopDb, text: string, constraints: ProductConstraints = {}): Promise<string[]> {
  const { hits } = await searchProducts(db, { text, constraints, limit: 10 });
  return hits.map((hit) => hit.handle);
}

const ENGLISH_CASES: [question: string, expected: string[]][] = [
  ["do you have a waterproof jacket under $150?", ["stormline-waterproof-jacket"]],
  ["waterproof jacket", ["bespoke-waterproof-jacket", "stormline-waterproof-jacket", "harbor-rain-shell"]],
  ["watreproof jackt under $150", ["stormline-waterproof-jacket"]],
  ["flece", ["pinewood-fleece"]],
  ["merino socks", ["ridge-merino-socks"]],
  ["something for my coffee, maybe a cup", ["ember-enamel-mug"]],
  ["a tent", ["lakeside-tent"]],
  ["hoodie in blue", ["everyday-hoodie"]],
  ["running shoes size US 9", ["trail-runner-2"]],
  ["water bottle", ["basin-water-bottle"]],
  ["防水外套 150以内", ["stormline-waterproof-jacket"]],
  ["有没有抓绒衣", ["pinewood-fleece"]],
];

test.each(ENGLISH_CASES)("the English shop answers %j", async (question, expected) => {
  expect(await handles(english, question)).toEqual(expected);
});

const CHINESE_CASES: [question: string, expected: string[]][] = [
  ["防水冲锋衣 300以内", ["yunling"]],
  ["防水冲锋衣 三百块以内", ["yunling"]],
  ["大号的蓝色卫衣", ["xibian"]],
  ["有没有红茶", ["xiaozhong"]],
  ["我想买一件冲锋衣", ["fengding", "yunling"]],
  ["你们卖绿茶吗", ["longjing"]],
  ["waterproof jacket under 300", ["yunling"]],
  ["do you have green tea?", ["longjing"]],
  ["品茗杯", ["qingci"]],
  ["盖碗", ["gaiwan"]],
];

test.each(CHINESE_CASES)("the Chinese shop answers %j", async (question, expected) => {
  expect((await handles(chinese, question)).sort()).toEqual([...expected].sort());
});

test.each(["spaceship", "laptop charger", "quantum blue flux", "asdfghjk", "🙂🙂", "", "?!", "the and of"])(
  "words that nothing in the shop has (%j) give no hits",
  async (text) => {
    expect(await searchProducts(english, { text, constraints: {}, limit: 10 })).toEqual({ hits: [], nearMisses: [] });
  },
);

test.each(["宇宙飞船", "手机壳", "笔记本电脑"])("unknown Chinese words (%j) give no hits", async (text) => {
  expect(await handles(chinese, text)).toEqual([]);
});

test("a thing that is only mentioned in a description is not that thing", async () => {
  const { db } = await makeShop();
  const lamp = product({ title: "Beam Headlamp", descriptionHtml: "<p>Hang it in your tent or over a coffee.</p>" });
  await applyProducts(db, [lamp, product({ title: "Camp Mug" }), product({ title: "Hill Coffee" })], { now: T0 });
  expect(await handles(db, "tent")).toEqual([]);
  expect(await handles(db, "coffee mug")).toEqual(["camp-mug"]);
  expect(await handles(db, "coffee")).toEqual(["hill-coffee"]);
});

test("drafts and unpublished products are never found", async () => {
  expect(await handles(english, "parka")).not.toContain("archive-parka");
  expect(await handles(english, "jacket")).not.toContain("warehouse-jacket");
  expect(await handles(english, "", { priceMaxMinor: 9900 })).not.toContain("archive-parka");
});

test("a product without a price is found by its words and never satisfies a price limit", async () => {
  expect(await handles(english, "bespoke jacket")).toContain("bespoke-waterproof-jacket");
  expect(await handles(english, "bespoke jacket", { priceMaxMinor: 999_999 })).not.toContain(
    "bespoke-waterproof-jacket",
  );
  expect(await handles(english, "bespoke jacket", { priceMinMinor: 0 })).not.toContain("bespoke-waterproof-jacket");
});

test("stock is a filter only when asked for, and the variant must have size, colour and stock at once", async () => {
  expect(await handles(english, "hoodie", { sizes: ["L"] })).toEqual(["everyday-hoodie"]);
  const { hits, nearMisses } = await searchProducts(english, {
    text: "hoodie",
    constraints: { sizes: ["large"], colors: ["blue"], inStockOnly: true },
    limit: 5,
  });
  expect(hits).toEqual([]);
  expect(nearMisses).toEqual([{ handle: "everyday-hoodie", breaks: { constraint: "stock", differenceMinor: null } }]);
});

test("near misses name the one constraint they break and by how much", async () => {
  const { hits, nearMisses } = await searchProducts(english, {
    text: "waterproof jacket",
    constraints: { priceMaxMinor: 14000, sizes: ["M"] },
    limit: 5,
  });
  expect(hits).toEqual([]);
  expect(nearMisses.map(({ handle, breaks }) => [handle, breaks.constraint, breaks.differenceMinor])).toEqual([
    ["stormline-waterproof-jacket", "price", 900],
    ["harbor-rain-shell", "price", 7900],
    ["bespoke-waterproof-jacket", "price", null],
  ]);
});

test("constraints alone list what fits: buyable first, then the newest, then by handle", async () => {
  const { db } = await makeShop();
  const day = (n: number) => new Date(T0.getTime() + n * 86_400_000);
  await applyProducts(
    db,
    [
      product({ title: "Old cup", createdAt: day(1), priceMinor: 900 }),
      product({ title: "New cup", createdAt: day(3), priceMinor: 900 }),
      product({ title: "Gone cup", createdAt: day(5), priceMinor: 900, isAvailable: () => false }),
      product({ title: "Another new cup", createdAt: day(3), priceMinor: 900 }),
      product({ title: "Dear cup", createdAt: day(4), priceMinor: 9000 }),
    ],
    { now: T0 },
  );
  expect(await handles(db, "", { priceMaxMinor: 1000 })).toEqual(["another-new-cup", "new-cup", "old-cup", "gone-cup"]);
});

test("one shop's search never sees another's products", async () => {
  const { db } = await makeShop();
  expect(await handles(db, "waterproof jacket")).toEqual([]);
  expect(await handles(db, "", { priceMaxMinor: 99_999 })).toEqual([]);
});

test("the text of a question cannot reach the database as a query", async () => {
  for (const text of [
    "jacket' | !! & (",
    "'; DROP TABLE product; --",
    "jacket:*",
    "\\' jacket \u0000 <->",
    "jacket".repeat(400),
  ]) {
    await expect(searchProducts(english, { text, constraints: {}, limit: 5 })).resolves.toBeDefined();
  }
});
