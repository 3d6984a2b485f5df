/**
 * The sweep of each minute: finds marks and runs that lost their job, paused shops to ask again, and shops that are to
 * be compared with Shopify: nightly, and after the app was down (webhooks are lost meanwhile). Called by the wake job,
 * also when Shopify tells that a bulk operation has finished.
 */
import { forShop, systemDb } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { enqueue, lastDoneMs } from "~/platform/jobs.server";
import { log } from "~/platform/log.server";
import { allInstalledShops, type Shop } from "~/shops.server";
import { watchFreshness } from "./alarm.server";
import { wakeDrain } from "./dirty.server";
import { runJob, shopFactsJob, wakeJob } from "./jobs.server";
import { lastNightMs, spreadOf } from "./night";
import { beginRun } from "./run.server";

/** The sweep runs every minute: so long without one, and no process was there to take webhooks or run jobs. */
const DOWNTIME_MS = 10 * 60_000;
/** After a downtime the shops begin one after another, within this time at most. */
const SPREAD_SECONDS = 600;
const SPREAD_PER_SHOP_SECONDS = 2;
/** How often a paused shop is asked whether it may go on, in minutes. */
const PROBE_MINUTES = 10;

/**
 * A paused shop's marks and runs are left alone: what resumes it wakes them.
 * @param onlyShopId one shop's id, or null for all
 */
export async function wakeWhatWaits(clock: Clock, onlyShopId: string | null): Promise<void> {
  const nowMs = clock.nowMs();
  const all = (await allInstalledShops()).filter((shop) => onlyShopId === null || shop.id === onlyShopId);
  const shops = all.filter((shop) => shop.syncPausedReason === null);
  const underWay = await wakeRuns(shops);
  await wakeMarks(shops, nowMs);
  if (onlyShopId !== null) return;
  await probePaused(all, nowMs);
  await reconcileOverdue(
    shops.filter((shop) => !underWay.has(shop.id)),
    nowMs,
  );
  await watchFreshness(nowMs);
}

/** @returns the shops that have a run under way */
async function wakeRuns(shops: Shop[]): Promise<Set<string>> {
  const runs = await systemDb().syncRun.findMany({
    where: { status: "running", shopId: { in: shops.map((shop) => shop.id) } },
    select: { id: true, shopId: true },
  });
  for (const { id, shopId } of runs) await enqueue(systemDb(), runJob, { shopId, runId: id }, { singletonKey: id });
  return new Set(runs.map((run) => run.shopId));
}

async function wakeMarks(shops: Shop[], nowMs: number): Promise<void> {
  const marked = await systemDb().dirtyResource.groupBy({
    by: ["shopId"],
    where: { shopId: { in: shops.map((shop) => shop.id) }, markedAt: { lte: new Date(nowMs) } },
  });
  for (const { shopId } of marked) await wakeDrain(systemDb(), shopId, 0);
}

/** Reading the shop's facts is what tells that a token, a scope or a version was mended; refreshFacts then resumes. */
async function probePaused(shops: Shop[], nowMs: number): Promise<void> {
  const minute = Math.floor(nowMs / 60_000);
  for (const { id, syncPausedReason } of shops)
    if (syncPausedReason !== null && minute % PROBE_MINUTES === spreadOf(id, PROBE_MINUTES))
      await enqueue(systemDb(), shopFactsJob, { shopId: id }, { singletonKey: id });
}

/** A run that began since, a failed one too, counts as the comparison: trouble is not repeated every minute. */
async function reconcileOverdue(shops: Shop[], nowMs: number): Promise<void> {
  const newest = await systemDb().syncRun.groupBy({
    by: ["shopId"],
    where: { shopId: { in: shops.map((shop) => shop.id) } },
    _max: { startedAt: true },
  });
  const lastRunMs = new Map(newest.map((row) => [row.shopId, row._max.startedAt?.getTime() ?? 0]));
  const downSinceMs = await downSince(nowMs);
  if (downSinceMs !== null) log.warn({ event: "sync-was-down", downMs: nowMs - downSinceMs }, "no sweep for a while");
  for (const shop of shops) {
    const lastMs = lastRunMs.get(shop.id) ?? 0;
    const wasDown = downSinceMs !== null && lastMs < nowMs - DOWNTIME_MS;
    if (!wasDown && lastMs >= lastNightMs(shop, nowMs)) continue;
    const withinSeconds = Math.min(SPREAD_SECONDS, shops.length * SPREAD_PER_SHOP_SECONDS);
    await beginReconcile(shop, nowMs, wasDown ? spreadOf(shop.id, withinSeconds) : 0);
  }
}

async function beginReconcile(shop: Shop, nowMs: number, startAfterSeconds: number): Promise<void> {
  const runId = await beginRun(forShop(shop.id), "reconcile", nowMs);
  await enqueue(systemDb(), runJob, { shopId: shop.id, runId }, { singletonKey: runId, startAfterSeconds });
}

/** When the last sweep ended, if that is too long ago; null while sweeps are regular, and when there was none yet. */
async function downSince(nowMs: number): Promise<number | null> {
  const lastMs = await lastDoneMs(wakeJob);
  return lastMs !== null && nowMs - lastMs > DOWNTIME_MS ? lastMs : null;
}
