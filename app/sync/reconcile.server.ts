/**
 * Finds what webhooks missed: Shopify's list of ids and update times against ours. What is missing, older or no longer
 * there is marked, and the drain fetches it. Called by advance-run, nightly, after downtime and when the merchant asks. A
 * bulk list costs no query points, so one mechanism serves lost updates and lost deletions alike. Memory stays flat: the
 * list is compared a batch at a time, and only its numbers are kept.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { BULK_QUERIES } from "~/shopify-admin/index.server";
import { markDirty, markedOf, PRIORITY } from "./dirty.server";
import { noteDrift, type Drift } from "./drift.server";
import { eachBulkId, type BulkId } from "./import/bulk-ids.server";
import { withBulkFile, type BulkFile } from "./import/bulk-operation.server";
import { GidSet } from "./import/gid-set";
import type { PartEnd, RunContext } from "./import/run-context";
import { startRun } from "./install.server";
import { partOf, saveRun, type Run } from "./run.server";

const BATCH = 500;
const PAGE = 2000;
/** One day inside Shopify's 60: an order at the edge may have left the list between two runs. */
const ORDER_WINDOW_MS = 59 * 24 * 60 * 60_000;
/** Shopify's times are whole seconds: what was fetched within the second of its change may have changed again in it. */
const TIME_STEP_MS = 1000;
/** A change this young may have its webhook under way: it is fetched, and no drift. */
const STILL_UNDER_WAY_MS = 60_000;
/** More changed products than this are read faster, and for no points, by a new import than one by one. */
const MOST_BY_ID = 2000;

type ComparedPart = "products" | "orders" | "customers";

interface Row {
  gid: string;
  shopUpdatedAt: Date;
  syncedAt: Date;
}

/** Our side of one kind. */
interface Ours {
  query: string;
  byGid(gids: string[]): Promise<Row[]>;
  /** Rows that Shopify's list must name, in the order of their gids. */
  after(gid: string): Promise<Row[]>;
}

const ROW = { gid: true, shopUpdatedAt: true, syncedAt: true } as const;
const page = (gid: string) => ({
  where: { gid: { gt: gid } },
  orderBy: { gid: "asc" as const },
  take: PAGE,
  select: ROW,
});

export function reconcileProducts(context: RunContext, run: Run): Promise<PartEnd> {
  const { product } = context.shop.db;
  return compare(context, run, "products", {
    query: BULK_QUERIES.productIds,
    byGid: (gids) => product.findMany({ where: { gid: { in: gids } }, select: ROW }),
    after: (gid) => product.findMany(page(gid)),
  });
}

/** Only orders that must be in Shopify's list can be found missing from it: older ones stay as they are. */
export function reconcileOrders(context: RunContext, run: Run): Promise<PartEnd> {
  const { order } = context.shop.db;
  const since = new Date(context.clock.nowMs() - ORDER_WINDOW_MS);
  return compare(context, run, "orders", {
    query: BULK_QUERIES.orderIds,
    byGid: (gids) => order.findMany({ where: { gid: { in: gids } }, select: ROW }),
    after: (gid) => order.findMany({ ...page(gid), where: { gid: { gt: gid }, processedAt: { gte: since } } }),
  });
}

export function reconcileCustomers(context: RunContext, run: Run): Promise<PartEnd> {
  const { customer } = context.shop.db;
  return compare(context, run, "customers", {
    query: BULK_QUERIES.customerIds,
    byGid: (gids) => customer.findMany({ where: { gid: { in: gids } }, select: ROW }),
    after: (gid) => customer.findMany(page(gid)),
  });
}

function compare(context: RunContext, run: Run, part: ComparedPart, ours: Ours): Promise<PartEnd> {
  return withBulkFile(context, run, { part, query: ours.query, isGrouped: false }, async (file) => {
    const drift: Drift = { missing: 0, outdated: 0, gone: 0 };
    const found = await compareList(context, run, { part, ours, drift, file });
    if (found === null) return "waiting";
    await markGone(context, run, { ours, drift, atShop: found.atShop });
    if (found.isTooMuch) await startRun(context.shop.db.shopId, "import", context.clock);
    noteDrift(run, part, drift);
    return "done";
  });
}

interface Comparison {
  part: ComparedPart;
  ours: Ours;
  drift: Drift;
}

/** @returns what the shop has, and whether too much of it differs to be fetched by id; null when the process must stop */
async function compareList(
  context: RunContext,
  run: Run,
  { part, ours, drift, file }: Comparison & { file: BulkFile },
): Promise<{ atShop: GidSet; isTooMuch: boolean } | null> {
  const { shop, clock, signal } = context;
  const atShop = new GidSet();
  let differ = 0;
  const record = partOf(run, part);
  let batch: BulkId[] = [];
  const flush = async () => {
    const different = await differing(context, { ours, drift, batch });
    differ += different.length;
    // Marked at once, unless there are too many: a mark does no harm even when the file turns out to be cut short.
    if (part !== "products" || differ <= MOST_BY_ID) await mark(context, different);
    batch = [];
    Object.assign(record, { done: atShop.size, total: file.rootObjectCount });
    await saveRun(shop.db, run, clock.nowMs());
    await breathe();
  };
  for await (const line of eachBulkId(shop, file)) {
    if (signal.aborted) return null;
    atShop.add(line.gid);
    if (batch.push(line) >= BATCH) await flush();
  }
  await flush();
  return { atShop, isTooMuch: part === "products" && differ > MOST_BY_ID };
}

async function differing(
  context: RunContext,
  { ours, drift, batch }: Omit<Comparison, "part"> & { batch: BulkId[] },
): Promise<string[]> {
  if (batch.length === 0) return [];
  const gids = batch.map(({ gid }) => gid);
  const stored = new Map((await ours.byGid(gids)).map((row) => [row.gid, row]));
  const marked = await markedOf(context.shop.db, gids);
  const youngMs = context.clock.nowMs() - STILL_UNDER_WAY_MS;
  return batch.flatMap(({ gid, updatedMs }) => {
    const row = stored.get(gid);
    const cause = row ? (row.shopUpdatedAt.getTime() < updatedMs ? "outdated" : null) : "missing";
    if (cause !== null && !marked.has(gid) && updatedMs < youngMs) drift[cause] += 1;
    return cause !== null || isUnsure(row, updatedMs) ? [gid] : [];
  });
}

/** As old as the shop's, but fetched within the second in which it changed. */
function isUnsure(row: Row | undefined, updatedMs: number): boolean {
  return row?.shopUpdatedAt.getTime() === updatedMs && row.syncedAt.getTime() < updatedMs + TIME_STEP_MS;
}

/** What was fetched since this run began was there then: the list is only too old to name it. */
async function markGone(
  context: RunContext,
  run: Run,
  { ours, drift, atShop }: Omit<Comparison, "part"> & { atShop: GidSet },
): Promise<void> {
  let last = "";
  for (;;) {
    const rows = await ours.after(last);
    const absent = rows.filter((row) => !atShop.has(row.gid) && row.syncedAt < run.startedAt).map((row) => row.gid);
    const marked = await markedOf(context.shop.db, absent);
    drift.gone += absent.filter((gid) => !marked.has(gid)).length;
    await mark(context, absent);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.gid ?? "";
    await breathe();
  }
}

async function mark({ shop, clock }: RunContext, gids: string[]): Promise<void> {
  for (let at = 0; at < gids.length; at += BATCH) {
    const why = { cause: "reconcile", priority: PRIORITY.prose } as const;
    await markDirty(shop.db, shop.db.shopId, gids.slice(at, at + BATCH), new Date(clock.nowMs()), why);
  }
}
