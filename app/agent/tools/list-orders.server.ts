/** The tool list_orders: the signed-in shopper's latest orders, and nobody else's. */
import type { z } from "zod";
import { toolContracts } from "~/models/tool-contracts";
import { orderFactsOf, ordersOfCustomer } from "~/orders/index.server";
import type { Tool } from "./tool";

type Args = z.infer<typeof toolContracts.list_orders.args>;
type Result = z.infer<typeof toolContracts.list_orders.result>;

const DEFAULT_LIMIT = 5;

export const listOrders: Tool<Args, Result> = {
  name: "list_orders",
  progress: "checking-orders",
  args: toolContracts.list_orders.args,
  result: toolContracts.list_orders.result,
  async run({ limit }, { db, asker }) {
    const { customerGid } = asker;
    if (customerGid === null) {
      return { result: { kind: "sign-in-needed" }, events: [{ type: "sign-in-needed" }], sources: [] };
    }
    const orders = await ordersOfCustomer(db, { customerGid, limit: limit ?? DEFAULT_LIMIT });
    return {
      result: { kind: "orders", orders: orders.map(orderFactsOf) },
      events: orders.length === 0 ? [] : [{ type: "orders", orders }],
      sources: [],
    };
  },
};
