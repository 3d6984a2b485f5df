/**
 * A shop that trades, for the conformance tests of orders, returns, drafts, discounts and customers: two goods, two
 * customers, an order or a delivered one on demand, and short ways to run a mutation with every scope of trade.
 */
import { addFulfillmentEvent, createOrder, fulfillOrder } from "../domain/operations";
import type { Order, Variant } from "../domain/types";
import { at, bench, NOW, type Bench } from "./harness";

export const commerceScopes = [
  "write_products",
  "write_orders",
  "read_all_orders",
  "write_order_edits",
  "write_draft_orders",
  "write_customers",
  "write_returns",
  "write_discounts",
  "write_fulfillments",
  "write_merchant_managed_fulfillment_orders",
  "write_store_credit_accounts",
  "write_store_credit_account_transactions",
  "write_pixels",
  "read_customer_events",
];

export interface Trade extends Bench {
  coat: Variant;
  mug: Variant;
  ann: number;
  bob: number;
  /** Topics announced since the last call of `heard`. */
  heard(): string[];
  /** Moves the sandbox's clock. */
  wait(ms: number): void;
  /** An order of Ann's: coats at 100.00, mugs at 15.00. */
  order(lines: { coats?: number; mugs?: number }, more?: { shippingMinor?: number; discountMinor?: number }): Order;
  /** The same, sent in one parcel and delivered. */
  delivered(...args: Parameters<Trade["order"]>): Order;
  /** The data under the operation's first field; fails the test on errors of the request. */
  run(query: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** [code or message, field] of each user error of the operation's first field. */
  refusals(query: string, variables?: Record<string, unknown>): Promise<[unknown, string][]>;
}

export async function trade(): Promise<Trade> {
  let clock = NOW;
  const base = await bench(
    {
      products: [
        { title: "Coat", handle: "coat", priceMinor: 10_000, stock: 50 },
        { title: "Mug", handle: "mug", priceMinor: 1_500, stock: 50 },
      ],
      customers: [
        { handle: "ann", firstName: "Ann", lastName: "Lee", email: "ann@lee.example" },
        { handle: "bob", firstName: "Bob", lastName: "Ray", email: "bob@ray.example" },
      ],
    },
    () => clock,
  );
  const { shop, sandbox } = base;
  const { world } = sandbox;
  const [coat, mug] = [...shop.products.values()].flatMap((p) => p.variants);
  const [ann = 0, bob = 0] = shop.customers.keys();
  if (!coat || !mug) throw new Error("The shop has no goods");
  let topics: string[] = [];
  world.onChange((change) => topics.push(change.topic));
  const order: Trade["order"] = ({ coats = 0, mugs = 0 }, more = {}) => {
    const lines = [
      { variantId: coat.id, quantity: coats },
      { variantId: mug.id, quantity: mugs },
    ].filter((l) => l.quantity > 0);
    return value(createOrder(world, shop, { lines, customerId: ann, ...more }));
  };
  const run: Trade["run"] = async (query, variables = {}) => {
    const answer = await base.ask(query, variables, { scopes: commerceScopes });
    if (answer.errors) throw new Error(`Unexpected errors: ${JSON.stringify(answer.errors)}`);
    return Object.values(answer.data as object)[0] as Record<string, unknown>;
  };
  return {
    ...base,
    coat,
    mug,
    ann,
    bob,
    order,
    run,
    heard() {
      const since = topics;
      topics = [];
      return since;
    },
    wait(ms) {
      clock += ms;
    },
    delivered(lines, more) {
      const made = order(lines, more);
      const parcel = value(fulfillOrder(world, shop, made.id));
      addFulfillmentEvent(world, shop, parcel.id, { status: "DELIVERED" });
      return made;
    },
    async refusals(query, variables) {
      const payload = await run(query, variables);
      const errors = (payload["orderCancelUserErrors"] ?? payload["userErrors"]) as Record<string, unknown>[];
      return errors.map((e) => [e["code"] ?? e["message"], ((e["field"] ?? []) as string[]).join(".")]);
    },
  };
}

export const gidOf = (type: string, id: number | undefined): string => `gid://shopify/${type}/${id ?? 0}`;

/** The value of a done operation; fails the test with the refusal otherwise. */
export function value<T>(outcome: { kind: "done"; value: T } | { kind: "refused"; message: string }): T {
  if (outcome.kind === "refused") throw new Error(`Refused: ${outcome.message}`);
  return outcome.value;
}

export { at };
