/**
 * The run's first phase: every product with variants, collections and metafields from one bulk file, read line by line
 * and stored in small batches. Called by advance-run. The last product is held back until the file has proven whole, so
 * a file cut in half never stores half a product; what is stored but was not in the file is marked to be asked about.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { applyProducts, productGids } from "~/catalog/index.server";
import type { ProductSnapshot } from "~/catalog/types";
import { AppError } from "~/platform/errors";
import { BULK_QUERIES, bulkLines, productGroups } from "~/shopify-admin/index.server";
import { markDirty } from "../dirty.server";
import { addSkipped, saveRun, type Run } from "../run.server";
import { awaitBulk, startOver, type BulkFile } from "./bulk-phase.server";
import type { PhaseEnd, RunContext } from "./run-context";

/** Small enough that the embedded database, which runs on this event loop, lets requests through between batches. */
const BATCH = 50;

export async function importProducts(context: RunContext, run: Run): Promise<PhaseEnd> {
  const bulk = await awaitBulk(context, run, BULK_QUERIES.products);
  if (bulk.kind === "waiting") return "waiting";
  run.counts.products = { done: run.counts.products?.done ?? 0, total: bulk.file.rootObjectCount };
  try {
    const inFile = await storeFile(context, run, bulk.file);
    if (inFile === null) return "waiting";
    await markMissing(context, inFile);
    run.counts.products = { done: inFile.size, total: inFile.size };
    return "done";
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "bulk-failed") throw thrown;
    return (await startOver(context, run, thrown.message)).kind;
  }
}

/** @returns the gids in the file, or null when the process must stop before its end */
async function storeFile(context: RunContext, run: Run, file: BulkFile): Promise<Set<string> | null> {
  const inFile = new Set<string>();
  if (file.url === null) return inFile;
  const { shop, clock } = context;
  const resumeAfterLine = run.checkpoint.line;
  let batch: ProductSnapshot[] = [];
  let lastLine = 0;
  const flush = async () => {
    if (batch.length > 0) await applyProducts(shop.db, batch, { now: new Date(clock.nowMs()) });
    batch = [];
    run.checkpoint.line = Math.max(run.checkpoint.line, lastLine);
    run.counts.products = { done: inFile.size, total: file.rootObjectCount };
    await saveRun(shop.db, run, clock.nowMs());
    await breathe();
  };
  const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
  for await (const group of productGroups(lines, shop.currency)) {
    if (context.signal.aborted) return null;
    inFile.add(group.gid);
    if (group.lastLine <= resumeAfterLine) continue;
    lastLine = group.lastLine;
    if (group.kind === "readable") batch.push(group.snapshot);
    else addSkipped(run, group.gid, group.why);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return inFile;
}

/** Not removed here: a product made after the bulk operation began is not in its file. The drain asks and decides. */
async function markMissing(context: RunContext, inFile: Set<string>): Promise<void> {
  const { db } = context.shop;
  const missing = (await productGids(db)).filter((gid) => !inFile.has(gid));
  await markDirty(db, db.shopId, missing, new Date(context.clock.nowMs()));
}
