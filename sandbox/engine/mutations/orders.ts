/**
 * refundCreate, orderCancel, orderUpdate, orderClose, orderOpen and orderMarkAsPaid over the state machines in domain/.
 * A refund's transaction stays pending for orders whose gateway answers late (the control API settles it); a cancel is
 * checked at once and done as a Job.
 */
import type { RestockType } from "../../domain/commerce-types";
import { startJob } from "../../domain/jobs";
import { whyNotCancel, type CancelInput } from "../../domain/orders";
import { closeOrder, markPaid, updateOrder } from "../../domain/order-changes";
import { refundableShipping } from "../../domain/order-facts";
import type { Outcome } from "../../domain/outcome";
import { refundOrder } from "../../domain/refunds";
import type { Order } from "../../domain/types";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { orderOf, refundOf } from "../sources";
import { cancelJobResult, jobOf } from "../types/job";
import { orderById } from "../types/order";
import { address, attributes, given, idOf, list, moneyOf, refuseInputs, shopMoney, text, texts, time } from "../inputs";
import { checkMetafields, writeMetafields } from "./metadata";
import { ifDone, userErrors, type PlainUserError } from "./payload";

export const orderMutations = fields<unknown>({
  refundCreate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    refuseInputs("RefundInput", input, ["refundDuties"]);
    if (input["currency"] != null && input["currency"] !== ctx.shop.currency)
      throw notEmulated("RefundInput.currency other than the shop's");
    const order = orderById(input["orderId"], ctx)?.order;
    if (!order) return refundFailed("Order does not exist", ["orderId"]);
    const amount = refundAmount(list(input["transactions"]), ctx);
    if (amount === null) return refundFailed("Transactions amount is invalid", ["transactions"]);
    const credit = storeCreditOf(input["refundMethods"], ctx);
    const outcome = refundOrder(ctx.world, ctx.shop, order.id, {
      lines: list(input["refundLineItems"]).map((row) => ({
        orderLineId: idOf(row["lineItemId"], "LineItem"),
        quantity: Number(row["quantity"]),
        restockType: restockTypeOf(row["restockType"]),
      })),
      // Without transactions the platform records the lines and moves no money.
      amountMinor: amount,
      shippingMinor: shippingOf(input["shipping"], order, ctx),
      ...(credit ? { storeCredit: credit } : {}),
      mayExceed: input["allowOverRefunding"] === true,
      note: text(input, "note") ?? null,
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
    const order = orderById(args["orderId"], ctx)?.order;
    const input = cancelInput(args);
    const refusal = whyNotCancel(ctx.world, order, input);
    if (refusal || !order) return cancelFailed(refusal ? userErrors(refusal) : []);
    const job = startJob(ctx.world, ctx.shop, {
      kind: "cancel-order",
      orderId: order.id,
      reason: input.reason,
      restock: input.restock,
      refund: input.storeCredit ? "store-credit" : input.refund ? "original" : "none",
      creditExpiresAt: input.storeCredit?.expiresAt ?? null,
      staffNote: input.staffNote ?? null,
    });
    return {
      job: jobOf(job),
      jobResult: cancelJobResult(job, ctx),
      orderCancelUserErrors: [],
      userErrors: [],
    };
  },
  orderUpdate: (_s, args, ctx) => {
    const input = args["input"] as Args;
    refuseInputs("OrderInput", input, ["localizationExtensions", "localizedFields"]);
    const order = orderById(input["id"], ctx)?.order;
    const wrong = order ? checkMetafields(input["id"], input["metafields"], ctx) : [];
    if (wrong.length) return { order: null, userErrors: wrong };
    const shipTo = input["shippingAddress"];
    const outcome = updateOrder(
      ctx.world,
      ctx.shop,
      order?.id ?? -1,
      given({
        email: text(input, "email"),
        phone: text(input, "phone"),
        note: text(input, "note"),
        poNumber: text(input, "poNumber"),
        tags: texts(input["tags"]),
        customAttributes: attributes(input["customAttributes"]),
        shippingAddress: shipTo == null ? undefined : address(shipTo as Args),
      }),
    );
    if (outcome.kind === "done") writeMetafields(input["id"], input["metafields"], ctx);
    return orderPayload(outcome);
  },
  orderClose: (_s, args, ctx) => close(args, ctx, true),
  orderOpen: (_s, args, ctx) => close(args, ctx, false),
  orderMarkAsPaid: (_s, args, ctx) => {
    const order = orderById((args["input"] as Args)["id"], ctx)?.order;
    return orderPayload(markPaid(ctx.world, ctx.shop, order?.id ?? -1));
  },
});

/** RefundMethodInput list: how much of a refund becomes store credit. */
export function storeCreditOf(
  methods: unknown,
  ctx: Ctx,
): { amountMinor: number; expiresAt: number | null } | undefined {
  let total: { amountMinor: number; expiresAt: number | null } | undefined;
  for (const method of list(methods)) {
    const credit = method["storeCreditRefund"] as Args;
    const amount = shopMoney(credit["amount"], ctx, "StoreCreditRefundInput.amount");
    total = { amountMinor: (total?.amountMinor ?? 0) + amount, expiresAt: time(credit["expiresAt"]) ?? null };
  }
  return total;
}

function close(args: Args, ctx: Ctx, isClosed: boolean): object {
  const order = orderById((args["input"] as Args)["id"], ctx)?.order;
  return orderPayload(closeOrder(ctx.world, ctx.shop, order?.id ?? -1, isClosed));
}

function orderPayload(outcome: Outcome<Order>): object {
  return { order: ifDone(outcome, orderOf), userErrors: userErrors(outcome) };
}

function cancelInput(args: Args): CancelInput {
  const method = args["refundMethod"] as Args | undefined;
  const credit = method?.["storeCreditRefund"] as Args | undefined;
  return {
    reason: String(args["reason"]),
    restock: args["restock"] === true,
    refund: args["refund"] === true || method?.["originalPaymentMethodsRefund"] === true,
    ...(credit ? { storeCredit: { expiresAt: time(credit["expiresAt"]) ?? null } } : {}),
    staffNote: text(args, "staffNote") ?? null,
  };
}

function restockTypeOf(value: unknown): RestockType {
  if (value === "LEGACY_RESTOCK") throw notEmulated("RefundLineItemRestockType.LEGACY_RESTOCK");
  return value === "CANCEL" || value === "RETURN" ? value : "NO_RESTOCK";
}

function shippingOf(value: unknown, order: Order, ctx: Ctx): number {
  const shipping = value as Args | null | undefined;
  if (shipping?.["fullRefund"] === true) return refundableShipping(order);
  return shipping?.["amount"] == null ? 0 : moneyOf(shipping["amount"], ctx);
}

/** The sum of the refund transactions in minor units; null when an amount is not money. */
function refundAmount(transactions: Args[], ctx: Ctx): number | null {
  let sum = 0;
  for (const transaction of transactions) {
    if (transaction["kind"] !== "REFUND")
      throw notEmulated(`refundCreate with a ${String(transaction["kind"])} transaction`);
    const amount = moneyOf(transaction["amount"], ctx);
    if (amount <= 0) return null;
    sum += amount;
  }
  return sum;
}

function refundFailed(message: string, field: string[]): object {
  return { refund: null, order: null, userErrors: [{ field, message }] };
}

function cancelFailed(errors: PlainUserError[]): object {
  return { job: null, jobResult: null, orderCancelUserErrors: errors, userErrors: errors };
}
