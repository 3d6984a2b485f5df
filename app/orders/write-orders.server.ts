/**
 * The statements that store orders: each takes many rows at once, as JSON. Called by apply.server.ts in a transaction.
 * An order's row is the lock of all that hangs below it, taken by the first statement.
 */
import type { ShopQuery } from "~/db.server";
import type { childRows, orderRow } from "./order-rows";

export type OrderRow = ReturnType<typeof orderRow>;
export type ChildRows = ReturnType<typeof childRows>;

/**
 * Inserts orders, or updates those whose stored state is not newer. An order read in bulk never takes away the details
 * of the same state that was read by id.
 * @returns gids that were written, and whether each was not there before
 */
export async function upsertOrders(query: ShopQuery, rows: OrderRow[]): Promise<Map<string, boolean>> {
  const written = await query<{ gid: string; is_new: boolean }>(
    "orders-upsert",
    `INSERT INTO shop_order AS o (shop_id, gid, name, customer_gid, processed_at, cancelled_at, financial_status,
      fulfillment_status, return_status, total_minor, currency, status_page_url, is_detailed, shop_updated_at, synced_at)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, name text, customer_gid text, processed_at timestamp,
      cancelled_at timestamp, financial_status text, fulfillment_status text, return_status text, total_minor int,
      currency text, status_page_url text, is_detailed boolean, shop_updated_at timestamp, synced_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET name = EXCLUDED.name, customer_gid = EXCLUDED.customer_gid,
      processed_at = EXCLUDED.processed_at, cancelled_at = EXCLUDED.cancelled_at,
      financial_status = EXCLUDED.financial_status, fulfillment_status = EXCLUDED.fulfillment_status,
      return_status = EXCLUDED.return_status, total_minor = EXCLUDED.total_minor, currency = EXCLUDED.currency,
      status_page_url = EXCLUDED.status_page_url, is_detailed = EXCLUDED.is_detailed,
      shop_updated_at = EXCLUDED.shop_updated_at, synced_at = EXCLUDED.synced_at
    WHERE o.shop_updated_at < EXCLUDED.shop_updated_at
      OR o.shop_updated_at = EXCLUDED.shop_updated_at AND o.synced_at <= EXCLUDED.synced_at AND (EXCLUDED.is_detailed OR NOT o.is_detailed)
    RETURNING o.gid, xmax = 0 AS is_new`,
    [JSON.stringify(rows)],
  );
  return new Map(written.map(({ gid, is_new }) => [gid, is_new]));
}

/** Makes lines, parcels, refunds and returns of these orders exactly these; new orders have none to drop. */
export async function replaceChildren(query: ShopQuery, children: ChildRows, known: string[]): Promise<void> {
  if (known.length > 0) for (const [name, text] of DROP) await query(name, text, [known]);
  for (const [table, name, text] of INSERT)
    if (children[table].length > 0) await query(name, text, [JSON.stringify(children[table])]);
}

/** Joined and not `= ANY`: without statistics the planner would read the whole table for each batch. */
const OF_ORDERS = "AS c USING unnest($2::text[]) AS g(gid) WHERE c.shop_id = $1 AND c.order_gid = g.gid";
const DROP = [
  ["orders-drop-lines", `DELETE FROM order_line ${OF_ORDERS}`],
  ["orders-drop-fulfillments", `DELETE FROM fulfillment ${OF_ORDERS}`],
  ["orders-drop-refunds", `DELETE FROM refund ${OF_ORDERS}`],
  ["orders-drop-returns", `DELETE FROM order_return ${OF_ORDERS}`],
] as const;

/** A gid that another order has is left with it. */
const INSERT = [
  [
    "lines",
    "orders-add-lines",
    `INSERT INTO order_line (shop_id, gid, order_gid, product_gid, variant_gid, title, variant_title, quantity,
      current_quantity, unit_price_minor)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, order_gid text, product_gid text, variant_gid text,
      title text, variant_title text, quantity int, current_quantity int, unit_price_minor int)
    ON CONFLICT DO NOTHING`,
  ],
  [
    "fulfillments",
    "orders-add-fulfillments",
    `INSERT INTO fulfillment (shop_id, gid, order_gid, display_status, created_at, estimated_delivery_at, delivered_at,
      tracking, events, lines)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, order_gid text, display_status text,
      created_at timestamp, estimated_delivery_at timestamp, delivered_at timestamp, tracking jsonb, events jsonb,
      lines jsonb)
    ON CONFLICT DO NOTHING`,
  ],
  [
    "refunds",
    "orders-add-refunds",
    `INSERT INTO refund (shop_id, gid, order_gid, created_at, total_minor, currency, state, gateway)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, order_gid text, created_at timestamp, total_minor int,
      currency text, state text, gateway text)
    ON CONFLICT DO NOTHING`,
  ],
  [
    "returns",
    "orders-add-returns",
    `INSERT INTO order_return (shop_id, gid, order_gid, name, status, requested_at, lines)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, order_gid text, name text, status text,
      requested_at timestamp, lines jsonb)
    ON CONFLICT DO NOTHING`,
  ],
] as const;
