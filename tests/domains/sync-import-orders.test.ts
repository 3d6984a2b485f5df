/** Orders come in bulk, and with all that a bulk file lacks as soon as somebody asks, or behind everything else. */
import { expect, test } from "vitest";
import { addFulfillmentEvent, fulfillOrder } from "../../sandbox/domain/fulfilments";
import { createOrder } from "../../sandbox/domain/orders";
import type { Outcome } from "../../sandbox/domain/outcome";
import { refundOrder } from "../../sandbox/domain/refunds";
import type { Order as SandboxOrder } from "../../sandbox/domain/types";
import { applyOrder, applyOrders, ordersOfCustomer, orderForCustomer } from "~/orders/index.server";
import type { OrderSnapshot } from "~/orders/types";
import { ordersByIds } from "~/shopify-admin/index.server";
import { applyResources } from "~/sync/apply.server";
import { PRIORITY } from "~/sync/dirty.server";
import { makeShop, testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

/** Twelve orders of one customer: plain ones, parcels under way, and a refund that the bank has not settled. */
async function imported() {
  const world = await syncWorld({
    products: [{ title: "Mug", priceMinor: 900, stock: 500 }],
    customers: [{ handle: "ada", firstName: "Ada", lastName: "Example", email: "ada@shop.example" }],
  });
  const { state, sandbox } = world;
  const [customer] = [...state.customers.values()];
  const variant = [...state.products.values()][0]?.variants[0];
  if (!customer || !variant) throw new Error("The shop has no customer or no product.");
  const orders: SandboxOrder[] = [];
  for (let index = 0; index < 12; index++) {
    const lines = [{ variantId: variant.id, quantity: 2 }];
    const order = valueOf(createOrder(sandbox.world, state, { customerId: customer.id, lines }));
    if (index % 3 === 1) {
      const parcel = valueOf(fulfillOrder(sandbox.world, state, order.id, { tracking: TRACKING }));
      for (const status of ["IN_TRANSIT", "OUT_FOR_DELIVERY"]) {
        addFulfillmentEvent(sandbox.world, state, parcel.id, { status, message: status.toLowerCase() });
        sandbox.world.advance(60_000);
      }
    }
    if (index % 6 === 2) {
      const line = { orderLineId: order.lines[0]?.id ?? 0, quantity: 1 };
      valueOf(refundOrder(sandbox.world, state, order.id, { lines: [line], settled: index === 2 }));
    }
    orders.push(order);
    sandbox.world.advance(60_000);
  }
  expect(await world.run("import")).toBe("done");
  const customerGid = `gid://shopify/Customer/${customer.id}`;
  return { world, orders, customerGid, withParcel: orders[4]!, refunded: orders[2]! };
}

const TRACKING = { company: "UPS", number: "1Z999", url: "https://ups.example/1Z999" };

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!("value" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const byId = (world: SyncWorld) => async (_db: unknown, gids: string[]) =>
  void (await applyResources(world.shop, "order", gids, { now: new Date() }));
const never = async () => undefined;

test("an import reads every order in bulk, not one by one, and marks those with parcels or refunds behind all else", async () => {
  const { world } = await imported();
  const expected = expectedOf(world.state, world.sandbox.world.now()).orders;
  const stored = await world.shop.db.order.findMany({ include: { fulfillments: true, refunds: true } });
  expect(stored.map(({ gid }) => gid).sort()).toEqual(expected.map(({ gid }) => gid));
  expect(world.calls).not.toContain("OrdersById");
  const lacking = stored.filter(({ fulfillments, refunds }) => fulfillments.length + refunds.length > 0);
  expect(lacking.length).toBe(6);
  expect(stored.filter(({ isDetailed }) => !isDetailed)).toHaveLength(lacking.length);
  const marks = await world.shop.db.dirtyResource.findMany({
    where: { cause: "import" },
    orderBy: { markedAt: "asc" },
  });
  const orderMarks = marks.filter(({ gid }) => gid.startsWith("gid://shopify/Order/"));
  expect(orderMarks.map(({ gid }) => gid).sort()).toEqual(lacking.map(({ gid }) => gid).sort());
  expect(orderMarks.every(({ markedAt }) => markedAt <= new Date())).toBe(true);
  expect(new Set(orderMarks.map(({ priority }) => priority))).toEqual(new Set([PRIORITY.background]));
});

test("the drain then brings every order to what the shop has, events and refund states too", async () => {
  const { world, refunded } = await imported();
  await world.drain();
  expect((await storedOf(world.shop.db)).orders).toEqual(expectedOf(world.state, world.sandbox.world.now()).orders);
  expect(await world.shop.db.order.count({ where: { isDetailed: false } })).toBe(0);
  const settled = { orderGid: `gid://shopify/Order/${refunded.id}` };
  expect(await world.shop.db.refund.findMany({ where: settled })).toMatchObject([{ state: "success" }]);
});

test("a shopper who asks before that gets the parcel's news all the same, and the next question costs no fetch", async () => {
  const { world, withParcel, customerGid } = await imported();
  const asked = { orderName: withParcel.name, customerGid };
  const bare = await orderForCustomer(world.shop.db, asked, never);
  expect(bare).toMatchObject({ state: "out-for-delivery", parcels: [{ trackingNumber: "1Z999", lastEventAt: null }] });
  const card = await orderForCustomer(world.shop.db, asked, byId(world));
  expect(card?.parcels).toMatchObject([{ lastEventText: "out_for_delivery", items: [{ title: "Mug", quantity: 2 }] }]);
  const unneeded = async () => expect.unreachable("fetched again");
  expect(await orderForCustomer(world.shop.db, asked, unneeded)).toEqual(card);
  await ordersOfCustomer(world.shop.db, { customerGid, limit: 12 }, byId(world));
  await ordersOfCustomer(world.shop.db, { customerGid, limit: 12 }, unneeded);
});

test("another customer's question fetches nothing", async () => {
  const { world, withParcel } = await imported();
  const asked = { orderName: withParcel.name, customerGid: "gid://shopify/Customer/1" };
  expect(await orderForCustomer(world.shop.db, asked, async () => expect.unreachable("fetched"))).toBeNull();
});

test("an order read in bulk never takes away the details of the same state, and a newer one asks for them anew", async () => {
  const { world, withParcel } = await imported();
  await world.drain();
  const { db, client } = world.shop;
  const gid = `gid://shopify/Order/${withParcel.id}`;
  const fetched = (await ordersByIds(client, [gid])).get(gid);
  if (fetched?.kind !== "found") throw new Error("The order is not to be had.");
  const bulk: OrderSnapshot = {
    ...fetched.value,
    isDetailed: false,
    fulfillments: fetched.value.fulfillments.map((parcel) => ({ ...parcel, events: [], lines: [] })),
  };
  const now = new Date();
  expect(await applyOrder(db, bulk, { now })).toBe("stale");
  const events = async () =>
    (await db.fulfillment.findMany({ where: { orderGid: gid } })).flatMap((parcel) => parcel.events as unknown[]);
  expect((await events()).length).toBeGreaterThan(0);
  const newer = { ...bulk, updatedAt: new Date(bulk.updatedAt.getTime() + 1000) };
  expect(await applyOrder(db, newer, { now })).toBe("applied");
  expect((await db.order.findFirstOrThrow({ where: { gid } })).isDetailed).toBe(false);
});

test("many orders at once are stored with all that belongs to them, and again without doubling it", async () => {
  const { db } = await makeShop();
  const at = new Date("2026-11-01T10:00:00Z");
  const orders = Array.from({ length: 120 }, (_, id): OrderSnapshot => ({
    gid: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    customerGid: null,
    processedAt: at,
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    returnStatus: "NO_RETURN",
    totalMinor: 100,
    currency: "USD",
    statusPageUrl: null,
    updatedAt: at,
    lines: [0, 1].map((line) => ({
      gid: `gid://shopify/LineItem/${id * 2 + line}`,
      productGid: null,
      variantGid: null,
      title: "Mug\u0000 ",
      variantTitle: null,
      quantity: 1,
      currentQuantity: 1,
      unitPriceMinor: 50,
    })),
    fulfillments: [],
    refunds: [],
    returns: [],
  }));
  expect(await applyOrders(db, orders, { now: at })).toEqual({ applied: 120, stale: 0 });
  const fewer = orders.map((order) => ({ ...order, lines: order.lines.slice(0, 1) }));
  expect(await applyOrders(db, fewer, { now: at })).toEqual({ applied: 120, stale: 0 });
  expect(await db.orderLine.count()).toBe(120);
  expect((await db.orderLine.findFirstOrThrow()).title).toBe("Mug");
  expect(await applyOrders(db, [{ ...orders[0]!, updatedAt: new Date(0) }], { now: at })).toMatchObject({ stale: 1 });
});
