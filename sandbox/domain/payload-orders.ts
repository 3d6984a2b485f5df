/**
 * Webhook payloads of orders, parcels, refunds and returns in the shape that the platform sends. The state operations
 * announce them; see payload-catalogue.ts for why their content matters little.
 */
import { gid } from "./gid";
import { decimal } from "./money";
import { currentTotal, displayFulfillmentStatus, originalTotal } from "./order-facts";
import { iso, type Payload } from "./payload-catalogue";
import type { Fulfillment, Order, Refund, Return, ShopState, World } from "./types";

export function announceOrder(world: World, shop: ShopState, order: Order, topic: string): void {
  if (world.isMuted) return;
  world.announce({ shop, topic, payload: orderPayload(shop, order) });
}

export function orderPayload(shop: ShopState, order: Order): Payload {
  const fulfillment = displayFulfillmentStatus(order);
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    email: order.email,
    confirmation_number: order.confirmationNumber,
    created_at: iso(order.createdAt),
    processed_at: iso(order.processedAt),
    updated_at: iso(order.updatedAt),
    cancelled_at: order.cancelledAt === null ? null : iso(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: order.closedAt === null ? null : iso(order.closedAt),
    currency: shop.currency,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: { UNFULFILLED: null, PARTIALLY_FULFILLED: "partial", FULFILLED: "fulfilled" }[fulfillment],
    total_price: decimal(originalTotal(order), shop.currencyDigits),
    current_total_price: decimal(currentTotal(order), shop.currencyDigits),
    customer: order.customerId === null ? null : { id: order.customerId },
    line_items: order.lines.map((l) => ({
      id: l.id,
      product_id: l.productId,
      variant_id: l.variantId,
      title: l.title,
      variant_title: l.variantTitle,
      sku: l.sku,
      quantity: l.quantity,
      current_quantity: l.currentQuantity,
      price: decimal(l.unitPriceMinor, shop.currencyDigits),
    })),
    fulfillments: order.fulfillments.map((f) => fulfillmentPayload(order, f)),
    refunds: order.refunds.map((r) => refundPayload(order, r)),
    tags: order.tags.join(", "),
    note: order.note,
  };
}

export function fulfillmentPayload(order: Order, fulfillment: Fulfillment): Payload {
  return {
    id: fulfillment.id,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: order.id,
    name: fulfillment.name,
    status: fulfillment.status.toLowerCase(),
    shipment_status: fulfillment.displayStatus.toLowerCase(),
    tracking_company: fulfillment.tracking[0]?.company ?? null,
    tracking_numbers: fulfillment.tracking.map((t) => t.number),
    tracking_urls: fulfillment.tracking.map((t) => t.url),
    created_at: iso(fulfillment.createdAt),
    updated_at: iso(fulfillment.updatedAt),
    line_items: fulfillment.lines.map((l) => ({ id: l.orderLineId, quantity: l.quantity })),
  };
}

export function fulfillmentEventPayload(order: Order, fulfillment: Fulfillment, eventId: number): Payload {
  const event = fulfillment.events.find((e) => e.id === eventId);
  return {
    id: eventId,
    admin_graphql_api_id: gid("FulfillmentEvent", eventId),
    fulfillment_id: fulfillment.id,
    order_id: order.id,
    status: event?.status.toLowerCase() ?? null,
    message: event?.message ?? null,
    happened_at: event ? iso(event.happenedAt) : null,
    city: event?.city ?? null,
  };
}

export function refundPayload(order: Order, refund: Refund): Payload {
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: iso(refund.createdAt),
    note: refund.note,
    refund_line_items: refund.lines.map((l) => ({ id: l.id, line_item_id: l.orderLineId, quantity: l.quantity })),
    transactions: order.transactions
      .filter((t) => refund.transactionIds.includes(t.id))
      .map((t) => ({ id: t.id, kind: t.kind.toLowerCase(), status: t.status.toLowerCase() })),
  };
}

export function returnPayload(order: Order, item: Return): Payload {
  return {
    id: item.id,
    admin_graphql_api_id: gid("Return", item.id),
    name: item.name,
    status: item.status.toLowerCase(),
    total_return_line_items: item.lines.reduce((sum, l) => sum + l.quantity, 0),
    order: { id: order.id, admin_graphql_api_id: gid("Order", order.id) },
    return_line_items: item.lines.map((l) => ({
      id: l.id,
      admin_graphql_api_id: gid("ReturnLineItem", l.id),
      quantity: l.quantity,
      customer_note: l.customerNote,
      fulfillment_line_item: { id: l.fulfillmentLineId },
    })),
  };
}
