/**
 * The sync's figures over all shops for /metrics, read from the database when they are asked for. Called by
 * gauges.server.ts. They hold nothing of any one shop.
 */
import { systemDb } from "~/db.server";
import { gauge } from "~/platform/metrics.server";
import { readAlarmGauges } from "./alarm.server";

const HOUR_MS = 60 * 60_000;

export async function readSyncGauges(nowMs: number): Promise<void> {
  await readAlarmGauges(nowMs);
  await readFreshness(nowMs);
  await readMarks();
  await readPauses();
}

async function readFreshness(nowMs: number): Promise<void> {
  const since = new Date(nowMs - HOUR_MS);
  const [row] = await systemDb().$queryRaw<{ p50: number | null; p95: number | null }[]>`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY f.lag_ms)::float8 AS p50,
      percentile_disc(0.95) WITHIN GROUP (ORDER BY f.lag_ms)::float8 AS p95
    FROM shop AS s JOIN freshness_sample AS f ON f.shop_id = s.id AND f.created_at >= ${since}`;
  const help = "From a change at a shop to its being searchable, over all shops and the last hour";
  const figure = gauge("sync_freshness_recent_ms", help, ["quantile"]);
  figure.reset();
  if (row?.p50 != null) figure.set({ quantile: "0.5" }, row.p50);
  if (row?.p95 != null) figure.set({ quantile: "0.95" }, row.p95);
}

async function readMarks(): Promise<void> {
  const rows = await systemDb().dirtyResource.groupBy({ by: ["priority"], _count: true });
  const figure = gauge("sync_marks", "Changed resources that wait, by urgency: 0 first", ["priority"]);
  figure.reset();
  for (const row of rows) figure.set({ priority: String(row.priority) }, row._count);
}

async function readPauses(): Promise<void> {
  const rows = await systemDb().shop.groupBy({
    by: ["syncPausedReason"],
    where: { uninstalledAt: null, syncPausedReason: { not: null } },
    _count: true,
  });
  const figure = gauge("sync_paused_shops", "Shops whose sync stands still, by reason", ["reason"]);
  figure.reset();
  for (const row of rows) figure.set({ reason: row.syncPausedReason ?? "" }, row._count);
}
