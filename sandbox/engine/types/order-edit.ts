/**
 * CalculatedOrder and CalculatedLineItem: an order as it will be once its edit is committed (domain/order-edits.ts).
 * A calculated line's number is the order line's, or the staged addition's. Registered in registry.ts; discounts and
 * shipping lines of an edit are not emulated.
 */
import { findVariant, variantTitle } from "../../domain/catalogue-facts";
import type { OrderEdit } from "../../domain/commerce-types";
import { gid } from "../../domain/gid";
import { editableQuantity, wantedQuantity } from "../../domain/order-edits";
import { currentTotal, totalPaid, totalRefunded } from "../../domain/order-facts";
import type { Order, OrderLine } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Ctx } from "../context";
import { moneyBag } from "../scalars";
import { orderOf, variantOf } from "../sources";

export interface CalculatedOrderSource {
  __typename: "CalculatedOrder";
  edit: OrderEdit;
  order: Order;
}

type Added = OrderEdit["added"][number];

interface LineSource extends Omit<CalculatedOrderSource, "__typename"> {
  __typename: "CalculatedLineItem";
  line: { kind: "line"; line: OrderLine } | { kind: "added"; line: Added };
}

export const calculatedOrderOf = (edit: OrderEdit, order: Order): CalculatedOrderSource => ({
  __typename: "CalculatedOrder",
  edit,
  order,
});

export const calculatedLineOf = (edit: OrderEdit, order: Order, line: LineSource["line"]): LineSource => ({
  __typename: "CalculatedLineItem",
  edit,
  order,
  line,
});

export const orderEditSessionOf = (edit: OrderEdit): object => ({
  __typename: "OrderEditSession",
  id: gid("OrderEditSession", edit.id),
});

export const orderEditTypes = {
  CalculatedOrder: fields<CalculatedOrderSource>({
    id: ({ edit }) => gid("CalculatedOrder", edit.id),
    originalOrder: ({ order }) => orderOf(order),
    committed: () => false,
    addedLineItems: (source, args, ctx) => connection(inOrder(addedLines(source), lineId), args, ctx),
    lineItems: (source, args, ctx) =>
      connection(inOrder([...keptLines(source), ...addedLines(source)], lineId), args, ctx),
    subtotalLineItemsQuantity: (source) =>
      [...keptLines(source), ...addedLines(source)].reduce((sum, l) => sum + unitsOf(l), 0),
    subtotalPriceSet: (source, _a, ctx) => moneyBag(ctx.shop, goodsOf(source) - source.order.discountMinor),
    totalPriceSet: (source, _a, ctx) => moneyBag(ctx.shop, totalAfter(source)),
    totalOutstandingSet: (source, _a, ctx) => {
      const kept = totalPaid(source.order) - totalRefunded(source.order, "any");
      return moneyBag(ctx.shop, totalAfter(source) - kept);
    },
    cartDiscountAmountSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.discountMinor),
    shippingLines: () => [],
    taxLines: () => [],
  }),
  CalculatedLineItem: fields<LineSource>({
    id: (s) => gid("CalculatedLineItem", lineId(s)),
    title: ({ line }) => line.line.title,
    variantTitle: ({ line }, _a, ctx) => {
      if (line.kind === "line") return line.line.variantTitle;
      const ref = variantRef(line.line, ctx);
      return ref?.product.options.length ? variantTitle(ref.product, ref.variant) : null;
    },
    sku: ({ line }, _a, ctx) =>
      line.kind === "line" ? line.line.sku : (variantRef(line.line, ctx)?.variant.sku ?? null),
    quantity: (s) => unitsOf(s),
    editableQuantity: (s) => (s.line.kind === "added" ? s.line.line.quantity : Math.max(0, unitsOf(s) - fixedUnits(s))),
    editableQuantityBeforeChanges: (s) => (s.line.kind === "added" ? 0 : editableQuantity(s.order, s.line.line)),
    originalUnitPriceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.line.unitPriceMinor),
    discountedUnitPriceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.line.unitPriceMinor),
    editableSubtotalSet: (s, _a, ctx) => moneyBag(ctx.shop, (unitsOf(s) - fixedUnits(s)) * s.line.line.unitPriceMinor),
    uneditableSubtotalSet: (s, _a, ctx) => moneyBag(ctx.shop, fixedUnits(s) * s.line.line.unitPriceMinor),
    restockable: ({ line }) => line.line.variantId !== null,
    restocking: ({ edit, line }) =>
      line.kind === "line" && edit.quantities.some((q) => q.orderLineId === line.line.id && q.restock),
    hasStagedLineItemDiscount: () => false,
    customAttributes: () => [],
    calculatedDiscountAllocations: () => [],
    variant: ({ line }, _a, ctx) => {
      const ref = variantRef(line.line, ctx);
      return ref && variantOf(ref.product, ref.variant);
    },
  }),
};

function lineId(source: LineSource): number {
  return source.line.line.id;
}

function keptLines({ edit, order }: CalculatedOrderSource): LineSource[] {
  return order.lines.map((line) => calculatedLineOf(edit, order, { kind: "line", line }));
}

function addedLines({ edit, order }: CalculatedOrderSource): LineSource[] {
  return edit.added.map((line) => calculatedLineOf(edit, order, { kind: "added", line }));
}

function unitsOf({ edit, line }: LineSource): number {
  return line.kind === "added" ? line.line.quantity : wantedQuantity(edit, line.line);
}

/** Units that no edit can take out: sent or refunded. */
function fixedUnits({ order, line }: LineSource): number {
  return line.kind === "added" ? 0 : line.line.currentQuantity - editableQuantity(order, line.line);
}

function goodsOf(source: CalculatedOrderSource): number {
  return [...keptLines(source), ...addedLines(source)].reduce(
    (sum, l) => sum + unitsOf(l) * l.line.line.unitPriceMinor,
    0,
  );
}

function totalAfter(source: CalculatedOrderSource): number {
  const now = source.order.lines.reduce((sum, l) => sum + l.currentQuantity * l.unitPriceMinor, 0);
  return Math.max(0, currentTotal(source.order) + goodsOf(source) - now);
}

function variantRef(line: { variantId: number | null }, ctx: Ctx): ReturnType<typeof findVariant> {
  return line.variantId === null ? null : findVariant(ctx.shop, line.variantId);
}
