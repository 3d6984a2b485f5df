/**
 * What a merchant or an app changes on an order that stays the same order: address, contact, note and tags, archived or
 * open, paid by hand. Called by the engine's order mutations and the control API; each announces orders/updated.
 */
import { announceTransaction } from "./commerce";
import type { Attribute } from "./commerce-types";
import { financialStatusOf, outstanding } from "./order-facts";
import { done, refused, type Outcome } from "./outcome";
import { announceOrder } from "./payload-orders";
import type { Address, Order, ShopState, World } from "./types";

export interface OrderPatch {
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[];
  customAttributes?: Attribute[];
  /** Replaces the whole address. */
  shippingAddress?: Address;
}

/**
 * A cancelled order takes only notes, tags and attributes.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderCancel
 */
export function updateOrder(world: World, shop: ShopState, orderId: number, patch: OrderPatch): Outcome<Order> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["id"], "Order does not exist");
  if (patch.email && !isEmail(patch.email)) return refused("INVALID", ["email"], "Email is invalid");
  if (order.cancelledAt !== null)
    for (const part of ["shippingAddress", "email", "phone"] as const)
      if (patch[part] !== undefined) return refused("INVALID", [part], "Can't be changed on a cancelled order");
  if (patch.shippingAddress) {
    const wrong = addressProblem(patch.shippingAddress);
    if (wrong) return refused("BLANK", ["shippingAddress", wrong.field], wrong.message);
  }
  Object.assign(order, patch);
  return done(touched(world, shop, order));
}

/** Archives (`isClosed`) or opens again. Doing what is already so changes nothing. */
export function closeOrder(world: World, shop: ShopState, orderId: number, isClosed: boolean): Outcome<Order> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["id"], "Order does not exist");
  if ((order.closedAt !== null) === isClosed) return done(order);
  if (!isClosed && order.cancelledAt !== null)
    return refused("INVALID", ["id"], "A cancelled order can't be opened again");
  order.closedAt = isClosed ? world.now() : null;
  return done(touched(world, shop, order));
}

/**
 * Records what is outstanding as paid by hand, or captures what was authorised.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderMarkAsPaid
 */
export function markPaid(world: World, shop: ShopState, orderId: number): Outcome<Order> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["id"], "Order does not exist");
  const owed = outstanding(order);
  if (order.cancelledAt !== null || order.financialStatus === "PAID" || owed <= 0)
    return refused("INVALID", ["id"], "Order cannot be marked as paid.");
  const now = world.now();
  const waiting = order.transactions.find((t) => t.kind === "SALE" && t.status === "PENDING");
  const isAuthorized = order.financialStatus === "AUTHORIZED";
  if (waiting && waiting.amountMinor === owed) {
    waiting.status = "SUCCESS";
    waiting.processedAt = now;
    announceTransaction(world, shop, order, waiting);
  } else {
    const made = {
      id: world.nextId(shop),
      kind: isAuthorized ? ("CAPTURE" as const) : ("SALE" as const),
      status: "SUCCESS" as const,
      gateway: isAuthorized ? (order.transactions[0]?.gateway ?? "manual") : "manual",
      amountMinor: owed,
      createdAt: now,
      processedAt: now,
    };
    order.transactions.push(made);
    announceTransaction(world, shop, order, made);
  }
  order.financialStatus = financialStatusOf(order);
  announceOrder(world, shop, order, "orders/paid");
  return done(touched(world, shop, order));
}

/** The first thing an address lacks for a parcel to be sent there, in the words of the platform's forms. */
export function addressProblem(address: Address): { field: string; message: string } | null {
  if (!address.lastName.trim()) return { field: "lastName", message: "Enter a last name" };
  if (!address.address1.trim()) return { field: "address1", message: "Enter an address" };
  if (!address.city.trim()) return { field: "city", message: "Enter a city" };
  if (!/^[A-Z]{2}$/.test(address.countryCode)) return { field: "countryCode", message: "Select a country/region" };
  return null;
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function touched(world: World, shop: ShopState, order: Order): Order {
  order.updatedAt = world.now();
  announceOrder(world, shop, order, "orders/updated");
  return order;
}
