/** The sweep of each minute: what a killed worker left behind is put back in the queue, and nothing else is. */
import { expect, test } from "vitest";
import { systemClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import type { ShopDb } from "~/db.server";
import { wakeWhatWaits } from "~/sync/wake.server";
import { makeShop, testDatabase } from "../support/db";

const database = await testDatabase();

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
  await wakeWhatWaits(systemClock, null);
  expect(await waiting(db)).toEqual([]);
  expect(await waiting(paused.db)).toEqual([]);
});

test("a shop that was not compared with Shopify for hours is reconciled", { timeout: 60_000 }, async () => {
  const { db } = await makeShop();
  await addRun(db, "done", new Date(Date.now() - 7 * 3600_000));
  await wakeWhatWaits(systemClock, db.shopId);
  expect(await db.syncRun.count({ where: { kind: "reconcile", status: "running" } })).toBe(1);
  expect(await waiting(db)).toEqual(["sync.advance-run"]);
});
