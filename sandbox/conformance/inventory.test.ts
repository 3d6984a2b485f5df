/**
 * Stock by location: what each quantity means, which changes are announced, and what the two mutations refuse.
 * Sources: https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps#inventory-states,
 * https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventorySetQuantities and …/inventoryAdjustQuantities
 */
import { expect, test } from "vitest";
import { addLocation, createOrder, fulfillOrder, setInventory, setStock, setTracked } from "../domain/operations";
import type { ShopState, Variant } from "../domain/types";
import { at, bench, type Bench } from "./harness";

const scopes = ["read_products", "write_inventory", "read_locations"];

interface Stocked extends Bench {
  variant: Variant;
  store: number;
  topics: string[];
}

async function stocked(): Promise<Stocked> {
  const own = await bench({ products: [{ title: "Mug", priceMinor: 1500, stock: 10 }] });
  const variant = firstVariant(own.shop);
  const store = addLocation(own.sandbox.world, own.shop, { name: "Store" }).id;
  const topics: string[] = [];
  own.sandbox.world.onChange((change) => void topics.push(change.topic));
  return { ...own, variant, store, topics };
}

function firstVariant(shop: ShopState): Variant {
  const variant = [...shop.products.values()][0]?.variants[0];
  if (!variant) throw new Error("The shop has no variant");
  return variant;
}

const names = `names: ["available", "incoming", "committed", "on_hand", "reserved", "damaged"]`;
async function levels({ ask, variant }: Stocked): Promise<Record<string, Record<string, number>>> {
  const answer = await ask(
    `query ($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 5) {
       nodes { location { name } quantities(${names}) { name quantity } } } } }`,
    { id: `gid://shopify/InventoryItem/${variant.inventoryItemId}` },
    { scopes },
  );
  expect(answer.errors).toBeUndefined();
  const nodes = at(answer.data, "inventoryItem.inventoryLevels.nodes") as {
    location: { name: string };
    quantities: { name: string; quantity: number }[];
  }[];
  return Object.fromEntries(
    nodes.map((n) => [n.location.name, Object.fromEntries(n.quantities.map((q) => [q.name, q.quantity]))]),
  );
}

test("the variant's quantity is the sum of what its locations can sell; on hand adds what is committed or set aside", async () => {
  const world = await stocked();
  const { sandbox, shop, variant, store } = world;
  setStock(sandbox.world, shop, variant.id, store, { available: 4, setAside: { damaged: 2 } });
  expect(variant.inventoryQuantity).toBe(14);
  const order = createOrder(sandbox.world, shop, { lines: [{ variantId: variant.id, quantity: 3 }], customerId: null });
  const none = { incoming: 0, reserved: 0, damaged: 0 };
  expect(await levels(world)).toEqual({
    Main: { ...none, available: 7, committed: 3, on_hand: 10 },
    Store: { ...none, available: 4, committed: 0, damaged: 2, on_hand: 6 },
  });
  if (order.kind !== "done") throw new Error(order.message);
  fulfillOrder(sandbox.world, shop, order.value.id, {
    tracking: { company: "Post", number: "1", url: "https://post.example" },
  });
  expect((await levels(world))["Main"]).toMatchObject({ available: 7, committed: 0, on_hand: 7 });
});

test("a sellable change announces the level and the product; units on their way announce the level alone", async () => {
  const { sandbox, shop, variant, store, topics } = await stocked();
  setStock(sandbox.world, shop, variant.id, store, { available: 1 });
  expect(topics).toEqual(["inventory_levels/connect", "products/update"]);
  topics.length = 0;
  sandbox.world.advance(1000);
  const before = [...shop.products.values()][0]?.updatedAt;
  setStock(sandbox.world, shop, variant.id, store, { incoming: 24 });
  expect(topics).toEqual(["inventory_levels/update"]);
  expect([...shop.products.values()][0]?.updatedAt).toBe(before);
  topics.length = 0;
  setTracked(sandbox.world, shop, variant.id, false);
  expect(topics).toEqual(["inventory_items/update", "products/update"]);
});

test("an order takes from the first location and announces the level before the product and the order", async () => {
  const { sandbox, shop, variant, topics } = await stocked();
  createOrder(sandbox.world, shop, { lines: [{ variantId: variant.id, quantity: 2 }], customerId: null });
  expect([variant.inventoryQuantity, topics.slice(0, 3)]).toEqual([
    8,
    ["inventory_levels/update", "products/update", "orders/create"],
  ]);
});

