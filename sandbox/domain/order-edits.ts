/**
 * Editing what an order is made of: begin, stage quantities and additions, commit. Nothing shows on the order before
 * the commit; then lines, stock and what is owed change together. Called by the engine's orderEdit mutations.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders
 */
import { findVariant } from "./catalogue-facts";
import { commerceOf, moveStock } from "./commerce";
import type { OrderEdit } from "./commerce-types";
import { financialStatusOf, unfulfilledQuantity } from "./order-facts";
import { orderLine } from "./orders";
import { done, refused, type Outcome } from "./outcome";
import { iso } from "./payload-catalogue";
import { announceOrder } from "./payload-orders";
import type { Order, OrderLine, ShopState, World } from "./types";

export function beginEdit(world: World, shop: ShopState, orderId: number): Outcome<OrderEdit> {
  const order = shop.orders.get(orderId);
  if (!order) return refused("NOT_FOUND", ["id"], "The order does not exist.");
  if (order.cancelledAt !== null) return refused("INVALID", ["id"], "The order cannot be edited.");
  const edit: OrderEdit = { id: world.nextId(shop), orderId, createdAt: world.now(), quantities: [], added: [] };
  commerceOf(shop).edits.push(edit);
  world.touch?.(shop);
  return done(edit);
}

export function findEdit(shop: ShopState, id: number): { edit: OrderEdit; order: Order } | null {
  const edit = shop.commerce?.edits.find((one) => one.id === id);
  const order = edit && shop.orders.get(edit.orderId);
  return edit && order ? { edit, order } : null;
}

export function addVariant(
  world: World,
  shop: ShopState,
  editId: number,
  input: { variantId: number; quantity: number; allowDuplicates: boolean },
): Outcome<OrderEdit["added"][number]> {
  const found = findEdit(shop, editId);
  if (!found) return refused("NOT_FOUND", ["id"], "The calculated order does not exist.");
  const ref = findVariant(shop, input.variantId);
  if (!ref || ref.variant.priceMinor === null)
    return refused("NOT_FOUND", ["variantId"], "The variant does not exist or has no price.");
  if (input.quantity < 1) return refused("INVALID", ["quantity"], "The quantity must be greater than 0.");
  const isThere =
    found.edit.added.some((l) => l.variantId === input.variantId) ||
    found.order.lines.some((l) => l.variantId === input.variantId && wantedQuantity(found.edit, l) > 0);
  if (isThere && !input.allowDuplicates)
    return refused("INVALID", ["variantId"], "The variant is already on the order.");
  const { product, variant } = ref;
  return done(
    stage(world, shop, found.edit, {
      variantId: variant.id,
      title: product.title,
      unitPriceMinor: variant.priceMinor ?? 0,
      quantity: input.quantity,
    }),
  );
}

export function addCustomItem(
  world: World,
  shop: ShopState,
  editId: number,
  input: { title: string; unitPriceMinor: number; quantity: number },
): Outcome<OrderEdit["added"][number]> {
  const found = findEdit(shop, editId);
  if (!found) return refused("NOT_FOUND", ["id"], "The calculated order does not exist.");
  if (!input.title.trim()) return refused("BLANK", ["title"], "Title can't be blank.");
  if (input.quantity < 1) return refused("INVALID", ["quantity"], "The quantity must be greater than 0.");
  if (input.unitPriceMinor < 0) return refused("INVALID", ["price"], "The price can't be negative.");
  return done(stage(world, shop, found.edit, { variantId: null, ...input }));
}

/** Sets how many units a line shall have; units that were sent or refunded cannot be taken out. */
export function setQuantity(
  world: World,
  shop: ShopState,
  editId: number,
  input: { lineId: number; quantity: number; restock: boolean },
): Outcome<{ kind: "line"; line: OrderLine } | { kind: "added"; line: OrderEdit["added"][number] }> {
  const found = findEdit(shop, editId);
  if (!found) return refused("NOT_FOUND", ["id"], "The calculated order does not exist.");
  const { edit, order } = found;
  if (input.quantity < 0) return refused("INVALID", ["quantity"], "The quantity can't be negative.");
  const staged = edit.added.find((l) => l.id === input.lineId);
  if (staged) {
    staged.quantity = input.quantity;
    world.touch?.(shop);
    return done({ kind: "added", line: staged });
  }
  const line = order.lines.find((l) => l.id === input.lineId);
  if (!line) return refused("NOT_FOUND", ["lineItemId"], "The line item does not exist.");
  if (input.quantity < leastQuantity(order, line))
    return refused("INVALID", ["quantity"], "The quantity can't be less than what was already fulfilled.");
  edit.quantities = [
    ...edit.quantities.filter((q) => q.orderLineId !== line.id),
    { orderLineId: line.id, quantity: input.quantity, restock: input.restock },
  ];
  world.touch?.(shop);
  return done({ kind: "line", line });
}

