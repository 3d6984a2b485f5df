/**
 * Orders as state machines: placed from cart lines or from a draft's, cancelled. Called by the storefront's checkout,
 * the control API, drafts, jobs and the seeds; stock moves with them and every step announces what a real shop would.
 */
import { findVariant, isVariantAvailable, variantTitle } from "./catalogue-facts";
import { announceFirstLevel, announceProduct } from "./catalogue";
import { announceTransaction, moveStock } from "./commerce";
import { displayFulfillmentStatus, financialStatusOf, originalTotal, totalPaid, totalRefunded } from "./order-facts";
import { announceOrder } from "./payload-orders";
import { done, refused, type Outcome } from "./outcome";
import { recordRefund } from "./refunds";
import type { Address, Order, OrderLine, ShopState, World } from "./types";

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

/** An order line that is already priced: a draft's, which may name no variant and may be sold beyond the stock. */
export interface PricedLine {
  variantId: number | null;
  title: string;
  sku: string | null;
  quantity: number;
  unitPriceMinor: number;
}

/** Places a paid order now. Refused when a line is unknown, has no price, or there is not enough stock. */
export function createOrder(world: World, shop: ShopState, input: OrderInput): Outcome<Order> {
  const customer = input.customerId === null ? null : shop.customers.get(input.customerId);
  if (customer === undefined) return refused("NOT_FOUND", ["customerId"], "Customer does not exist");
  if (!input.lines.length) return refused("BLANK", ["lines"], "An order needs at least one line");
  const priced: PricedLine[] = [];
  for (const line of input.lines) {
    const ref = findVariant(shop, line.variantId);
    if (!ref) return refused("NOT_FOUND", ["lines"], `Variant ${line.variantId} does not exist`);
    const { product, variant } = ref;
    const isShort = variant.tracked && variant.inventoryPolicy === "DENY" && variant.inventoryQuantity < line.quantity;
    if (!isVariantAvailable(variant) || isShort || line.quantity < 1)
      return refused("INVALID", ["lines"], `'${product.title}' is not available in that quantity`);
    priced.push({ ...line, title: product.title, sku: variant.sku, unitPriceMinor: variant.priceMinor ?? 0 });
  }
  return done(placeOrder(world, shop, { ...input, lines: priced }));
}

/** Writes the order without asking whether it may be; `isPaid` false leaves it to be paid by hand. */
export function placeOrder(
  world: World,
  shop: ShopState,
  input: Omit<OrderInput, "lines"> & { lines: PricedLine[]; isPaid?: boolean },
): Order {
  const now = world.now();
  const customer = input.customerId === null ? null : shop.customers.get(input.customerId);
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
    financialStatus: "PENDING",
    returnStatus: "NO_RETURN",
    shippingAddress: input.shippingAddress ?? customer?.addresses[0] ?? null,
    lines: input.lines.map((line) => orderLine(world, shop, line)),
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
  const isPaid = input.isPaid !== false;
  order.transactions.push({
    id: world.nextId(shop),
    kind: "SALE",
    status: isPaid ? "SUCCESS" : "PENDING",
    gateway: isPaid ? "shopify_payments" : "manual",
    amountMinor: originalTotal(order),
    createdAt: now,
    processedAt: now,
  });
  order.financialStatus = financialStatusOf(order);
  shop.orders.set(order.id, order);
  for (const line of input.lines) {
    const ref = line.variantId === null ? null : findVariant(shop, line.variantId);
    if (!ref) continue;
    ref.product.soldCount += line.quantity;
    ref.variant.updatedAt = now;
    if (ref.variant.tracked) {
      ref.variant.inventoryQuantity -= line.quantity;
      announceFirstLevel(world, shop, ref.variant);
    }
    announceProduct(world, shop, ref.product);
  }
  announceOrder(world, shop, order, "orders/create");
  for (const transaction of order.transactions) announceTransaction(world, shop, order, transaction);
  if (isPaid) announceOrder(world, shop, order, "orders/paid");
  return order;
}

