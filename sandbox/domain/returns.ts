/**
 * Returns as a state machine: REQUESTED → OPEN (approved) → CLOSED, or → DECLINED, or → CANCELED. Called by the
 * engine's return mutations and the control API; the order's returnStatus follows and each step is announced.
 */
import { returnableQuantity } from "./order-facts";
import { announceOrder, returnPayload } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import type { Fulfillment, Order, Return, ShopState, World } from "./types";

export interface ReturnLineInput {
  fulfillmentLineId: number;
  quantity: number;
  reasonHandle?: string;
  customerNote?: string | null;
}

/** A shopper asks to send something back. Only units that were sent and not yet claimed by another return. */
export function requestReturn(
  world: World,
  shop: ShopState,
  orderId: number,
  input: { lines: ReturnLineInput[] },
): Outcome<Return> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["input", "orderId"], "Order does not exist.");
  if (!input.lines.length) return refused("BLANK", ["input", "returnLineItems"], "Return line items can't be blank.");
  for (const [index, line] of input.lines.entries()) {
    const at = ["input", "returnLineItems", String(index)];
    const parcel = parcelOf(order, line.fulfillmentLineId);
    if (!parcel) return refused("NOT_FOUND", [...at, "fulfillmentLineItemId"], "Fulfillment line item does not exist.");
    if (line.quantity < 1 || line.quantity > returnableQuantity(order, parcel, line.fulfillmentLineId))
      return refused("INVALID", [...at, "quantity"], "Quantity is not available to return.");
  }
  const now = world.now();
  const item: Return = {
    id: world.nextId(shop),
    name: `${order.name}-R${order.returns.length + 1}`,
    status: "REQUESTED",
    createdAt: now,
    requestedAt: now,
    closedAt: null,
    declineNote: null,
    lines: input.lines.map((l) => ({
      id: world.nextId(shop),
      fulfillmentLineId: l.fulfillmentLineId,
      quantity: l.quantity,
      reasonHandle: l.reasonHandle ?? "unknown",
      customerNote: l.customerNote ?? null,
    })),
  };
  order.returns.push(item);
  return done(announceReturn(world, shop, order, item, "returns/request"));
}

export function approveReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["REQUESTED"], "returns/approve", (item) => {
    item.status = "OPEN";
  });
}

export function declineReturn(
  world: World,
  shop: ShopState,
  returnId: number,
  input: { reason?: Return["declineReason"]; note?: string | null } = {},
): Outcome<Return> {
  return move(world, shop, returnId, ["REQUESTED"], "returns/decline", (item) => {
    item.status = "DECLINED";
    item.declineReason = input.reason ?? "OTHER";
    item.declineNote = input.note ?? null;
  });
}

export function closeReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["OPEN"], "returns/close", (item, now) => {
    item.status = "CLOSED";
    item.closedAt = now;
  });
}

export function cancelReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["REQUESTED", "OPEN"], "returns/cancel", (item) => {
    item.status = "CANCELED";
  });
}

export function findReturn(shop: ShopState, id: number): { order: Order; item: Return } | null {
  for (const order of shop.orders.values()) {
    const item = order.returns.find((r) => r.id === id);
    if (item) return { order, item };
  }
  return null;
}

export function parcelOf(order: Order, fulfillmentLineId: number): Fulfillment | null {
  return order.fulfillments.find((f) => f.lines.some((l) => l.id === fulfillmentLineId)) ?? null;
}

/** OrderReturnStatus as it follows from the order's returns. */
export function returnStatusOf(order: Order): Order["returnStatus"] {
  const has = (status: Return["status"]): boolean => order.returns.some((r) => r.status === status);
  if (has("OPEN")) return "IN_PROGRESS";
  if (has("REQUESTED")) return "RETURN_REQUESTED";
  return has("CLOSED") ? "RETURNED" : "NO_RETURN";
}

function move(
  world: World,
  shop: ShopState,
  returnId: number,
  from: Return["status"][],
  topic: string,
  apply: (item: Return, now: number) => void,
): Outcome<Return> {
  const found = findReturn(shop, returnId);
  if (!found) return refused("NOT_FOUND", ["input", "id"], "Return does not exist.");
  if (!from.includes(found.item.status))
    return refused("INVALID_STATE", ["input", "id"], `Return is ${found.item.status.toLowerCase()}.`);
  apply(found.item, world.now());
  return done(announceReturn(world, shop, found.order, found.item, topic));
}

function announceReturn(world: World, shop: ShopState, order: Order, item: Return, topic: string): Return {
  order.returnStatus = returnStatusOf(order);
  order.updatedAt = world.now();
  world.announce({ shop, topic, payload: returnPayload(order, item) });
  announceOrder(world, shop, order, "orders/updated");
  return item;
}
