/** Paging rules of connections. Source: https://shopify.dev/docs/api/usage/pagination-graphql */
import { expect, test } from "vitest";
import { deleteProduct, updateProduct } from "../domain/operations";
import { at, bench } from "./harness";

const products = Array.from({ length: 7 }, (_, i) => ({ title: `Lamp ${i}`, priceMinor: 1000 * i }));
const page = `query($first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean, $sortKey: ProductSortKeys) {
  products(first: $first, last: $last, after: $after, before: $before, reverse: $reverse, sortKey: $sortKey) {
    nodes { id title }
    edges { cursor node { title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Page {
  nodes: { id: string; title: string }[];
  edges: { cursor: string; node: { title: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

test("walking forward by cursor visits every row once and in order", async () => {
  const { read } = await bench({ products });
  const titles: string[] = [];
  let after: string | null = null;
  for (let i = 0; i < 4; i += 1) {
    const got = (await read(page, "products", { first: 2, after })) as Page;
    titles.push(...got.nodes.map((n) => n.title));
    expect(got.pageInfo.hasPreviousPage).toBe(i > 0);
    expect(got.pageInfo.hasNextPage).toBe(i < 3);
    after = got.pageInfo.endCursor;
  }
  expect(titles).toEqual(products.map((p) => p.title));
});

test("a cursor stays valid after its row and its neighbours are deleted", async () => {
  const { read, sandbox, shop } = await bench({ products });
  const first = (await read(page, "products", { first: 3 })) as Page;
  for (const node of first.nodes.slice(1)) deleteProduct(sandbox.world, shop, Number(node.id.split("/").at(-1)));
  const next = (await read(page, "products", { first: 2, after: first.pageInfo.endCursor })) as Page;
  expect(next.nodes.map((n) => n.title)).toEqual(["Lamp 3", "Lamp 4"]);
});

test("last and before page backwards; reverse and sortKey turn the order around", async () => {
  const { read } = await bench({ products });
  const tail = (await read(page, "products", { last: 2 })) as Page;
  expect(tail.nodes.map((n) => n.title)).toEqual(["Lamp 5", "Lamp 6"]);
  const before = (await read(page, "products", { last: 2, before: tail.pageInfo.startCursor })) as Page;
  expect(before.nodes.map((n) => n.title)).toEqual(["Lamp 3", "Lamp 4"]);
  const reversed = (await read(page, "products", { first: 2, reverse: true, sortKey: "TITLE" })) as Page;
  expect(reversed.nodes.map((n) => n.title)).toEqual(["Lamp 6", "Lamp 5"]);
  const more = (await read(page, "products", {
    first: 2,
    reverse: true,
    sortKey: "TITLE",
    after: reversed.pageInfo.endCursor,
  })) as Page;
  expect(more.nodes.map((n) => n.title)).toEqual(["Lamp 4", "Lamp 3"]);
});

test("an updated_at walk meets a row again when it changed meanwhile", async () => {
  let now = Date.parse("2026-11-20T12:00:00Z");
  const { read, sandbox, shop } = await bench({ products }, () => now);
  now += 1000;
  const first = [...shop.products.values()][0];
  if (first) updateProduct(sandbox.world, shop, first.id, { title: "Lamp 0 again" });
  const got = (await read(page, "products", { last: 1, sortKey: "UPDATED_AT" })) as Page;
  expect(got.nodes[0]?.title).toBe("Lamp 0 again");
});

test.each([
  ["neither first nor last", {}, "you must provide one of first or last"],
  ["more than 250 rows", { first: 251 }, "first cannot exceed 250"],
  ["a cursor that is not one", { first: 1, after: "zzz" }, "Invalid cursor for current pagination sort."],
])("%s is refused", async (_name, variables, message) => {
  const { ask } = await bench({ products });
  const answer = await ask(page, variables);
  expect(answer.status).toBe(200);
  expect(answer.errors).toMatchObject([{ message, path: ["products"] }]);
  expect(at(answer, "data")).toBeNull();
});
