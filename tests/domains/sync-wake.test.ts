/** The sweep of each minute: what a killed worker left behind is put back in the queue, and nothing else is. */
import { expect, test } from "vitest";
import { systemClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { drainJobs, enqueue } from "~/platform/jobs.server";
import type { ShopDb } from "~/db.server";
import { registerJobs } from "~/sync/index.server";
import { wakeJob } from "~/sync/jobs.server";
import { lastNightMs } from "~/sync/night";
import { wakeWhatWaits } from "~/sync/wake.server";
import { makeShop, testDatabase } from "../support/db";

const database = await testDatabase();
registerJobs();

const HOUR_MS = 3600_000;

/** Names of the waiting jobs about this shop. */
async function waiting(db: ShopDb): Promise<string[]> {
  const query = "SELECT name FROM pgboss.job WHERE state = 'created' AND data::text LIKE $1 ORDER BY name";
  const { rows } = await database.executeSql(query, [`%${db.shopId}%`]);
  return (rows as { name: string }[]).map((row) => row.name);
}

async function addRun(db: ShopDb, status: string, startedAt = new Date()) {
  await db.syncRun.create({
    data: { id: newId(), shopId: db.shopId, kind: "import", status, phase: "orders", startedAt },
  });
}

const mark = (db: ShopDb, markedAt: Date) =>
  db.dirtyResource.create({ data: { shopId: db.shopId, gid: "gid://shopify/Product/1", markedAt } });

test("a running run and a due mark get their jobs back", { timeout: 60_000 }, async () => {
  const { db } = await makeShop();
  await addRun(db, "running");
  await mark(db, new Date(Date.now() - 60_000));
  await wakeWhatWaits(systemClock, db.shopId);
  expect(await waiting(db)).toEqual(["sync.advance-run", "sync.drain"]);
});

test("a shop in order, a mark that is claimed and a paused shop are left alone", { timeout: 60_000 }, async () => {
  const { db } = await makeShop();
  await addRun(db, "done");
  await mark(db, new Date(Date.now() + 60_000));
  const paused = await makeShop({ syncPausedReason: "scope-missing" });
  await addRun(paused.db, "running");
  for (const shopId of [db.shopId, paused.db.shopId]) await wakeWhatWaits(systemClock, shopId);
  expect(await waiting(db)).toEqual([]);
  expect(await waiting(paused.db)).toEqual([]);
});

test("each shop is compared once a night, and not again by day", { timeout: 60_000 }, async () => {
  const { db, shop } = await makeShop({ timezone: "Asia/Tokyo" });
  const nightMs = lastNightMs(shop, Date.now());
  await addRun(db, "done", new Date(nightMs + 60_000));
  await wakeWhatWaits({ nowMs: () => nightMs + 12 * HOUR_MS }, null);
  expect(await db.syncRun.count({ where: { kind: "reconcile" } })).toBe(0);
  await wakeWhatWaits({ nowMs: () => nightMs + 24 * HOUR_MS + 60_000 }, null);
  await wakeWhatWaits({ nowMs: () => nightMs + 24 * HOUR_MS + 120_000 }, null);
  expect(await db.syncRun.count({ where: { kind: "reconcile", status: "running" } })).toBe(1);
  expect(await waiting(db)).toEqual(["sync.advance-run"]);
});

test("after a time without sweeps every shop is compared, one after another", { timeout: 60_000 }, async () => {
  const shops = await Promise.all([1, 2, 3].map(() => makeShop()));
  for (const { db } of shops) await addRun(db, "done");
  await enqueue(database.prisma, wakeJob, { shopId: "nobody" });
  await drainJobs();
  const sweptAgo = (ms: number) =>
    database.executeSql("UPDATE pgboss.job SET completed_on = now() - $1::interval WHERE name = 'sync.wake'", [
      `${ms} ms`,
    ]);
  await sweptAgo(2 * 60_000);
  await wakeWhatWaits(systemClock, null);
  expect(await runningReconciles(shops)).toEqual([0, 0, 0]);
  await sweptAgo(2 * HOUR_MS);
  const later = { nowMs: () => Date.now() + HOUR_MS };
  await wakeWhatWaits(later, null);
  expect(await runningReconciles(shops)).toEqual([1, 1, 1]);
});

test("a paused shop is asked again every ten minutes, at a minute of its own", { timeout: 60_000 }, async () => {
  const { db } = await makeShop({ syncPausedReason: "shop-frozen" });
  const asked: number[] = [];
  for (let minute = 0; minute < 20; minute++) {
    await wakeWhatWaits({ nowMs: () => Date.UTC(2026, 0, 1, 12, minute) }, null);
    asked.push((await waiting(db)).filter((name) => name === "sync.shop-facts").length);
    await database.executeSql("DELETE FROM pgboss.job WHERE state = 'created' AND data::text LIKE $1", [
      `%${db.shopId}%`,
    ]);
  }
  expect(asked.filter((count) => count > 0)).toHaveLength(2);
});

async function runningReconciles(shops: { db: ShopDb }[]): Promise<number[]> {
  const where = { kind: "reconcile", status: "running" };
  return Promise.all(shops.map(({ db }) => db.syncRun.count({ where })));
}
