/**
 * A conversation as its two readers see it: messages with fresh cards, the handoff, the running turn. Used by the session,
 * the chat doors and the inbox; ownership is checked by the caller.
 */
import type { Conversation, Message } from "@prisma/client";
import { productCards } from "~/catalog/index.server";
import type { ShopDb } from "~/db.server";
import type { Shop } from "~/shops.server";
import type { ChatAsker } from "./asker.server";
import { AppError } from "~/platform/errors";
import { attachmentsOf, languageOfConversation } from "./conversations.server";
import { currentHandoff } from "./handoff.server";
import type { ConversationView, MessageView } from "./protocol";
import type { ConversationState } from "./states";

const MESSAGES_SHOWN = 50;
/** A handoff that was missed or taken interests the shopper only while it bears on now. */
const SHOWN_WITH: Record<ConversationState, string[]> = {
  ai: ["missed"],
  waiting: ["open"],
  human: ["taken"],
  closed: [],
};

/**
 * The asker's conversation; an empty one while no message was sent.
 * @throws AppError not-found when the conversation is bound to another visitor or customer
 */
export async function conversationOf(db: ShopDb, shop: Shop, asker: ChatAsker): Promise<ConversationView> {
  const conversation = await db.conversation.findUnique({ where: { id: asker.conversationId } });
  if (conversation === null) return emptyConversation(asker.conversationId);
  if (conversation.visitorId !== asker.visitorId || conversation.customerGid !== asker.customerGid) {
    throw new AppError("not-found", "no such conversation of this visitor");
  }
  return conversationView(db, shop, conversation);
}

export function emptyConversation(conversationId: string): ConversationView {
  return { conversationId, state: "ai", messages: [], handoff: null, activeTurnId: null };
}

export async function conversationView(db: ShopDb, shop: Shop, conversation: Conversation): Promise<ConversationView> {
  const messages = await db.message.findMany({
    where: { conversationId: conversation.id },
    orderBy: { seq: "desc" },
    take: MESSAGES_SHOWN,
  });
  const active = await db.turn.findFirst({
    where: { conversationId: conversation.id, status: { in: ["running", "queued"] } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const state = conversation.state as ConversationState;
  const handoff = await currentHandoff(db, conversation.id);
  return {
    conversationId: conversation.id,
    state,
    messages: await messageViews(db, shop, conversation, messages.reverse()),
    handoff: handoff !== null && SHOWN_WITH[state].includes(handoff.status) ? handoff : null,
    activeTurnId: active?.id ?? null,
  };
}

/** Views in the order given. Cards are read now: a price of last week is never shown again. */
export async function messageViews(
  db: ShopDb,
  shop: Pick<Shop, "primaryUrl">,
  conversation: Pick<Conversation, "language">,
  messages: Message[],
): Promise<MessageView[]> {
  const attached = messages.map(attachmentsOf);
  const handles = [...new Set(attached.flatMap(({ cards }) => cards ?? []))];
  const language = languageOfConversation(conversation);
  const cards = handles.length === 0 ? [] : await productCards(db, handles, { shop, language });
  const byHandle = new Map(cards.map((card) => [card.handle, card]));
  return messages.map((message, index) => {
    const { cards: own = [], sources = [], orders = [], isSignInNeeded = false } = attached[index] ?? {};
    return {
      id: message.id,
      seq: message.seq,
      role: message.role as MessageView["role"],
      text: message.text,
      createdAt: message.createdAt.toISOString(),
      cards: own.flatMap((handle) => byHandle.get(handle) ?? []),
      sources,
      orders,
      isSignInNeeded,
    };
  });
}