test("selling the total down empties the other locations too, and never goes below what is there", async () => {
  const { sandbox, shop, variant, store } = await stocked();
  setStock(sandbox.world, shop, variant.id, store, { available: 4 });
  setInventory(sandbox.world, shop, variant.id, 0);
  expect([variant.inventoryQuantity, variant.levels?.map((l) => l.available)]).toEqual([0, [0]]);
});

test("levels need read_inventory, the item does not; an unknown quantity name is refused", async () => {
  const { ask, variant } = await stocked();
  const id = `gid://shopify/InventoryItem/${variant.inventoryItemId}`;
  const item = await ask(
    `query ($id: ID!) { inventoryItem(id: $id) { id tracked requiresShipping } }`,
    { id },
    { scopes: ["read_products"] },
  );
  expect(at(item.data, "inventoryItem")).toEqual({ id, tracked: true, requiresShipping: true });
  const query = `query ($id: ID!, $names: [String!]!) { inventoryItem(id: $id) { inventoryLevels(first: 1) { nodes { quantities(names: $names) { quantity } } } } }`;
  expect((await ask(query, { id, names: ["available"] }, { scopes: ["read_products"] })).codes).toEqual([
    "ACCESS_DENIED",
  ]);
  expect((await ask(query, { id, names: ["on_order"] }, { scopes })).codes).toEqual(["BAD_REQUEST"]);
});

const set = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { reason changes { name delta quantityAfterChange } } userErrors { code field } } }`;
const adjust = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta quantityAfterChange } } userErrors { code field } } }`;

test("inventorySetQuantities sets when the expected quantity still holds, and changes nothing when it does not", async () => {
  const { ask, shop, variant } = await stocked();
  const row = {
    inventoryItemId: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
    locationId: `gid://shopify/Location/${shop.locations[0]?.id ?? 0}`,
    quantity: 7,
  };
  const input = (changeFromQuantity: number | null): object => ({
    name: "available",
    reason: "correction",
    quantities: [{ ...row, changeFromQuantity }],
  });
  const stale = await ask(set, { input: input(3), key: "a" }, { scopes });
  expect(at(stale.data, "inventorySetQuantities.userErrors")).toEqual([
    { code: "CHANGE_FROM_QUANTITY_STALE", field: ["input", "quantities", "0", "changeFromQuantity"] },
  ]);
  expect(variant.inventoryQuantity).toBe(10);
  const done = await ask(set, { input: input(10), key: "b" }, { scopes });
  expect(at(done.data, "inventorySetQuantities.inventoryAdjustmentGroup.changes")).toEqual([
    { name: "available", delta: -3, quantityAfterChange: 7 },
    { name: "on_hand", delta: -3, quantityAfterChange: 7 },
  ]);
  const again = await ask(set, { input: input(null), key: "c" }, { scopes });
  expect(at(again.data, "inventorySetQuantities")).toEqual({ inventoryAdjustmentGroup: null, userErrors: [] });
});

test("from 2026-04 on the expected quantity must be named, and so must the key", async () => {
  const { ask, shop, variant } = await stocked();
  const row = {
    inventoryItemId: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
    locationId: `gid://shopify/Location/${shop.locations[0]?.id ?? 0}`,
    quantity: 1,
  };
  const input = { name: "available", reason: "correction", quantities: [row] };
  const missing = await ask(set, { input, key: "k" }, { scopes });
  expect([missing.codes, variant.inventoryQuantity]).toEqual([["BAD_REQUEST"], 10]);
  const noKey = set.replace("@idempotent(key: $key)", "").replace(", $key: String!", "");
  const keyless = await ask(
    noKey,
    { input: { ...input, quantities: [{ ...row, changeFromQuantity: null }] } },
    { scopes },
  );
  expect([keyless.codes, variant.inventoryQuantity]).toEqual([["BAD_REQUEST"], 10]);
});

test.each<
  [over: { name?: string; reason?: string; referenceDocumentUri?: string; quantities?: object[] }, code: string]
