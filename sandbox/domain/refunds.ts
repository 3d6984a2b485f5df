/**
 * Refunds of an order: recorded with their lines, the shipping given back and a refund transaction that is pending or
 * settled. Called by the engine's refundCreate and returnProcess, the control API and cancelOrder. Never gives back
 * more than was paid, unless over-refunding is asked for.
 */
import { announceTransaction, moveStock } from "./commerce";
import type { RestockType } from "./commerce-types";
import {
  financialStatusOf,
  fulfilledQuantity,
  refundableShipping,
  refundedUnits,
  totalPaid,
  totalRefunded,
  unfulfilledQuantity,
  worthOf,
} from "./order-facts";
import { announceOrder, refundPayload } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import { creditCustomer, type CreditInput } from "./store-credit";
import type { Order, Refund, ShopState, World } from "./types";

export interface RefundRequest {
  lines: { orderLineId: number; quantity: number; restockType?: RestockType }[];
  /** What is given back in minor units; without it what the lines and the shipping are worth. */
  amountMinor?: number;
  /** Part of it that gives shipping back. */
  shippingMinor?: number;
  /** Part of it that becomes store credit instead of going back to the card. */
  storeCredit?: { amountMinor: number; expiresAt: number | null; event?: CreditInput["event"] };
  mayExceed?: boolean;
  note?: string | null;
  /** False leaves the refund's transaction pending, as a bank often does. */
  settled?: boolean;
  returnId?: number | null;
}

export function refundOrder(world: World, shop: ShopState, orderId: number, input: RefundRequest): Outcome<Refund> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist");
  const wrongLine = checkLines(order, input.lines);
  if (wrongLine) return wrongLine;
  const shipping = input.shippingMinor ?? 0;
  if (shipping < 0 || shipping > refundableShipping(order))
    return refused("INVALID", ["shipping"], "Refund shipping amount is greater than the refundable shipping");
  const amount = input.amountMinor ?? suggestedAmount(order, input.lines, shipping);
  const credit = input.storeCredit?.amountMinor ?? 0;
  const open = totalPaid(order) - totalRefunded(order, "any");
  if (amount < 0 || credit < 0 || (!input.mayExceed && amount + credit > open))
    return refused("INVALID", ["transactions"], "Refund amount is greater than net payment received");
  if (credit > 0 && order.customerId === null)
    return refused("INVALID", ["refundMethods"], "Store credit needs an order with a customer");
  const refund = recordRefund(world, shop, order, { ...input, amountMinor: amount });
  for (const line of refund.lines) {
    if (line.restockType === "NO_RESTOCK") continue;
    const own = order.lines.find((l) => l.id === line.orderLineId);
    line.isRestocked = moveStock(world, shop, own?.variantId ?? null, line.quantity);
  }
  announceOrder(world, shop, order, "orders/updated");
  return done(refund);
}

/** What these lines are worth to the shopper now, with their share of discount and tax, at most what is left. */
export function suggestedAmount(order: Order, lines: RefundRequest["lines"], shippingMinor: number): number {
  const { fullMinor, discountMinor, taxMinor } = worthOf(order, lines);
  const open = totalPaid(order) - totalRefunded(order, "any");
  return Math.max(0, Math.min(open, fullMinor - discountMinor + taxMinor + shippingMinor));
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
    announceTransaction(world, shop, order, transaction);
  }
  refund.updatedAt = now;
  order.updatedAt = now;
  order.financialStatus = financialStatusOf(order);
  announceOrder(world, shop, order, "orders/updated");
  return done(refund);
}

