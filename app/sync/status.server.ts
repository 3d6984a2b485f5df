/**
 * How the sync stands, for the merchant: is it running and how far, when was it last whole, what it found to differ, why
 * it stands still, how fresh is what shoppers get. Called by the admin home. Reads our own tables only.
 */
import { catalogCounts } from "~/catalog/index.server";
import type { ShopDb } from "~/db.server";
import { systemClock, type Clock } from "~/platform/clock";
import { alarmOf, type FreshnessAlarm } from "./alarm.server";
import { freshnessOf, type Freshness } from "./freshness.server";
import { progressOf, type RunProgress } from "./progress";
import { toRun, type Run, type RunCounts } from "./run.server";

/** The last comparison with the shop that ended well. */
export interface LastCheck {
  /** ISO 8601 in UTC. */
  at: string;
  /** Rows that differed, of all kinds. */
  differences: number;
  byKind: Record<string, Record<string, number>>;
}

export interface SyncStatus {
  isRunning: boolean;
  /** What runs, or ran last: import | reconcile; null before the first. */
  kind: string | null;
  /** The part (progress.ts) that comes first of those under way; "done" when there is none. */
  phase: string;
  /** Share of the running run that is done, 0..1; null while a total is unknown. */
  share: number | null;
  /** Each part of the run that runs, or ran last; null before the first. */
  run: RunProgress | null;
  progress: RunCounts;
  /** When a run last ended well, ISO 8601 in UTC. */
  lastSyncedAt: string | null;
  /** True while the sync stands still until somebody mends something. */
  isPaused: boolean;
  /** Why the data may be behind, as a code whose mend the merchant sees: a pause, or else a failed last run. */
  pausedReason: string | null;
  freshness: Freshness | null;
  alarm: FreshnessAlarm;
  lastCheck: LastCheck | null;
  /** Changed resources that wait to be read again. */
  waiting: number;
  counts: { products: number; documents: number; orders: number };
}

export async function syncStatus(db: ShopDb, { clock = systemClock }: { clock?: Clock } = {}): Promise<SyncStatus> {
  const nowMs = clock.nowMs();
  const [last] = await db.syncRun.findMany({ orderBy: { startedAt: "desc" }, take: 1 });
  const lastDone = await db.syncRun.findFirst({
    where: { status: "done" },
    orderBy: { finishedAt: "desc" },
    select: { finishedAt: true },
  });
  const shop = await db.shop.findUnique({ where: { id: db.shopId }, select: { syncPausedReason: true } });
  const run: Run | null = last ? toRun(last) : null;
  const isRunning = last?.status === "running";
  const progress = run ? progressOf(run, (last?.finishedAt ?? new Date(nowMs)).getTime()) : null;
  const paused = shop?.syncPausedReason ?? null;
  return {
    isRunning,
    kind: run?.kind ?? null,
    phase: run?.phase ?? "done",
    share: isRunning ? (progress?.share ?? null) : null,
    run: progress,
    progress: run?.counts ?? { skipped: [], skippedBy: {} },
    lastSyncedAt: lastDone?.finishedAt?.toISOString() ?? null,
    isPaused: paused !== null,
    pausedReason: paused ?? (last?.status === "failed" ? last.errorCode : null),
    freshness: await freshnessOf(db, nowMs),
    alarm: await alarmOf(db, nowMs),
    lastCheck: await lastCheckOf(db),
    waiting: await db.dirtyResource.count(),
    counts: {
      products: (await catalogCounts(db)).sellable,
      documents: await db.document.count(),
      orders: await db.order.count(),
    },
  };
}

async function lastCheckOf(db: ShopDb): Promise<LastCheck | null> {
  const row = await db.syncRun.findFirst({
    where: { kind: "reconcile", status: "done" },
    orderBy: { finishedAt: "desc" },
  });
  if (!row?.finishedAt) return null;
  const byKind = toRun(row).counts.drift ?? {};
  const differences = Object.values(byKind).flatMap((causes) => Object.values(causes));
  return { at: row.finishedAt.toISOString(), differences: differences.reduce((sum, n) => sum + n, 0), byKind };
}
