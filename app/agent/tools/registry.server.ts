/** Every tool by name. The runner looks tools up here; a name that is not listed does not exist. */
import { checkAvailability } from "./check-availability.server";
import { findPolicy } from "./find-policy.server";
import { getOrder } from "./get-order.server";
import { getProduct } from "./get-product.server";
import { handOff } from "./hand-off.server";
import { listOrders } from "./list-orders.server";
import { searchProductsTool } from "./search-products.server";
import type { Tool } from "./tool";

const tools = [searchProductsTool, getProduct, checkAvailability, findPolicy, getOrder, listOrders, handOff];
const byName = new Map<string, Tool<unknown, unknown>>(
  tools.map((tool) => [tool.name, tool as Tool<unknown, unknown>]),
);

/** The tool of that name, or null. Its arguments must pass its own schema before it runs. */
export function toolNamed(name: string): Tool<unknown, unknown> | null {
  return byName.get(name) ?? null;
}
