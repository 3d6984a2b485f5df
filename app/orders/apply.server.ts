/**
 * Writes what the shop says of its orders: the order with its lines, fulfilments, refunds and returns in one
 * transaction, and only when the snapshot is not older than what is stored. The sync is the only caller.
 */
import { cleanLine } from "~/knowledge/index.server";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import type { OrderSnapshot } from "./types";

/** Orders a transaction: on the embedded database the event loop stands still while one runs. */
const APPLY_BATCH = 25;

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
  let applied = 0;
  for (let at = 0; at < newest.length; at += APPLY_BATCH) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    applied += await applyBatch(db, newest.slice(at, at + APPLY_BATCH), now);
  }
  return { applied, stale: newest.length - applied };
}

/** Forgets an order; true when it was there. */
export async function removeOrder(db: ShopDb, gid: string): Promise<boolean> {
  const { count } = await db.order.deleteMany({ where: { gid } });
  return count > 0;
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
  return shopTransaction(db, async (tx) => {
    const gids = await upsertOrders(tx, orders, now);
    const fresh = orders.filter((order) => gids.has(order.gid));
    if (fresh.length > 0) await replaceChildren(tx, fresh);
    return fresh.length;
  });
}

async function upsertOrders(tx: ShopDb, orders: OrderSnapshot[], now: Date): Promise<Set<string>> {
  const rows = orders.map((order) => ({
    gid: order.gid,
    name: cleanLine(order.name),
    customer_gid: order.customerGid,
    processed_at: order.processedAt,
    cancelled_at: order.cancelledAt,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus,
    return_status: order.returnStatus,
    total_minor: order.totalMinor,
    currency: order.currency,
    status_page_url: order.statusPageUrl,
    shop_updated_at: order.updatedAt,
    synced_at: now,
  }));
  const applied = await tx.$queryRaw<{ gid: string }[]>`
    INSERT INTO shop_order (shop_id, gid, name, customer_gid, processed_at, cancelled_at, financial_status,
      fulfillment_status, return_status, total_minor, currency, status_page_url, shop_updated_at, synced_at)
    SELECT ${tx.shopId}, x.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(gid text, name text,
      customer_gid text, processed_at timestamp, cancelled_at timestamp, financial_status text, fulfillment_status text,
      return_status text, total_minor int, currency text, status_page_url text, shop_updated_at timestamp,
      synced_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET name = EXCLUDED.name, customer_gid = EXCLUDED.customer_gid,
      processed_at = EXCLUDED.processed_at, cancelled_at = EXCLUDED.cancelled_at,
      financial_status = EXCLUDED.financial_status, fulfillment_status = EXCLUDED.fulfillment_status,
      return_status = EXCLUDED.return_status, total_minor = EXCLUDED.total_minor, currency = EXCLUDED.currency,
      status_page_url = EXCLUDED.status_page_url, shop_updated_at = EXCLUDED.shop_updated_at,
      synced_at = EXCLUDED.synced_at
    WHERE shop_order.shop_updated_at <= EXCLUDED.shop_updated_at
    RETURNING gid`;
  return new Set(applied.map((row) => row.gid));
}

async function replaceChildren(tx: ShopDb, orders: OrderSnapshot[]): Promise<void> {
  const of = { where: { orderGid: { in: orders.map((order) => order.gid) } } };
  await tx.orderLine.deleteMany(of);
  await tx.fulfillment.deleteMany(of);
  await tx.refund.deleteMany(of);
  await tx.orderReturn.deleteMany(of);
  const children = <Row extends { gid: string }>(rowsOf: (order: OrderSnapshot) => Row[]) =>
    orders.flatMap((order) => rowsOf(order).map((row) => ({ ...row, shopId: tx.shopId, orderGid: order.gid })));
  await tx.orderLine.createMany({
    data: children(({ lines }) => lines.map((line) => ({ ...line, title: cleanLine(line.title) }))),
    skipDuplicates: true,
  });
  await tx.fulfillment.createMany({ data: children(({ fulfillments }) => fulfillments), skipDuplicates: true });
  await tx.refund.createMany({ data: children(({ refunds }) => refunds), skipDuplicates: true });
  await tx.orderReturn.createMany({ data: children(({ returns }) => returns), skipDuplicates: true });
}
