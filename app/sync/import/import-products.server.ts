/**
 * The run's products: each with variants, pictures, collections and metafields from one bulk file, read line by line and
 * stored in batches. Called by advance-run. The last product is held back until the file has proven whole, so a file
 * cut in half never stores half a product; what is stored but was not in the file is marked to be asked about.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { productGidsAfter, productWriter } from "~/catalog/index.server";
import { BULK_QUERIES, bulkLines, productGroups } from "~/shopify-admin/index.server";
import { markDirty, PRIORITY } from "../dirty.server";
import { syncMetafieldRules } from "../metafields.server";
import { partOf, type Run } from "../run.server";
import { withBulkFile, type BulkFile } from "./bulk-operation.server";
import { GidSet } from "./gid-set";
import type { PartEnd, RunContext } from "./run-context";
import { storeFile } from "./store-file.server";

/** The embedded database runs on this event loop: a small batch lets requests through. A server likes large ones. */
const BATCH = { embedded: 50, server: 200 } as const;
const GIDS_AT_ONCE = 5000;

export async function importProducts(context: RunContext, run: Run): Promise<PartEnd> {
  const request = { part: "products", query: BULK_QUERIES.products, isGrouped: true } as const;
  return withBulkFile(context, run, request, async (file) => {
    const inFile = new GidSet();
    if ((await storeProducts(context, run, file, inFile)) === "waiting") return "waiting";
    await markMissing(context, inFile);
    Object.assign(partOf(run, "products"), { done: inFile.size, total: inFile.size });
    return "done";
  });
}

async function storeProducts(context: RunContext, run: Run, file: BulkFile, inFile: GidSet): Promise<PartEnd> {
  if (file.url === null) return "done";
  const { shop, clock } = context;
  await syncMetafieldRules(shop, new Date(clock.nowMs()));
  const writer = productWriter(shop.db);
  const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
  return storeFile(context, run, {
    part: "products",
    items: productGroups(lines, shop.currency, partOf(run, "products").line),
    total: file.rootObjectCount,
    batchSize: BATCH[context.pace],
    store: (batch, now) => writer.store(batch, now),
    onSeen: (gid) => inFile.add(gid),
  });
}

/** Not removed here: a product made after the bulk operation began is not in its file. The drain asks and decides. */
async function markMissing({ shop, clock }: RunContext, inFile: GidSet): Promise<void> {
  const { db } = shop;
  let after = "";
  for (;;) {
    const gids = await productGidsAfter(db, after, GIDS_AT_ONCE);
    const missing = gids.filter((gid) => !inFile.has(gid));
    await markDirty(db, db.shopId, missing, new Date(clock.nowMs()), { cause: "import", priority: PRIORITY.ordinary });
    if (gids.length < GIDS_AT_ONCE) return;
    after = gids.at(-1) ?? after;
    await breathe();
  }
}
