/**
 * The return mutations over the state machine in domain/returns.ts: requested, approved, declined, made by the merchant,
 * processed with its refund, closed, opened again, cancelled.
 */
import { gid } from "../../domain/gid";
import { processReturn } from "../../domain/return-processing";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  findReturn,
  reopenReturn,
  requestReturn,
  type ReturnLineInput,
} from "../../domain/returns";
import { refundableShipping } from "../../domain/order-facts";
import { refused, type Outcome } from "../../domain/outcome";
import type { Order, Return } from "../../domain/types";
import { fields, type Args, type Ctx } from "../context";
import { idOf, list, refuseInputs, shopMoney, text, time } from "../inputs";
import { returnOf } from "../sources";
import { orderById } from "../types/order";
import { returnReasons } from "../types/return-reasons";
import { storeCreditOf } from "./orders";
import { ifDone, userErrors } from "./payload";

export const returnMutations = fields<unknown>({
  returnRequest: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const lines = list(input["returnLineItems"]).map(lineInput);
    const orderId = orderById(input["orderId"], ctx)?.order.id ?? -1;
    return payload(requestReturn(ctx.world, ctx.shop, orderId, { lines, ...shippingFee(input, ctx) }), ctx);
  },
  returnCreate: (_s, args, ctx) => {
    const input = args["returnInput"] as Args;
    const exchangeLines = list(input["exchangeLineItems"]).map((row) => {
      refuseInputs("ExchangeLineItemInput", row, ["appliedDiscount", "giftCardCodes"]);
      return { variantId: idOf(row["variantId"], "ProductVariant"), quantity: Number(row["quantity"]) };
    });
    const requestedAt = time(input["requestedAt"]);
    const outcome = createReturn(ctx.world, ctx.shop, orderById(input["orderId"], ctx)?.order.id ?? -1, {
      lines: list(input["returnLineItems"]).map(lineInput),
      ...shippingFee(input, ctx),
      exchangeLines,
      ...(requestedAt === undefined ? {} : { requestedAt }),
    });
    return payload(outcome, ctx);
  },
  returnApproveRequest: (_s, args, ctx) =>
    payload(approveReturn(ctx.world, ctx.shop, idOf((args["input"] as Args)["id"], "Return")), ctx),
  returnDeclineRequest: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const reason = input["declineReason"] as Return["declineReason"];
    const note = text(input, "declineNote") ?? null;
    return payload(declineReturn(ctx.world, ctx.shop, idOf(input["id"], "Return"), { reason, note }), ctx);
  },
  returnProcess: (_s, args, ctx) => {
    const input = args["input"] as Args;
    refuseInputs("ReturnProcessInput", input, ["refundDuties", "tipLineId"]);
    const found = findReturn(ctx.shop, idOf(input["returnId"], "Return"));
    if (!found) return payload(refused("NOT_FOUND", ["input", "returnId"], "Return does not exist."), ctx);
    const refund = (input["financialTransfer"] as Args | undefined)?.["issueRefund"] as Args | undefined;
    const wrong = checkParents(found.order, list(refund?.["orderTransactions"]));
    if (wrong) return payload(wrong, ctx);
    const credit = storeCreditOf(refund?.["refundMethods"], ctx);
    const outcome = processReturn(ctx.world, ctx.shop, found.item.id, {
      lines: list(input["returnLineItems"]).map((row) => ({
        returnLineId: idOf(row["id"], "ReturnLineItem"),
        quantity: Number(row["quantity"]),
        isRestocked: isRestocked(list(row["dispositions"])),
      })),
      exchangeLines: list(input["exchangeLineItems"]).map((row) => ({
        id: idOf(row["id"], "ExchangeLineItem"),
        quantity: Number(row["quantity"]),
      })),
      refundMinor: list(refund?.["orderTransactions"]).reduce(
        (sum, row) => sum + shopMoney(row["transactionAmount"], ctx, "ReturnRefundOrderTransactionInput"),
        0,
      ),
      ...(credit ? { storeCredit: credit } : {}),
      shippingMinor: shippingRefund(input["refundShipping"], found.order, ctx),
      mayExceed: refund?.["allowOverRefunding"] === true,
      note: text(input, "note") ?? null,
    });
    return payload(outcome, ctx);
  },
  returnClose: (_s, args, ctx) => payload(closeReturn(ctx.world, ctx.shop, idOf(args["id"], "Return")), ctx),
  returnReopen: (_s, args, ctx) => payload(reopenReturn(ctx.world, ctx.shop, idOf(args["id"], "Return")), ctx),
  returnCancel: (_s, args, ctx) => payload(cancelReturn(ctx.world, ctx.shop, idOf(args["id"], "Return")), ctx),
});

/** The handle of a reason given by its definition's id or by the older enum; the Customer Account API asks it too. */
export function reasonHandleOf(row: Args): string {
  const byId = returnReasons.find((r) => gid("ReturnReasonDefinition", r.id) === row["returnReasonDefinitionId"]);
  const byEnum = returnReasons.find((r) => r.legacy === row["returnReason"]);
  return (byId ?? byEnum)?.handle ?? "unknown";
}

function lineInput(row: Args): ReturnLineInput {
  const fee = row["restockingFee"] as Args | null | undefined;
  const note = text(row, "returnReasonNote");
  return {
    fulfillmentLineId: idOf(row["fulfillmentLineItemId"], "FulfillmentLineItem"),
    quantity: Number(row["quantity"]),
    reasonHandle: reasonHandleOf(row),
    customerNote: text(row, "customerNote") ?? null,
    ...(note ? { merchantNote: note } : {}),
    ...(fee ? { restockingFeePercent: Number(fee["percentage"]) } : {}),
  };
}

function shippingFee(input: Args, ctx: Ctx): { shippingFeeMinor?: number } {
  const fee = input["returnShippingFee"] as Args | null | undefined;
  return fee ? { shippingFeeMinor: shopMoney(fee["amount"], ctx, "ReturnShippingFeeInput.amount") } : {};
}

/** Without dispositions nothing goes back on the shelf. */
function isRestocked(dispositions: Args[]): boolean {
  return dispositions.length > 0 && dispositions.every((d) => d["dispositionType"] === "RESTOCKED");
}

function checkParents(order: Order, rows: Args[]): Outcome<never> | null {
  const at = ["input", "financialTransfer", "issueRefund", "orderTransactions"];
  const isSale = (id: number): boolean =>
    order.transactions.some((t) => t.id === id && (t.kind === "SALE" || t.kind === "CAPTURE"));
  const wrong = rows.findIndex((row) => !isSale(idOf(row["parentId"], "OrderTransaction")));
  return wrong < 0 ? null : refused("NOT_FOUND", [...at, String(wrong), "parentId"], "Transaction does not exist.");
}

function shippingRefund(value: unknown, order: Order, ctx: Ctx): number {
  const input = value as Args | null | undefined;
  if (input?.["fullRefund"] === true) return refundableShipping(order);
  const amount = input?.["shippingRefundAmount"];
  return amount == null ? 0 : shopMoney(amount, ctx, "RefundShippingInput.shippingRefundAmount");
}

function payload(outcome: Outcome<Return>, ctx: Ctx): object {
  const item = ifDone(outcome, (value) => findReturn(ctx.shop, value.id));
  return { return: item ? returnOf(item.order, item.item) : null, userErrors: userErrors(outcome) };
}