/** Applies the edit. Refused, and the edit kept, when the order has moved on since and no longer allows it. */
export function commitEdit(
  world: World,
  shop: ShopState,
  editId: number,
  input: { staffNote?: string | null; notifyCustomer?: boolean } = {},
): Outcome<Order> {
  const found = findEdit(shop, editId);
  if (!found) return refused("NOT_FOUND", ["id"], "The calculated order does not exist.");
  const { edit, order } = found;
  if (order.cancelledAt !== null) return refused("INVALID", ["id"], "The order cannot be edited.");
  for (const { orderLineId, quantity } of edit.quantities) {
    const line = order.lines.find((l) => l.id === orderLineId);
    if (line && quantity < leastQuantity(order, line))
      return refused("INVALID", ["id"], "The order has changed since the edit began.");
  }
  const changes: { id: number; delta: number }[] = [];
  for (const { orderLineId, quantity, restock } of edit.quantities) {
    const line = order.lines.find((l) => l.id === orderLineId);
    const delta = line ? quantity - line.currentQuantity : 0;
    if (!line || delta === 0) continue;
    line.currentQuantity += delta;
    line.refundableQuantity += delta;
    if (delta > 0) {
      line.quantity += delta;
      line.addedQuantity = (line.addedQuantity ?? 0) + delta;
    } else line.removedQuantity = (line.removedQuantity ?? 0) - delta;
    if (delta > 0 || restock) moveStock(world, shop, line.variantId, -delta);
    changes.push({ id: line.id, delta });
  }
  for (const added of edit.added.filter((l) => l.quantity > 0)) {
    const sku = added.variantId === null ? null : (findVariant(shop, added.variantId)?.variant.sku ?? null);
    const line = orderLine(world, shop, { ...added, sku });
    order.lines.push({ ...line, addedQuantity: added.quantity });
    moveStock(world, shop, added.variantId, -added.quantity);
    changes.push({ id: line.id, delta: added.quantity });
  }
  const state = commerceOf(shop);
  state.edits = state.edits.filter((one) => one !== edit);
  order.isEdited = true;
  order.closedAt = null;
  order.updatedAt = world.now();
  order.financialStatus = financialStatusOf(order);
  world.announce({ shop, topic: "orders/edited", payload: editedPayload(edit, order, changes, input, world.now()) });
  announceOrder(world, shop, order, "orders/updated");
  return done(order);
}

/** Units the line will have after the edit. */
export function wantedQuantity(edit: OrderEdit, line: OrderLine): number {
  return edit.quantities.find((q) => q.orderLineId === line.id)?.quantity ?? line.currentQuantity;
}

/** Units of the line that an edit may still take out. */
export function editableQuantity(order: Order, line: OrderLine): number {
  return Math.min(line.currentQuantity, line.refundableQuantity, unfulfilledQuantity(order, line));
}

function leastQuantity(order: Order, line: OrderLine): number {
  return line.currentQuantity - editableQuantity(order, line);
}

function stage(
  world: World,
  shop: ShopState,
  edit: OrderEdit,
  line: Omit<OrderEdit["added"][number], "id">,
): OrderEdit["added"][number] {
  const added = { id: world.nextId(shop), ...line };
  edit.added.push(added);
  world.touch?.(shop);
  return added;
}

/** The only orders topic that wraps its content. Source: https://shopify.dev/docs/api/webhooks (orders/edited) */
function editedPayload(
  edit: OrderEdit,
  order: Order,
  changes: { id: number; delta: number }[],
  input: { staffNote?: string | null; notifyCustomer?: boolean },
  now: number,
): Record<string, unknown> {
  const side = (isAddition: boolean): object[] =>
    changes.filter((c) => c.delta > 0 === isAddition).map((c) => ({ id: c.id, delta: Math.abs(c.delta) }));
  return {
    order_edit: {
      id: edit.id,
      app_id: null,
      created_at: iso(edit.createdAt),
      committed_at: iso(now),
      notify_customer: input.notifyCustomer ?? false,
      order_id: order.id,
      staff_note: input.staffNote ?? "",
      user_id: null,
      line_items: { additions: side(true), removals: side(false) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
