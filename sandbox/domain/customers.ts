/**
 * Customers of a shop: created, changed, deleted, and what they consent to. Called by the control API and the engine;
 * each change is announced in the platform's customers/* topics.
 */
import type { ConsentFacts, ConsentState } from "./commerce-types";
import { isEmail } from "./order-changes";
import { done, refused, type Outcome } from "./outcome";
import { customerPayload } from "./payload-catalogue";
import { emailConsentPayload, smsConsentPayload } from "./payload-commerce";
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
  const others = (): Customer[] => [...shop.customers.values()].filter((one) => one !== customer);
  if (patch.email !== undefined && patch.email !== customer.email) {
    const wanted = patch.email.toLowerCase();
    if (!isEmail(wanted)) return refused("INVALID", ["email"], "Email is invalid");
    if (others().some((one) => one.email.toLowerCase() === wanted))
      return refused("TAKEN", ["email"], "Email has already been taken");
  }
  if (patch.phone != null && patch.phone !== customer.phone) {
    // E.164, which is how the platform keeps numbers.
    if (!/^\+[1-9]\d{6,14}$/.test(patch.phone)) return refused("INVALID", ["phone"], "Phone is invalid");
    if (others().some((one) => one.phone === patch.phone))
      return refused("TAKEN", ["phone"], "Phone has already been taken");
  }
  Object.assign(customer, patch, { updatedAt: world.now() });
  world.announce({ shop, topic: "customers/update", payload: customerPayload(customer) });
  return done(customer);
}

export interface ConsentInput {
  state: string;
  optInLevel: ConsentFacts["optInLevel"];
  /** Missing: now. */
  updatedAt?: number;
}

/**
 * Records whether the customer wants e-mail or text messages.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/input-objects/CustomerEmailMarketingConsentInput
 */
export function setConsent(
  world: World,
  shop: ShopState,
  customerId: number,
  channel: "email" | "sms",
  input: ConsentInput,
): Outcome<Customer> {
  const customer = shop.customers.get(customerId);
  if (!customer) return refused("NOT_FOUND", ["input", "customerId"], "Customer does not exist");
  const at = ["input", `${channel}MarketingConsent`];
  const state = (["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"] as const).find((one) => one === input.state);
  if (!state) return refused("INVALID", [...at, "marketingState"], `Cannot specify ${input.state} as a state input`);
  if (channel === "sms" && customer.phone === null)
    return refused("INVALID", at, "A phone number is required to set the SMS consent state.");
  const updatedAt = input.updatedAt ?? world.now();
  if (updatedAt > world.now())
    return refused("INVALID", [...at, "consentUpdatedAt"], "Consent updated at must not be in the future");
  const facts: ConsentFacts = { optInLevel: input.optInLevel, updatedAt };
  if (channel === "email") Object.assign(customer, { marketingState: state, emailConsent: facts });
  else customer.smsConsent = { ...facts, state };
  customer.updatedAt = world.now();
  announceConsent(world, shop, customer, channel, { ...facts, state });
  world.announce({ shop, topic: "customers/update", payload: customerPayload(customer) });
  return done(customer);
}

function announceConsent(
  world: World,
  shop: ShopState,
  customer: Customer,
  channel: "email" | "sms",
  consent: ConsentFacts & { state: ConsentState },
): void {
  if (channel === "email") {
    const payload = emailConsentPayload(customer, consent);
    world.announce({ shop, topic: "customers_email_marketing_consent/update", payload });
  } else {
    const payload = smsConsentPayload(customer, consent);
    world.announce({ shop, topic: "customers_marketing_consent/update", payload });
  }
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
