/**
 * refundCreate and orderCancel over the state machines in domain/. A refund's transaction stays pending for orders
 * whose gateway answers late (the control API settles it); a cancel is done at once but answers with a Job, as the
 * platform does.
 */
import { gid, parseGid } from "../../domain/gid";
import { minorUnits } from "../../domain/money";
import { cancelOrder } from "../../domain/orders";
import { refundOrder } from "../../domain/refunds";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { orderOf, refundOf } from "../sources";
import { orderById } from "../types/order";
import { ifDone, userErrors, type PlainUserError } from "./payload";

export const orderMutations = fields<unknown>({
  refundCreate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    for (const part of ["refundDuties", "shipping", "currency"]) {
      if (input[part] != null) throw notEmulated(`RefundInput.${part}`);
    }
    if (Array.isArray(input["refundMethods"]) && input["refundMethods"].length)
      throw notEmulated("RefundInput.refundMethods");
    const order = orderById(input["orderId"], ctx)?.order;
    if (!order) return failed("Order does not exist", ["orderId"]);
    const lines = list(input["refundLineItems"]).map((row) => ({
      orderLineId: parseGid(row["lineItemId"])?.id ?? -1,
      quantity: Number(row["quantity"]),
    }));
    const transactions = list(input["transactions"]);
    const amount = refundAmount(transactions, ctx);
    if (amount === null) return failed("Transactions amount is invalid", ["transactions"]);
    const outcome = refundOrder(ctx.world, ctx.shop, order.id, {
      lines,
      // Without transactions the platform records the lines and moves no money.
      amountMinor: amount,
      note: input["note"] == null ? null : String(input["note"]),
      settled: false,
    });
    return {
      refund: ifDone(outcome, (refund) => refundOf(order, refund)),
      order: ifDone(outcome, () => orderOf(order)),
      userErrors: userErrors(outcome),
    };
  },
  orderCancel: (_s, args, ctx) => {
    if (args["refund"] == null && args["refundMethod"] == null)
      return cancelFailed([{ field: ["refundMethod"], message: "A refund method is required", code: "INVALID" }]);
    const method = args["refundMethod"] as Args | undefined;
    if (method?.["storeCreditRefund"] != null) throw notEmulated("OrderCancelRefundMethodInput.storeCreditRefund");
    const order = orderById(args["orderId"], ctx)?.order;
    const outcome = cancelOrder(ctx.world, ctx.shop, order?.id ?? -1, {
      reason: String(args["reason"]),
      restock: args["restock"] === true,
      refund: args["refund"] === true || method?.["originalPaymentMethodsRefund"] === true,
      staffNote: args["staffNote"] == null ? null : String(args["staffNote"]),
    });
    const errors = userErrors(outcome);
    if (errors.length) return cancelFailed(errors);
    const id = gid("Job", ctx.world.nextId(ctx.shop));
    return { job: { id, done: true }, jobResult: null, orderCancelUserErrors: [], userErrors: [] };
  },
});

function list(value: unknown): Args[] {
  return Array.isArray(value) ? (value as Args[]) : [];
}

/** The sum of the refund transactions in minor units; null when an amount is not money. */
function refundAmount(transactions: Args[], ctx: Ctx): number | null {
  let sum = 0;
  for (const transaction of transactions) {
    if (transaction["kind"] !== "REFUND")
      throw notEmulated(`refundCreate with a ${String(transaction["kind"])} transaction`);
    const amount = minorUnits(String(transaction["amount"]), ctx.shop.currencyDigits);
    if (amount === null || amount <= 0) return null;
    sum += amount;
  }
  return sum;
}

function failed(message: string, field: string[]): object {
  return { refund: null, order: null, userErrors: [{ field, message }] };
}

function cancelFailed(errors: PlainUserError[]): object {
  return { job: null, jobResult: null, orderCancelUserErrors: errors, userErrors: errors };
}
