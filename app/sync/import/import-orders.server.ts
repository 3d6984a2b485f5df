/**
 * The run's orders: those of the last 60 days, newest change first, from one bulk file. Called by advance-run. A bulk
 * query cannot reach a parcel's events, so the orders that have parcels or refunds are marked, the newest first, and the
 * drain fetches them by id behind everything else; one that a shopper asks about before is fetched at once (app/orders).
 */
import { setImmediate as breathe } from "node:timers/promises";
import { applyOrders, ordersToDetail } from "~/orders/index.server";
import { BULK_QUERIES, bulkLines, orderGroups } from "~/shopify-admin/index.server";
import { markDirty, PRIORITY } from "../dirty.server";
import { partOf, type Run } from "../run.server";
import { withBulkFile, type BulkFile } from "./bulk-operation.server";
import type { PartEnd, RunContext } from "./run-context";
import { storeFile } from "./store-file.server";

const BATCH = { embedded: 50, server: 200 } as const;
/**
 * Orders fetched by id after an import: about an hour of a standard shop's query points. Older ones are fetched when
 * their owner asks.
 */
const MOST_MARKED = 5000;
const MARKED_AT_ONCE = 100;

export async function importOrders(context: RunContext, run: Run): Promise<PartEnd> {
  const request = { part: "orders", query: BULK_QUERIES.orders, isGrouped: true } as const;
  return withBulkFile(context, run, request, async (file) => {
    if ((await storeOrders(context, run, file)) === "waiting") return "waiting";
    await markUndetailed(context);
    const record = partOf(run, "orders");
    record.total = record.done;
    return "done";
  });
}

async function storeOrders(context: RunContext, run: Run, file: BulkFile): Promise<PartEnd> {
  if (file.url === null) return "done";
  const { shop } = context;
  const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
  return storeFile(context, run, {
    part: "orders",
    items: orderGroups(lines, partOf(run, "orders").line),
    total: file.rootObjectCount,
    batchSize: BATCH[context.pace],
    store: (batch, now) => applyOrders(shop.db, batch, { now }),
  });
}

/** Equally urgent marks go by their time: a newer order's is a moment earlier. */
async function markUndetailed({ shop, clock }: RunContext): Promise<void> {
  const { db } = shop;
  const newestFirst = await ordersToDetail(db, MOST_MARKED);
  for (let at = 0; at < newestFirst.length; at += MARKED_AT_ONCE) {
    const slice = newestFirst.slice(at, at + MARKED_AT_ONCE);
    const markedAt = new Date(clock.nowMs() - newestFirst.length + at);
    await markDirty(db, db.shopId, slice, markedAt, { cause: "import", priority: PRIORITY.background });
    await breathe();
  }
}
