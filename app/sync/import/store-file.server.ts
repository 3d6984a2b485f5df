/**
 * Stores what a bulk file holds, batch by batch, with a checkpoint after each. Called by the parts that read a file.
 * It promises that memory does not grow with the file, that a batch counts as stored only when every one before it is,
 * and that things which cannot be read are named and do not stop the others.
 */
import type { Part } from "../progress";
import { addSkipped, partOf, saveRun, type Run } from "../run.server";
import type { PartEnd, RunContext } from "./run-context";

/** One thing of a file, `lastLine` its last line there. `stored`: it lies before the checkpoint. */
export type FileItem<Snapshot> = { gid: string; lastLine: number } & (
  { kind: "readable"; snapshot: Snapshot } | { kind: "unreadable"; why: string } | { kind: "stored" }
);

export interface StoreRequest<Snapshot> {
  part: Part;
  items: AsyncIterable<FileItem<Snapshot>>;
  /** How many Shopify said there are. */
  total: number;
  batchSize: number;
  /** `asOf`: the state of the batch is at least as new. */
  store(batch: Snapshot[], asOf: Date): Promise<unknown>;
  /** Told of every thing in the file, stored before or not. */
  onSeen?(gid: string): void;
}

/** Batches that are stored while the next is read. */
const MOST_FLYING = 2;

interface Flying {
  lastLine: number;
  seen: number;
  isStored: Promise<unknown>;
}

/** @throws AppError bulk-failed when the file is cut short or gone; what was stored so far stays */
export async function storeFile<Snapshot>(
  context: RunContext,
  run: Run,
  request: StoreRequest<Snapshot>,
): Promise<PartEnd> {
  const { shop, clock, signal } = context;
  const record = partOf(run, request.part);
  const stored = record.line;
  // The operation was begun after this: what was fetched since is at least as new as its file.
  const asOf = new Date(record.startedAtMs ?? run.startedAt.getTime());
  const flying: Flying[] = [];
  let batch: Snapshot[] = [];
  let seen = 0;
  let lastLine = stored;
  record.total = request.total;

  const land = async () => {
    const first = flying.shift();
    if (!first) return;
    await first.isStored;
    record.line = first.lastLine;
    record.done = first.seen;
    await saveRun(shop.db, run, clock.nowMs());
  };
  const launch = () => {
    const full = batch;
    batch = [];
    const isStored = full.length > 0 ? context.store(() => request.store(full, asOf)) : Promise.resolve();
    // Awaited in its turn; a failure before that is not lost.
    isStored.catch(() => undefined);
    flying.push({ lastLine, seen, isStored });
  };

  try {
    for await (const item of request.items) {
      if (signal.aborted) return "waiting";
      seen += 1;
      request.onSeen?.(item.gid);
      if (item.kind === "stored") continue;
      // From the first thing that is stored now: reading past a checkpoint is no measure.
      if (lastLine === stored) Object.assign(record, { rateFromMs: clock.nowMs(), rateFromDone: seen - 1 });
      lastLine = item.lastLine;
      if (item.kind === "readable") batch.push(item.snapshot);
      else addSkipped(run, request.part, { what: item.gid, why: item.why });
      if (batch.length < request.batchSize) continue;
      launch();
      if (flying.length >= MOST_FLYING) await land();
    }
    launch();
    while (flying.length > 0) await land();
    record.done = seen;
    return "done";
  } finally {
    await Promise.allSettled(flying.map(({ isStored }) => isStored));
  }
}
