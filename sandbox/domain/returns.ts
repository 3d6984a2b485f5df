/**
 * Returns as a state machine: REQUESTED → OPEN (approved, or made by the merchant) → CLOSED and open again, or →
 * DECLINED, or → CANCELED. Called by the engine's return mutations, the Customer Account API and the control API; the
 * order's returnStatus follows and each step is announced. Processing is in return-processing.ts.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/returns-apps
 */
import { findVariant } from "./catalogue-facts";
import { returnableQuantity } from "./order-facts";
import { announceOrder, returnPayload } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import type { Fulfillment, Order, Return, ShopState, World } from "./types";

export interface ReturnLineInput {
  fulfillmentLineId: number;
  quantity: number;
  reasonHandle?: string;
  customerNote?: string | null;
  merchantNote?: string;
  restockingFeePercent?: number;
}

export interface ReturnInput {
  lines: ReturnLineInput[];
  shippingFeeMinor?: number;
  exchangeLines?: { variantId: number; quantity: number }[];
  requestedAt?: number;
}

/** Where the lines stand in the mutation's input, for the refusals' fields. */
type Path = readonly string[];

/** A shopper asks to send something back. Only units that were sent and not yet claimed by another return. */
export function requestReturn(world: World, shop: ShopState, orderId: number, input: ReturnInput): Outcome<Return> {
  return makeReturn(world, shop, orderId, input, "REQUESTED", ["input"], "returns/request");
}

/** The merchant makes a return that needs no approval; an archived order is opened again. */
export function createReturn(world: World, shop: ShopState, orderId: number, input: ReturnInput): Outcome<Return> {
  return makeReturn(world, shop, orderId, input, "OPEN", ["returnInput"], "returns/approve");
}

export function approveReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["REQUESTED"], ["input", "id"], "returns/approve", (item, now) => {
    item.status = "OPEN";
    item.approvedAt = now;
  });
}

export function declineReturn(
  world: World,
  shop: ShopState,
  returnId: number,
  input: { reason?: Return["declineReason"]; note?: string | null } = {},
): Outcome<Return> {
  return move(world, shop, returnId, ["REQUESTED"], ["input", "id"], "returns/decline", (item) => {
    item.status = "DECLINED";
    item.declineReason = input.reason ?? "OTHER";
    item.declineNote = input.note ?? null;
  });
}

export function closeReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["OPEN"], ["id"], "returns/close", (item, now) => {
    item.status = "CLOSED";
    item.closedAt = now;
  });
}

export function reopenReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  return move(world, shop, returnId, ["CLOSED"], ["id"], "returns/reopen", (item) => {
    item.status = "OPEN";
    item.closedAt = null;
  });
}

/**
 * Only before any work was done on it.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnCancel
 */
