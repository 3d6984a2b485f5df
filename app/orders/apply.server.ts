/**
 * Writes what the shop says of its orders: the order with its lines, fulfilments, refunds and returns in one
 * transaction, and only when the snapshot is not older than what is stored. The sync is the only caller.
 */
import type { ShopDb } from "~/db.server";
import { database, shopSession } from "~/db.server";
import { childRows, orderRow } from "./order-rows";
import type { OrderSnapshot } from "./types";
import { replaceChildren, upsertOrders } from "./write-orders.server";

/** Orders a transaction: on the embedded database the event loop stands still while one runs. */
const APPLY_BATCH = { embedded: 25, server: 200 } as const;

/**
 * Stores one order as the snapshot has it.
 * @param now when the snapshot was fetched
 * @returns "stale" when a newer state is stored already (nothing changes then); equal times are applied again
 */
export async function applyOrder(
  db: ShopDb,
  order: OrderSnapshot,
  { now }: { now: Date },
): Promise<"applied" | "stale"> {
  const { applied } = await applyOrders(db, [order], { now });
  return applied === 1 ? "applied" : "stale";
}

/**
 * Stores many orders, a batch in a transaction, giving way to other work between batches. An order named twice counts
 * once, with its newest state.
 */
export async function applyOrders(
  db: ShopDb,
  orders: OrderSnapshot[],
  { now }: { now: Date },
): Promise<{ applied: number; stale: number }> {
  const newest = newestOf(orders);
  const batchSize = APPLY_BATCH[database().kind];
  let applied = 0;
  for (let at = 0; at < newest.length; at += batchSize) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    applied += await applyBatch(db, newest.slice(at, at + batchSize), now);
  }
  return { applied, stale: newest.length - applied };
}

/** Forgets an order; true when it was there. */
export async function removeOrder(db: ShopDb, gid: string): Promise<boolean> {
  const { count } = await db.order.deleteMany({ where: { gid } });
  return count > 0;
}

/** A customer the shop no longer has owns no order here either. */
export async function disownOrders(db: ShopDb, customerGid: string): Promise<void> {
  await db.order.updateMany({ where: { customerGid }, data: { customerGid: null } });
}

/** Orders whose details are still to be fetched by id, the newest first. */
export async function ordersToDetail(db: ShopDb, limit: number): Promise<string[]> {
  const rows = await db.order.findMany({
    where: { isDetailed: false },
    select: { gid: true },
    orderBy: [{ processedAt: "desc" }, { gid: "desc" }],
    take: limit,
  });
  return rows.map((row) => row.gid);
}

/** Sorted by gid, so that two writers lock rows in the same order. */
function newestOf(orders: OrderSnapshot[]): OrderSnapshot[] {
  const byGid = new Map<string, OrderSnapshot>();
  for (const order of orders) {
    const known = byGid.get(order.gid);
    if (!known || known.updatedAt <= order.updatedAt) byGid.set(order.gid, order);
  }
  return [...byGid.values()].sort((a, b) => (a.gid < b.gid ? -1 : 1));
}

async function applyBatch(db: ShopDb, orders: OrderSnapshot[], now: Date): Promise<number> {
  return shopSession(db, async (query) => {
    const written = await upsertOrders(
      query,
      orders.map((order) => orderRow(order, now)),
    );
    const fresh = orders.filter((order) => written.has(order.gid));
    const known = fresh.flatMap(({ gid }) => (written.get(gid) ? [] : gid));
    if (fresh.length > 0) await replaceChildren(query, childRows(fresh), known);
    return fresh.length;
  });
}
