/**
 * The dirty set: which resources changed at the shop and are to be fetched again. Written by the inbox, the import and
 * the reconcile; emptied by the drain. A claimed row's `marked_at` lies in the future and is its lease. A mark that comes
 * meanwhile waits in `again_at` until the claim is let go: two fetches of one resource at once could be stored in the
 * wrong order, and Shopify's times are whole seconds, too coarse to tell them apart.
 */
import { Prisma } from "@prisma/client";
import { systemDb, type ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs.server";
import { processState } from "~/platform/process-state.server";
import { drainJob } from "./jobs.server";

/** How long a mark rests before its fetch, so that a burst of webhooks about one resource costs one. */
export const SETTLE_MS = 1000;
/** A killed drain's claims come due again within the minute that all work may rest. */
const LEASE_MS = 40_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

/** How urgent a mark is; the smaller goes first. */
export const PRIORITY = {
  /** A shopper may be told something wrong now: sold out, another price, no longer for sale. */
  urgent: 0,
  ordinary: 1,
  /** Texts and groupings: collections, customers' tags. */
  prose: 2,
  /** What an import or a reconcile left over. */
  background: 3,
} as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

export type Cause = "webhook" | "import" | "reconcile" | "collection" | "action";

export interface Why {
  cause: Cause;
  priority: Priority;
}

const BY_WEBHOOK: Why = { cause: "webhook", priority: PRIORITY.ordinary };

/** Two drains of a shop run side by side: `front` does what came by webhook, `back` the leftovers. */
export type DrainLane = "front" | "back";

export interface Claim {
  gid: string;
  /** When it was marked; for a claim that failed before, when it came due again. */
  markedAt: Date;
  /** This one included. */
  attempts: number;
  priority: Priority;
  cause: Cause;
}

/** What becomes of a row `d` that is marked again. It returns a row only where that changed something. */
export const ON_MARKED_AGAIN = `
  ON CONFLICT (shop_id, gid) DO UPDATE SET
    marked_at = CASE WHEN d.lease_id IS NULL THEN LEAST(d.marked_at, EXCLUDED.marked_at) ELSE d.marked_at END,
    again_at = CASE WHEN d.lease_id IS NOT NULL THEN LEAST(d.again_at, EXCLUDED.marked_at) END,
    priority = LEAST(d.priority, EXCLUDED.priority),
    cause = CASE WHEN EXCLUDED.priority < d.priority THEN EXCLUDED.cause ELSE d.cause END
  WHERE d.priority > EXCLUDED.priority
    OR CASE WHEN d.lease_id IS NULL THEN d.marked_at > EXCLUDED.marked_at
       ELSE d.again_at IS NULL OR d.again_at > EXCLUDED.marked_at END`;

/**
 * Marks resources as changed at `at` and wakes the drain. An unclaimed row keeps its earlier time, so a storm of
 * webhooks cannot put its fetch off; a claimed one becomes due again once its claim is let go. The more urgent of two
 * marks counts, with its cause.
 */
export async function markDirty(
  tx: Prisma.TransactionClient,
  shopId: string,
  gids: readonly string[],
  at: Date,
  { cause, priority }: Why = BY_WEBHOOK,
): Promise<void> {
  if (gids.length === 0) return;
  const sorted = [...new Set(gids)].sort();
  const changed = await tx.$executeRaw`
    INSERT INTO dirty_resource AS d (shop_id, gid, marked_at, priority, cause)
    SELECT ${shopId}, gid, ${at}, ${priority}::smallint, ${cause} FROM unnest(${sorted}::text[]) AS gid
    ${Prisma.raw(ON_MARKED_AGAIN)}`;
  // Rows that were waiting already have their wake-up: a storm costs one job, not one per webhook.
  if (changed > 0) await wakeSoon(tx, shopId);
}

const state = processState("drain-wakes", () => ({ untilMs: new Map<string, number>() }));

/**
 * One wake-up for all marks of a shop within the time a mark rests: the drain that it begins finds the later ones not
 * yet due and wakes itself for them. If the first mark's transaction fails, the sweep of each minute sees to the others.
 */
export async function wakeSoon(tx: Prisma.TransactionClient, shopId: string): Promise<void> {
  const nowMs = systemClock.nowMs();
  if ((state.untilMs.get(shopId) ?? 0) > nowMs) return;
  await wakeDrain(tx, shopId, SETTLE_MS);
  state.untilMs.set(shopId, nowMs + SETTLE_MS);
}

/** Those of the gids that are marked already: what is known to differ is fetched soon, and is no drift. */
export async function markedOf(db: ShopDb, gids: readonly string[]): Promise<Set<string>> {
  if (gids.length === 0) return new Set();
  const rows = await db.dirtyResource.findMany({ where: { gid: { in: [...gids] } }, select: { gid: true } });
  return new Set(rows.map((row) => row.gid));
}

/** Marks that fall due later than this are left to the sweep of each minute. */
const LONGEST_WAIT_MS = 60_000;

/**
 * A second call while a drain of the shop waits changes nothing. One that waits for failed marks has a key of its own,
 * so that it never stands in the way of what was marked just now.
 */
export async function wakeDrain(db: Prisma.TransactionClient, shopId: string, inMs: number): Promise<void> {
  if (inMs > LONGEST_WAIT_MS) return;
  const singletonKey = inMs > 2 * SETTLE_MS ? `${shopId}:later` : shopId;
  await enqueue(db, drainJob, { shopId }, { singletonKey, startAfterSeconds: Math.ceil(Math.max(0, inMs) / 1000) });
}

/** Milliseconds until the shop's next mark is due, or null when nothing is marked. */
export async function nextDueInMs(db: ShopDb, nowMs: number): Promise<number | null> {
  const next = await db.dirtyResource.findFirst({ orderBy: { markedAt: "asc" }, select: { markedAt: true } });
  return next ? Math.max(0, next.markedAt.getTime() + SETTLE_MS - nowMs) : null;
}

/** True when another shop that may sync has marks due: a long drain then gives its worker back. */
export async function doOthersWait(shopId: string, dueBefore: Date): Promise<boolean> {
  const [row] = await systemDb().$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM dirty_resource AS d JOIN shop AS s ON s.id = d.shop_id
      WHERE d.marked_at <= ${dueBefore} AND d.shop_id <> ${shopId}
        AND s.uninstalled_at IS NULL AND s.sync_paused_reason IS NULL) AS waits`;
  return row?.waits === true;
}

/** Claims of one worker. Rows of theirs that were let go or taken by another are left alone by both releases. */
export interface ClaimHand {
  claims: Claim[];
  leaseId: string;
  /** Until here nobody else gets them; what is fetched must be stored before. */
  leaseUntil: Date;
}

export interface ClaimRequest {
  now: Date;
  dueBefore: Date;
  limit: number;
  /** Default `front`. */
  lane?: DrainLane;
}

/**
 * Takes up to `limit` rows marked at or before `dueBefore`; nobody else gets them while the lease lasts. The most urgent come
 * first and the oldest of them before the newer; a fifth of the room is kept for each less urgent kind, so that a
 * steady flow of urgent marks never starves the others.
 */
export async function claimDirty(
  db: ShopDb,
  { now, dueBefore, limit, lane = "front" }: ClaimRequest,
): Promise<ClaimHand> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const leaseId = newId(now.getTime());
  const [from, to] = lane === "front" ? [PRIORITY.urgent, PRIORITY.prose] : [PRIORITY.background, PRIORITY.background];
  const kept = lane === "front" ? Math.floor(limit / 5) : 0;
  const claims = await db.$queryRaw<Claim[]>`
    WITH first AS (
      SELECT gid, marked_at FROM dirty_resource
      WHERE shop_id = ${db.shopId} AND priority BETWEEN ${from} AND ${to} AND marked_at <= ${dueBefore}
      ORDER BY priority, marked_at LIMIT ${limit - 2 * kept} FOR UPDATE SKIP LOCKED),
    ordinary AS (
      SELECT gid, marked_at FROM dirty_resource
      WHERE shop_id = ${db.shopId} AND priority = ${PRIORITY.ordinary} AND marked_at <= ${dueBefore}
      ORDER BY marked_at LIMIT ${kept} FOR UPDATE SKIP LOCKED),
    prose AS (
      SELECT gid, marked_at FROM dirty_resource
      WHERE shop_id = ${db.shopId} AND priority = ${PRIORITY.prose} AND marked_at <= ${dueBefore}
      ORDER BY marked_at LIMIT ${kept} FOR UPDATE SKIP LOCKED),
    due AS (SELECT * FROM first UNION SELECT * FROM ordinary UNION SELECT * FROM prose)
    UPDATE dirty_resource AS d
    SET marked_at = ${leaseUntil}, lease_id = ${leaseId}, again_at = NULL, attempts = d.attempts + 1
    FROM due WHERE d.shop_id = ${db.shopId} AND d.gid = due.gid
    RETURNING d.gid, due.marked_at AS "markedAt", d.attempts, d.priority, d.cause`;
  claims.sort((one, other) => one.priority - other.priority || one.markedAt.getTime() - other.markedAt.getTime());
  return { claims, leaseId, leaseUntil };
}

/** Forgets what was fetched; what was marked again meanwhile is due again. */
export async function releaseDone(db: ShopDb, gids: readonly string[], leaseId: string): Promise<void> {
  if (gids.length === 0) return;
  const mine = { gid: { in: [...gids] }, leaseId };
  await db.dirtyResource.deleteMany({ where: { ...mine, againAt: null } });
  await db.$executeRaw`
    UPDATE dirty_resource SET marked_at = again_at, again_at = NULL, lease_id = NULL, attempts = 0
    WHERE shop_id = ${db.shopId} AND lease_id = ${leaseId} AND gid = ANY(${gids}) AND again_at IS NOT NULL`;
}

/** Puts claims back for later: 2, 4, 8 … seconds by the number of tries, at most half an hour. */
export async function releaseForRetry(db: ShopDb, claims: readonly Claim[], leaseId: string, now: Date): Promise<void> {
  if (claims.length === 0) return;
  const gids = claims.map((claim) => claim.gid);
  const dueMs = claims.map(({ attempts }) => now.getTime() + backoffMs(attempts));
  await db.$executeRaw`
    UPDATE dirty_resource AS d SET lease_id = NULL, again_at = NULL,
      marked_at = coalesce(d.again_at, to_timestamp(back.due_ms / 1000.0) AT TIME ZONE 'UTC')
    FROM unnest(${gids}::text[], ${dueMs}::float8[]) AS back(gid, due_ms)
    WHERE d.shop_id = ${db.shopId} AND d.gid = back.gid AND d.lease_id = ${leaseId}`;
}

/** How long a mark rests after it failed so many times. */
export function backoffMs(attempts: number): number {
  return Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** Math.min(attempts, 20));
}
