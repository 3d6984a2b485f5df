/** The drain's order: the urgent first, nobody starved, no shop held back by another, every id fetched once. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { setInventory, updateProduct, updateVariantPrice } from "../../sandbox/domain/operations";
import { systemDb } from "~/db.server";
import { fixedClock, systemClock } from "~/platform/clock";
import { claimDirty, markDirty, PRIORITY, releaseForRetry, type Priority } from "~/sync/dirty.server";
import { drainShop, drainUntilEmpty } from "~/sync/drain.server";
import { receive } from "~/sync/index.server";
import { makeShop, testDatabase } from "../support/db";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const MINUTE = 60_000;
const gid = (id: number) => `gid://shopify/Product/${id}`;
const product = (index: number) => ({ title: `Mug ${index}`, priceMinor: 1000 + index, stock: 5 });
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => gid(from + at));

async function mark(shopId: string, gids: string[], priority: Priority, at = new Date(Date.now() - MINUTE)) {
  await markDirty(systemDb(), shopId, gids, at, { cause: "webhook", priority });
}

const due = () => ({ now: new Date(), dueBefore: new Date(), limit: 50 });

test("urgent marks are claimed before a backlog of older ones", { timeout: 30_000 }, async () => {
  const { db } = await makeShop();
  await mark(db.shopId, ids(1, 400), PRIORITY.ordinary, new Date(Date.now() - 10 * MINUTE));
  await mark(db.shopId, ids(1001, 3), PRIORITY.urgent);
  const { claims } = await claimDirty(db, due());
  expect(claims.slice(0, 3).map((claim) => claim.priority)).toEqual([0, 0, 0]);
  expect(claims.length).toBeLessThanOrEqual(50);
});

test("a flood of urgent marks leaves room for the others", { timeout: 30_000 }, async () => {
  const { db } = await makeShop();
  await mark(db.shopId, ids(1, 300), PRIORITY.urgent);
  await mark(db.shopId, ids(1001, 30), PRIORITY.ordinary);
  await mark(db.shopId, ids(2001, 30), PRIORITY.prose);
  const { claims } = await claimDirty(db, due());
  const count = (priority: number) => claims.filter((claim) => claim.priority === priority).length;
  expect([count(0), count(1), count(2)]).toEqual([30, 10, 10]);
});

test("a later mark raises the urgency and never lowers it or its age", { timeout: 30_000 }, async () => {
  const { db } = await makeShop();
  const first = new Date(Date.now() - 5 * MINUTE);
  await mark(db.shopId, [gid(1)], PRIORITY.ordinary, first);
  await mark(db.shopId, [gid(1)], PRIORITY.urgent);
  await mark(db.shopId, [gid(1)], PRIORITY.prose);
  const [row] = await db.dirtyResource.findMany();
  expect(row).toMatchObject({ priority: 0, cause: "webhook" });
  expect(row?.markedAt).toEqual(first);
});

test("claims that failed rest 2, 4, 8 … seconds, at most half an hour", { timeout: 30_000 }, async () => {
  const { db } = await makeShop();
  await mark(db.shopId, [gid(1)], PRIORITY.ordinary);
  const rests: number[] = [];
  for (let turn = 0; turn < 14; turn++) {
    const now = new Date(Date.now() + turn * 3600_000);
    const { claims, leaseId } = await claimDirty(db, { now, dueBefore: now, limit: 50 });
    await releaseForRetry(db, claims, leaseId, now);
    const [row] = await db.dirtyResource.findMany();
    rests.push(Math.round(((row?.markedAt.getTime() ?? 0) - now.getTime()) / 1000));
  }
  expect(rests.slice(0, 3)).toEqual([2, 4, 8]);
  expect(rests.at(-1)).toBe(1800);
});

test("webhooks are marked by what shoppers are told now, not by what they say", { timeout: 60_000 }, async () => {
  const world = await importedWorld(4);
  const [sold, dearer, renamed] = [...world.state.products.values()];
  const sandbox = world.sandbox.world;
  setInventory(sandbox, world.state, sold?.variants[0]?.id ?? 0, 0);
  updateVariantPrice(sandbox, world.state, dearer?.variants[0]?.id ?? 0, { priceMinor: 7777 });
  updateProduct(sandbox, world.state, renamed?.id ?? 0, { title: "Another name" });
  for (const delivery of world.takeDeliveries()) await receive(delivery);
  const rows = await world.shop.db.dirtyResource.findMany();
  const priorityOf = (id = 0) => rows.find((row) => row.gid === gid(id))?.priority;
  expect([priorityOf(sold?.id), priorityOf(dearer?.id), priorityOf(renamed?.id)]).toEqual([0, 0, 1]);
  await world.drain();
  expect(await world.shop.db.variant.count({ where: { priceMinor: 7777 } })).toBe(1);
});

test("a forged stock in a payload changes the order alone", { timeout: 60_000 }, async () => {
  const world = await importedWorld(1);
  const [mug] = [...world.state.products.values()];
  const variants = [
    { id: mug?.variants[0]?.id, price: "0.01", inventory_quantity: 0, inventory_management: "shopify" },
  ];
  await receive({
    shopDomain: world.state.domain,
    webhookId: randomUUID(),
    topic: "PRODUCTS_UPDATE",
    payload: { id: mug?.id, variants },
    triggeredAt: null,
  });
  expect(await world.shop.db.dirtyResource.findMany()).toMatchObject([{ priority: 0 }]);
  await world.drain();
  expect(await world.shop.db.variant.findMany()).toMatchObject([{ priceMinor: 1000, isAvailable: true }]);
});

test("a shop with a long backlog gives way when another waits", { timeout: 90_000 }, async () => {
  const [busy, small] = [await importedWorld(150), await importedWorld(1)];
  const gids = async (world: SyncWorld) => (await world.shop.db.product.findMany()).map((row) => row.gid);
  await mark(busy.shop.db.shopId, await gids(busy), PRIORITY.ordinary);
  await mark(small.shop.db.shopId, await gids(small), PRIORITY.ordinary);
  const clock = fixedClock(Date.now());
  const job = { clock, signal: new AbortController().signal, rest: async () => undefined };
  await drainUntilEmpty(slow(busy, clock, 4000), job);
  const left = await busy.shop.db.dirtyResource.count();
  expect(left).toBeGreaterThan(0);
  await drainUntilEmpty(small.shop, job);
  expect(await small.shop.db.dirtyResource.count()).toBe(0);
  // Alone it goes on to the end of its longer turn.
  await drainUntilEmpty(slow(busy, clock, 4000), job);
  expect(await busy.shop.db.dirtyResource.count()).toBeLessThan(left);
});

test("leftovers of an import and webhooks are drained side by side", { timeout: 60_000 }, async () => {
  const world = await importedWorld(8);
  const gids = (await world.shop.db.product.findMany()).map((row) => row.gid);
  const { shopId } = world.shop.db;
  const before = new Date(Date.now() - 5000);
  await markDirty(systemDb(), shopId, gids.slice(0, 4), before, { cause: "import", priority: PRIORITY.background });
  await mark(shopId, gids.slice(4), PRIORITY.ordinary);
  await drainUntilEmpty(world.shop, { clock: systemClock, signal: new AbortController().signal, settleMs: 0 });
  expect(await world.shop.db.dirtyResource.count()).toBe(0);
  expect(world.calls).toEqual(["ProductsById", "ProductsById"]);
});

test("two drains of one shop at once fetch each id once", { timeout: 60_000 }, async () => {
  const world = await importedWorld(60);
  const rows = await world.shop.db.product.findMany();
  await mark(
    world.shop.db.shopId,
    rows.map((row) => row.gid),
    PRIORITY.ordinary,
  );
  const round = () => drainShop(world.shop, { clock: systemClock, settleMs: 0, lane: "front" });
  const reports = await Promise.all([round(), round(), round()]);
  const fetched = reports.flatMap((report) => report.results.map((result) => result.gid));
  expect(new Set(fetched).size).toBe(fetched.length);
  await world.drain();
  expect(await world.shop.db.dirtyResource.count()).toBe(0);
});

/** Its clock goes on by so much with each query. */
function slow(world: SyncWorld, clock: { advance(ms: number): void }, queryMs: number): SyncWorld["shop"] {
  const { client } = world.shop;
  const query: typeof client.query = async (...args) => {
    clock.advance(queryMs);
    return client.query(...args);
  };
  return { ...world.shop, client: { ...client, query } };
}

async function importedWorld(count: number): Promise<SyncWorld> {
  const world = await syncWorld({ products: Array.from({ length: count }, (_, index) => product(index)) });
  await world.run("import");
  world.takeDeliveries();
  world.calls.length = 0;
  return world;
}
