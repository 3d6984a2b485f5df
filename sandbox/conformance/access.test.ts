/** Scopes, protected customer data, the order window, versions. Sources stand beside the rules in engine/ and schema/. */
import { expect, test } from "vitest";
import { createOrder } from "../domain/operations";
import { loadAdminSchema } from "../schema/admin-schema";
import { isOpen, grantedSet } from "../schema/scopes";
import { at, bench, NOW, textOf } from "./harness";

const DAY = 24 * 3600 * 1000;
const stock = {
  products: [{ title: "Mug", priceMinor: 1500, stock: 50 }],
  customers: [{ handle: "ann", firstName: "Ann", lastName: "Lee", email: "ann@lee.example" }],
  policies: [{ type: "REFUND_POLICY", title: "Refunds", html: "<p>30 days</p>" }],
};

test.each([
  ["products(first: 1) { nodes { id } }", "read_products"],
  ["orders(first: 1) { nodes { id } }", "read_orders"],
  ["customers(first: 1) { nodes { id } }", "read_customers"],
  ["pages(first: 1) { nodes { id } }", "read_content"],
  ["shopLocales { locale }", "read_locales"],
  ["locations(first: 1) { nodes { name } }", "read_locations"],
  ["shop { shopPolicies { body } }", "read_legal_policies"],
])("%s is denied without %s and opens with it", async (field, scope) => {
  const { ask } = await bench(stock);
  const denied = await ask(`{ ${field} }`, {}, { scopes: ["read_nothing"] });
  expect(denied.status).toBe(200);
  expect(denied.codes).toEqual(["ACCESS_DENIED"]);
  expect(at(denied.errors, "0.message")).toMatch(
    new RegExp(`Access denied for \\w+ field. Required access: .*\`${scope}\``),
  );
  const open = await ask(`{ ${field} }`, {}, { scopes: [scope] });
  expect(open.errors).toBeUndefined();
});

test("every restricted type and field of the published table denies an app without scopes and opens with the listed one", () => {
  const { access } = loadAdminSchema();
  expect(access.size).toBeGreaterThan(1000);
  for (const needed of access.values()) {
    expect(isOpen(grantedSet([]), needed)).toBe(false);
    expect(isOpen(grantedSet([needed[0] ?? ""]), needed)).toBe(true);
  }
});

test("a write scope includes reading, and returns need their own scope even inside an order", async () => {
  const { ask, sandbox, shop } = await bench(stock);
  const variantId = [...shop.products.values()][0]?.variants[0]?.id ?? 0;
  createOrder(sandbox.world, shop, { lines: [{ variantId, quantity: 1 }], customerId: null });
  const query = `{ orders(first: 1) { nodes { name returns(first: 1) { nodes { id } } } } }`;
  expect((await ask(query, {}, { scopes: ["write_orders"] })).codes).toEqual(["ACCESS_DENIED"]);
  expect((await ask(query, {}, { scopes: ["write_orders", "read_returns"] })).errors).toBeUndefined();
});

