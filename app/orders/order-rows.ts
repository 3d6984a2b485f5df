/** Turns order snapshots into the rows that are stored. apply.server.ts is its only caller. Pure. */
import { cleanLine } from "~/knowledge/index.server";
import type { OrderSnapshot } from "./types";

/** Names are the tables' columns: the object goes to the database as one JSON value. */
export function orderRow(order: OrderSnapshot, now: Date) {
  return {
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
    is_detailed: order.isDetailed ?? true,
    shop_updated_at: order.updatedAt,
    synced_at: now,
  };
}

export function childRows(orders: OrderSnapshot[]) {
  return {
    lines: orders.flatMap(({ gid: order_gid, lines }) =>
      lines.map((line) => ({
        gid: line.gid,
        order_gid,
        product_gid: line.productGid,
        variant_gid: line.variantGid,
        title: cleanLine(line.title),
        variant_title: line.variantTitle === null ? null : cleanLine(line.variantTitle),
        quantity: line.quantity,
        current_quantity: line.currentQuantity,
        unit_price_minor: line.unitPriceMinor,
      })),
    ),
    fulfillments: orders.flatMap(({ gid: order_gid, fulfillments }) =>
      fulfillments.map((parcel) => ({
        gid: parcel.gid,
        order_gid,
        display_status: parcel.displayStatus,
        created_at: parcel.createdAt,
        estimated_delivery_at: parcel.estimatedDeliveryAt,
        delivered_at: parcel.deliveredAt,
        tracking: parcel.tracking,
        events: parcel.events.map((event) => ({
          ...event,
          message: event.message === null ? null : cleanLine(event.message),
        })),
        lines: parcel.lines,
      })),
    ),
    refunds: orders.flatMap(({ gid: order_gid, refunds }) =>
      refunds.map((refund) => ({
        gid: refund.gid,
        order_gid,
        created_at: refund.createdAt,
        total_minor: refund.totalMinor,
        currency: refund.currency,
        state: refund.state,
        gateway: refund.gateway,
      })),
    ),
    returns: orders.flatMap(({ gid: order_gid, returns }) =>
      returns.map((item) => ({
        gid: item.gid,
        order_gid,
        name: item.name,
        status: item.status,
        requested_at: item.requestedAt,
        lines: item.lines.map((line) => ({ ...line, title: cleanLine(line.title) })),
      })),
    ),
  };
}
