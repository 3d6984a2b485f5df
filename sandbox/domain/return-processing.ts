/**
 * Processing a return: what came back is confirmed, exchanges become lines of the order, and money may be given back,
 * less the return's fees. Called by the engine's returnProcess and the control API. Units are confirmed once; money
 * never exceeds what was paid. Whether the platform closes a return by itself is not documented: here it stays open.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnProcess
 */
import { findVariant } from "./catalogue-facts";
import { moveStock } from "./commerce";
import type { ExchangeLine } from "./commerce-types";
import { nextGroup } from "./fulfilment-orders";
import { financialStatusOf, refundableShipping, totalPaid, totalRefunded, worthOf } from "./order-facts";
import { orderLine } from "./orders";
import { done, refused, type Outcome } from "./outcome";
import { recordRefund, type RefundRequest } from "./refunds";
import { announceReturn, findReturn } from "./returns";
import type { Order, Return, ShopState, World } from "./types";

export interface ProcessInput {
  lines: { returnLineId: number; quantity: number; isRestocked: boolean }[];
  exchangeLines?: { id: number; quantity: number }[];
  /** What goes back to the card; null or missing moves no money. */
  refundMinor?: number;
  storeCredit?: RefundRequest["storeCredit"];
  shippingMinor?: number;
  mayExceed?: boolean;
  note?: string | null;
}

export function processReturn(world: World, shop: ShopState, returnId: number, input: ProcessInput): Outcome<Return> {
  const found = findReturn(shop, returnId);
  if (!found) return refused("NOT_FOUND", ["input", "returnId"], "Return does not exist.");
  const { order, item } = found;
  if (item.status !== "OPEN")
    return refused("INVALID_STATE", ["input", "returnId"], `Return is ${item.status.toLowerCase()}.`);
  const wrong = checkUnits(order, item, input) ?? checkMoney(order, input);
  if (wrong) return wrong;
  const lines = input.lines.flatMap((line) => {
    const orderLineId = orderLineOf(order, item, line.returnLineId);
    const restockType = line.isRestocked ? ("RETURN" as const) : ("NO_RESTOCK" as const);
    return orderLineId === null ? [] : [{ orderLineId, quantity: line.quantity, restockType }];
  });
  if (lines.length || input.refundMinor || input.storeCredit) {
    const refund = recordRefund(world, shop, order, {
      lines,
      amountMinor: input.refundMinor ?? 0,
      ...(input.storeCredit ? { storeCredit: input.storeCredit } : {}),
      shippingMinor: input.shippingMinor ?? 0,
      note: input.note ?? null,
      returnId: item.id,
    });
    for (const line of refund.lines) {
      const own = order.lines.find((l) => l.id === line.orderLineId);
      if (line.restockType === "RETURN")
        line.isRestocked = moveStock(world, shop, own?.variantId ?? null, line.quantity);
    }
  }
  const group = nextGroup(order);
  for (const wanted of input.exchangeLines ?? []) {
    const line = item.exchangeLines?.find((l) => l.id === wanted.id);
    if (line) addExchange(world, shop, order, line, wanted.quantity, group);
  }
  order.financialStatus = financialStatusOf(order);
  return done(announceReturn(world, shop, order, item, "returns/process"));
}

/** What these units of a return are worth to the shopper, less the restocking fees and the return shipping fee. */
export function returnWorth(
  order: Order,
  item: Return,
  units: readonly { returnLineId: number; quantity: number }[],
): { subtotalMinor: number; discountMinor: number; taxMinor: number; feesMinor: number; totalMinor: number } {
  let fees = item.shippingFee?.amountMinor ?? 0;
  const lines = units.flatMap(({ returnLineId, quantity }) => {
    const orderLineId = orderLineOf(order, item, returnLineId);
    if (orderLineId === null) return [];
    const { fullMinor, discountMinor } = worthOf(order, [{ orderLineId, quantity }]);
    const percent = item.lines.find((l) => l.id === returnLineId)?.restockingFee?.percent ?? 0;
    fees += Math.round(((fullMinor - discountMinor) * percent) / 100);
    return [{ orderLineId, quantity }];
  });
  const { fullMinor, discountMinor, taxMinor } = worthOf(order, lines);
  return {
    subtotalMinor: fullMinor,
    discountMinor,
    taxMinor,
    feesMinor: fees,
    totalMinor: fullMinor - discountMinor + taxMinor - fees,
  };
}

