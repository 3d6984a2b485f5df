/**
 * What the bubble and the app say to each other: the API's bodies and the stream's events. Shared by chat, the routes,
 * the widget (types only, so that zod stays out of its bundle) and `npm run ask`. Imports nothing but zod.
 */
import { z } from "zod";

export const MESSAGE_MAX_CHARS = 2000;

export const languageSchema = z.enum(["en", "zh"]);

export const moneySchema = z.object({ amountMinor: z.number().int(), currency: z.string().length(3) });
export type Money = z.infer<typeof moneySchema>;

/** Everything on a card is read from the catalogue at display time; the model only ever gave the handle. */
export const productCardSchema = z.object({
  handle: z.string(),
  title: z.string(),
  url: z.string(),
  imageUrl: z.string().nullable(),
  imageAlt: z.string().nullable(),
  price: moneySchema.nullable(),
  priceMax: moneySchema.nullable(), // set when variants differ in price
  compareAt: moneySchema.nullable(),
  available: z.boolean(),
  stockNote: z.enum(["in-stock", "low-stock", "sold-out", "backorder"]),
  quantityLeft: z.number().int().nullable(), // only with low-stock
  /** Variants a shopper can choose from, those that fit the constraints first; at most 50. */
  variants: z.array(
    z.object({
      id: z.string(), // numeric variant id, as the Ajax Cart API takes it
      title: z.string(),
      price: moneySchema.nullable(),
      available: z.boolean(),
      fits: z.boolean(),
    }),
  ),
});
export type ProductCard = z.infer<typeof productCardSchema>;

export const sourceSchema = z.object({
  kind: z.enum(["policy", "page", "article", "faq", "upload", "product", "order"]),
  title: z.string(),
  url: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

export const parcelSchema = z.object({
  status: z.string(), // key of the catalogue: order.parcel.<status>, e.g. "in_transit"
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  lastEventAt: z.string().nullable(), // ISO
  lastEventText: z.string().nullable(),
  estimatedDeliveryAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  items: z.array(z.object({ title: z.string(), quantity: z.number().int() })),
});

export const orderCardSchema = z.object({
  name: z.string(),
  placedAt: z.string(),
  state: z.enum(["unfulfilled", "partly-shipped", "shipped", "out-for-delivery", "delivered", "cancelled"]),
  paymentState: z.string(),
  total: moneySchema,
  items: z.array(z.object({ title: z.string(), variantTitle: z.string().nullable(), quantity: z.number().int() })),
  parcels: z.array(parcelSchema),
  refunds: z.array(
    z.object({ amount: moneySchema, state: z.enum(["pending", "success", "failure"]), createdAt: z.string() }),
  ),
  returns: z.array(z.object({ name: z.string(), status: z.string() })),
  url: z.string().nullable(),
});
export type OrderCard = z.infer<typeof orderCardSchema>;

export const handoffSchema = z.object({
  status: z.enum(["open", "taken", "missed", "closed"]),
  /** The latest time a person answers, ISO. */
  dueAt: z.string(),
});
export type HandoffView = z.infer<typeof handoffSchema>;

export const progressSchema = z.enum([
  "thinking",
  "searching-products",
  "checking-product",
  "reading-policies",
  "checking-orders",
  "handing-off",
]);
export type Progress = z.infer<typeof progressSchema>;

/**
 * One event of a turn's stream. `cards`, `sources` and `orders` replace what was sent before; text is appended. A second
 * `turn-started` means that the turn was begun again (its process died): drop what it showed so far. `turn-ended.text`
 * has the last word: it replaces the text shown, should they differ. Sequence numbers rise, not always by one.
 */
export const turnEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("turn-started"), turnId: z.string(), messageId: z.string(), language: languageSchema }),
  z.object({ type: z.literal("progress"), progress: progressSchema }),
  z.object({ type: z.literal("text-delta"), text: z.string() }),
  z.object({ type: z.literal("cards"), cards: z.array(productCardSchema) }),
  z.object({ type: z.literal("orders"), orders: z.array(orderCardSchema) }),
  z.object({ type: z.literal("sources"), sources: z.array(sourceSchema) }),
  z.object({ type: z.literal("sign-in-needed") }),
  z.object({ type: z.literal("handoff"), handoff: handoffSchema }),
  z.object({
    type: z.literal("turn-ended"),
    outcome: z.enum(["answered", "asked", "handed-off", "stopped", "failed", "human-has-it"]),
    /** The committed message, or null when nothing was committed. */
    messageId: z.string().nullable(),
    /** The whole committed text: equal to all deltas joined, unless a guard dropped the answer. */
    text: z.string(),
    /** Present with outcome failed: a catalogue key under chat.error. */
    errorKey: z.string().nullable(),
    details: z.lazy(() => turnDetailsSchema).nullable(),
  }),
]);
export type TurnEvent = z.infer<typeof turnEventSchema>;

