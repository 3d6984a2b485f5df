/**
 * Customers of a shop: created, changed, deleted. Called by the control API and the engine (tags, metafields); each
 * change is announced in the platform's customers/* topics.
 */
import { done, refused, type Outcome } from "./outcome";
import { customerPayload } from "./payload-catalogue";
import type { Customer, ShopState, World } from "./types";

export type CustomerPatch = Partial<
  Pick<
    Customer,
    | "firstName"
    | "lastName"
    | "email"
    | "phone"
    | "locale"
    | "tags"
    | "note"
    | "marketingState"
    | "addresses"
    | "metafields"
  >
>;

export function createCustomer(
  world: World,
  shop: ShopState,
  input: Pick<Customer, "handle" | "firstName" | "lastName" | "email"> & CustomerPatch,
): Outcome<Customer> {
  const isTaken = [...shop.customers.values()].some((c) => c.email === input.email || c.handle === input.handle);
  if (isTaken) return refused("ALREADY_EXISTS", ["email"], "Email has already been taken");
  const now = world.now();
  const customer: Customer = {
    phone: null,
    locale: shop.primaryLocale,
    tags: [],
    note: null,
    marketingState: "NOT_SUBSCRIBED",
    addresses: [],
    ...input,
    id: world.nextId(shop),
    createdAt: now,
    updatedAt: now,
  };
  shop.customers.set(customer.id, customer);
  world.announce({ shop, topic: "customers/create", payload: customerPayload(customer) });
  return done(customer);
}

export function updateCustomer(
  world: World,
  shop: ShopState,
  customerId: number,
  patch: CustomerPatch,
): Outcome<Customer> {
  const customer = shop.customers.get(customerId);
  if (!customer) return refused("NOT_FOUND", ["id"], "Customer does not exist");
  Object.assign(customer, patch, { updatedAt: world.now() });
  world.announce({ shop, topic: "customers/update", payload: customerPayload(customer) });
  return done(customer);
}

/** Removes the customer; orders stay and lose their link, as on the platform after erasure. */
export function deleteCustomer(world: World, shop: ShopState, customerId: number): Outcome<Customer> {
  const customer = shop.customers.get(customerId);
  if (!customer) return refused("NOT_FOUND", ["id"], "Customer does not exist");
  shop.customers.delete(customerId);
  for (const order of shop.orders.values()) {
    if (order.customerId !== customerId) continue;
    order.customerId = null;
    order.updatedAt = world.now();
  }
  const payload = { id: customer.id, admin_graphql_api_id: `gid://shopify/Customer/${customer.id}` };
  world.announce({ shop, topic: "customers/delete", payload });
  return done(customer);
}

/** The customer of a sandbox sign-in link, e.g. "maya". */
export function customerByHandle(shop: ShopState, handle: string): Customer | null {
  return [...shop.customers.values()].find((c) => c.handle === handle) ?? null;
}
