/**
 * The sync as its tables show it from outside: which run is under way and how far, what a killed worker left behind, and
 * whether that went on. Read with plain SQL by the tests that kill and stop real processes.
 */
import { setTimeout as wait } from "node:timers/promises";

export interface Sql {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export interface RunSeen {
  status: string;
  parts: Record<string, { state?: string; done?: number; total?: number | null } | undefined>;
}

/** The shop's newest import, or null before there is one. */
export async function newestImport(sql: Sql, shopDomain: string): Promise<RunSeen | null> {
  const { rows } = await sql.query<RunSeen>(
    `SELECT r.status, coalesce(r.checkpoint->'parts', '{}') AS parts FROM sync_run AS r JOIN shop AS s ON s.id = r.shop_id
     WHERE s.domain = $1 AND r.kind = 'import' ORDER BY r.started_at DESC LIMIT 1`,
    [shopDomain],
  );
  return rows[0] ?? null;
}

/** What stood still when its worker was killed. */
export interface Interrupted {
  /** Leases of the runs that were under way. */
  leases: string[];
  /** Marks that were claimed, each with its lease. */
  claims: string[];
}

const RUNS_HELD = `SELECT checkpoint->>'leaseOwner' AS key FROM sync_run
  WHERE status = 'running' AND (checkpoint->>'leaseUntilMs')::bigint > 0`;
const CLAIMS_HELD = "SELECT shop_id || gid || lease_id AS key FROM dirty_resource WHERE lease_id IS NOT NULL";

export async function interruptedWork(sql: Sql): Promise<Interrupted> {
  return { leases: await keys(sql, RUNS_HELD), claims: await keys(sql, CLAIMS_HELD) };
}

/** True when each interrupted run was taken up by another worker or is over, and each claim is done, let go or claimed anew. */
export async function isResumed(sql: Sql, { leases, claims }: Interrupted): Promise<boolean> {
  const runs = await keys(sql, "SELECT checkpoint->>'leaseOwner' AS key FROM sync_run WHERE status = 'running'");
  if (leases.some((lease) => runs.includes(lease))) return false;
  const marks = await keys(sql, CLAIMS_HELD);
  return !claims.some((claim) => marks.includes(claim));
}

/** No run under way and no mark left. */
export async function isEverythingDone(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ left: number }>(
    `SELECT (SELECT count(*) FROM sync_run WHERE status = 'running')::int
          + (SELECT count(*) FROM dirty_resource)::int AS left`,
  );
  return rows[0]?.left === 0;
}

/** Asks again and again until `isSo`. @throws Error naming `what` after `limitMs` */
export async function untilTrue(what: string, isSo: () => Promise<boolean>, limitMs: number): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await wait(8);
  }
}

async function keys(sql: Sql, text: string): Promise<string[]> {
  const { rows } = await sql.query<{ key: string | null }>(text);
  return rows.map(({ key }) => key ?? "");
}
