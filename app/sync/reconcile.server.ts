/**
 * Finds what webhooks missed: Shopify's list of ids and update times against ours. Whatever is missing, older or no
 * longer there is marked, and the drain fetches it. Called by advance-run, nightly, after downtime and when the merchant
 * asks. A bulk list costs no query points, so one mechanism serves lost updates and lost deletions alike.
 */
import { AppError } from "~/platform/errors";
import { BULK_QUERIES } from "~/shopify-admin/index.server";
import { markDirty } from "./dirty.server";
import { bulkIds } from "./import/bulk-ids.server";
import { awaitBulk, startOver } from "./import/bulk-phase.server";
import type { PhaseEnd, RunContext } from "./import/run-context";
import type { CountedKind, Run } from "./run.server";

const MARK_BATCH = 500;
/** One day inside Shopify's 60: an order at the edge may have left the list between two runs. */
const ORDER_WINDOW_MS = 59 * 24 * 60 * 60_000;

/** Shopify's times are whole seconds: what was fetched within the second of its change may have changed again in it. */
const TIME_STEP_MS = 1000;

interface Stored {
  gid: string;
  shopUpdatedAt: Date;
  syncedAt: Date;
}

const STORED = { gid: true, shopUpdatedAt: true, syncedAt: true } as const;

export async function reconcileProducts(context: RunContext, run: Run): Promise<PhaseEnd> {
  return compare(context, run, "products", BULK_QUERIES.productIds, () =>
    context.shop.db.product.findMany({ select: STORED }),
  );
}

/** Only orders that must be in Shopify's list can be found missing from it: older ones stay as they are. */
export async function reconcileOrders(context: RunContext, run: Run): Promise<PhaseEnd> {
  const since = new Date(context.clock.nowMs() - ORDER_WINDOW_MS);
  return compare(context, run, "orders", BULK_QUERIES.orderIds, () =>
    context.shop.db.order.findMany({
      where: { processedAt: { gte: since } },
      select: STORED,
    }),
  );
}

export async function reconcileCustomers(context: RunContext, run: Run): Promise<PhaseEnd> {
  return compare(context, run, "customers", BULK_QUERIES.customerIds, () =>
    context.shop.db.customer.findMany({ select: STORED }),
  );
}

async function compare(
  context: RunContext,
  run: Run,
  kind: CountedKind,
  query: string,
  readStored: () => Promise<Stored[]>,
): Promise<PhaseEnd> {
  const bulk = await awaitBulk(context, run, query);
  if (bulk.kind === "waiting") return "waiting";
  try {
    const atShop = await bulkIds(context.shop, bulk.file);
    const stored = new Map((await readStored()).map((row) => [row.gid, row]));
    const different = [...atShop].filter(([gid, updatedMs]) => !isSame(stored.get(gid), updatedMs)).map(([gid]) => gid);
    const gone = [...stored.keys()].filter((gid) => !atShop.has(gid));
    await mark(context, [...different, ...gone]);
    run.counts[kind] = { done: atShop.size, total: atShop.size };
    return "done";
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "bulk-failed") throw thrown;
    return (await startOver(context, run, thrown.message)).kind;
  }
}

function isSame(row: Stored | undefined, updatedMs: number): boolean {
  return row?.shopUpdatedAt.getTime() === updatedMs && row.syncedAt.getTime() >= updatedMs + TIME_STEP_MS;
}

async function mark({ shop, clock }: RunContext, gids: string[]): Promise<void> {
  for (let at = 0; at < gids.length; at += MARK_BATCH) {
    await markDirty(shop.db, shop.db.shopId, gids.slice(at, at + MARK_BATCH), new Date(clock.nowMs()));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
