/**
 * What every bulk-read phase of a run shares: begin the operation or find it again, wait for it, and start over when its
 * file turns out to be lost or cut short. Called by the phases beside it. A file is trusted only when it is whole.
 */
import { AppError } from "~/platform/errors";
import { bulkState, startBulk, type BulkState } from "~/shopify-admin/index.server";
import { saveRun, type Run } from "../run.server";
import type { RunContext } from "./run-context";

const MOST_TRIES = 3;

export type BulkFile = { objectCount: number; rootObjectCount: number; url: string | null };

/** `waiting`: Shopify is still at it, or has no slot free; come back later. */
export type BulkWait = { kind: "ready"; file: BulkFile } | { kind: "waiting" };

/**
 * @param onProgress told how many root objects Shopify has gathered so far
 * @throws AppError bulk-failed after MOST_TRIES operations that came to nothing
 */
export async function awaitBulk(context: RunContext, run: Run, query: string): Promise<BulkWait> {
  const { shop, clock } = context;
  if (run.checkpoint.bulkOperationGid === null) {
    const started = await startBulk(shop.client, query);
    if (started.kind === "busy") return { kind: "waiting" };
    run.checkpoint.bulkOperationGid = started.gid;
    run.checkpoint.tries += 1;
    run.checkpoint.line = 0;
    await saveRun(shop.db, run, clock.nowMs());
  }
  for (let asked = 0; !context.signal.aborted; asked++) {
    const state = await bulkState(shop.client, run.checkpoint.bulkOperationGid);
    if (state.kind === "completed") return { kind: "ready", file: state };
    if (state.kind !== "running") return startOver(context, run, whyNot(state));
    await saveRun(shop.db, run, clock.nowMs());
    if (asked >= context.mostPolls) return { kind: "waiting" };
    await context.sleep(Math.min(5000, 250 * 2 ** asked));
  }
  return { kind: "waiting" };
}

/**
 * Gives this operation up and asks for a new one the next time.
 * @throws AppError bulk-failed when there were enough tries
 */
export async function startOver(context: RunContext, run: Run, why: string): Promise<{ kind: "waiting" }> {
  if (run.checkpoint.tries >= MOST_TRIES) throw new AppError("bulk-failed", why);
  run.checkpoint.bulkOperationGid = null;
  run.checkpoint.line = 0;
  await saveRun(context.shop.db, run, context.clock.nowMs());
  return { kind: "waiting" };
}

function whyNot(state: BulkState): string {
  return state.kind === "failed"
    ? `Shopify's bulk operation ended: ${state.why}`
    : "Shopify forgot the bulk operation.";
}
