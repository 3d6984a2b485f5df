/**
 * Opens a visit: who this browser is, which conversation is theirs, the token for the chat doors. Called by the proxy
 * door, after Shopify's signature proved the shop and the customer. A conversation belongs to one visitor and, once
 * signed in, to one customer: nobody else gets it, nor the same browser after signing out.
 */
import type { Conversation } from "@prisma/client";
import { publishedPersona } from "~/agent/index.server";
import { customerByGid } from "~/customers/index.server";
import { forShop } from "~/db.server";
import type { ShopDb } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { systemClock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { AppError } from "~/platform/errors";
import { languageOf } from "~/platform/i18n";
import { newId } from "~/platform/ids";
import { settingsOf, shopByDomain } from "~/shops.server";
import type { ChatAsker } from "./asker.server";
import { chatToken, TOKEN_TTL_SECONDS, visitorOf } from "./asker.server";
import type { SessionReply } from "./protocol";
import { conversationView, emptyConversation } from "./view.server";

export interface SessionOpening {
  /** As Shopify's proxy signed it, e.g. "ridgeline.myshopify.com". */
  shopDomain: string;
  /** logged_in_customer_id of the signed query, or null. */
  customerId: string | null;
  /** The browser's secret of an earlier visit. */
  visitorKey: string | null;
  /** The page's locale, e.g. "zh-CN". */
  locale: string | null;
}

/** A conversation is offered again for this long after its last message. */
const RESUME_WITHIN_MS = 7 * 24 * 3600_000;

/** @throws AppError shop-not-installed, assistant-off */
export async function openSession(opening: SessionOpening, clock: Clock = systemClock): Promise<SessionReply> {
  const shop = await shopByDomain(opening.shopDomain);
  if (shop === null) throw new AppError("shop-not-installed", "the shop is not installed");
  const db = forShop(shop.id);
  if (!(await settingsOf(db)).isAssistantOn) throw new AppError("assistant-off", "the merchant switched it off");
  const { visitorId, visitorKey } = visitorOf(opening.visitorKey, clock);
  const customerGid = opening.customerId === null ? null : `gid://shopify/Customer/${opening.customerId}`;
  const language = languageOf(opening.locale ?? shop.primaryLocale);
  const conversation = await conversationToResume(db, visitorId, customerGid, clock);
  const conversationId = conversation?.id ?? newId(clock.nowMs());
  const asker: ChatAsker = { shopId: shop.id, visitorId, customerGid, conversationId, language };
  const persona = await publishedPersona(db);
  const customer = customerGid === null ? null : await customerByGid(db, customerGid);
  return {
    kind: "session",
    appUrl: env().shopifyAppUrl,
    token: chatToken(asker, clock),
    expiresAt: new Date(clock.nowMs() + TOKEN_TTL_SECONDS * 1000).toISOString(),
    visitorKey,
    language,
    assistant: {
      name: persona.assistantName,
      greeting: language === "zh" ? persona.greetingZh : persona.greetingEn,
    },
    shopper: { isSignedIn: customerGid !== null, firstName: customer?.firstName ?? null },
    signInUrl: "/account/login",
    conversation:
      conversation === null ? emptyConversation(conversationId) : await conversationView(db, shop, conversation),
  };
}

/**
 * The newest conversation of exactly this visitor and customer. One that the visitor began as a guest becomes the
 * customer's at sign-in, so that "where is my order" goes on; from then on a guest cannot open it.
 */
async function conversationToResume(
  db: ShopDb,
  visitorId: string,
  customerGid: string | null,
  clock: Clock,
): Promise<Conversation | null> {
  const own = await newest(db, visitorId, customerGid, clock);
  if (customerGid === null) return own;
  const guest = await newest(db, visitorId, null, clock);
  if (guest === null || (own?.lastMessageAt ?? 0) > (guest.lastMessageAt ?? 0)) return own;
  const bound = await db.conversation.updateMany({ where: { id: guest.id, customerGid: null }, data: { customerGid } });
  return bound.count === 1 ? { ...guest, customerGid } : own;
}

async function newest(
  db: ShopDb,
  visitorId: string,
  customerGid: string | null,
  clock: Clock,
): Promise<Conversation | null> {
  const since = new Date(clock.nowMs() - RESUME_WITHIN_MS);
  return db.conversation.findFirst({
    where: { visitorId, customerGid, isPreview: false, state: { not: "closed" }, lastMessageAt: { gte: since } },
    orderBy: { lastMessageAt: "desc" },
  });
}
