/**
 * Empties one shop's dirty set: takes what is due, fetches it in as few queries as possible, stores it, and forgets the
 * marks that did not move meanwhile. Called by the drain job and by tests. No transaction is open while Shopify is
 * asked; a killed drain's claims come due again after a minute.
 */
import type { Clock } from "~/platform/clock";
import { toAppError } from "~/platform/errors";
import { applyResources, kindOf, type ApplyResult, type ResourceKind } from "./apply.server";
import {
  claimDirty,
  nextDueInMs,
  releaseDone,
  releaseForRetry,
  SETTLE_MS,
  wakeDrain,
  type Claim,
} from "./dirty.server";
import { recordFreshness } from "./freshness.server";
import { pauseOnTrouble, resumeSync } from "./pause.server";
import type { SyncShop } from "./sync-shop.server";

/** Ids in one round (design: one webhook, walked). */
const MOST_IDS = 50;
/** A long backlog gives its worker back now and then. */
const LONGEST_JOB_MS = 30_000;

export interface DrainOptions {
  clock: Clock;
  /** How long a mark rests first, so that a burst of webhooks about one resource costs one fetch. */
  settleMs: number;
}

export interface DrainReport {
  claimed: number;
  results: ApplyResult[];
  /** True when the shop could not be asked; everything claimed comes again later. */
  isFailed: boolean;
}

/** One round. Call again while `claimed` is not 0. Never throws for trouble at Shopify's side. */
export async function drainShop(shop: SyncShop, { clock, settleMs }: DrainOptions): Promise<DrainReport> {
  const now = new Date(clock.nowMs());
  const dueBefore = new Date(clock.nowMs() - settleMs);
  const { claims, leaseUntil } = await claimDirty(shop.db, { now, dueBefore, limit: MOST_IDS });
  const report: DrainReport = { claimed: claims.length, results: [], isFailed: false };
  for (const [kind, ofKind] of byKind(claims)) {
    const gids = ofKind.map((claim) => claim.gid);
    try {
      const results = kind === null ? [] : await applyResources(shop, kind, gids, now);
      const unreadable = new Set(results.filter((r) => r.outcome === "unreadable").map((r) => r.gid));
      await releaseDone(
        shop.db,
        gids.filter((gid) => !unreadable.has(gid)),
        leaseUntil,
      );
      await releaseForRetry(
        shop.db,
        ofKind.filter((claim) => unreadable.has(claim.gid)),
        leaseUntil,
        new Date(clock.nowMs()),
      );
      await recordFreshness(shop.db, { results, claims: ofKind, nowMs: clock.nowMs() });
      report.results.push(...results);
    } catch (thrown) {
      report.isFailed = true;
      await releaseForRetry(shop.db, ofKind, leaseUntil, new Date(clock.nowMs()));
      await pauseOnTrouble(shop.db.shopId, toAppError(thrown), kind);
    }
  }
  return report;
}

/** The drain job's work: rounds until nothing is due, then a new wake-up for what is not due yet. */
export async function drainUntilEmpty(
  shop: SyncShop,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<void> {
  const startedMs = clock.nowMs();
  while (!signal.aborted && clock.nowMs() - startedMs < LONGEST_JOB_MS) {
    const round = await drainShop(shop, { clock, settleMs: SETTLE_MS });
    if (round.claimed === 0 || round.isFailed) break;
    if (shop.pausedReason === "shopify-unauthorised") await resumeSync(shop.db.shopId);
  }
  const waitMs = await nextDueInMs(shop.db, clock.nowMs());
  if (waitMs !== null) await wakeDrain(shop.db, shop.db.shopId, waitMs);
}

function byKind(claims: Claim[]): Map<ResourceKind | null, Claim[]> {
  const groups = new Map<ResourceKind | null, Claim[]>();
  for (const claim of claims) {
    const kind = kindOf(claim.gid);
    groups.set(kind, [...(groups.get(kind) ?? []), claim]);
  }
  return groups;
}
