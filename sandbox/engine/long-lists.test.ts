/** Long lists: pages come from a kept order, and the order follows every change at once. */
import { expect, test } from "vitest";
import { createProduct, deleteProduct, updateProduct } from "../domain/operations";
import { bench, type Bench } from "../conformance/harness";

interface Page {
  nodes: { id: string; title: string }[];
  pageInfo: { endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
}

const query = `query($a: String, $k: ProductSortKeys, $q: String, $r: Boolean) {
  products(first: 250, after: $a, sortKey: $k, query: $q, reverse: $r) {
    nodes { id title } pageInfo { endCursor hasNextPage hasPreviousPage }
  }
}`;

async function page(b: Bench, variables: Record<string, unknown>): Promise<Page> {
  b.sandbox.engine.setAvailablePoints?.(b.shop, 2_000);
  return (await b.read(query, "products", variables)) as Page;
}

const products = Array.from({ length: 2_600 }, (_, i) => ({
  title: `Mug ${String((i * 7_919) % 2_600).padStart(4, "0")}`,
  tags: i % 2 ? ["odd"] : ["even"],
  priceMinor: 900,
}));

async function titles(b: Bench, variables: Record<string, unknown>): Promise<string[]> {
  const all: string[] = [];
  for (let after: string | null = null; ;) {
    const one: Page = await page(b, { ...variables, a: after });
    all.push(...one.nodes.map((node) => node.title));
    if (!one.pageInfo.hasNextPage) return all;
    after = one.pageInfo.endCursor;
  }
}

test("every row comes once and in order, forward, reversed and filtered", async () => {
  const b = await bench({ products });
  const sorted = products.map((one) => one.title).sort();
  expect(await titles(b, { k: "TITLE" })).toEqual(sorted);
  expect(await titles(b, { k: "TITLE", r: true })).toEqual([...sorted].reverse());
  const even = products.filter((one) => one.tags[0] === "even").map((one) => one.title);
  expect(await titles(b, { k: "TITLE", q: "tag:even" })).toEqual(even.sort());
});

test("a renamed, a new and a deleted product are in their places on the next page that is asked for", async () => {
  const b = await bench({ products });
  await titles(b, { k: "TITLE" });
  const { world } = b.sandbox;
  const all = [...b.shop.products.values()];
  updateProduct(world, b.shop, all[3]?.id ?? 0, { title: "A first" });
  deleteProduct(world, b.shop, all[4]?.id ?? 0);
  createProduct(world, b.shop, { title: "B second" });
  const now = await titles(b, { k: "TITLE" });
  expect(now.slice(0, 2)).toEqual(["A first", "B second"]);
  expect(now).toHaveLength(2_600);
  expect(now).not.toContain(all[4]?.title);
});

test("a row deleted between two pages shifts no other", async () => {
  const b = await bench({ products });
  const first = await page(b, { k: "TITLE" });
  const gone = [...b.shop.products.values()].find((one) => one.title === first.nodes[10]?.title);
  deleteProduct(b.sandbox.world, b.shop, gone?.id ?? 0);
  const second = await page(b, { k: "TITLE", a: first.pageInfo.endCursor });
  expect(second.nodes[0]?.title).toBe("Mug 0250");
  expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
});

test("ids and handles in a search name the only rows that are looked at, and other terms still count", async () => {
  const b = await bench({ products });
  const [one, two] = [...b.shop.products.values()];
  const found = async (q: string): Promise<string[]> => (await page(b, { q })).nodes.map((node) => node.title);
  expect(await found(`id:${one?.id} OR id:${two?.id}`)).toEqual([one?.title, two?.title]);
  expect(await found(`handle:${two?.handle}`)).toEqual([two?.title]);
  expect(await found(`handle:${two?.handle} tag:even`)).toEqual([]);
  expect(await found(`-id:${one?.id} tag:even`)).toHaveLength(250);
  expect(await found("handle:nothing-like-it")).toEqual([]);
});
