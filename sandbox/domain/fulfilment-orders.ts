/**
 * Fulfilment orders, derived from the order: one for what was bought (and what an edit added), one more for each
 * processed exchange. Their ids follow from the order's, which is unique because ids grow by more than a handful.
 * Used by the engine's FulfillmentOrder type and fulfillmentCreate.
 */
import { fulfilledQuantity, unfulfilledQuantity } from "./order-facts";
import type { Order, OrderLine, ShopState } from "./types";

export interface FulfilmentOrder {
  id: number;
  order: Order;
  lines: OrderLine[];
}

/** Fewer than the step between two ids of a shop (domain/world.ts). */
const MAX_GROUPS = 35;

export type FulfilmentOrderStatus = "OPEN" | "IN_PROGRESS" | "CLOSED" | "CANCELLED";

export function fulfilmentOrdersOf(order: Order): FulfilmentOrder[] {
  const groups = [...new Set(order.lines.map((l) => l.group ?? 0))].sort((a, b) => a - b);
  return groups.map((group) => ({
    id: order.id + 1 + group,
    order,
    lines: order.lines.filter((l) => (l.group ?? 0) === group),
  }));
}

/** The group of a new line; the last one takes all that comes after it. */
export function nextGroup(order: Order): number {
  return Math.min(MAX_GROUPS - 1, Math.max(0, ...order.lines.map((l) => l.group ?? 0)) + 1);
}

export function findFulfilmentOrder(shop: ShopState, id: number): FulfilmentOrder | null {
  for (let back = 1; back <= MAX_GROUPS; back += 1) {
    const order = shop.orders.get(id - back);
    if (order) return fulfilmentOrdersOf(order).find((one) => one.id === id) ?? null;
  }
  return null;
}

/** Which line of the order a FulfillmentOrderLineItem's number means. */
export const fulfilmentLineId = (line: OrderLine): number => line.id + 1;

/** Source: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/FulfillmentOrderStatus */
export function fulfilmentOrderStatus({ order, lines }: FulfilmentOrder): FulfilmentOrderStatus {
  if (order.cancelledAt !== null) return "CANCELLED";
  const open = lines.some((l) => unfulfilledQuantity(order, l) > 0);
  const sent = lines.some((l) => fulfilledQuantity(order, l.id) > 0);
  if (open) return sent ? "IN_PROGRESS" : "OPEN";
  return "CLOSED";
}
