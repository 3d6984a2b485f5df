/**
 * The run's second phase: the orders of the last 60 days, newest change first. A bulk file gives their ids; the orders
 * themselves come by id, because a bulk query cannot reach a parcel's tracking events. Called by advance-run.
 */
import { AppError, toAppError } from "~/platform/errors";
import { BULK_QUERIES } from "~/shopify-admin/index.server";
import { applyResources } from "../apply.server";
import { markDirty } from "../dirty.server";
import { addSkipped, saveRun, type Run } from "../run.server";
import { bulkIds } from "./bulk-ids.server";
import { awaitBulk, startOver } from "./bulk-phase.server";
import type { PhaseEnd, RunContext } from "./run-context";

const BATCH = 10;

export async function importOrders(context: RunContext, run: Run): Promise<PhaseEnd> {
  const bulk = await awaitBulk(context, run, BULK_QUERIES.orderIds);
  if (bulk.kind === "waiting") return "waiting";
  let ids: Map<string, number>;
  try {
    ids = await bulkIds(context.shop, bulk.file);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!(thrown instanceof AppError) || error.code !== "bulk-failed") throw thrown;
    return (await startOver(context, run, error.message)).kind;
  }
  const newestFirst = [...ids].sort(([, one], [, other]) => other - one).map(([gid]) => gid);
  for (let at = run.checkpoint.line; at < newestFirst.length; at += BATCH) {
    if (context.signal.aborted) return "waiting";
    await storeBatch(context, run, newestFirst.slice(at, at + BATCH));
    run.checkpoint.line = at + BATCH;
    run.counts.orders = { done: Math.min(at + BATCH, newestFirst.length), total: newestFirst.length };
    await saveRun(context.shop.db, run, context.clock.nowMs());
  }
  run.counts.orders = { done: newestFirst.length, total: newestFirst.length };
  return "done";
}

async function storeBatch({ shop, clock }: RunContext, run: Run, gids: string[]): Promise<void> {
  const now = new Date(clock.nowMs());
  const unreadable: string[] = [];
  for (const result of await applyResources(shop, "order", gids, now)) {
    if (result.outcome !== "unreadable") continue;
    unreadable.push(result.gid);
    addSkipped(run, result.gid, result.why);
  }
  await markDirty(shop.db, shop.db.shopId, unreadable, now);
}
