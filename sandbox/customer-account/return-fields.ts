/**
 * Returns as their customer sees them, and asking for one: `orderRequestReturn` names lines of the order, which are
 * found in the parcels that were sent. The request itself is the Admin API's (domain/returns.ts), with its rules.
 */
import { gid } from "../domain/gid";
import { refused, type Outcome } from "../domain/outcome";
import { orderLineOf } from "../domain/return-processing";
import { requestReturn, type ReturnLineInput } from "../domain/returns";
import type { Order, Return } from "../domain/types";
import type { Args } from "../engine/context";
import { idOf, list, text } from "../engine/inputs";
import { reasonHandleOf } from "../engine/mutations/returns";
import { dateTime } from "../engine/scalars";
import { reasonByHandle } from "../engine/types/return-reasons";
import { fields, page, type CustomerCtx } from "./fields";
import { returnableUnits } from "./order-fields";

/** Source: https://shopify.dev/docs/api/customer/2026-10/input-objects/RequestedLineItemInput */
const MAX_NOTE = 300;

interface ReturnSource {
  order: Order;
  item: Return;
}

interface ReturnLineSource extends ReturnSource {
  line: Return["lines"][number];
}

export const returnTypes = {
  Return: fields<ReturnSource>({
    id: ({ item }) => gid("Return", item.id),
    name: ({ item }) => item.name,
    status: ({ item }) => item.status,
    createdAt: ({ item }) => dateTime(item.createdAt),
    closedAt: ({ item }) => dateTime(item.closedAt),
    returnLineItemsCount: ({ item }) => ({ count: item.lines.length, precision: "EXACT" }),
    returnLineItems: ({ order, item }, args) =>
      page(item.lines, args, (line) => ({ __typename: "ReturnLineItem", order, item, line })),
  }),
  ReturnLineItem: fields<ReturnLineSource>({
    id: ({ line }) => gid("ReturnLineItem", line.id),
    quantity: ({ line }) => line.quantity,
    lineItem: ({ order, item, line }) => {
      const own = order.lines.find((l) => l.id === orderLineOf(order, item, line.id));
      return own ? { __typename: "LineItem", order, line: own } : null;
    },
    returnReason: ({ line }) => reasonByHandle(line.reasonHandle).legacy,
    returnReasonDefinition: ({ line }, _a, { shop }) => {
      const reason = reasonByHandle(line.reasonHandle);
      return {
        __typename: "ReturnReasonDefinition",
        id: gid("ReturnReasonDefinition", reason.id),
        handle: reason.handle,
        name: shop.primaryLocale.startsWith("zh") ? reason.zh : reason.en,
        deleted: false,
      };
    },
  }),
};

/** `order` is the customer's own, or null for any other: both an absent and a stranger's order are NOT_FOUND. */
export function requestOwnReturn(order: Order | null, args: Args, ctx: CustomerCtx): object {
  const outcome = ask(order, list(args["requestedLineItems"]), ctx);
  return {
    return: order && outcome.kind === "done" ? { __typename: "Return", order, item: outcome.value } : null,
    userErrors: outcome.kind === "done" ? [] : [{ field: outcome.field, message: outcome.message, code: outcome.code }],
  };
}

function ask(order: Order | null, rows: Args[], ctx: CustomerCtx): Outcome<Return> {
  if (!order) return refused("NOT_FOUND", ["orderId"], "Order does not exist.");
  if (!rows.length) return refused("BLANK", ["requestedLineItems"], "Requested line items can't be blank.");
  const lines: ReturnLineInput[] = [];
  for (const [index, row] of rows.entries()) {
    const at = ["requestedLineItems", String(index)];
    const line = order.lines.find((l) => l.id === idOf(row["lineItemId"], "LineItem"));
    const note = text(row, "customerNote") ?? null;
    if (!line) return refused("NOT_FOUND", [...at, "lineItemId"], "Line item does not exist.");
    if (rows.findIndex((one) => one["lineItemId"] === row["lineItemId"]) !== index)
      return refused("TAKEN", [...at, "lineItemId"], "Line item is named twice.");
    if ((note?.length ?? 0) > MAX_NOTE) return refused("INVALID", [...at, "customerNote"], "Note is too long.");
    let left = Number(row["quantity"]);
    if (left < 1) return refused("INVALID", [...at, "quantity"], "Quantity must be greater than 0.");
    for (const unit of returnableUnits(order, line)) {
      const quantity = Math.min(left, unit.quantity);
      if (quantity < 1) break;
      lines.push({
        fulfillmentLineId: unit.fulfillmentLineId,
        quantity,
        reasonHandle: reasonHandleOf(row),
        customerNote: note,
      });
      left -= quantity;
    }
    if (left > 0) return refused("INVALID", [...at, "quantity"], "Quantity is not available to return.");
  }
  return requestReturn(ctx.world, ctx.shop, order.id, { lines });
}
