/**
 * Refunds of an order: recorded with their lines and a refund transaction that is pending or settled. Called by the
 * engine's refundCreate, the control API and cancelOrder. Never gives back more than was paid.
 */
import { originalTotal, totalPaid, totalRefunded } from "./order-facts";
import { announceOrder, refundPayload } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import type { Order, Refund, ShopState, World } from "./types";

export interface RefundRequest {
  lines: { orderLineId: number; quantity: number }[];
  /** What is given back in minor units; without it the value of the lines. */
  amountMinor?: number;
  note?: string | null;
  /** False leaves the refund's transaction pending, as a bank often does. */
  settled?: boolean;
  returnId?: number | null;
}

export function refundOrder(world: World, shop: ShopState, orderId: number, input: RefundRequest): Outcome<Refund> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist");
  for (const line of input.lines) {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    if (!own) return refused("NOT_FOUND", ["refundLineItems"], "Line item does not exist");
    if (line.quantity < 1 || line.quantity > own.refundableQuantity)
      return refused("INVALID", ["refundLineItems"], "Refund quantity exceeds the refundable quantity");
  }
  const amount = input.amountMinor ?? linesValue(order, input.lines);
  const open = totalPaid(order) - totalRefunded(order, "any");
  if (amount < 0 || amount > open)
    return refused("INVALID", ["transactions"], "Refund amount is greater than net payment received");
  const refund = recordRefund(world, shop, order, { ...input, amountMinor: amount });
  announceOrder(world, shop, order, "orders/updated");
  return done(refund);
}

/** The bank's answer to a pending refund arrives. */
export function settleRefund(
  world: World,
  shop: ShopState,
  orderId: number,
  refundId: number,
  status: "SUCCESS" | "FAILURE",
): Outcome<Refund> {
  const order = shop.orders.get(orderId);
  const refund = order?.refunds.find((r) => r.id === refundId);
  if (!order || !refund) return refused("NOT_FOUND", ["refundId"], "Refund does not exist");
  const now = world.now();
  for (const transaction of order.transactions) {
    if (!refund.transactionIds.includes(transaction.id) || transaction.status !== "PENDING") continue;
    transaction.status = status;
    transaction.processedAt = now;
  }
  refund.updatedAt = now;
  order.updatedAt = now;
  announceOrder(world, shop, order, "orders/updated");
  return done(refund);
}

/** Writes the refund into the order without asking whether it is allowed; announces refunds/create. */
export function recordRefund(
  world: World,
  shop: ShopState,
  order: Order,
  input: RefundRequest & { amountMinor: number; at?: number },
): Refund {
  const now = input.at ?? world.now();
  const transactionId = world.nextId(shop);
  const refund: Refund = {
    id: world.nextId(shop),
    createdAt: now,
    updatedAt: now,
    note: input.note ?? null,
    totalMinor: input.amountMinor,
    lines: input.lines.map((l) => ({
      id: world.nextId(shop),
      orderLineId: l.orderLineId,
      quantity: l.quantity,
      subtotalMinor: linesValue(order, [l]),
    })),
    transactionIds: input.amountMinor > 0 ? [transactionId] : [],
    returnId: input.returnId ?? null,
  };
  if (input.amountMinor > 0)
    order.transactions.push({
      id: transactionId,
      kind: "REFUND",
      status: input.settled === false ? "PENDING" : "SUCCESS",
      gateway: order.transactions[0]?.gateway ?? "shopify_payments",
      amountMinor: input.amountMinor,
      createdAt: now,
      processedAt: now,
    });
  for (const line of input.lines) {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    if (!own) continue;
    own.refundableQuantity -= line.quantity;
    own.currentQuantity = Math.max(0, own.currentQuantity - line.quantity);
  }
  order.refunds.push(refund);
  order.updatedAt = now;
  order.financialStatus = totalRefunded(order, "any") >= originalTotal(order) ? "REFUNDED" : "PARTIALLY_REFUNDED";
  world.announce({ shop, topic: "refunds/create", payload: refundPayload(order, refund) });
  return refund;
}

function linesValue(order: Order, lines: { orderLineId: number; quantity: number }[]): number {
  return lines.reduce((sum, line) => {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    return sum + (own?.unitPriceMinor ?? 0) * line.quantity;
  }, 0);
}
