/**
 * What a reconcile found to differ from the shop, kept in its run for the merchant and counted for the operator. Called
 * by the parts of a reconcile.
 */
import { counter } from "~/platform/metrics.server";
import type { Run } from "./run.server";

/** Why rows differed: not here, older here, or here and no longer at the shop. */
export interface Drift {
  missing: number;
  outdated: number;
  gone: number;
}

export function noteDrift(run: Run, kind: string, drift: Drift): void {
  run.counts.drift = { ...run.counts.drift, [kind]: { ...drift } };
  const rows = counter("sync_drift_rows_total", "Rows that differed from the shop in a reconcile", ["kind", "cause"]);
  for (const cause of ["missing", "outdated", "gone"] as const) rows.inc({ kind, cause }, drift[cause]);
}
