/**
 * How long a change at the shop takes until it is searchable: one sample per stored change, and the figures the
 * merchant sees. Written by the drain, read by syncStatus.
 */
import type { ShopDb } from "~/db.server";
import type { ApplyResult } from "./apply.server";
import type { Claim } from "./dirty.server";

const WINDOW_MS = 24 * 60 * 60_000;
/** The newest samples are enough for two percentiles and keep the admin home fast. */
const MOST_SAMPLES = 500;

export interface Freshness {
  p50Ms: number;
  p95Ms: number;
  samples: number;
}

/** A mark's time is when Shopify triggered the webhook, so the lag covers its delivery too. */
export async function recordFreshness(
  db: ShopDb,
  { results, claims, nowMs }: { results: ApplyResult[]; claims: Claim[]; nowMs: number },
): Promise<void> {
  const markedAt = new Map(claims.map((claim) => [claim.gid, claim.markedAt.getTime()]));
  const data = results
    .filter(({ kind, outcome }) => kind !== "collection" && (outcome === "applied" || outcome === "removed"))
    .map(({ gid, kind }) => ({
      shopId: db.shopId,
      kind,
      lagMs: Math.min(2 ** 31 - 1, Math.max(0, nowMs - (markedAt.get(gid) ?? nowMs))),
      createdAt: new Date(nowMs),
    }));
  if (data.length > 0) await db.freshnessSample.createMany({ data });
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