/** The order's line behind a line of its return. */
export function orderLineOf(order: Order, item: Return, returnLineId: number): number | null {
  const claim = item.lines.find((l) => l.id === returnLineId);
  const parcelLine = order.fulfillments.flatMap((f) => f.lines).find((l) => l.id === claim?.fulfillmentLineId);
  return parcelLine?.orderLineId ?? null;
}

function checkUnits(order: Order, item: Return, input: ProcessInput): Outcome<never> | null {
  if (!input.lines.length && !input.exchangeLines?.length)
    return refused("BLANK", ["input", "returnLineItems"], "Nothing to process.");
  const seen = new Map<number, number>();
  for (const [index, line] of input.lines.entries()) {
    const at = ["input", "returnLineItems", String(index)];
    const own = item.lines.find((l) => l.id === line.returnLineId);
    if (!own) return refused("NOT_FOUND", [...at, "id"], "Return line item does not exist.");
    const total = (seen.get(own.id) ?? 0) + line.quantity;
    seen.set(own.id, total);
    if (line.quantity < 1 || total > own.quantity - (own.processedQuantity ?? 0))
      return refused("INVALID", [...at, "quantity"], "Quantity is not available to process.");
    const orderLineId = orderLineOf(order, item, own.id);
    const ofLine = input.lines.filter((l) => orderLineOf(order, item, l.returnLineId) === orderLineId);
    const refundable = order.lines.find((l) => l.id === orderLineId)?.refundableQuantity ?? 0;
    if (ofLine.reduce((sum, l) => sum + l.quantity, 0) > refundable)
      return refused("INVALID", [...at, "quantity"], "Quantity has been refunded already.");
  }
  for (const [index, line] of (input.exchangeLines ?? []).entries()) {
    const at = ["input", "exchangeLineItems", String(index)];
    const own = item.exchangeLines?.find((l) => l.id === line.id);
    if (!own) return refused("NOT_FOUND", [...at, "id"], "Exchange line item does not exist.");
    if (line.quantity < 1 || line.quantity > own.quantity - own.processedQuantity)
      return refused("INVALID", [...at, "quantity"], "Quantity is not available to process.");
  }
  return null;
}

function checkMoney(order: Order, input: ProcessInput): Outcome<never> | null {
  const field = ["input", "financialTransfer", "issueRefund"];
  const amount = (input.refundMinor ?? 0) + (input.storeCredit?.amountMinor ?? 0);
  if (amount < 0 || (!input.mayExceed && amount > totalPaid(order) - totalRefunded(order, "any")))
    return refused("INVALID", field, "Refund amount is greater than net payment received.");
  if (input.storeCredit && order.customerId === null)
    return refused("INVALID", [...field, "refundMethods"], "Store credit needs an order with a customer.");
  if ((input.shippingMinor ?? 0) > refundableShipping(order))
    return refused("INVALID", ["input", "refundShipping"], "Amount is greater than the refundable shipping.");
  return null;
}

function addExchange(
  world: World,
  shop: ShopState,
  order: Order,
  line: ExchangeLine,
  quantity: number,
  group: number,
): void {
  const ref = findVariant(shop, line.variantId);
  const made = orderLine(world, shop, {
    variantId: line.variantId,
    title: ref?.product.title ?? "",
    sku: ref?.variant.sku ?? null,
    quantity,
    unitPriceMinor: ref?.variant.priceMinor ?? 0,
  });
  order.lines.push({ ...made, addedQuantity: quantity, group });
  line.processedQuantity += quantity;
  line.orderLineIds.push(made.id);
  moveStock(world, shop, line.variantId, -quantity);
}
