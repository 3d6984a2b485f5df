/**
 * Parcels: sending all or part of an order, their tracking, taking them back, and the carrier's events that move a
 * parcel's state. Called by the engine's fulfilment mutations, the control API and the seeds; announces fulfillments/*,
 * fulfillment_events/create and orders/*.
 */
import { displayFulfillmentStatus, unfulfilledQuantity } from "./order-facts";
import { announceOrder, fulfillmentEventPayload, fulfillmentPayload } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import type { Fulfillment, Order, ShopState, World } from "./types";

/** FulfillmentEventStatus of the Admin schema; each is also a FulfillmentDisplayStatus. */
export const eventStatuses = [
  "ATTEMPTED_DELIVERY",
  "CARRIER_PICKED_UP",
  "CONFIRMED",
  "DELAYED",
  "DELIVERED",
  "FAILURE",
  "IN_TRANSIT",
  "LABEL_PRINTED",
  "LABEL_PURCHASED",
  "OUT_FOR_DELIVERY",
  "READY_FOR_PICKUP",
];

export type Tracking = Fulfillment["tracking"][number];

export interface FulfillmentInput {
  /** Without it everything that is still open. */
  lines?: { orderLineId: number; quantity: number }[];
  tracking?: Tracking | Tracking[];
  estimatedDeliveryAt?: number | null;
}

export function fulfillOrder(
  world: World,
  shop: ShopState,
  orderId: number,
  input: FulfillmentInput = {},
): Outcome<Fulfillment> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist");
  if (order.cancelledAt !== null) return refused("INVALID_STATE", ["orderId"], "Order is cancelled");
  const open = order.lines.map((l) => ({ orderLineId: l.id, quantity: unfulfilledQuantity(order, l) }));
  const lines = (input.lines ?? open).filter((l) => l.quantity > 0);
  const wanted = (orderLineId: number): number =>
    lines.filter((l) => l.orderLineId === orderLineId).reduce((sum, l) => sum + l.quantity, 0);
  const isTooMuch = lines.some(
    (l) => wanted(l.orderLineId) > (open.find((o) => o.orderLineId === l.orderLineId)?.quantity ?? 0),
  );
  if (!lines.length || isTooMuch) return refused("INVALID", ["lines"], "Nothing left to fulfil in that quantity");
  const now = world.now();
  const fulfillment: Fulfillment = {
    id: world.nextId(shop),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    createdAt: now,
    updatedAt: now,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
    inTransitAt: null,
    deliveredAt: null,
    tracking: [input.tracking ?? []].flat(),
    lines: lines.map((l) => ({ id: world.nextId(shop), ...l })),
    events: [],
  };
  order.fulfillments.push(fulfillment);
  order.updatedAt = now;
  world.announce({ shop, topic: "fulfillments/create", payload: fulfillmentPayload(order, fulfillment) });
  const isWhole = displayFulfillmentStatus(order) === "FULFILLED";
  announceOrder(world, shop, order, isWhole ? "orders/fulfilled" : "orders/partially_fulfilled");
  announceOrder(world, shop, order, "orders/updated");
  return done(fulfillment);
}

/** A carrier event (FulfillmentEventStatus) happens to a parcel; the parcel's display status follows it. */
export function addFulfillmentEvent(
  world: World,
  shop: ShopState,
  fulfillmentId: number,
  event: {
    status: string;
    message?: string | null;
    city?: string | null;
    estimatedDeliveryAt?: number | null;
    happenedAt?: number;
  },
): Outcome<Fulfillment> {
  const found = findFulfillment(shop, fulfillmentId);
  if (!found) return refused("NOT_FOUND", ["fulfillmentId"], "Fulfillment does not exist");
  if (!eventStatuses.includes(event.status)) return refused("INVALID", ["status"], `Unknown status ${event.status}`);
  const { order, fulfillment } = found;
  if (fulfillment.status === "CANCELLED")
    return refused("INVALID_STATE", ["fulfillmentId"], "Fulfillment has been cancelled");
  const now = world.now();
  const happenedAt = event.happenedAt ?? now;
  const id = world.nextId(shop);
  fulfillment.events.push({
    id,
    status: event.status,
    happenedAt,
    message: event.message ?? null,
    city: event.city ?? null,
  });
  fulfillment.displayStatus = event.status;
  fulfillment.updatedAt = now;
  if (event.status === "IN_TRANSIT") fulfillment.inTransitAt ??= happenedAt;
  if (event.status === "DELIVERED") fulfillment.deliveredAt = happenedAt;
  if (event.estimatedDeliveryAt !== undefined) fulfillment.estimatedDeliveryAt = event.estimatedDeliveryAt;
  order.updatedAt = now;
  const payload = fulfillmentEventPayload(order, fulfillment, id);
  world.announce({ shop, topic: "fulfillment_events/create", payload });
  world.announce({ shop, topic: "fulfillments/update", payload: fulfillmentPayload(order, fulfillment) });
  announceOrder(world, shop, order, "orders/updated");
  return done(fulfillment);
}

/** Replaces what a parcel is tracked by. */
export function updateTracking(
  world: World,
  shop: ShopState,
  fulfillmentId: number,
  tracking: Tracking[],
): Outcome<Fulfillment> {
  const found = findFulfillment(shop, fulfillmentId);
  if (!found) return refused("NOT_FOUND", ["fulfillmentId"], "Fulfillment does not exist");
  if (found.fulfillment.status === "CANCELLED")
    return refused("INVALID_STATE", ["fulfillmentId"], "Fulfillment has been cancelled");
  found.fulfillment.tracking = tracking;
  return done(changed(world, shop, found.order, found.fulfillment));
}

/**
 * Takes a parcel back: its units wait to be sent again. Not once it was delivered, nor with a return on it.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentCancel
 */
export function cancelFulfillment(world: World, shop: ShopState, fulfillmentId: number): Outcome<Fulfillment> {
  const found = findFulfillment(shop, fulfillmentId);
  if (!found) return refused("NOT_FOUND", ["id"], "Fulfillment does not exist");
  const { order, fulfillment } = found;
  if (fulfillment.status === "CANCELLED") return refused("INVALID_STATE", ["id"], "Fulfillment is already cancelled");
  const claimed = order.returns
    .filter((r) => r.status !== "DECLINED" && r.status !== "CANCELED")
    .flatMap((r) => r.lines.map((l) => l.fulfillmentLineId));
  if (fulfillment.deliveredAt !== null || fulfillment.lines.some((l) => claimed.includes(l.id)))
    return refused("INVALID_STATE", ["id"], "Fulfillment can't be cancelled any more");
  fulfillment.status = "CANCELLED";
  fulfillment.displayStatus = "CANCELED";
  return done(changed(world, shop, order, fulfillment));
}

function changed(world: World, shop: ShopState, order: Order, fulfillment: Fulfillment): Fulfillment {
  fulfillment.updatedAt = world.now();
  order.updatedAt = world.now();
  world.announce({ shop, topic: "fulfillments/update", payload: fulfillmentPayload(order, fulfillment) });
  announceOrder(world, shop, order, "orders/updated");
  return fulfillment;
}

export function findFulfillment(shop: ShopState, id: number): { order: Order; fulfillment: Fulfillment } | null {
  for (const order of shop.orders.values()) {
    const fulfillment = order.fulfillments.find((f) => f.id === id);
    if (fulfillment) return { order, fulfillment };
  }
  return null;
}