/** Writes the refund into the order without asking whether it is allowed; announces it and its transactions. */
export function recordRefund(
  world: World,
  shop: ShopState,
  order: Order,
  input: RefundRequest & { amountMinor: number; at?: number },
): Refund {
  const now = input.at ?? world.now();
  const transactionId = world.nextId(shop);
  const credit = input.storeCredit?.amountMinor ?? 0;
  const refund: Refund = {
    id: world.nextId(shop),
    createdAt: now,
    updatedAt: now,
    note: input.note ?? null,
    totalMinor: input.amountMinor + credit,
    ...(input.shippingMinor ? { shippingMinor: input.shippingMinor } : {}),
    lines: input.lines.map((l) => ({
      id: world.nextId(shop),
      orderLineId: l.orderLineId,
      quantity: l.quantity,
      subtotalMinor: worthOf(order, [l]).fullMinor,
      restockType: l.restockType ?? "NO_RESTOCK",
    })),
    transactionIds: [],
    returnId: input.returnId ?? null,
  };
  const pay = (id: number, amountMinor: number, gateway: string, isSettled: boolean): void => {
    const status = isSettled ? "SUCCESS" : "PENDING";
    const transaction = { id, kind: "REFUND", status, gateway, amountMinor, createdAt: now, processedAt: now } as const;
    order.transactions.push(transaction);
    refund.transactionIds.push(id);
    announceTransaction(world, shop, order, transaction);
  };
  if (input.amountMinor > 0)
    pay(
      transactionId,
      input.amountMinor,
      order.transactions[0]?.gateway ?? "shopify_payments",
      input.settled !== false,
    );
  if (credit > 0 && order.customerId !== null) {
    const { expiresAt = null, event = "ORDER_REFUND" } = input.storeCredit ?? {};
    creditCustomer(world, shop, order.customerId, { amountMinor: credit, expiresAt, event });
    pay(world.nextId(shop), credit, "shopify_store_credit", true);
  }
  for (const line of input.lines) {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    if (!own) continue;
    own.refundableQuantity -= line.quantity;
    own.currentQuantity = Math.max(0, own.currentQuantity - line.quantity);
  }
  if (refund.returnId !== null) markProcessed(order, refund);
  order.refunds.push(refund);
  order.updatedAt = now;
  order.financialStatus = financialStatusOf(order);
  world.announce({ shop, topic: "refunds/create", payload: refundPayload(order, refund) });
  return refund;
}

/** A refund of a return's goods says that they came back. */
function markProcessed(order: Order, refund: Refund): void {
  const item = order.returns.find((r) => r.id === refund.returnId);
  const parcelLines = order.fulfillments.flatMap((f) => f.lines);
  for (const line of refund.lines) {
    let left = line.quantity;
    for (const claim of item?.lines ?? []) {
      const parcelLine = parcelLines.find((l) => l.id === claim.fulfillmentLineId);
      if (parcelLine?.orderLineId !== line.orderLineId) continue;
      const units = Math.min(left, claim.quantity - (claim.processedQuantity ?? 0));
      claim.processedQuantity = (claim.processedQuantity ?? 0) + units;
      left -= units;
    }
  }
}

function checkLines(order: Order, lines: RefundRequest["lines"]): Outcome<never> | null {
  const wanted = new Map<number, number>();
  for (const line of lines) {
    const own = order.lines.find((l) => l.id === line.orderLineId);
    if (!own) return refused("NOT_FOUND", ["refundLineItems"], "Line item does not exist");
    const total = (wanted.get(own.id) ?? 0) + line.quantity;
    wanted.set(own.id, total);
    if (line.quantity < 1 || total > own.refundableQuantity)
      return refused("INVALID", ["refundLineItems"], "Refund quantity exceeds the refundable quantity");
    const limit =
      line.restockType === "CANCEL"
        ? unfulfilledQuantity(order, own)
        : fulfilledQuantity(order, own.id) - refundedUnits(order, own.id, "RETURN");
    const isRestocking = line.restockType === "CANCEL" || line.restockType === "RETURN";
    if (isRestocking && line.quantity > limit)
      return refused("INVALID", ["refundLineItems"], `Only ${limit} units can be restocked as ${line.restockType}`);
  }
  return null;
}
