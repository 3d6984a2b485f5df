/**
 * Facts derived from an order: totals, fulfilment state, what may still be refunded or returned. Used by the engine,
 * the payloads and the state operations. Amounts are minor units of the shop's currency.
 */
import type { RestockType } from "./commerce-types";
import type { Fulfillment, Order, OrderLine, Refund } from "./types";

/** All that was ever ordered: lines with later additions, less discount, plus shipping and tax. */
export function originalTotal(order: Order): number {
  return subtotal(order) + order.shippingMinor + order.taxMinor;
}

/** The total when the order was placed, before any edit. */
export function placedTotal(order: Order): number {
  return originalTotal(order) - valueOf(order.lines, (l) => l.addedQuantity ?? 0);
}

/**
 * What the order is worth now: a removed or refunded unit counts no more. A refund first gives back what an edit made
 * the order cheaper by; only the rest lowers its worth.
 */
export function currentTotal(order: Order): number {
  const refunded = totalRefunded(order, "any");
  if (order.cancelledAt !== null) return Math.max(0, totalPaid(order) - refunded);
  const goods = originalTotal(order) - removedValue(order);
  const overpaid = Math.max(0, totalPaid(order) - goods);
  return Math.max(0, goods - Math.max(0, refunded - overpaid));
}

/** What the shopper still owes. */
export function outstanding(order: Order): number {
  return Math.max(0, currentTotal(order) - (totalPaid(order) - totalRefunded(order, "any")));
}

/** OrderDisplayFinancialStatus as it follows from the order's transactions. */
export function financialStatusOf(order: Order): Order["financialStatus"] {
  const paid = totalPaid(order);
  const refunded = totalRefunded(order, "any");
  if (refunded > 0) return refunded >= paid ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (paid === 0 && originalTotal(order) > 0) {
    if (order.cancelledAt !== null) return "VOIDED";
    return order.transactions.some((t) => t.kind === "AUTHORIZATION" && t.status === "SUCCESS")
      ? "AUTHORIZED"
      : "PENDING";
  }
  return outstanding(order) > 0 ? "PARTIALLY_PAID" : "PAID";
}

export function subtotal(order: Order): number {
  return valueOf(order.lines, (l) => l.quantity) - order.discountMinor;
}

export function currentSubtotal(order: Order): number {
  return Math.max(0, valueOf(order.lines, (l) => l.currentQuantity) - order.discountMinor);
}

export interface LineQuantity {
  orderLineId: number;
  quantity: number;
}

/** Full price of these units; `discountMinor` is their share of the order's discount, `taxMinor` of its tax. */
export function worthOf(
  order: Order,
  lines: readonly LineQuantity[],
): { fullMinor: number; discountMinor: number; taxMinor: number } {
  const full = lines.reduce((sum, line) => {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    return sum + (own?.unitPriceMinor ?? 0) * line.quantity;
  }, 0);
  const all = valueOf(order.lines, (l) => l.quantity - (l.addedQuantity ?? 0));
  const share = (minor: number): number => (all > 0 ? Math.min(minor, Math.round((minor * full) / all)) : 0);
  return { fullMinor: full, discountMinor: share(order.discountMinor), taxMinor: share(order.taxMinor) };
}

/** Shipping that no refund has given back. */
export function refundableShipping(order: Order): number {
  return order.shippingMinor - order.refunds.reduce((sum, r) => sum + (r.shippingMinor ?? 0), 0);
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

/**
 * Units still to be sent. A refund takes a unit out of them only when it says so (CANCEL); a unit refunded and not
 * restocked is sent all the same.
 * Source: https://shopify.dev/docs/api/admin-rest/latest/resources/refund (restock_type)
 */
export function unfulfilledQuantity(order: Order, line: OrderLine): number {
  if (order.cancelledAt !== null) return 0;
  const open = line.quantity - (line.removedQuantity ?? 0) - refundedUnits(order, line.id, "CANCEL");
  return Math.max(0, open - fulfilledQuantity(order, line.id));
}

/** Units of a line that refunds gave back in this way. */
export function refundedUnits(order: Order, lineId: number, how: RestockType): number {
  return order.refunds
    .flatMap((r) => r.lines)
    .filter((l) => l.orderLineId === lineId && (l.restockType ?? "NO_RESTOCK") === how)
    .reduce((sum, l) => sum + l.quantity, 0);
}

/** OrderDisplayFulfillmentStatus, derived from the parcels. */
export function displayFulfillmentStatus(order: Order): "UNFULFILLED" | "PARTIALLY_FULFILLED" | "FULFILLED" {
  const fulfilled = order.lines.reduce((sum, l) => sum + fulfilledQuantity(order, l.id), 0);
  if (fulfilled === 0) return "UNFULFILLED";
  return order.lines.every((l) => unfulfilledQuantity(order, l) === 0) ? "FULFILLED" : "PARTIALLY_FULFILLED";
}

/**
 * Units of a parcel's line that can still be asked back: sent, claimed by no live return, and not refunded. Units that
 * returns have claimed but nobody has refunded yet count against what is refundable of the order's line.
 */
export function returnableQuantity(order: Order, fulfillment: Fulfillment, fulfillmentLineId: number): number {
  const line = fulfillment.lines.find((l) => l.id === fulfillmentLineId);
  const orderLine = order.lines.find((l) => l.id === line?.orderLineId);
  if (!line || !orderLine || fulfillment.status === "CANCELLED") return 0;
  const parcelLines = order.fulfillments.flatMap((f) => f.lines);
  let claimedHere = 0;
  let waiting = 0;
  for (const item of order.returns) {
    if (item.status === "DECLINED" || item.status === "CANCELED") continue;
    for (const claim of item.lines) {
      const claimed = parcelLines.find((l) => l.id === claim.fulfillmentLineId);
      if (claimed?.orderLineId !== orderLine.id) continue;
      if (claimed.id === line.id) claimedHere += claim.quantity;
      waiting += claim.quantity - (claim.processedQuantity ?? 0);
    }
  }
  return Math.max(0, Math.min(line.quantity - claimedHere, orderLine.refundableQuantity - waiting));
}

function removedValue(order: Order): number {
  return valueOf(order.lines, (l) => l.removedQuantity ?? 0);
}

function valueOf(lines: OrderLine[], units: (line: OrderLine) => number): number {
  return lines.reduce((sum, l) => sum + units(l) * l.unitPriceMinor, 0);
}
