/**
 * The dirty set: which resources changed at the shop and are to be fetched again. Written by the inbox, the import and
 * the reconcile; emptied by the drain. A claimed row's `marked_at` lies in the future and is its lease: a mark that
 * comes meanwhile pulls it back to now, so the claim's own deletion misses it and the resource is fetched once more.
 */
import type { Prisma } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { enqueue } from "~/platform/jobs.server";
import { drainJob, passingKey } from "./jobs.server";

/** How long a mark rests before its fetch, so that a burst of webhooks about one resource costs one. */
export const SETTLE_MS = 1000;
const LEASE_MS = 60_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

export interface Claim {
  gid: string;
  /** When it was first marked, for the freshness figure. */
  markedAt: Date;
  attempts: number;
}

/**
 * Marks resources as changed at `at` and wakes the drain. An unclaimed row keeps its earlier time, so a storm of webhooks cannot put its
 * fetch off; a claimed one becomes due again.
 */
export async function markDirty(
  tx: Prisma.TransactionClient,
  shopId: string,
  gids: readonly string[],
  at: Date,
): Promise<void> {
  if (gids.length === 0) return;
  const sorted = [...new Set(gids)].sort();
  const moved = await tx.$executeRaw`
    INSERT INTO dirty_resource (shop_id, gid, marked_at)
    SELECT ${shopId}, gid, ${at} FROM unnest(${sorted}::text[]) AS gid
    ON CONFLICT (shop_id, gid) DO UPDATE SET marked_at = EXCLUDED.marked_at
    WHERE dirty_resource.marked_at > EXCLUDED.marked_at`;
  // Rows that were waiting already have their wake-up: a storm costs one job, not one per webhook.
  if (moved > 0) await wakeDrain(tx, shopId, SETTLE_MS);
}

/** A second call while a drain of the shop waits changes nothing. */
export async function wakeDrain(db: Prisma.TransactionClient, shopId: string, inMs: number): Promise<void> {
  const startAfterSeconds = Math.ceil(Math.max(0, inMs) / 1000);
  await enqueue(db, drainJob, { shopId }, { singletonKey: passingKey(shopId), startAfterSeconds });
}

/** Milliseconds until the shop's next mark is due, or null when nothing is marked. */
export async function nextDueInMs(db: ShopDb, nowMs: number): Promise<number | null> {
  const next = await db.dirtyResource.findFirst({ orderBy: { markedAt: "asc" }, select: { markedAt: true } });
  return next ? Math.max(0, next.markedAt.getTime() + SETTLE_MS - nowMs) : null;
}

/** Takes up to `limit` rows marked at or before `dueBefore`; nobody else gets them for a minute. */
export async function claimDirty(
  db: ShopDb,
  { now, dueBefore, limit }: { now: Date; dueBefore: Date; limit: number },
): Promise<{ claims: Claim[]; leaseUntil: Date }> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const claims = await db.$queryRaw<Claim[]>`
    WITH due AS (
      SELECT gid, marked_at FROM dirty_resource
      WHERE shop_id = ${db.shopId} AND marked_at <= ${dueBefore}
      ORDER BY marked_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    UPDATE dirty_resource AS d SET marked_at = ${leaseUntil}, attempts = d.attempts + 1
    FROM due WHERE d.shop_id = ${db.shopId} AND d.gid = due.gid
    RETURNING d.gid, due.marked_at AS "markedAt", d.attempts`;
  return { claims, leaseUntil };
}

/** Forgets what was fetched, except what was marked again meanwhile. */
export async function releaseDone(db: ShopDb, gids: readonly string[], leaseUntil: Date): Promise<void> {
  await db.dirtyResource.deleteMany({ where: { gid: { in: [...gids] }, markedAt: leaseUntil } });
}

/** Puts claims back for later: 2, 4, 8 … seconds by the number of tries, at most half an hour. */
export async function releaseForRetry(
  db: ShopDb,
  claims: readonly Claim[],
  leaseUntil: Date,
  now: Date,
): Promise<void> {
  for (const claim of claims) {
    const waitMs = Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** Math.min(claim.attempts, 20));
    await db.dirtyResource.updateMany({
      where: { gid: claim.gid, markedAt: leaseUntil },
      data: { markedAt: new Date(now.getTime() + waitMs) },
    });
  }
}
