/**
 * How the sync stands, for the merchant: is it running and how far, when was it last whole, why does it stand still, how
 * fresh is what shoppers get. Called by the admin home and settings. Reads our own tables only.
 */
import { catalogCounts } from "~/catalog/index.server";
import type { ShopDb } from "~/db.server";
import { systemClock, type Clock } from "~/platform/clock";
import { freshnessOf, type Freshness } from "./freshness.server";
import { toRun, type Run, type RunCounts } from "./run.server";

export interface SyncStatus {
  isRunning: boolean;
  /** products | orders | customers | content of the running run, or of the last one; "done" when there is none. */
  phase: string;
  /** Share of the running run that is done, 0..1; null while a total is unknown. */
  share: number | null;
  progress: RunCounts;
  /** When a run last ended well, ISO 8601 in UTC. */
  lastSyncedAt: string | null;
  /** Why the data may be behind, as an error code whose mend the merchant sees: a pause, or else a failed last run. */
  pausedReason: string | null;
  freshness: Freshness | null;
  counts: { products: number; documents: number; orders: number };
}

export async function syncStatus(db: ShopDb, { clock = systemClock }: { clock?: Clock } = {}): Promise<SyncStatus> {
  const [last] = await db.syncRun.findMany({ orderBy: { startedAt: "desc" }, take: 1 });
  const lastDone = await db.syncRun.findFirst({
    where: { status: "done" },
    orderBy: { finishedAt: "desc" },
    select: { finishedAt: true },
  });
  const shop = await db.shop.findUnique({ where: { id: db.shopId }, select: { syncPausedReason: true } });
  const run = last ? toRun(last) : null;
  const isRunning = last?.status === "running";
  return {
    isRunning,
    phase: run?.phase ?? "done",
    share: run && isRunning ? shareOf(run) : null,
    progress: run?.counts ?? { skipped: [] },
    lastSyncedAt: lastDone?.finishedAt?.toISOString() ?? null,
    pausedReason: shop?.syncPausedReason ?? (last?.status === "failed" ? last.errorCode : null),
    freshness: await freshnessOf(db, clock.nowMs()),
    counts: {
      products: (await catalogCounts(db)).products,
      documents: await db.document.count(),
      orders: await db.order.count(),
    },
  };
}

/** Where each phase begins in the whole, by what it takes for an ordinary shop. */
const PHASE_STARTS = { products: 0, orders: 0.55, customers: 0.85, content: 0.95, done: 1 } as const;
const PHASE_ENDS = { products: 0.55, orders: 0.85, customers: 0.95, content: 1, done: 1 } as const;

function shareOf(run: Run): number | null {
  const start = PHASE_STARTS[run.phase];
  if (run.phase === "content" || run.phase === "done") return start;
  const counted = run.counts[run.phase];
  if (!counted?.total) return run.phase === "products" ? null : start;
  return start + (PHASE_ENDS[run.phase] - start) * Math.min(1, counted.done / counted.total);
}
