/** Search syntax of the `query` argument. Source: https://shopify.dev/docs/api/usage/search-syntax */
import { describe, expect, test } from "vitest";
import { createOrder, fulfillOrder } from "../domain/operations";
import { at, bench, NOW } from "./harness";

const DAY = 24 * 3600 * 1000;
const products = [
  {
    title: "Red wool hat",
    handle: "red-hat",
    tags: ["winter", "on sale"],
    vendor: "Acme",
    type: "Hats",
    priceMinor: 2000,
    createdAt: NOW - 10 * DAY,
  },
  {
    title: "Blue wool scarf",
    handle: "blue-scarf",
    tags: ["winter"],
    vendor: "Acme",
    type: "Scarves",
    priceMinor: 4000,
    createdAt: NOW - 5 * DAY,
  },
  {
    title: "Rain jacket",
    handle: "rain-jacket",
    tags: ["rain"],
    vendor: "Other Co",
    type: "Jackets",
    priceMinor: 9000,
    createdAt: NOW - DAY,
  },
  {
    title: "Tent",
    handle: "tent",
    status: "DRAFT" as const,
    tags: [],
    vendor: "Other Co",
    priceMinor: 50000,
    createdAt: NOW - DAY,
  },
  { title: "防水冲锋衣", handle: "chongfengyi", tags: ["防水"], vendor: "Acme", priceMinor: 30000, createdAt: NOW },
];

async function found(query: string): Promise<unknown> {
  const { read } = await bench({ products });
  const nodes = await read(
    `query($q: String) { products(first: 50, query: $q) { nodes { handle } } }`,
    "products.nodes",
    { q: query },
  );
  return (nodes as { handle: string }[]).map((n) => n.handle);
}

describe("products", () => {
  test.each([
    ["", ["red-hat", "blue-scarf", "rain-jacket", "tent", "chongfengyi"]],
    ["wool", ["red-hat", "blue-scarf"]],
    ["wool -scarf", ["red-hat"]],
    ["wool NOT title:hat", ["blue-scarf"]],
    ["ja*", ["rain-jacket"]],
    ["防水", ["chongfengyi"]],
    ["status:draft", ["tent"]],
    ["status:active,draft vendor:'Other Co'", ["rain-jacket", "tent"]],
    ["tag:'on sale' OR tag:rain", ["red-hat", "rain-jacket"]],
    ["(tag:winter OR tag:rain) AND vendor:acme", ["red-hat", "blue-scarf"]],
    ["product_type:Ha*", ["red-hat"]],
    ["handle:tent", ["tent"]],
    ['"wool scarf"', ["blue-scarf"]],
    ["wool\\ scarf", ["blue-scarf"]],
    ["title:Rain\\ jacket", ["rain-jacket"]],
    ["tag:'on sale' -tag:rain", ["red-hat"]],
    ["handle:red\\-hat", ["red-hat"]],
    ["NOT (tag:winter OR tag:rain) vendor:'Other Co'", ["tent"]],
    ["title:bl*", ["blue-scarf"]],
    ["price:>=40 price:<100", ["blue-scarf", "rain-jacket"]],
    [
      `created_at:>'${new Date(NOW - 6 * DAY).toISOString()}' created_at:<='${new Date(NOW - DAY).toISOString()}'`,
      ["blue-scarf", "rain-jacket", "tent"],
    ],
  ])("%s", async (query, handles) => {
    expect(await found(query)).toEqual(handles);
  });
});

test("orders are found by name with and without #, by customer, and by state", async () => {
  const { read, sandbox, shop } = await bench({
    products: [{ title: "Mug", priceMinor: 1500, stock: 50 }],
    customers: [{ handle: "ann", firstName: "Ann", lastName: "Lee", email: "ann@lee.example" }],
  });
  const { world } = sandbox;
  const variantId = [...shop.products.values()][0]?.variants[0]?.id ?? 0;
  const customerId = [...shop.customers.keys()][0] ?? 0;
  const one = createOrder(world, shop, { lines: [{ variantId, quantity: 1 }], customerId });
  createOrder(world, shop, { lines: [{ variantId, quantity: 1 }], customerId: null, email: "guest@x.example" });
  if (one.kind === "done") fulfillOrder(world, shop, one.value.id);
  const names = async (query: string): Promise<unknown> => {
    const nodes = await read(`query($q: String) { orders(first: 9, query: $q) { nodes { name } } }`, "orders.nodes", {
      q: query,
    });
    return (nodes as { name: string }[]).map((n) => n.name);
  };
  expect(await names("name:#1001")).toEqual(["#1001"]);
  expect(await names("name:1002")).toEqual(["#1002"]);
  expect(await names(`name:'#1001' customer_id:${customerId}`)).toEqual(["#1001"]);
  expect(await names(`customer_id:${customerId} name:#1002`)).toEqual([]);
  expect(await names("email:guest@x.example")).toEqual(["#1002"]);
  expect(await names("financial_status:paid fulfillment_status:fulfilled")).toEqual(["#1001"]);
});

test("a filter that the sandbox does not know is refused by name rather than ignored", async () => {
  const { ask } = await bench({ products });
  const answer = await ask(`{ products(first: 1, query: "colour:red") { nodes { id } } }`);
  expect(answer.codes).toEqual(["SANDBOX_NOT_EMULATED"]);
  expect(at(answer.errors, "0.extensions.name")).toBe("search filter products.colour");
});

test.each(["(wool", "title:'wool", "updated_at:>notadate"])("a malformed query %s is refused", async (query) => {
  const { ask } = await bench({ products });
  const answer = await ask(`query($q: String) { products(first: 1, query: $q) { nodes { id } } }`, { q: query });
  expect(answer.codes).toEqual(["BAD_REQUEST"]);
});
