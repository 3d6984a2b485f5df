/**
 * What each webhook topic means to the sync: a resource to fetch again, or a control event with a job of its own. Used
 * by the inbox; the contract test holds it against shopify.app.toml. Only ids are read from a payload, never state.
 */
import { z } from "zod";
import { AppError } from "~/platform/errors";

export type ControlEvent =
  | "uninstalled"
  | "scopes-changed"
  | "shop-changed"
  | "content-changed"
  | "bulk-finished"
  | "data-request"
  | "customer-redact"
  | "shop-redact";

export type TopicMeaning =
  { kind: "resource"; gid: (payload: unknown) => string } | { kind: "control"; event: ControlEvent };

/** By topic as the library stores it: PRODUCTS_UPDATE for products/update. */
const MEANINGS: Record<string, TopicMeaning> = {
  ...forAll(["PRODUCTS_CREATE", "PRODUCTS_UPDATE", "PRODUCTS_DELETE"], resource("Product", ownId)),
  ...forAll(["COLLECTIONS_CREATE", "COLLECTIONS_UPDATE", "COLLECTIONS_DELETE"], resource("Collection", ownId)),
  ...forAll(
    ["ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_EDITED", "ORDERS_CANCELLED", "ORDERS_DELETE"],
    resource("Order", orderEditId),
  ),
  ...forAll(
    ["FULFILLMENTS_CREATE", "FULFILLMENTS_UPDATE", "FULFILLMENT_EVENTS_CREATE", "REFUNDS_CREATE"],
    resource("Order", orderId),
  ),
  ...forAll(
    ["RETURNS_REQUEST", "RETURNS_APPROVE", "RETURNS_DECLINE", "RETURNS_CANCEL", "RETURNS_CLOSE", "RETURNS_REOPEN"],
    resource("Order", nestedOrderId),
  ),
  ...forAll(["RETURNS_UPDATE", "RETURNS_PROCESS"], resource("Order", nestedOrderId)),
  ...forAll(["CUSTOMERS_CREATE", "CUSTOMERS_UPDATE", "CUSTOMERS_DELETE"], resource("Customer", ownId)),
  ...forAll(
    ["SELLING_PLAN_GROUPS_CREATE", "SELLING_PLAN_GROUPS_UPDATE", "SELLING_PLAN_GROUPS_DELETE"],
    resource("SellingPlanGroup", ownId),
  ),
  ...forAll(
    ["INVENTORY_LEVELS_UPDATE", "INVENTORY_LEVELS_CONNECT", "INVENTORY_LEVELS_DISCONNECT"],
    resource("InventoryItem", inventoryItemId),
  ),
  ...forAll(["LOCALES_CREATE", "LOCALES_UPDATE", "LOCALES_DESTROY"], { kind: "control", event: "shop-changed" }),
  ...forAll(["PROFILES_CREATE", "PROFILES_UPDATE", "PROFILES_DELETE"], { kind: "control", event: "content-changed" }),
  ...forAll(["MARKETS_CREATE", "MARKETS_UPDATE", "MARKETS_DELETE"], { kind: "control", event: "shop-changed" }),
  ...forAll(["METAFIELD_DEFINITIONS_CREATE", "METAFIELD_DEFINITIONS_UPDATE", "METAFIELD_DEFINITIONS_DELETE"], {
    kind: "control",
    event: "shop-changed",
  }),
  APP_UNINSTALLED: { kind: "control", event: "uninstalled" },
  APP_SCOPES_UPDATE: { kind: "control", event: "scopes-changed" },
  SHOP_UPDATE: { kind: "control", event: "shop-changed" },
  BULK_OPERATIONS_FINISH: { kind: "control", event: "bulk-finished" },
  CUSTOMERS_DATA_REQUEST: { kind: "control", event: "data-request" },
  CUSTOMERS_REDACT: { kind: "control", event: "customer-redact" },
  SHOP_REDACT: { kind: "control", event: "shop-redact" },
};

/**
 * Topics of scopes that a shop may grant after installation: subscribed to through the Admin API then, by scope. The
 * others stand in shopify.app.toml, which every installation has.
 */
export const OPTIONAL_TOPICS: Readonly<Record<string, readonly string[]>> = {
  read_inventory: ["INVENTORY_LEVELS_UPDATE", "INVENTORY_LEVELS_CONNECT", "INVENTORY_LEVELS_DISCONNECT"],
  read_shipping: ["PROFILES_CREATE", "PROFILES_UPDATE", "PROFILES_DELETE"],
  read_markets: ["MARKETS_CREATE", "MARKETS_UPDATE", "MARKETS_DELETE"],
};

/** The topic's meaning, or null for one that Aisle does not act on. */
export function meaningOf(topic: string): TopicMeaning | null {
  return MEANINGS[topic.replace(/[/.]/g, "_").toUpperCase()] ?? null;
}

/** Every topic that has a meaning, in the library's form. */
export function knownTopics(): string[] {
  return Object.keys(MEANINGS);
}

const idSchema = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d*$/)]).transform(String);

function resource(type: string, read: (payload: unknown) => string): TopicMeaning {
  return { kind: "resource", gid: (payload) => `gid://shopify/${type}/${read(payload)}` };
}

function ownId(payload: unknown): string {
  return parse(z.object({ id: idSchema }), payload).id;
}

function inventoryItemId(payload: unknown): string {
  return parse(z.object({ inventory_item_id: idSchema }), payload).inventory_item_id;
}

/** orders/edited alone wraps its ids: {order_edit: {order_id}}. */
function orderEditId(payload: unknown): string {
  const edit = z.object({ order_edit: z.object({ order_id: idSchema }) }).safeParse(payload);
  return edit.success ? edit.data.order_edit.order_id : ownId(payload);
}

function orderId(payload: unknown): string {
  return parse(z.object({ order_id: idSchema }), payload).order_id;
}

function nestedOrderId(payload: unknown): string {
  return parse(z.object({ order: z.object({ id: idSchema }) }), payload).order.id;
}

function parse<Schema extends z.ZodType>(schema: Schema, payload: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new AppError("bad-request", "The webhook does not say which resource it is about.");
  return parsed.data;
}

function forAll(topics: string[], meaning: TopicMeaning): Record<string, TopicMeaning> {
  return Object.fromEntries(topics.map((topic) => [topic, meaning]));
}
