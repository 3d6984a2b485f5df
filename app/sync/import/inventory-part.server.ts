/**
 * The run's stock on its way, from one bulk file. Called by advance-run. It is the shop's choice to show it: without
 * read_inventory the part is done at once, and what an earlier grant brought is forgotten.
 */
import { applyIncoming, forgetIncomingBefore } from "~/catalog/index.server";
import type { IncomingSnapshot } from "~/catalog/types";
import { database } from "~/db.server";
import { BULK_INCOMING, bulkLines, incomingSums } from "~/shopify-admin/index.server";
import { hasScope } from "~/shops.server";
import { subscribeToGranted } from "../optional-topics.server";
import { partOf, type Run } from "../run.server";
import { withBulkFile } from "./bulk-operation.server";
import type { PartEnd, RunContext } from "./run-context";
import { storeFile, type FileItem } from "./store-file.server";

const BATCH = { embedded: 200, server: 2000 } as const;

export async function importInventory(context: RunContext, run: Run): Promise<PartEnd> {
  const { shop } = context;
  if (!(await hasScope(shop.db, "read_inventory"))) {
    await forgetIncomingBefore(shop.db, null);
    return "done";
  }
  if (partOf(run, "inventory").bulkOperationGid === null) await subscribeToGranted(shop, ["read_inventory"]);
  const request = { part: "inventory", query: BULK_INCOMING, isGrouped: true } as const;
  return withBulkFile(context, run, request, async (file) => {
    const record = partOf(run, "inventory");
    // What the file says is no newer than its beginning: a change that came since, by itself, stays.
    const asOf = new Date(record.startedAtMs ?? run.startedAt.getTime());
    if (file.url !== null) {
      const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
      const end = await storeFile(context, run, {
        part: "inventory",
        items: itemsOf(lines, record.line),
        total: file.rootObjectCount,
        batchSize: BATCH[database().kind],
        store: (batch) => applyIncoming(shop.db, batch, { now: asOf }),
      });
      if (end === "waiting") return "waiting";
    }
    await forgetIncomingBefore(shop.db, asOf);
    return "done";
  });
}

async function* itemsOf(
  lines: AsyncIterable<Record<string, unknown>>,
  afterLine: number,
): AsyncGenerator<FileItem<IncomingSnapshot>> {
  for await (const { inventoryItemGid, quantity, lastLine } of incomingSums(lines)) {
    const item = { gid: inventoryItemGid, lastLine };
    if (lastLine <= afterLine) yield { ...item, kind: "stored" };
    else yield { ...item, kind: "readable", snapshot: { inventoryItemGid, quantity } };
  }
}
