/** Every tool by name. The runner looks tools up here; a name that is not listed does not exist. */
import type { ToolName } from "~/models/tool-contracts";
import { checkAvailability } from "./check-availability.server";
import { findPolicy } from "./find-policy.server";
import { getOrder } from "./get-order.server";
import { getProduct } from "./get-product.server";
import { handOff } from "./hand-off.server";
import { listOrders } from "./list-orders.server";
import { searchProductsTool } from "./search-products.server";
import type { Tool } from "./tool";

/** A tool whose contract stands in tool-contracts.ts and that is missing here does not compile. */
const tools = {
  search_products: searchProductsTool,
  get_product: getProduct,
  check_availability: checkAvailability,
  find_policy: findPolicy,
  get_order: getOrder,
  list_orders: listOrders,
  hand_off: handOff,
} satisfies Record<ToolName, unknown>;
const byName = new Map(Object.entries(tools).map(([name, tool]) => [name, tool as Tool<unknown, unknown>]));

/** The tool of that name, or null. Its arguments must pass its own schema before it runs. */
export function toolNamed(name: string): Tool<unknown, unknown> | null {
  return byName.get(name) ?? null;
}
