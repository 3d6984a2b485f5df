/**
 * Orders as state machines: placed from cart lines, cancelled. Called by the storefront's checkout, the control API
 * and the engine; stock moves with them and every step announces what a real shop would.
 */
import { findVariant, isVariantAvailable, variantTitle } from "./catalogue-facts";
import { announceProduct } from "./catalogue";
import { displayFulfillmentStatus, totalPaid, totalRefunded } from "./order-facts";
import { announceOrder } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import { recordRefund } from "./refunds";
import type { Address, Order, ShopState, World } from "./types";

export interface OrderInput {
  lines: { variantId: number; quantity: number }[];
  customerId: number | null;
  email?: string | null;
  shippingAddress?: Address | null;
  shippingMinor?: number;
  taxMinor?: number;
  discountMinor?: number;
  discountCodes?: string[];
  note?: string | null;
  tags?: string[];
}

/** Places a paid order now. Refused when a line is unknown, has no price, or there is not enough stock. */
export function createOrder(world: World, shop: ShopState, input: OrderInput): Outcome<Order> {
  const now = world.now();
  const customer = input.customerId === null ? null : shop.customers.get(input.customerId);
  if (customer === undefined) return refused("NOT_FOUND", ["customerId"], "Customer does not exist");
  if (!input.lines.length) return refused("BLANK", ["lines"], "An order needs at least one line");
  const found = input.lines.map((line) => ({ line, ref: findVariant(shop, line.variantId) }));
  for (const { line, ref } of found) {
    if (!ref) return refused("NOT_FOUND", ["lines"], `Variant ${line.variantId} does not exist`);
    const { variant } = ref;
    const isShort = variant.tracked && variant.inventoryPolicy === "DENY" && variant.inventoryQuantity < line.quantity;
    if (!isVariantAvailable(variant) || isShort || line.quantity < 1)
      return refused("INVALID", ["lines"], `'${ref.product.title}' is not available in that quantity`);
  }
  const number = nextOrderNumber(shop);
  const order: Order = {
    id: world.nextId(shop),
    name: `#${number}`,
    confirmationNumber: confirmationNumber(shop.id, number),
    customerId: input.customerId,
    email: input.email ?? customer?.email ?? null,
    createdAt: now,
    processedAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    financialStatus: "PAID",
    returnStatus: "NO_RETURN",
    shippingAddress: input.shippingAddress ?? customer?.addresses[0] ?? null,
    lines: found.flatMap(({ line, ref }) =>
      ref
        ? [
            {
              id: world.nextId(shop),
              productId: ref.product.id,
              variantId: ref.variant.id,
              title: ref.product.title,
              variantTitle: ref.product.options.length ? variantTitle(ref.product, ref.variant) : null,
              sku: ref.variant.sku,
              quantity: line.quantity,
              currentQuantity: line.quantity,
              refundableQuantity: line.quantity,
              unitPriceMinor: ref.variant.priceMinor ?? 0,
            },
          ]
        : [],
    ),
    fulfillments: [],
    refunds: [],
    returns: [],
    transactions: [],
    shippingMinor: input.shippingMinor ?? 0,
    taxMinor: input.taxMinor ?? 0,
    discountMinor: input.discountMinor ?? 0,
    discountCodes: input.discountCodes ?? [],
    tags: input.tags ?? [],
    note: input.note ?? null,
    statusPageToken: confirmationNumber(shop.id + 7, number * 31).toLowerCase(),
  };
  const total =
    order.lines.reduce((s, l) => s + l.quantity * l.unitPriceMinor, 0) -
    order.discountMinor +
    order.shippingMinor +
    order.taxMinor;
  order.transactions.push({
    id: world.nextId(shop),
    kind: "SALE",
    status: "SUCCESS",
    gateway: "shopify_payments",
    amountMinor: total,
    createdAt: now,
    processedAt: now,
  });
  shop.orders.set(order.id, order);
  for (const { line, ref } of found) {
    if (!ref) continue;
    if (ref.variant.tracked) ref.variant.inventoryQuantity -= line.quantity;
    ref.product.soldCount += line.quantity;
    ref.variant.updatedAt = now;
    announceProduct(world, shop, ref.product);
  }
  announceOrder(world, shop, order, "orders/create");
  return done(order);
}

/** Cancels an order of which nothing was sent. Restocks and refunds as asked. */
export function cancelOrder(
  world: World,
  shop: ShopState,
  orderId: number,
  input: { reason: string; restock: boolean; refund: boolean; staffNote?: string | null },
): Outcome<Order> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist");
  if (order.cancelledAt !== null) return refused("INVALID", ["orderId"], "Order has already been cancelled");
  if (displayFulfillmentStatus(order) !== "UNFULFILLED")
    return refused("INVALID", ["orderId"], "Cannot cancel an order that has been fulfilled");
  const now = world.now();
  const open = totalPaid(order) - totalRefunded(order, "any");
  const lines = order.lines.map((l) => ({ orderLineId: l.id, quantity: l.currentQuantity }));
  order.cancelledAt = now;
  order.closedAt = now;
  order.updatedAt = now;
  order.cancelReason = input.reason;
  if (input.restock) restock(world, shop, order);
  if (input.refund && open > 0)
    recordRefund(world, shop, order, { lines, amountMinor: open, note: input.staffNote ?? null, settled: true });
  else if (open === 0) order.financialStatus = "VOIDED";
  for (const line of order.lines) line.currentQuantity = 0;
  announceOrder(world, shop, order, "orders/cancelled");
  announceOrder(world, shop, order, "orders/updated");
  return done(order);
}

/** Eleven-character code of an order, the same for the same shop and number. */
export function confirmationNumber(salt: number, number: number): string {
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  let state = (salt ^ Math.imul(number, 2654435761)) >>> 0;
  let text = "";
  for (let i = 0; i < 9; i += 1) {
    state = (Math.imul(state ^ (state >>> 13), 1597334677) + 374761393 + i) >>> 0;
    text += alphabet[state % alphabet.length] ?? "A";
  }
  return text;
}

function nextOrderNumber(shop: ShopState): number {
  let last = 1000;
  for (const order of shop.orders.values()) last = Math.max(last, Number(order.name.slice(1)) || 0);
  return last + 1;
}

function restock(world: World, shop: ShopState, order: Order): void {
  for (const line of order.lines) {
    const ref = line.variantId === null ? null : findVariant(shop, line.variantId);
    if (!ref?.variant.tracked) continue;
    ref.variant.inventoryQuantity += line.currentQuantity;
    ref.variant.updatedAt = world.now();
    announceProduct(world, shop, ref.product);
  }
}
