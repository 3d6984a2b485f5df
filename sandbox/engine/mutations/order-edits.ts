/**
 * orderEditBegin, orderEditAddVariant, orderEditAddCustomItem, orderEditSetQuantity and orderEditCommit over the edits
 * of domain/order-edits.ts. The calculated order and the session have the same number, and either is taken.
 */
import { addCustomItem, addVariant, beginEdit, commitEdit, findEdit, setQuantity } from "../../domain/order-edits";
import type { Outcome } from "../../domain/outcome";
import { fields, type Ctx } from "../context";
import { idOf, shopMoney, text } from "../inputs";
import { orderOf } from "../sources";
import { orderById } from "../types/order";
import { calculatedLineOf, calculatedOrderOf, orderEditSessionOf } from "../types/order-edit";
import { ifDone, userErrors } from "./payload";

export const orderEditMutations = fields<unknown>({
  orderEditBegin: (_s, args, ctx) => {
    const outcome = beginEdit(ctx.world, ctx.shop, orderById(args["id"], ctx)?.order.id ?? -1);
    return payload(outcome, ifDone(outcome, (edit) => edit.id) ?? -1, null, ctx);
  },
  orderEditAddVariant: (_s, args, ctx) => {
    const id = editId(args["id"]);
    const outcome = addVariant(ctx.world, ctx.shop, id, {
      variantId: idOf(args["variantId"], "ProductVariant"),
      quantity: Number(args["quantity"]),
      allowDuplicates: args["allowDuplicates"] === true,
    });
    return payload(
      outcome,
      id,
      ifDone(outcome, (line) => ({ kind: "added" as const, line })),
      ctx,
    );
  },
  orderEditAddCustomItem: (_s, args, ctx) => {
    const id = editId(args["id"]);
    const outcome = addCustomItem(ctx.world, ctx.shop, id, {
      title: String(args["title"]),
      unitPriceMinor: shopMoney(args["price"], ctx, "orderEditAddCustomItem(price)"),
      quantity: Number(args["quantity"]),
    });
    return payload(
      outcome,
      id,
      ifDone(outcome, (line) => ({ kind: "added" as const, line })),
      ctx,
    );
  },
  orderEditSetQuantity: (_s, args, ctx) => {
    const id = editId(args["id"]);
    const outcome = setQuantity(ctx.world, ctx.shop, id, {
      lineId: idOf(args["lineItemId"], "CalculatedLineItem", "LineItem"),
      quantity: Number(args["quantity"]),
      restock: args["restock"] === true,
    });
    return payload(
      outcome,
      id,
      ifDone(outcome, (line) => line),
      ctx,
    );
  },
  orderEditCommit: (_s, args, ctx) => {
    const outcome = commitEdit(ctx.world, ctx.shop, editId(args["id"]), {
      staffNote: text(args, "staffNote") ?? null,
      notifyCustomer: args["notifyCustomer"] === true,
    });
    return {
      order: ifDone(outcome, orderOf),
      successMessages: ifDone(outcome, () => ["Order updated"]),
      userErrors: userErrors(outcome),
    };
  },
});

function editId(value: unknown): number {
  return idOf(value, "CalculatedOrder", "OrderEditSession");
}

type Line = Parameters<typeof calculatedLineOf>[2];

function payload(outcome: Outcome<unknown>, id: number, line: Line | null, ctx: Ctx): object {
  const found = outcome.kind === "done" ? findEdit(ctx.shop, id) : null;
  return {
    calculatedOrder: found && calculatedOrderOf(found.edit, found.order),
    calculatedLineItem: found && line && calculatedLineOf(found.edit, found.order, line),
    orderEditSession: found && orderEditSessionOf(found.edit),
    userErrors: userErrors(outcome),
  };
}