test("nodes gives null and an error for a type whose scope is missing, and keeps the others", async () => {
  const { ask, shop } = await bench(stock);
  const ids = [
    `gid://shopify/Product/${[...shop.products.keys()][0]}`,
    `gid://shopify/Customer/${[...shop.customers.keys()][0]}`,
    "gid://shopify/Product/1",
  ];
  const answer = await ask(`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids }, { scopes: ["read_products"] });
  expect(at(answer.data, "nodes")).toEqual([{ id: ids[0] }, null, null]);
  expect(answer.errors).toMatchObject([{ path: ["nodes", 1], extensions: { code: "ACCESS_DENIED" } }]);
});

test("without approval level 2 a customer's e-mail is null with an error beside it, and the rest is given", async () => {
  const { ask } = await bench({ ...stock, install: { protectedDataLevel: 1 } });
  const answer = await ask(`{ customers(first: 1) { nodes { id email firstName numberOfOrders } } }`);
  expect(answer.status).toBe(200);
  expect(at(answer.data, "customers.nodes.0")).toMatchObject({ email: null, firstName: null, numberOfOrders: "0" });
  expect(answer.codes).toEqual(["ACCESS_DENIED", "ACCESS_DENIED"]);
  expect(at(answer.errors, "0.message")).toContain("not approved to use the email field");
});

test("without approval level 1 orders are closed", async () => {
  const { ask } = await bench({ ...stock, install: { protectedDataLevel: 0 } });
  const answer = await ask(`{ orders(first: 1) { nodes { id } } }`);
  expect(at(answer.errors, "0.message")).toContain("not approved to access the Order object");
});

test("orders older than 60 days are invisible without read_all_orders", async () => {
  let now = NOW;
  const { ask, sandbox, shop } = await bench(stock, () => now);
  const variantId = [...shop.products.values()][0]?.variants[0]?.id ?? 0;
  const made = createOrder(sandbox.world, shop, { lines: [{ variantId, quantity: 1 }], customerId: null });
  if (made.kind !== "done") throw new Error(made.message);
  now += 61 * DAY;
  const query = `query($id: ID!) { order(id: $id) { name } orders(first: 5) { nodes { name } } node(id: $id) { id } }`;
  const id = `gid://shopify/Order/${made.value.id}`;
  const closed = await ask(query, { id }, { scopes: ["read_orders"] });
  expect(closed.data).toEqual({ order: null, orders: { nodes: [] }, node: null });
  const open = await ask(query, { id }, { scopes: ["read_orders", "read_all_orders"] });
  expect(open.data).toEqual({ order: { name: "#1001" }, orders: { nodes: [{ name: "#1001" }] }, node: { id } });
});

// https://shopify.dev/docs/api/usage/access-scopes (read_all_orders)
test("the 60-day window holds in search, in nodes, under a customer and in bulk files too", async () => {
  let now = NOW;
  const { ask, sandbox, shop } = await bench(stock, () => now);
  const variantId = [...shop.products.values()][0]?.variants[0]?.id ?? 0;
  const customerId = [...shop.customers.keys()][0] ?? 0;
  const order = (): string => {
    const made = createOrder(sandbox.world, shop, { lines: [{ variantId, quantity: 1 }], customerId });
    if (made.kind !== "done") throw new Error(made.message);
    return `gid://shopify/Order/${made.value.id}`;
  };
  const old = order();
  now += 61 * DAY;
  const fresh = order();
  const query = `query($ids: [ID!]!, $customer: ID!) {
    orders(first: 5, query: "name:#1001 OR name:#1002") { nodes { name } }
    nodes(ids: $ids) { id }
    customer(id: $customer) { orders(first: 5) { nodes { name } } }
  }`;
  const variables = { ids: [old, fresh], customer: `gid://shopify/Customer/${customerId}` };
  const scopes = ["read_orders", "read_customers"];
  expect((await ask(query, variables, { scopes })).data).toEqual({
    orders: { nodes: [{ name: "#1002" }] },
    nodes: [null, { id: fresh }],
    customer: { orders: { nodes: [{ name: "#1002" }] } },
  });
  const all = await ask(query, variables, { scopes: [...scopes, "read_all_orders"] });
  expect(at(all.data, "customer.orders.nodes")).toHaveLength(2);
  const run = `mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }") { bulkOperation { id } } }`;
  const started = await ask(run, {}, { scopes });
  const id = at(started.data, "bulkOperationRunQuery.bulkOperation.id");
  let url: unknown = null;
  for (let poll = 0; poll < 50 && typeof url !== "string"; poll += 1) {
    const seen = await ask("query($id: ID!) { bulkOperation(id: $id) { url } }", { id }, { scopes });
    url = at(seen.data, "bulkOperation.url");
    await new Promise((resolve) => setImmediate(resolve));
  }
  const link = new URL(String(url));
  const file = sandbox.bulkFiles.open(link.pathname, link.searchParams);
  expect(file && (await textOf(file))).toBe(`{"id":"${fresh}"}\n`);
  await sandbox.close();
});

test("an unknown version is a 404, a gone one falls forward to the oldest", async () => {
  const { ask, sandbox, shop } = await bench(stock);
  expect((await ask("{ shop { name } }", {}, { version: "2031-13" })).status).toBe(404);
  expect((await ask("{ shop { name } }", {}, { version: "2027-01" })).status).toBe(404);
  const old = await sandbox.engine.execute({
    shop,
    grantedScopes: [],
    apiVersion: "2023-01",
    query: "{ shop { name } }",
    variables: {},
  });
  expect(old.headers).toEqual({ "X-Shopify-API-Version": "2025-10" });
});
