/**
 * How long a change at the shop takes until it is searchable: one sample per stored change, and the figures that the
 * merchant and the operator see. Written by the drain, read by syncStatus, the alarm and /metrics.
 */
import type { ShopDb } from "~/db.server";
import { histogram } from "~/platform/metrics.server";
import type { ApplyResult } from "./apply.server";
import type { Claim } from "./dirty.server";

const WINDOW_MS = 24 * 60 * 60_000;
/** The newest samples are enough for two percentiles and keep the admin home fast. */
const MOST_SAMPLES = 500;
const BUCKETS_MS = [500, 1000, 2000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 300_000, 3_600_000];

export interface Freshness {
  p50Ms: number;
  p95Ms: number;
  samples: number;
}

/**
 * Records what these results changed. A mark's time is when Shopify triggered the webhook, so the lag covers its
 * delivery too; a mark that failed before, or that a reconcile made, counts from the shop's own time of change. What
 * was the same already (a webhook sent twice, a collection's edit) is no change.
 */
export async function recordFreshness(
  db: ShopDb,
  { results, claims, nowMs }: { results: ApplyResult[]; claims: Claim[]; nowMs: number },
): Promise<void> {
  const claimOf = new Map(claims.map((claim) => [claim.gid, claim]));
  const data = results.flatMap((result) => {
    const fromMs = changedAtMs(result, claimOf.get(result.gid));
    if (fromMs === null) return [];
    const lagMs = Math.min(2 ** 31 - 1, Math.max(0, nowMs - fromMs));
    return [{ shopId: db.shopId, kind: result.kind, gid: result.gid, lagMs, createdAt: new Date(nowMs) }];
  });
  if (data.length === 0) return;
  await db.freshnessSample.createMany({ data });
  const spread = histogram(
    "sync_freshness_ms",
    "From a change at a shop to its being searchable",
    ["kind"],
    BUCKETS_MS,
  );
  for (const { kind, lagMs } of data) spread.observe({ kind }, lagMs);
}

function changedAtMs(result: ApplyResult, claim: Claim | undefined): number | null {
  if (!claim || claim.cause === "import" || result.kind === "collection") return null;
  const markedMs = claim.markedAt.getTime();
  if (result.outcome === "removed") return result.wasKnown ? markedMs : null;
  if (result.outcome !== "applied" || result.changedMs === null) return null;
  const isFirstTry = claim.attempts === 1 && claim.cause !== "reconcile";
  return isFirstTry ? markedMs : Math.min(markedMs, result.changedMs);
}

/** Percentiles over the last day, or null when nothing changed. */
export async function freshnessOf(db: ShopDb, nowMs: number): Promise<Freshness | null> {
  const samples = await db.freshnessSample.findMany({
    where: { createdAt: { gte: new Date(nowMs - WINDOW_MS) } },
    orderBy: { createdAt: "desc" },
    take: MOST_SAMPLES,
    select: { lagMs: true },
  });
  const lags = samples.map((sample) => sample.lagMs).sort((one, other) => one - other);
  if (lags.length === 0) return null;
  return { p50Ms: percentile(lags, 0.5), p95Ms: percentile(lags, 0.95), samples: lags.length };
}

/** Nearest rank, over sorted values. */
function percentile(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
