import { expect, test } from "vitest";
import { productGroups } from "./product-groups";

const head = (id: number) => ({
  id: `gid://shopify/Product/${id}`,
  handle: `p${id}`,
  title: `P ${id}`,
  updatedAt: "2026-10-01T00:00:00Z",
});
const variant = (id: number, productId: number, price: string | null = "12.50") => ({
  __typename: "ProductVariant",
  __parentId: `gid://shopify/Product/${productId}`,
  id: `gid://shopify/ProductVariant/${id}`,
  title: "Default",
  price,
  availableForSale: true,
});

async function* lines(rows: object[], failure?: Error) {
  for (const row of rows) yield row as Record<string, unknown>;
  if (failure) throw failure;
}

async function collect(rows: object[], failure?: Error) {
  const groups = [];
  let thrown: unknown = null;
  try {
    for await (const group of productGroups(lines(rows, failure), "USD")) groups.push(group);
  } catch (error) {
    thrown = error;
  }
  return { groups, thrown };
}

test("children join their product, prices become minor units, a missing price stays missing", async () => {
  const { groups } = await collect([head(1), variant(11, 1), variant(12, 1, null), head(2)]);
  expect(groups.map((group) => group.lastLine)).toEqual([3, 4]);
  expect(groups[0]).toMatchObject({
    kind: "readable",
    snapshot: { variants: [{ priceMinor: 1250 }, { priceMinor: null }] },
  });
});

test("the last product is not given out when the file turns out to be cut", async () => {
  const { groups, thrown } = await collect([head(1), variant(11, 1), head(2), variant(21, 2)], new Error("cut"));
  expect(groups.map((group) => group.gid)).toEqual(["gid://shopify/Product/1"]);
  expect(thrown).toEqual(new Error("cut"));
});

test("a child away from its product is refused, not given to another", async () => {
  const { thrown } = await collect([head(1), head(2), variant(11, 1)]);
  expect(thrown).toMatchObject({ code: "bulk-failed" });
});

test("a product that cannot be read is named and stops no other", async () => {
  const { groups } = await collect([{ ...head(1), updatedAt: "soon" }, head(2)]);
  expect(groups.map((group) => group.kind)).toEqual(["unreadable", "readable"]);
});
