/**
 * The tools every model may call: names, argument schemas and result schemas. agent/tools implements them, the
 * built-in model reads their results, OpenAI-compatible models get them as JSON Schema. Arguments never carry who is
 * asking: that comes from the session alone. Field names are snake_case because models write them.
 */
import { z } from "zod";

const money = z.object({ amountMinor: z.number().int(), currency: z.string() });

const source = z.object({
  kind: z.enum(["policy", "page", "article", "faq", "upload", "product", "order"]),
  title: z.string(),
  url: z.string().nullable(),
});

const stockNote = z.enum(["in-stock", "low-stock", "sold-out", "backorder"]);

/** Units on their way to the shop of what is sold out; null where there are none or the shop does not say. */
const onItsWay = z.number().int().nullable();

export const productSummary = z.object({
  handle: z.string(),
  title: z.string(),
  type: z.string(),
  vendor: z.string(),
  price: money.nullable(),
  price_max: money.nullable(),
  compare_at: money.nullable(),
  available: z.boolean(),
  stock: stockNote,
  quantity_left: z.number().int().nullable(),
  summary: z.string(), // the start of its description, at most 240 characters
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  fitting_variants: z.array(z.object({ title: z.string(), price: money.nullable(), available: z.boolean() })),
});

export const toolContracts = {
  search_products: {
    description:
      "Find products of this shop. Put price, size, colour and stock wishes into their own arguments: they are enforced. " +
      "An empty query with constraints lists what fits. Prices are in whole currency units.",
    args: z.object({
      query: z.string().max(300),
      price_min: z.number().nonnegative().nullish(),
      price_max: z.number().nonnegative().nullish(),
      sizes: z.array(z.string().max(40)).max(10).nullish(),
      colors: z.array(z.string().max(40)).max(10).nullish(),
      in_stock_only: z.boolean().nullish(),
      limit: z.number().int().min(1).max(10).nullish(),
    }),
    result: z.object({
      products: z.array(productSummary),
      near_misses: z.array(
        z.object({
          handle: z.string(),
          title: z.string(),
          price: money.nullable(),
          breaks: z.array(z.enum(["price", "size", "color", "stock"])),
          over_by: money.nullable(),
        }),
      ),
    }),
  },
  get_product: {
    description: "Everything the shop says of one product, by its handle.",
    args: z.object({ handle: z.string().max(255) }),
    result: z.discriminatedUnion("found", [
      z.object({ found: z.literal(false) }),
      z.object({
        found: z.literal(true),
        product: productSummary.extend({
          description: z.string(),
          facts: z.array(z.object({ name: z.string(), value: z.string() })), // from metafields
          variants: z.array(
            z.object({
              title: z.string(),
              price: money.nullable(),
              available: z.boolean(),
              stock: stockNote,
              quantity_left: z.number().int().nullable(),
              incoming_quantity: onItsWay,
            }),
          ),
        }),
      }),
    ]),
  },
  check_availability: {
    description: "Whether a product, or its variant of a size or colour, can be bought now.",
    args: z.object({
      handle: z.string().max(255),
      size: z.string().max(40).nullish(),
      color: z.string().max(40).nullish(),
    }),
    result: z.discriminatedUnion("found", [
      z.object({ found: z.literal(false) }),
      z.object({
        found: z.literal(true),
        handle: z.string(),
        title: z.string(),
        /** False when the product has no such size or colour at all. */
        offers_wish: z.boolean(),
        any_available: z.boolean(),
        matching: z.array(
          z.object({
            title: z.string(),
            price: money.nullable(),
            available: z.boolean(),
            stock: stockNote,
            quantity_left: z.number().int().nullable(),
            incoming_quantity: onItsWay,
          }),
        ),
        options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
      }),
    ]),
  },
  find_policy: {
    description:
      "Passages of the shop's policies, pages and FAQ that bear on a question, with their sources. Use it for anything " +
      "about shipping, returns, refunds, warranty, payment, sizes, care, the shop itself.",
    args: z.object({ question: z.string().max(500) }),
    result: z.object({
      passages: z.array(z.object({ heading: z.string(), text: z.string(), source })),
    }),
  },
  get_order: {
    description: "One order of the signed-in shopper with parcels, refunds and returns. Without a name: the latest.",
    args: z.object({ order_name: z.string().max(40).nullish() }),
    result: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("sign-in-needed") }),
      z.object({ kind: z.literal("not-found") }),
      z.object({ kind: z.literal("order"), order: z.lazy(() => orderFacts) }),
    ]),
  },
  list_orders: {
    description: "The signed-in shopper's latest orders.",
    args: z.object({ limit: z.number().int().min(1).max(10).nullish() }),
    result: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("sign-in-needed") }),
      z.object({ kind: z.literal("orders"), orders: z.array(z.lazy(() => orderFacts)) }),
    ]),
  },
  hand_off: {
    description: "Ask a person of the shop to take over: when the shopper wants one, is angry, or you cannot help.",
    args: z.object({ reason: z.string().max(300) }),
    result: z.object({ status: z.enum(["open", "taken"]), due_at: z.string(), due_minutes: z.number().int() }),
  },
} as const;

export type ToolName = keyof typeof toolContracts;

/** The same facts as the order card (chat/protocol.ts), for the model's eyes. */
export const orderFacts = z.object({
  name: z.string(),
  placedAt: z.string(),
  state: z.enum(["unfulfilled", "partly-shipped", "shipped", "out-for-delivery", "delivered", "cancelled"]),
  paymentState: z.string(),
  total: money,
  items: z.array(z.object({ title: z.string(), variantTitle: z.string().nullable(), quantity: z.number().int() })),
  parcels: z.array(
    z.object({
      status: z.string(),
      carrier: z.string().nullable(),
      trackingNumber: z.string().nullable(),
      trackingUrl: z.string().nullable(),
      lastEventAt: z.string().nullable(),
      lastEventText: z.string().nullable(),
      estimatedDeliveryAt: z.string().nullable(),
      deliveredAt: z.string().nullable(),
      items: z.array(z.object({ title: z.string(), quantity: z.number().int() })),
    }),
  ),
  refunds: z.array(
    z.object({ amount: money, state: z.enum(["pending", "success", "failure"]), createdAt: z.string() }),
  ),
  returns: z.array(z.object({ name: z.string(), status: z.string() })),
  url: z.string().nullable(),
});

/**
 * How a model names a product in its text. The agent puts the catalogue's title in its place; a name that is not in
 * the turn's evidence is dropped with its sentence.
 */
export const PRODUCT_MARK = /\[\[product:([a-z0-9\p{L}_-]{1,255})\]\]/gu;

export function productMark(handle: string): string {
  return `[[product:${handle}]]`;
}
