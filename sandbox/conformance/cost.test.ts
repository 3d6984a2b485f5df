/** Query cost and throttling. Source: https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits */
import { expect, test } from "vitest";
import { at, bench, NOW } from "./harness";

const products = [{ title: "Mug", priceMinor: 1500 }];

test("a query reports its cost, pays only for what came back, and the bucket refills by the second", async () => {
  let now = NOW;
  const { ask } = await bench({ products }, () => now);
  const query = `{ products(first: 50) { nodes { id variants(first: 10) { nodes { id } } } } }`;
  const cost = (await ask(query)).extensions?.cost;
  expect(cost?.requestedQueryCost).toBeGreaterThan(20);
  expect(cost?.actualQueryCost).toBeLessThan(cost?.requestedQueryCost ?? 0);
  expect(cost?.throttleStatus).toEqual({
    maximumAvailable: 2000,
    currentlyAvailable: 2000 - (cost?.actualQueryCost ?? 0),
    restoreRate: 100,
  });
  now += 1000;
  expect((await ask("{ shop { name } }")).extensions?.cost.throttleStatus.currentlyAvailable).toBe(1999);
});

test("an empty bucket answers THROTTLED with HTTP 200 and no data, and recovers with time", async () => {
  let now = NOW;
  const { ask, sandbox, shop } = await bench({ products }, () => now);
  sandbox.engine.setAvailablePoints?.(shop, 0);
  const query = `{ products(first: 10) { nodes { id } } }`;
  const throttled = await ask(query);
  expect(throttled.status).toBe(200);
  expect(throttled.codes).toEqual(["THROTTLED"]);
  expect(throttled.data).toBeUndefined();
  expect(throttled.extensions?.cost).toMatchObject({
    actualQueryCost: null,
    throttleStatus: { currentlyAvailable: 0 },
  });
  now += 1000;
  expect((await ask(query)).errors).toBeUndefined();
});

test("a query above 1,000 points is refused and costs nothing", async () => {
  const { ask } = await bench({ products });
  const deep = `{ products(first: 250) { nodes { variants(first: 250) { nodes { product { variants(first: 250) { nodes { product { id } } } } } } } } }`;
  const answer = await ask(deep);
  expect(answer.codes).toEqual(["MAX_COST_EXCEEDED"]);
  expect(at(answer.errors, "0.extensions.maxCost")).toBe(1000);
  expect((await ask("{ shop { name } }")).extensions?.cost.throttleStatus.currentlyAvailable).toBe(1999);
});

test("the one published observation is met: 250 variants with one object each cost 25 points", async () => {
  const { ask } = await bench({ products });
  const query = `{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }`;
  expect((await ask(query)).extensions?.cost).toMatchObject({ requestedQueryCost: 25, actualQueryCost: 1 });
});

test("fifty products with their variants by nodes(ids) stay far below the limit", async () => {
  const many = Array.from({ length: 50 }, (_, i) => ({
    title: `Mug ${i}`,
    priceMinor: 100,
    options: [{ name: "Size", values: ["S", "M", "L"] }],
  }));
  const { ask, shop } = await bench({ products: many });
  const ids = [...shop.products.keys()].map((id) => `gid://shopify/Product/${id}`);
  const query = `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { title options { name optionValues { name } } metafields(first: 20) { nodes { key value } } variants(first: 100) { nodes { id price inventoryItem { id } } } } } }`;
  const answer = await ask(query, { ids });
  expect(answer.errors).toBeUndefined();
  expect(answer.extensions?.cost.requestedQueryCost).toBeLessThan(500);
});
