/**
 * Empties one shop's dirty set: takes what is due, fetches it in as few queries as possible, stores it, and forgets the
 * marks that did not move meanwhile. Called by the drain job and by tests. No transaction is open while Shopify is
 * asked; a killed drain's claims come due again when their lease ends.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "~/platform/clock";
import { toAppError } from "~/platform/errors";
import { logError } from "~/platform/log.server";
import { applyResources, kindOf, type ApplyResult, type ResourceKind } from "./apply.server";
import {
  claimDirty,
  doOthersWait,
  nextDueInMs,
  releaseDone,
  releaseForRetry,
  SETTLE_MS,
  wakeDrain,
  type Claim,
  type DrainLane,
} from "./dirty.server";
import { recordFreshness } from "./freshness.server";
import { createPace, type Pace } from "./pace";
import { pauseOnTrouble, resumeSync } from "./pause.server";
import type { SyncShop } from "./sync-shop.server";

/** Ids in one round (design: one webhook, walked). */
export const MOST_IDS = 50;
/** What came by webhook goes in rounds of one query each: a price that changes now waits for no more than that. */
const MOST_URGENT_IDS = 10;
/** A long backlog gives its worker back now and then, and soon when another shop waits for it. */
const LONGEST_JOB_MS = 30_000;
const SLICE_MS = 3000;
/** After Shopify could not be asked at all. */
const AFTER_FAILURE_MS = 10_000;

export interface DrainOptions {
  clock: Clock;
  /** How long a mark rests first, so that a burst of webhooks about one resource costs one fetch. */
  settleMs: number;
  /** Default: what came by webhook, then the leftovers. */
  lane?: DrainLane;
  limit?: number;
}

export interface DrainReport {
  claimed: number;
  results: ApplyResult[];
  /** True when the shop could not be asked; everything claimed comes again later. */
  isFailed: boolean;
  /** True when it was paused for it. */
  isPaused: boolean;
}

/** One round. Call again while `claimed` is not 0. Never throws for trouble at Shopify's side. */
export async function drainShop(shop: SyncShop, options: DrainOptions): Promise<DrainReport> {
  if (options.lane) return drainLane(shop, { ...options, lane: options.lane });
  const front = await drainLane(shop, { ...options, lane: "front" });
  return front.claimed > 0 ? front : drainLane(shop, { ...options, lane: "back" });
}

async function drainLane(
  shop: SyncShop,
  { clock, settleMs, lane, limit = MOST_IDS }: DrainOptions & { lane: DrainLane },
): Promise<DrainReport> {
  const now = new Date(clock.nowMs());
  const dueBefore = new Date(clock.nowMs() - settleMs);
  const { claims, leaseId, leaseUntil } = await claimDirty(shop.db, { now, dueBefore, limit, lane });
  const report: DrainReport = { claimed: claims.length, results: [], isFailed: false, isPaused: false };
  for (const [kind, ofKind] of byKind(claims)) {
    const gids = ofKind.map((claim) => claim.gid);
    try {
      const results = kind === null ? [] : await applyResources(shop, kind, gids, { now, clock, until: leaseUntil });
      const unreadable = new Set(results.filter((r) => r.outcome === "unreadable").map((r) => r.gid));
      const isRead = ({ gid }: Claim) => !unreadable.has(gid);
      await releaseDone(
        shop.db,
        ofKind.filter(isRead).map(({ gid }) => gid),
        leaseId,
      );
      const later = ofKind.filter((claim) => !isRead(claim));
      await releaseForRetry(shop.db, later, leaseId, new Date(clock.nowMs()));
      await recordFreshness(shop.db, { results, claims: ofKind, nowMs: clock.nowMs() });
      report.results.push(...results);
    } catch (thrown) {
      report.isFailed = true;
      logError(thrown, { event: "drain-failed", shopId: shop.db.shopId, kind });
      await releaseForRetry(shop.db, ofKind, leaseId, new Date(clock.nowMs()));
      const isPaused = await pauseOnTrouble(shop.db.shopId, toAppError(thrown), kind);
      report.isPaused ||= isPaused;
    }
  }
  return report;
}

export interface DrainJob {
  clock: Clock;
  signal: AbortSignal;
  /** How long a mark rests; default SETTLE_MS. */
  settleMs?: number;
  rest?(ms: number): Promise<void>;
}

/**
 * The drain job's work: rounds until nothing is due or another shop's turn has come, then a new wake-up for the rest.
 * What came by webhook and the leftovers of an import are drained side by side, each at its own pace: so neither waits
 * for the other.
 */
export async function drainUntilEmpty(shop: SyncShop, job: DrainJob): Promise<void> {
  const leftovers = { ...shop, client: shop.backgroundClient ?? shop.client };
  const ends = await Promise.all([drainOneLane(shop, "front", job), drainOneLane(leftovers, "back", job)]);
  // A paused shop is woken by what resumes it, and by its next webhook.
  if (ends.includes("paused")) return;
  const waitMs = await nextDueInMs(shop.db, job.clock.nowMs());
  if (waitMs === null) return;
  await wakeDrain(shop.db, shop.db.shopId, ends.includes("failed") ? Math.max(AFTER_FAILURE_MS, waitMs) : waitMs);
}

async function drainOneLane(
  shop: SyncShop,
  lane: DrainLane,
  { clock, signal, settleMs = SETTLE_MS, rest = waitMs }: DrainJob,
): Promise<"empty" | "later" | "failed" | "paused"> {
  const startedMs = clock.nowMs();
  const pace: Pace = createPace(lane === "front" ? MOST_URGENT_IDS : MOST_IDS);
  while (!signal.aborted) {
    const roundMs = clock.nowMs();
    const round = await drainLane(shop, { clock, settleMs, lane, limit: pace.limit() });
    if (round.isPaused) return "paused";
    if (round.isFailed) return "failed";
    if (round.claimed === 0) return "empty";
    if (shop.pausedReason === "shopify-unauthorised") await resumeSync(shop.db.shopId);
    const spentMs = clock.nowMs() - startedMs;
    if (spentMs >= LONGEST_JOB_MS) return "later";
    const dueBefore = new Date(clock.nowMs() - settleMs);
    if (spentMs >= SLICE_MS && (await doOthersWait(shop.db.shopId, dueBefore))) return "later";
    const restMs = pace.after({ tookMs: clock.nowMs() - roundMs });
    if (restMs > 0) await rest(restMs);
  }
  return "later";
}

async function waitMs(ms: number): Promise<void> {
  await sleep(ms);
}

/** In the order of the most urgent claim of each kind. */
function byKind(claims: Claim[]): Map<ResourceKind | null, Claim[]> {
  const groups = new Map<ResourceKind | null, Claim[]>();
  for (const claim of claims) {
    const kind = kindOf(claim.gid);
    groups.set(kind, [...(groups.get(kind) ?? []), claim]);
  }
  return groups;
}