>([
  [{ name: "committed" }, "INVALID_NAME"],
  [{ reason: "because" }, "INVALID_REASON"],
  [{ referenceDocumentUri: "no uri" }, "INVALID_REFERENCE_DOCUMENT"],
  [{ quantities: [{ quantity: -1 }] }, "INVALID_QUANTITY_NEGATIVE"],
  [{ quantities: [{ quantity: 1_000_000_001 }] }, "INVALID_QUANTITY_TOO_HIGH"],
  [{ quantities: [{ locationId: "gid://shopify/Location/1" }] }, "INVALID_LOCATION"],
  [{ quantities: [{ inventoryItemId: "gid://shopify/InventoryItem/1" }] }, "INVALID_INVENTORY_ITEM"],
  [{ quantities: [{}, {}] }, "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR"],
])("inventorySetQuantities with %j is %s and changes nothing", async (over, code) => {
  const { ask, shop, variant, topics } = await stocked();
  const row = {
    inventoryItemId: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
    locationId: `gid://shopify/Location/${shop.locations[0]?.id ?? 0}`,
    quantity: 5,
    changeFromQuantity: null,
  };
  const quantities = (over.quantities ?? [{}]).map((one) => ({ ...row, ...one }));
  const input = { name: "available", reason: "correction", ...over, quantities };
  const answer = await ask(set, { input, key: "k" }, { scopes });
  expect(at(answer.data, "inventorySetQuantities.userErrors.0.code")).toBe(code);
  expect([variant.inventoryQuantity, topics]).toEqual([10, []]);
});

test("inventoryAdjustQuantities moves units on their way with a ledger document, and refuses one for what is available", async () => {
  const world = await stocked();
  const { ask, shop, variant } = world;
  const row = {
    inventoryItemId: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
    locationId: `gid://shopify/Location/${shop.locations[0]?.id ?? 0}`,
    delta: 12,
    changeFromQuantity: null,
  };
  const send = (name: string, change: object, key: string): ReturnType<Bench["ask"]> =>
    ask(adjust, { input: { name, reason: "received", changes: [{ ...row, ...change }] }, key }, { scopes });
  const code = "inventoryAdjustQuantities.userErrors.0.code";
  expect(at((await send("incoming", {}, "1")).data, code)).toBe("INVALID_QUANTITY_DOCUMENT");
  expect(at((await send("incoming", { ledgerDocumentUri: "gid://shopify/Order/1" }, "2")).data, code)).toBe(
    "INTERNAL_LEDGER_DOCUMENT",
  );
  expect(at((await send("available", { ledgerDocumentUri: "gid://wms/Po/1" }, "3")).data, code)).toBe(
    "INVALID_AVAILABLE_DOCUMENT",
  );
  expect(at((await send("on_hand", {}, "4")).data, code)).toBe("INVALID_QUANTITY_NAME");
  const done = await send("incoming", { ledgerDocumentUri: "gid://wms/Po/1" }, "5");
  expect(at(done.data, "inventoryAdjustQuantities.inventoryAdjustmentGroup.changes")).toEqual([
    { name: "incoming", delta: 12, quantityAfterChange: 12 },
  ]);
  await send("incoming", { ledgerDocumentUri: "gid://wms/Po/1" }, "5");
  expect((await levels(world))["Main"]).toMatchObject({ incoming: 12, available: 10 });
});

test("inventoryItems pages by id and finds by id and sku; locations are named in order", async () => {
  const { read, sandbox, shop, store } = await stocked();
  const items = (await read(`{ inventoryItems(first: 5) { nodes { id } } }`, "inventoryItems.nodes")) as {
    id: string;
  }[];
  expect(items).toHaveLength(1);
  expect(
    await read(`{ inventoryItems(first: 5, query: "sku:none") { nodes { id } } }`, "inventoryItems.nodes"),
  ).toEqual([]);
  expect(
    await read(`query ($q: String) { inventoryItems(first: 5, query: $q) { nodes { id } } }`, "inventoryItems.nodes", {
      q: `id:${items[0]?.id ?? ""}`,
    }),
  ).toEqual(items);
  setStock(sandbox.world, shop, firstVariant(shop).id, store, { incoming: 6 });
  const names = await read(`{ locations(first: 5) { nodes { name } } }`, "locations.nodes");
  expect(names).toEqual([{ name: "Main" }, { name: "Store" }]);
});
