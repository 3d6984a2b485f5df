/**
 * The sweep of each minute: finds marks and runs that a killed worker left behind, and shops whose last comparison with
 * Shopify is too long ago (webhooks are lost while the app is down). Called by the wake job, also when Shopify tells that
 * a bulk operation has finished.
 */
import { forShop, systemDb } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { enqueue } from "~/platform/jobs.server";
import { allInstalledShops, type Shop } from "~/shops.server";
import { wakeDrain } from "./dirty.server";
import { startRun } from "./install.server";
import { passingKey, runJob } from "./jobs.server";

const RECONCILE_EVERY_MS = 6 * 60 * 60_000;

/**
 * A paused shop is left alone: what resumes it wakes it too.
 * @param onlyShopId one shop's id, or null for all
 */
export async function wakeWhatWaits(clock: Clock, onlyShopId: string | null): Promise<void> {
  const shops = (await allInstalledShops()).filter(
    (shop) => shop.syncPausedReason === null && (onlyShopId === null || shop.id === onlyShopId),
  );
  const shopIds = shops.map((shop) => shop.id);
  const runs = await systemDb().syncRun.findMany({
    where: { status: "running", shopId: { in: shopIds } },
    select: { id: true, shopId: true },
  });
  for (const { id, shopId } of runs)
    await enqueue(systemDb(), runJob, { shopId, runId: id }, { singletonKey: passingKey(id) });
  const marked = await systemDb().dirtyResource.findMany({
    where: { shopId: { in: shopIds }, markedAt: { lte: new Date(clock.nowMs()) } },
    distinct: ["shopId"],
    select: { shopId: true },
  });
  for (const { shopId } of marked) await wakeDrain(systemDb(), shopId, 0);
  for (const shop of shops) if (await isOverdue(shop, clock.nowMs())) await startRun(shop.id, "reconcile", clock);
}

/** Any run counts, a failed one too: trouble is not repeated every minute. */
async function isOverdue(shop: Shop, nowMs: number): Promise<boolean> {
  const recent = await forShop(shop.id).syncRun.findFirst({
    where: { startedAt: { gte: new Date(nowMs - RECONCILE_EVERY_MS) } },
    select: { id: true },
  });
  return recent === null;
}
