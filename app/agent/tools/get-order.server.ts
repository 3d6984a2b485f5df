/** The tool get_order: one order of the signed-in shopper. Whose it is comes from the session; a name alone opens nothing. */
import type { z } from "zod";
import { toolContracts } from "~/models/tool-contracts";
import { orderFactsOf, orderForCustomer } from "~/orders/index.server";
import type { Tool } from "./tool";

type Args = z.infer<typeof toolContracts.get_order.args>;
type Result = z.infer<typeof toolContracts.get_order.result>;

export const getOrder: Tool<Args, Result> = {
  name: "get_order",
  progress: "checking-orders",
  args: toolContracts.get_order.args,
  result: toolContracts.get_order.result,
  async run({ order_name }, { db, asker }) {
    const { customerGid } = asker;
    if (customerGid === null) {
      return { result: { kind: "sign-in-needed" }, events: [{ type: "sign-in-needed" }], sources: [] };
    }
    const order = await orderForCustomer(db, { customerGid, orderName: order_name ?? null });
    if (order === null) return { result: { kind: "not-found" }, events: [], sources: [] };
    return {
      result: { kind: "order", order: orderFactsOf(order) },
      events: [{ type: "orders", orders: [order] }],
      sources: [],
    };
  },
};
