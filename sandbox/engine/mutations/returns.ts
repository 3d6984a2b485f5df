/**
 * returnRequest, returnApproveRequest and returnDeclineRequest over the return state machine in domain/returns.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { approveReturn, declineReturn, findReturn, requestReturn } from "../../domain/returns";
import type { Outcome } from "../../domain/outcome";
import type { Return } from "../../domain/types";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { returnOf } from "../sources";
import { orderById } from "../types/order";
import { returnReasons } from "../types/return-reasons";
import { ifDone, userErrors } from "./payload";

export const returnMutations = fields<unknown>({
  returnRequest: (_s, args, ctx) => {
    const input = args["input"] as Args;
    if (input["returnShippingFee"] != null) throw notEmulated("ReturnRequestInput.returnShippingFee");
    const order = orderById(input["orderId"], ctx)?.order;
    const lines = (input["returnLineItems"] as Args[]).map(lineInput);
    return payload(requestReturn(ctx.world, ctx.shop, order?.id ?? -1, { lines }), ctx);
  },
  returnApproveRequest: (_s, args, ctx) => {
    const input = args["input"] as Args;
    return payload(approveReturn(ctx.world, ctx.shop, parseGid(input["id"])?.id ?? -1), ctx);
  },
  returnDeclineRequest: (_s, args, ctx) => {
    const input = args["input"] as Args;
    const reason = input["declineReason"] as Return["declineReason"];
    const note = input["declineNote"] == null ? null : String(input["declineNote"]);
    return payload(declineReturn(ctx.world, ctx.shop, parseGid(input["id"])?.id ?? -1, { reason, note }), ctx);
  },
});

function lineInput(row: Args): {
  fulfillmentLineId: number;
  quantity: number;
  reasonHandle: string;
  customerNote: string | null;
} {
  if (row["restockingFee"] != null) throw notEmulated("ReturnRequestLineItemInput.restockingFee");
  const byId = returnReasons.find((r) => gid("ReturnReasonDefinition", r.id) === row["returnReasonDefinitionId"]);
  const byEnum = returnReasons.find((r) => r.legacy === row["returnReason"]);
  return {
    fulfillmentLineId: parseGid(row["fulfillmentLineItemId"])?.id ?? -1,
    quantity: Number(row["quantity"]),
    reasonHandle: (byId ?? byEnum)?.handle ?? "unknown",
    customerNote: row["customerNote"] == null ? null : String(row["customerNote"]),
  };
}

function payload(outcome: Outcome<Return>, ctx: Ctx): object {
  const item = ifDone(outcome, (value) => findReturn(ctx.shop, value.id));
  return { return: item ? returnOf(item.order, item.item) : null, userErrors: userErrors(outcome) };
}
