/**
 * The run's third phase: customers, the minimum, from one bulk file. Called by advance-run. A line that cannot be read
 * is named in the run's counts and does not stop the others.
 */
import { applyCustomers } from "~/customers/index.server";
import type { CustomerSnapshot } from "~/orders/types";
import { AppError } from "~/platform/errors";
import { BULK_QUERIES, bulkLines, readCustomerLine } from "~/shopify-admin/index.server";
import { addSkipped, saveRun, type Run } from "../run.server";
import { awaitBulk, startOver, type BulkFile } from "./bulk-phase.server";
import type { PhaseEnd, RunContext } from "./run-context";

const BATCH = 50;

export async function importCustomers(context: RunContext, run: Run): Promise<PhaseEnd> {
  try {
    const bulk = await awaitBulk(
      context,
      run,
      run.checkpoint.isNameless ? BULK_QUERIES.customersNameless : BULK_QUERIES.customers,
    );
    return bulk.kind === "waiting" ? "waiting" : await storeFile(context, run, bulk.file);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const mayBeTheName = thrown.code === "scope-missing" && !run.checkpoint.isNameless;
    if (!mayBeTheName && thrown.code !== "bulk-failed") throw thrown;
    if (mayBeTheName) run.checkpoint.isNameless = true;
    return (await startOver(context, run, thrown.message)).kind;
  }
}

/** A customer is one line, so each that was read whole may be stored before the file's end is known. */
async function storeFile({ shop, clock, signal }: RunContext, run: Run, file: BulkFile): Promise<PhaseEnd> {
  let done = 0;
  let batch: CustomerSnapshot[] = [];
  const flush = async () => {
    if (batch.length > 0) await applyCustomers(shop.db, batch, { now: new Date(clock.nowMs()) });
    done += batch.length;
    batch = [];
    run.counts.customers = { done, total: file.rootObjectCount };
    await saveRun(shop.db, run, clock.nowMs());
    await new Promise((resolve) => setImmediate(resolve));
  };
  if (file.url !== null) {
    for await (const line of bulkLines(shop.fetchFile, file.url, file.objectCount)) {
      if (signal.aborted) return "waiting";
      const read = readCustomerLine(line);
      if (read.kind === "readable") batch.push(read.snapshot);
      else addSkipped(run, String(line["id"]), read.why);
      if (batch.length >= BATCH) await flush();
    }
  }
  await flush();
  return "done";
}
