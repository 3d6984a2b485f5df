/** Freshness is counted from the shop's change and only for changes; being late rings the alarm, also when nothing moves. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { updateProduct } from "../../sandbox/domain/operations";
import type { ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { registry } from "~/platform/metrics.server";
import { alarmOf, watchFreshness } from "~/sync/alarm.server";
import { markDirty, PRIORITY, type Why } from "~/sync/dirty.server";
import { readSyncGauges, receive, syncStatus } from "~/sync/index.server";
import { makeShop, testDatabase } from "../support/db";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const TIMEOUT = { timeout: 60_000 };
const MINUTE = 60_000;

async function importedWorld(): Promise<SyncWorld> {
  const world = await syncWorld({ products: [{ title: "Mug", priceMinor: 500, stock: 3 }] });
  await world.run("import");
  world.takeDeliveries();
  return world;
}

async function changed(world: SyncWorld, agoMs: number) {
  const [product] = world.state.products.values();
  updateProduct(world.sandbox.world, world.state, product?.id ?? 0, { title: `Mug ${randomUUID()}` });
  const triggeredAt = new Date(Date.now() - agoMs);
  return world.takeDeliveries().map((delivery) => ({ ...delivery, triggeredAt }));
}

test("counts from when Shopify says it happened, with the product's id", TIMEOUT, async () => {
  const world = await importedWorld();
  // A second on, so that the product's whole-second time of change is newer.
  world.sandbox.world.advance(2000);
  const installedAt = new Date(Date.now() - 3600_000);
  await world.shop.db.shop.update({ where: { id: world.shop.db.shopId }, data: { installedAt } });
  for (const delivery of await changed(world, 10 * MINUTE)) await receive(delivery);
  await world.drain();
  const [sample] = await world.shop.db.freshnessSample.findMany();
  expect(sample?.gid).toMatch(/^gid:\/\/shopify\/Product\/\d+$/);
  expect(Math.abs((sample?.lagMs ?? 0) - 10 * MINUTE)).toBeLessThan(30_000);
});

test("a webhook that comes a day late for what is known already counts nothing", TIMEOUT, async () => {
  const world = await importedWorld();
  world.sandbox.world.advance(2000);
  const [delivery] = await changed(world, 0);
  if (!delivery) throw new Error("Nothing was announced");
  await receive(delivery);
  await world.drain();
  expect(await world.shop.db.freshnessSample.count()).toBe(1);
  await receive({ ...delivery, webhookId: randomUUID(), triggeredAt: new Date(Date.now() - 24 * 60 * MINUTE) });
  await world.drain();
  expect(await world.shop.db.freshnessSample.count()).toBe(1);
});

const why = (change: Partial<Why> = {}): Why => ({ cause: "webhook", priority: PRIORITY.ordinary, ...change });
const mark = (db: ShopDb, agoMs: number, change: Partial<Why> = {}) =>
  markDirty(db, db.shopId, ["gid://shopify/Product/1"], new Date(Date.now() - agoMs), why(change));

test("a mark that waits too long rings the alarm though no sample is made", TIMEOUT, async () => {
  const { db } = await makeShop();
  await mark(db, 30_000);
  expect(await alarmOf(db, Date.now())).toMatchObject({ isRinging: false, limitMs: 60_000 });
  await mark(db, 2 * MINUTE);
  expect((await alarmOf(db, Date.now())).isRinging).toBe(true);
  expect((await syncStatus(db)).alarm.isRinging).toBe(true);
});

test("one that fails again and again rings too, though it rests in the future", TIMEOUT, async () => {
  const { db } = await makeShop();
  await mark(db, 0);
  await db.dirtyResource.updateMany({ data: { attempts: 8, markedAt: new Date(Date.now() + 4 * MINUTE) } });
  const alarm = await alarmOf(db, Date.now());
  expect(alarm).toMatchObject({ isRinging: true, oldestWaitMs: 254_000 });
});

test("leftovers of an import, a reconcile's finds and a paused shop ring nothing", TIMEOUT, async () => {
  const { db } = await makeShop();
  await mark(db, 60 * MINUTE, { cause: "import", priority: PRIORITY.background });
  expect((await alarmOf(db, Date.now())).isRinging).toBe(false);
  const paused = await makeShop({ syncPausedReason: "shop-frozen" });
  await mark(paused.db, 60 * MINUTE);
  expect((await alarmOf(paused.db, Date.now())).isRinging).toBe(false);
});

test("late samples ring while they are recent", TIMEOUT, async () => {
  const { db } = await makeShop();
  await db.freshnessSample.create({ data: { shopId: db.shopId, kind: "product", lagMs: 90_000 } });
  expect((await alarmOf(db, Date.now())).isRinging).toBe(true);
  expect((await alarmOf(db, Date.now() + 20 * MINUTE)).isRinging).toBe(false);
});

test("/metrics tells freshness, the oldest mark, the alarm and the pauses", TIMEOUT, async () => {
  const { db } = await makeShop();
  await mark(db, 5 * MINUTE);
  await watchFreshness(systemClock.nowMs());
  await readSyncGauges(systemClock.nowMs());
  const text = await registry.metrics();
  const value = (name: string) => Number(new RegExp(`^${name} ([\\d.]+)`, "m").exec(text)?.[1]);
  expect(value("aisle_sync_freshness_alarm")).toBeGreaterThan(0);
  expect(value("aisle_sync_oldest_mark_seconds")).toBeGreaterThan(299);
  expect(text).toMatch(/^aisle_sync_freshness_recent_ms\{quantile="0.95"\}/m);
  expect(text).toMatch(/^aisle_sync_paused_shops\{reason="shop-frozen"\} 1/m);
  expect(text).toMatch(/^aisle_sync_freshness_ms_bucket/m);
});