export function cancelReturn(world: World, shop: ShopState, returnId: number): Outcome<Return> {
  const found = findReturn(shop, returnId);
  if (found && isWorkedOn(found.order, found.item))
    return refused("INVALID_STATE", ["id"], "Return has been processed or refunded.");
  return move(world, shop, returnId, ["REQUESTED", "OPEN"], ["id"], "returns/cancel", (item) => {
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

/**
 * OrderReturnStatus as it follows from the order's returns: what still needs work comes first.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/OrderReturnStatus
 */
export function returnStatusOf(order: Order): Order["returnStatus"] {
  const open = order.returns.filter((r) => r.status === "OPEN");
  const isInspected = (item: Return): boolean => item.lines.every((l) => (l.processedQuantity ?? 0) >= l.quantity);
  if (open.length) return open.every(isInspected) ? "INSPECTION_COMPLETE" : "IN_PROGRESS";
  const has = (status: Return["status"]): boolean => order.returns.some((r) => r.status === status);
  if (has("REQUESTED")) return "RETURN_REQUESTED";
  return has("CLOSED") ? "RETURNED" : "NO_RETURN";
}

export function announceReturn(world: World, shop: ShopState, order: Order, item: Return, topic: string): Return {
  order.returnStatus = returnStatusOf(order);
  order.updatedAt = world.now();
  world.announce({ shop, topic, payload: returnPayload(order, item) });
  announceOrder(world, shop, order, "orders/updated");
  return item;
}

function makeReturn(
  world: World,
  shop: ShopState,
  orderId: number,
  input: ReturnInput,
  status: "REQUESTED" | "OPEN",
  path: Path,
  topic: string,
): Outcome<Return> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", [...path, "orderId"], "Order does not exist.");
  const wrong = checkLines(order, input, path) ?? checkExchange(shop, input, path);
  if (wrong) return wrong;
  const now = world.now();
  const item: Return = {
    id: world.nextId(shop),
    name: `${order.name}-R${order.returns.length + 1}`,
    status,
    createdAt: now,
    requestedAt: input.requestedAt ?? now,
    ...(status === "OPEN" ? { approvedAt: now } : {}),
    closedAt: null,
    declineNote: null,
    lines: input.lines.map((l) => ({
      id: world.nextId(shop),
      fulfillmentLineId: l.fulfillmentLineId,
      quantity: l.quantity,
      reasonHandle: l.reasonHandle ?? "unknown",
      customerNote: l.customerNote ?? null,
      ...(l.merchantNote ? { merchantNote: l.merchantNote } : {}),
      ...(l.restockingFeePercent ? { restockingFee: { id: world.nextId(shop), percent: l.restockingFeePercent } } : {}),
    })),
    ...(input.shippingFeeMinor ? { shippingFee: { id: world.nextId(shop), amountMinor: input.shippingFeeMinor } } : {}),
    ...(input.exchangeLines?.length
      ? {
          exchangeLines: input.exchangeLines.map((l) => ({
            id: world.nextId(shop),
            ...l,
            processedQuantity: 0,
            orderLineIds: [],
          })),
        }
      : {}),
  };
  order.returns.push(item);
  if (status === "OPEN") order.closedAt = order.cancelledAt === null ? null : order.closedAt;
  return done(announceReturn(world, shop, order, item, topic));
}

function checkLines(order: Order, input: ReturnInput, path: Path): Outcome<never> | null {
  if (!input.lines.length) return refused("BLANK", [...path, "returnLineItems"], "Return line items can't be blank.");
  const asked = new Map<number, number>();
  for (const [index, line] of input.lines.entries()) {
    const at = [...path, "returnLineItems", String(index)];
    const parcel = parcelOf(order, line.fulfillmentLineId);
    if (!parcel) return refused("NOT_FOUND", [...at, "fulfillmentLineItemId"], "Fulfillment line item does not exist.");
    const total = (asked.get(line.fulfillmentLineId) ?? 0) + line.quantity;
    asked.set(line.fulfillmentLineId, total);
    if (line.quantity < 1 || total > returnableQuantity(order, parcel, line.fulfillmentLineId))
      return refused("INVALID", [...at, "quantity"], "Quantity is not available to return.");
    const percent = line.restockingFeePercent ?? 0;
    if (percent < 0 || percent > 100)
      return refused("INVALID", [...at, "restockingFee", "percentage"], "Percentage must be between 0 and 100.");
  }
  if ((input.shippingFeeMinor ?? 0) < 0)
    return refused("INVALID", [...path, "returnShippingFee", "amount"], "Amount can't be negative.");
  return null;
}

function checkExchange(shop: ShopState, input: ReturnInput, path: Path): Outcome<never> | null {
  for (const [index, line] of (input.exchangeLines ?? []).entries()) {
    const at = [...path, "exchangeLineItems", String(index)];
    if (!findVariant(shop, line.variantId))
      return refused("NOT_FOUND", [...at, "variantId"], "Variant does not exist.");
    if (line.quantity < 1) return refused("INVALID", [...at, "quantity"], "Quantity must be greater than 0.");
  }
  return null;
}

function isWorkedOn(order: Order, item: Return): boolean {
  return (
    item.lines.some((l) => (l.processedQuantity ?? 0) > 0) ||
    (item.exchangeLines ?? []).some((l) => l.processedQuantity > 0) ||
    order.refunds.some((r) => r.returnId === item.id)
  );
}

function move(
  world: World,
  shop: ShopState,
  returnId: number,
  from: Return["status"][],
  field: string[],
  topic: string,
  apply: (item: Return, now: number) => void,
): Outcome<Return> {
  const found = findReturn(shop, returnId);
  if (!found) return refused("NOT_FOUND", field, "Return does not exist.");
  if (!from.includes(found.item.status))
    return refused("INVALID_STATE", field, `Return is ${found.item.status.toLowerCase()}.`);
  apply(found.item, world.now());
  return done(announceReturn(world, shop, found.order, found.item, topic));
}