/** Figures for `npm run ask --json` and the preview; tool names only where the session allows them (see chat). */
export const turnDetailsSchema = z.object({
  model: z.string(),
  personaVersion: z.number().int(),
  mood: z.string(),
  toolCalls: z.array(z.object({ name: z.string(), durationMs: z.number(), isError: z.boolean() })),
  timingsMs: z.record(z.string(), z.number()),
});
export type TurnDetails = z.infer<typeof turnDetailsSchema>;

/** On the wire an event is an SSE frame: `id: <seq>`, `data: <JSON of the event>`; comments (`: ping`) are ignored. */
export interface SequencedEvent {
  seq: number;
  event: TurnEvent;
}

/** POST {proxy path}/session, through the shop's domain. */
export const sessionRequestSchema = z.object({
  /** Secret of this browser, as the last session reply gave it; absent at the first visit. */
  visitorKey: z.string().max(200).nullish(),
  locale: z.string().max(20).nullish(), // the page's locale, e.g. "en", "zh-CN"
});
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

export const messageViewSchema = z.object({
  id: z.string(),
  seq: z.number().int(),
  role: z.enum(["shopper", "assistant", "staff", "system"]),
  text: z.string(),
  createdAt: z.string(),
  cards: z.array(productCardSchema),
  sources: z.array(sourceSchema),
  orders: z.array(orderCardSchema),
  isSignInNeeded: z.boolean(),
});
export type MessageView = z.infer<typeof messageViewSchema>;

export const conversationViewSchema = z.object({
  conversationId: z.string(),
  state: z.enum(["ai", "waiting", "human", "closed"]),
  messages: z.array(messageViewSchema), // the last 50, oldest first
  handoff: handoffSchema.nullable(),
  /** A turn still running: follow GET /chat/turns/:id/events?after=0. */
  activeTurnId: z.string().nullable(),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

export const sessionReplySchema = z.object({
  kind: z.literal("session"),
  /** The app's own origin: where /chat/* is called directly. */
  appUrl: z.string(),
  token: z.string(), // Authorization: Bearer; 30 minutes
  expiresAt: z.string(),
  visitorKey: z.string(),
  language: languageSchema,
  assistant: z.object({ name: z.string(), greeting: z.string() }),
  shopper: z.object({ isSignedIn: z.boolean(), firstName: z.string().nullable() }),
  signInUrl: z.string(), // path on the shop's domain
  conversation: conversationViewSchema,
});
export type SessionReply = z.infer<typeof sessionReplySchema>;

/** POST /chat/messages (SSE reply), and POST {proxy path}/messages (JSON reply {events}) as the fallback. */
export const sendMessageSchema = z.object({
  clientMessageId: z.uuid(),
  text: z.string(),
  page: z
    .object({ kind: z.enum(["product", "collection", "other"]), handle: z.string().max(255).nullable() })
    .nullish(),
});
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** Every refusal of every chat door. `key` names a text under chat.error in the catalogues. */
export const errorReplySchema = z.object({
  kind: z.literal("error"),
  code: z.string(),
  key: z.string(),
  retryAfterSeconds: z.number().int().nullable(),
});
export type ErrorReply = z.infer<typeof errorReplySchema>;