/** A line for an order, with its own id. Edits and exchanges add theirs through it too. */
export function orderLine(world: World, shop: ShopState, line: PricedLine): OrderLine {
  const ref = line.variantId === null ? null : findVariant(shop, line.variantId);
  return {
    id: world.nextId(shop),
    productId: ref?.product.id ?? null,
    variantId: line.variantId,
    title: line.title,
    variantTitle: ref?.product.options.length ? variantTitle(ref.product, ref.variant) : null,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    refundableQuantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
  };
}

export interface CancelInput {
  reason: string;
  restock: boolean;
  refund: boolean;
  /** The refund becomes store credit instead of going back to the card. */
  storeCredit?: { expiresAt: number | null };
  staffNote?: string | null;
}

/** Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderCancel (argument staffNote) */
const MAX_STAFF_NOTE = 255;

/**
 * Why the order may not be cancelled, or null.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderCancel
 */
export function whyNotCancel(world: World, order: Order | undefined, input: CancelInput): Outcome<never> | null {
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist");
  if (order.cancelledAt !== null) return refused("INVALID", ["orderId"], "Order has already been cancelled");
  if (displayFulfillmentStatus(order) !== "UNFULFILLED")
    return refused("INVALID", ["orderId"], "Cannot cancel an order that has been fulfilled");
  if (order.returns.some((r) => r.status === "REQUESTED" || r.status === "OPEN"))
    return refused("INVALID", ["orderId"], "Cannot cancel an order with a return in progress");
  if (order.transactions.some((t) => t.kind === "AUTHORIZATION" && t.status === "PENDING"))
    return refused("INVALID", ["orderId"], "Cannot cancel an order with a pending payment authorization");
  if ((input.staffNote?.length ?? 0) > MAX_STAFF_NOTE)
    return refused("INVALID", ["staffNote"], `Staff note is too long (maximum is ${MAX_STAFF_NOTE} characters)`);
  if (!input.storeCredit) return null;
  const field = ["refundMethod", "storeCreditRefund"];
  if (order.customerId === null)
    return refused("STORE_CREDIT_REFUND_MISSING_CUSTOMER", field, "The order has no customer to credit");
  const { expiresAt } = input.storeCredit;
  if (expiresAt !== null && expiresAt <= world.now())
    return refused("STORE_CREDIT_REFUND_EXPIRATION_IN_PAST", [...field, "expiresAt"], "The date is in the past");
  return null;
}

/** Cancels an order of which nothing was sent. Restocks and refunds as asked. */
export function cancelOrder(world: World, shop: ShopState, orderId: number, input: CancelInput): Outcome<Order> {
  const order = shop.orders.get(orderId);
  const refusal = whyNotCancel(world, order, input);
  if (refusal || !order) return refusal ?? refused("NOT_FOUND", ["orderId"], "Order does not exist");
  const now = world.now();
  const open = totalPaid(order) - totalRefunded(order, "any");
  const lines = order.lines
    .filter((l) => l.refundableQuantity > 0)
    .map((l) => ({ orderLineId: l.id, quantity: l.refundableQuantity, restockType: "CANCEL" as const }));
  order.cancelledAt = now;
  order.closedAt = now;
  order.updatedAt = now;
  order.cancelReason = input.reason;
  for (const transaction of order.transactions) if (transaction.status === "PENDING") transaction.status = "FAILURE";
  if (input.restock) for (const line of order.lines) moveStock(world, shop, line.variantId, line.currentQuantity);
  const note = input.staffNote ?? null;
  if (open > 0 && input.storeCredit)
    recordRefund(world, shop, order, {
      lines,
      amountMinor: 0,
      storeCredit: { amountMinor: open, expiresAt: input.storeCredit.expiresAt, event: "ORDER_CANCELLATION" },
      note,
    });
  else if (open > 0 && input.refund) recordRefund(world, shop, order, { lines, amountMinor: open, note });
  order.financialStatus = financialStatusOf(order);
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
