/**
 * What every bulk-read part of a run shares: begin its operation or find it again, wait for it, and start over when its
 * file turns out to be lost or cut short. Called by the parts of the import and of the reconcile, each for itself:
 * several operations of one run are under way at once. A file is trusted only when it is whole.
 */
import { AppError } from "~/platform/errors";
import { bulkState, startBulk, type BulkState } from "~/shopify-admin/index.server";
import type { Part } from "../progress";
import { partOf, restartPart, saveRun, type Run } from "../run.server";
import type { PartEnd, RunContext } from "./run-context";

const MOST_TRIES = 3;
const MOST_REREADS = 1;

export type BulkFile = { objectCount: number; rootObjectCount: number; url: string | null };

/** `waiting`: Shopify is still at it, or has no slot free (five at once a shop); come back later. */
export type BulkWait = { kind: "ready"; file: BulkFile } | { kind: "waiting" };

export interface BulkRequest {
  part: Part;
  query: string;
  /** True when lines must stand right below their parent; Shopify takes longer for it. */
  isGrouped: boolean;
}

/**
 * The finished file of this part's operation, begun now when there is none.
 * @throws AppError bulk-failed after MOST_TRIES operations that came to nothing; scope-missing
 */
export async function awaitBulk(context: RunContext, run: Run, request: BulkRequest): Promise<BulkWait> {
  const { shop, clock } = context;
  const record = partOf(run, request.part);
  if (record.bulkOperationGid === null) {
    const started = await startBulk(shop.client, request);
    if (started.kind === "busy") return { kind: "waiting" };
    record.bulkOperationGid = started.gid;
    record.tries += 1;
    await saveRun(shop.db, run, clock.nowMs());
  }
  for (let asked = 0; !context.signal.aborted; asked++) {
    const state = await bulkState(shop.client, record.bulkOperationGid);
    if (state.kind === "completed") return { kind: "ready", file: state };
    if (state.kind !== "running") return { kind: await startOver(context, run, request.part, whyNot(state)) };
    await saveRun(shop.db, run, clock.nowMs());
    if (asked >= context.mostPolls) return { kind: "waiting" };
    await context.sleep(Math.min(5000, 250 * 2 ** asked));
  }
  return { kind: "waiting" };
}

/**
 * Waits for the part's bulk file and gives it to `read`. A file that breaks off is read once more from the first line
 * that is not stored (a connection may have broken), then its operation is given up and another begun.
 * @param read stores the file and keeps `line` in the part's record; "waiting" when the process must stop
 * @throws AppError bulk-failed when there were enough tries, or as `read` throws
 */
export async function withBulkFile(
  context: RunContext,
  run: Run,
  request: BulkRequest,
  read: (file: BulkFile) => Promise<PartEnd>,
): Promise<PartEnd> {
  const bulk = await awaitBulk(context, run, request);
  if (bulk.kind === "waiting") return "waiting";
  try {
    return await read(bulk.file);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "bulk-failed") throw thrown;
    const record = partOf(run, request.part);
    if (record.rereads >= MOST_REREADS) return startOver(context, run, request.part, thrown.message);
    record.rereads += 1;
    await saveRun(context.shop.db, run, context.clock.nowMs());
    return "waiting";
  }
}

/**
 * Gives this part's operation up, with all it stored so far as not done, and asks for a new one the next time.
 * @throws AppError bulk-failed when there were enough tries
 */
export async function startOver(context: RunContext, run: Run, part: Part, why: string): Promise<"waiting"> {
  if (partOf(run, part).tries >= MOST_TRIES) throw new AppError("bulk-failed", why);
  restartPart(run, part);
  await saveRun(context.shop.db, run, context.clock.nowMs());
  return "waiting";
}

function whyNot(state: BulkState): string {
  return state.kind === "failed"
    ? `Shopify's bulk operation ended: ${state.why}`
    : "Shopify forgot the bulk operation.";
}
