/**
 * Facts derived from an order: totals, fulfilment state, what may still be refunded or returned. Used by the engine,
 * the payloads and the state operations. Amounts are minor units of the shop's currency.
 */
import type { Fulfillment, Order, OrderLine, Refund } from "./types";

/** The order as placed: lines, less discount, plus shipping and tax. */
export function originalTotal(order: Order): number {
  return subtotalOf(order.lines, "quantity") - order.discountMinor + order.shippingMinor + order.taxMinor;
}

/** What the order is worth now: a removed or refunded unit counts no more. */
export function currentTotal(order: Order): number {
  return Math.max(0, originalTotal(order) - totalRefunded(order, "any"));
}

export function subtotal(order: Order): number {
  return subtotalOf(order.lines, "quantity") - order.discountMinor;
}

export function currentSubtotal(order: Order): number {
  return Math.max(0, subtotalOf(order.lines, "currentQuantity") - order.discountMinor);
}

/** Money given back. "success" counts settled refunds only, as Order.totalRefundedSet does. */
export function totalRefunded(order: Order, which: "success" | "any"): number {
  return order.transactions
    .filter((t) => t.kind === "REFUND" && (t.status === "SUCCESS" || (which === "any" && t.status === "PENDING")))
    .reduce((sum, t) => sum + t.amountMinor, 0);
}

export function totalPaid(order: Order): number {
  return order.transactions
    .filter((t) => (t.kind === "SALE" || t.kind === "CAPTURE") && t.status === "SUCCESS")
    .reduce((sum, t) => sum + t.amountMinor, 0);
}

/** Status of the refund's money: every transaction settled, one still pending, or one failed. */
export function refundStatus(order: Order, refund: Refund): "SUCCESS" | "PENDING" | "FAILURE" {
  const own = order.transactions.filter((t) => refund.transactionIds.includes(t.id));
  if (own.some((t) => t.status === "FAILURE" || t.status === "ERROR")) return "FAILURE";
  return own.some((t) => t.status === "PENDING") ? "PENDING" : "SUCCESS";
}

/** Units of a line that lie in parcels which were not cancelled. */
export function fulfilledQuantity(order: Order, lineId: number): number {
  return order.fulfillments
    .filter((f) => f.status !== "CANCELLED")
    .flatMap((f) => f.lines)
    .filter((l) => l.orderLineId === lineId)
    .reduce((sum, l) => sum + l.quantity, 0);
}

export function unfulfilledQuantity(order: Order, line: OrderLine): number {
  if (order.cancelledAt !== null) return 0;
  return Math.max(0, line.currentQuantity - fulfilledQuantity(order, line.id));
}

/** OrderDisplayFulfillmentStatus, derived from the parcels. */
export function displayFulfillmentStatus(order: Order): "UNFULFILLED" | "PARTIALLY_FULFILLED" | "FULFILLED" {
  const fulfilled = order.lines.reduce((sum, l) => sum + fulfilledQuantity(order, l.id), 0);
  if (fulfilled === 0) return "UNFULFILLED";
  return order.lines.every((l) => unfulfilledQuantity(order, l) === 0) ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

/** Units of a parcel's line that no live return has claimed yet. */
export function returnableQuantity(order: Order, fulfillment: Fulfillment, fulfillmentLineId: number): number {
  const line = fulfillment.lines.find((l) => l.id === fulfillmentLineId);
  if (!line || fulfillment.status === "CANCELLED") return 0;
  const claimed = order.returns
    .filter((r) => r.status === "REQUESTED" || r.status === "OPEN" || r.status === "CLOSED")
    .flatMap((r) => r.lines)
    .filter((l) => l.fulfillmentLineId === fulfillmentLineId)
    .reduce((sum, l) => sum + l.quantity, 0);
  const orderLine = order.lines.find((l) => l.id === line.orderLineId);
  const notRefunded = orderLine ? orderLine.refundableQuantity : 0;
  return Math.max(0, Math.min(line.quantity - claimed, notRefunded));
}

function subtotalOf(lines: OrderLine[], quantity: "quantity" | "currentQuantity"): number {
  return lines.reduce((sum, l) => sum + l[quantity] * l.unitPriceMinor, 0);
}
