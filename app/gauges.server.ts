/**
 * Figures that are read from the database when /metrics is asked for: shops, the state of their imports, what waits to be
 * synced. Registered by process.server.ts; the demo waits on them, an operator alerts on them.
 */
import { database } from "./db.server";
import { systemClock } from "./platform/clock";
import { gauge } from "./platform/metrics.server";
import { readSyncGauges } from "./sync/index.server";

interface Reading {
  figure: string;
  status: string;
  count: number;
}

// Over all shops on purpose: these are the operator's figures, and hold nothing of any one shop.
const READ_ALL = `
  SELECT 'imports' AS figure, status, count(*)::int AS count FROM (
    SELECT DISTINCT ON (shop_id) shop_id, status FROM sync_run WHERE kind = 'import' ORDER BY shop_id, started_at DESC
  ) newest GROUP BY status
  UNION ALL SELECT 'shops', 'installed', count(*)::int FROM shop WHERE uninstalled_at IS NULL
  UNION ALL SELECT 'dirty', 'waiting', count(*)::int FROM dirty_resource`;

/** Reads the figures now and sets the gauges. */
export async function readGauges(): Promise<void> {
  await readSyncGauges(systemClock.nowMs());
  const { rows } = await database().executeSql(READ_ALL);
  const readings = rows as Reading[];
  const imports = gauge("shop_imports", "Shops by the state of their newest import", ["status"]);
  imports.reset();
  for (const { figure, status, count } of readings) {
    if (figure === "imports") imports.set({ status }, count);
    if (figure === "shops") gauge("shops_installed", "Shops that have the app").set(count);
    if (figure === "dirty") gauge("dirty_resources", "Changed resources that wait to be read again").set(count);
  }
}
