/**
 * Notices that changes at a shop reach shoppers too late: by the newest samples, and by the oldest mark that still
 * waits, because a queue that stands still makes no samples. Read by the admin home (one shop) and by the sweep and
 * /metrics (all shops). A paused shop is no alarm: its pause says why and how it is mended.
 */
import { Prisma } from "@prisma/client";
import { systemDb, type ShopDb } from "~/db.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { gauge } from "~/platform/metrics.server";
import { processState } from "~/platform/process-state.server";
import { PRIORITY } from "./dirty.server";

/** Samples older than this no longer tell how it is now. */
const RECENT_MS = 15 * 60_000;

export interface FreshnessAlarm {
  isRinging: boolean;
  /** How long the oldest mark has waited; null when none waits. */
  oldestWaitMs: number | null;
  limitMs: number;
}

interface Reading {
  shopId: string;
  oldestWaitMs: number | null;
  p95Ms: number | null;
}

/** The shop's alarm as it stands now. */
export async function alarmOf(db: ShopDb, nowMs: number): Promise<FreshnessAlarm> {
  const [reading] = await readAll(nowMs, db.shopId);
  const limitMs = env().freshnessAlarmSeconds * 1000;
  return {
    isRinging: reading ? isLate(reading, limitMs) : false,
    oldestWaitMs: reading?.oldestWaitMs ?? null,
    limitMs,
  };
}

const state = processState("freshness-alarm", () => ({ late: new Set<string>() }));

/** Reads every shop's alarm; a shop that begins to be late is logged once, and once more when it is mended. */
export async function watchFreshness(nowMs: number): Promise<void> {
  const limitMs = env().freshnessAlarmSeconds * 1000;
  const readings = await readAll(nowMs, null);
  const late = new Set(readings.filter((reading) => isLate(reading, limitMs)).map((reading) => reading.shopId));
  for (const { shopId, oldestWaitMs, p95Ms } of readings) {
    if (late.has(shopId) && !state.late.has(shopId))
      log.warn({ event: "sync-late", shopId, oldestWaitMs, p95Ms, limitMs }, "changes reach shoppers too late");
  }
  for (const shopId of state.late)
    if (!late.has(shopId)) log.info({ event: "sync-in-time", shopId }, "changes reach shoppers in time again");
  state.late = late;
  setAlarmGauges(readings, late.size);
}

/** For /metrics: the same figures as they are now, over all shops. */
export async function readAlarmGauges(nowMs: number): Promise<void> {
  const limitMs = env().freshnessAlarmSeconds * 1000;
  const readings = await readAll(nowMs, null);
  setAlarmGauges(readings, readings.filter((reading) => isLate(reading, limitMs)).length);
}

function setAlarmGauges(readings: Reading[], late: number): void {
  const oldestMs = Math.max(0, ...readings.map((reading) => reading.oldestWaitMs ?? 0));
  gauge("sync_freshness_alarm", "Shops whose changes take longer to be searchable than the alarm allows").set(late);
  gauge("sync_oldest_mark_seconds", "How long the oldest changed resource of any shop has waited").set(oldestMs / 1000);
}

function isLate({ oldestWaitMs, p95Ms }: Reading, limitMs: number): boolean {
  return (oldestWaitMs ?? 0) > limitMs || (p95Ms ?? 0) > limitMs;
}

/**
 * A mark that failed rests in the future: after n tries it has waited 2 + 4 + … + 2^(n-1) seconds at least. The
 * leftovers of an import and a reconcile may wait.
 */
async function readAll(nowMs: number, onlyShopId: string | null): Promise<Reading[]> {
  const now = new Date(nowMs);
  const recent = new Date(nowMs - RECENT_MS);
  const only = onlyShopId === null ? Prisma.empty : Prisma.sql`AND s.id = ${onlyShopId}`;
  return systemDb().$queryRaw<Reading[]>`
    SELECT s.id AS "shopId", waiting.ms AS "oldestWaitMs", samples.p95 AS "p95Ms"
    FROM shop AS s
    LEFT JOIN LATERAL (
      SELECT max(GREATEST(
        extract(epoch FROM (${now}::timestamp - d.marked_at)) * 1000,
        CASE WHEN d.attempts > 1 THEN (2 ^ LEAST(d.attempts, 11) - 2) * 1000 ELSE 0 END))::float8 AS ms
      FROM dirty_resource AS d WHERE d.shop_id = s.id AND d.priority < ${PRIORITY.prose}
    ) AS waiting ON true
    LEFT JOIN LATERAL (
      SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY f.lag_ms)::float8 AS p95
      FROM freshness_sample AS f WHERE f.shop_id = s.id AND f.created_at >= ${recent}
    ) AS samples ON true
    WHERE s.uninstalled_at IS NULL AND s.sync_paused_reason IS NULL ${only}`;
}
