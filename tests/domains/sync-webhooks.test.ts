/** Webhooks: order, duplicates and loss do not matter; what is not understood is not written; a change is soon stored. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  addFulfillmentEvent,
  createOrder,
  createProduct,
  deleteProduct,
  fulfillOrder,
  refundOrder,
  setInventory,
  updateCollection,
  updateCustomer,
  updateProduct,
  updateVariantPrice,
} from "../../sandbox/domain/operations";
import { systemDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { receive, syncStatus } from "~/sync/index.server";
import { drainShop } from "~/sync/drain.server";
import { markDirty } from "~/sync/dirty.server";
import type { Delivery } from "~/sync/delivery";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

async function importedWorld() {
  const world = await syncWorld({
    products: Array.from({ length: 12 }, (_, index) => ({
      title: `Mug ${index}`,
      priceMinor: 1000 + index,
      stock: 50,
    })),
    collections: [{ handle: "mugs", title: "Mugs", products: [] }],
    customers: [{ handle: "ada", firstName: "Ada", lastName: "Example", email: "ada@shop.example" }],
  });
  await world.run("import");
  world.takeDeliveries();
  world.calls.length = 0;
  return world;
}

const firstProduct = (world: SyncWorld) => {
  const [product] = world.state.products.values();
  const variant = product?.variants[0];
  if (!product || !variant) throw new Error("The shop has no product");
  return { product, variant };
};

async function equal(world: SyncWorld, why = "") {
  expect(await storedOf(world.shop.db), why).toEqual(expectedOf(world.state, world.sandbox.world.now()));
}

describe("one change", { timeout: 90_000 }, () => {
  test("of a price is stored after its webhook, and its lag is recorded", async () => {
    const world = await importedWorld();
    updateVariantPrice(world.sandbox.world, world.state, firstProduct(world).variant.id, { priceMinor: 4242 });
    for (const delivery of world.takeDeliveries()) expect(await receive(delivery)).toEqual({ kind: "accepted" });
    await world.drain();
    expect(await world.shop.db.variant.count({ where: { priceMinor: 4242 } })).toBe(1);
    expect((await syncStatus(world.shop.db)).freshness?.samples).toBe(1);
    await equal(world);
  });

  test("to stock that sells a product out is stored", async () => {
    const world = await importedWorld();
    setInventory(world.sandbox.world, world.state, firstProduct(world).variant.id, 0);
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    await equal(world);
  });

  test("that deletes a product makes it vanish, with its variants", async () => {
    const world = await importedWorld();
    const { product } = firstProduct(world);
    deleteProduct(world.sandbox.world, world.state, product.id);
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    expect(await world.shop.db.variant.count({ where: { productGid: `gid://shopify/Product/${product.id}` } })).toBe(0);
    await equal(world);
  });

  test("to a collection's products reaches the products it lost and those it won", async () => {
    const world = await importedWorld();
    const [collection] = world.state.collections.values();
    const ids = [...world.state.products.keys()].slice(0, 3);
    updateCollection(world.sandbox.world, world.state, collection?.id ?? 0, { productIds: ids });
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    await equal(world);
    updateCollection(world.sandbox.world, world.state, collection?.id ?? 0, { productIds: ids.slice(1) });
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    await equal(world);
  });

  test("to an order, from purchase to parcel to refund, is followed", async () => {
    const world = await importedWorld();
    const { world: sandboxWorld } = world.sandbox;
    const [customer] = world.state.customers.values();
    const placed = createOrder(sandboxWorld, world.state, {
      lines: [{ variantId: firstProduct(world).variant.id, quantity: 2 }],
      customerId: customer?.id ?? null,
    });
    if (placed.kind === "refused") throw new Error(placed.message);
    const order = placed.value;
    const parcel = fulfillOrder(sandboxWorld, world.state, order.id);
    if (parcel.kind === "refused") throw new Error(parcel.message);
    addFulfillmentEvent(sandboxWorld, world.state, parcel.value.id, { status: "IN_TRANSIT" });
    refundOrder(sandboxWorld, world.state, order.id, {
      lines: [{ orderLineId: order.lines[0]?.id ?? 0, quantity: 1 }],
    });
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    expect((await storedOf(world.shop.db)).orders).toHaveLength(1);
    await equal(world);
  });
});

describe("deliveries", { timeout: 90_000 }, () => {
  test("of the same webhook are recorded once, however often they come", async () => {
    const world = await importedWorld();
    updateProduct(world.sandbox.world, world.state, firstProduct(world).product.id, { title: "Renamed" });
    const [delivery] = world.takeDeliveries();
    if (!delivery) throw new Error("Nothing was announced");
    const kinds = await Promise.all([1, 2, 3, 4, 5].map(async () => (await receive(delivery)).kind));
    expect(kinds.sort()).toEqual(["accepted", "duplicate", "duplicate", "duplicate", "duplicate"]);
    expect(await systemDb().webhookDelivery.count({ where: { shopDomain: world.state.domain } })).toBe(1);
  });

  test.each([
    ["no id", {}],
    ["a null body", null],
    ["an id that is no number", { id: "1 OR 1=1" }],
    ["a list", [1, 2]],
  ])("with %s are refused and write nothing", async (_what, payload) => {
    const world = await importedWorld();
    const delivery: Delivery = {
      shopDomain: world.state.domain,
      webhookId: randomUUID(),
      topic: "PRODUCTS_UPDATE",
      payload,
      triggeredAt: null,
    };
    await expect(receive(delivery)).rejects.toThrow(AppError);
    expect(await systemDb().webhookDelivery.count({ where: { shopDomain: world.state.domain } })).toBe(0);
    expect(await world.shop.db.dirtyResource.count()).toBe(0);
  });

  test("for a shop that is not ours mark nothing", async () => {
    const delivery = { shopDomain: "stranger.myshopify.com", webhookId: randomUUID(), topic: "PRODUCTS_UPDATE" };
    expect(await receive({ ...delivery, payload: { id: 5 }, triggeredAt: null })).toEqual({ kind: "ignored" });
    expect(await systemDb().dirtyResource.count({ where: { gid: "gid://shopify/Product/5" } })).toBe(0);
  });

  test("in a burst about one product cost one fetch", async () => {
    const world = await importedWorld();
    const { product } = firstProduct(world);
    for (let change = 0; change < 20; change++)
      updateProduct(world.sandbox.world, world.state, product.id, { title: `Title ${change}` });
    for (const delivery of world.takeDeliveries()) await receive(delivery);
    await world.drain();
    expect(world.calls).toEqual(["ProductsById"]);
    await equal(world);
  });

  test("that come while their product is being fetched cause one more fetch", async () => {
    const world = await importedWorld();
    const { product } = firstProduct(world);
    const gid = `gid://shopify/Product/${product.id}`;
    const { shop } = world;
    const client = { ...shop.client };
    let isFirst = true;
    client.query = async (...args) => {
      const answer = await shop.client.query(...args);
      if (isFirst) {
        isFirst = false;
        updateProduct(world.sandbox.world, world.state, product.id, { title: "Changed meanwhile" });
        for (const delivery of world.takeDeliveries()) await receive(delivery);
      }
      return answer;
    };
    await markDirty(shop.db, shop.db.shopId, [gid], new Date());
    await drainShop({ ...shop, client }, { clock: systemClock, settleMs: 0 });
    expect(await shop.db.dirtyResource.count({ where: { gid } })).toBe(1);
    await world.drain();
    await equal(world);
  });
});

describe("whatever order webhooks come in", { timeout: 90_000 }, () => {
  test.each([1, 2, 3])("shuffled, doubled and partly lost, then reconciled, no row differs (seed %i)", async (seed) => {
    const world = await importedWorld();
    const random = seededRandom(seed);
    const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    for (let step = 0; step < 40; step++) {
      world.sandbox.world.advance(Math.floor(random() * 300));
      change(world, random, pick);
      if (random() < 0.2) await deliver(world, random);
      if (random() < 0.2) await world.drain();
    }
    await deliver(world, random);
    await world.drain();
    expect(await world.run("reconcile")).toBe("done");
    await world.drain();
    await equal(world, `seed ${seed}`);
    expect(await world.shop.db.dirtyResource.count()).toBe(0);
  });

  test("a deletion whose webhook was lost is found by the reconcile", async () => {
    const world = await importedWorld();
    deleteProduct(world.sandbox.world, world.state, firstProduct(world).product.id);
    world.takeDeliveries();
    await world.run("reconcile");
    await world.drain();
    await equal(world);
  });
});

function change(world: SyncWorld, random: () => number, pick: <Item>(items: Item[]) => Item): void {
  const { state, sandbox } = world;
  const products = [...state.products.values()];
  const product = pick(products);
  const dice = random();
  if (dice < 0.25)
    updateVariantPrice(sandbox.world, state, product.variants[0]?.id ?? 0, { priceMinor: Math.floor(random() * 9000) });
  else if (dice < 0.4) setInventory(sandbox.world, state, product.variants[0]?.id ?? 0, Math.floor(random() * 9));
  else if (dice < 0.55) updateProduct(sandbox.world, state, product.id, { title: `Mug ${Math.floor(random() * 1e6)}` });
  else if (dice < 0.65)
    createProduct(sandbox.world, state, { title: `New ${Math.floor(random() * 1e9)}`, priceMinor: 700 });
  else if (dice < 0.72 && products.length > 3) deleteProduct(sandbox.world, state, product.id);
  else if (dice < 0.82)
    updateCustomer(sandbox.world, state, pick([...state.customers.keys()]), {
      tags: [`t${Math.floor(random() * 99)}`],
    });
  else
    createOrder(sandbox.world, state, {
      lines: [{ variantId: product.variants[0]?.id ?? 0, quantity: 1 }],
      customerId: null,
    });
}

/** One delivery in ten is lost, the others come up to three times, in any order. */
async function deliver(world: SyncWorld, random: () => number): Promise<void> {
  const copies = world.takeDeliveries().flatMap((delivery) => {
    const times = random() < 0.1 ? 0 : 1 + Math.floor(random() * 3);
    return Array.from({ length: times }, () => ({ delivery, rank: random() }));
  });
  for (const { delivery } of copies.sort((one, other) => one.rank - other.rank)) await receive(delivery);
}

/** mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
