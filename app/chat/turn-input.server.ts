/**
 * What a turn needs to be answered, read in few queries before the model is asked: the message, the thread before it,
 * the persona version, the shop, the shopper. Called by the runner; holds no connection afterwards.
 */
import type { Message } from "@prisma/client";
import type { PastMessage, PersonaView } from "~/agent/index.server";
import { publishedPersona } from "~/agent/index.server";
import { customerByGid } from "~/customers/index.server";
import type { ShopDb } from "~/db.server";
import type { Language, Mood } from "~/models/language-model";
import { languageOf } from "~/platform/i18n";
import { shopById } from "~/shops.server";
import type { Shop } from "~/shops.server";
import { attachmentsOf } from "./conversations.server";

export interface TurnInput {
  turnId: string;
  attempt: number;
  conversationId: string;
  messageId: string;
  startedAtMs: number;
  text: string;
  history: PastMessage[];
  page: { kind: "product" | "collection" | "other"; handle: string | null };
  language: Language;
  mood: Mood;
  asker: { conversationId: string; visitorId: string; customerGid: string | null };
  shopper: { isSignedIn: boolean; firstName: string | null };
  persona: PersonaView;
  shop: Shop;
}

/** Lines of the thread that are read; the prompt trims them further. */
const HISTORY_LINES = 16;

/** The input of a turn that `owner` holds, or null when it is no longer to be run. */
export async function readTurnInput(db: ShopDb, turnId: string, owner: string): Promise<TurnInput | null> {
  const turn = await db.turn.findFirst({
    where: { id: turnId, status: "running", leaseOwner: owner },
    include: { conversation: true },
  });
  if (turn === null) return null;
  const { conversation } = turn;
  const message = await db.message.findUnique({ where: { id: turn.messageId } });
  const shop = await shopById(db.shopId);
  if (message === null || shop === null) return null;
  const earlier = await db.message.findMany({
    // Answers to earlier messages may have come after this one was sent; later questions are not this turn's.
    where: { conversationId: conversation.id, OR: [{ seq: { lt: message.seq } }, { role: { not: "shopper" } }] },
    orderBy: { seq: "desc" },
    take: HISTORY_LINES,
  });
  const customer = conversation.customerGid === null ? null : await customerByGid(db, conversation.customerGid);
  return {
    turnId,
    attempt: turn.attempt,
    conversationId: conversation.id,
    messageId: message.id,
    startedAtMs: turn.startedAt.getTime(),
    text: message.text,
    history: earlier.reverse().map(lineOf),
    page: attachmentsOf(message).page ?? { kind: "other", handle: null },
    language: languageOf(conversation.language),
    mood: (message.mood ?? "neutral") as Mood,
    asker: { conversationId: conversation.id, visitorId: conversation.visitorId, customerGid: conversation.customerGid },
    shopper: { isSignedIn: conversation.customerGid !== null, firstName: customer?.firstName ?? null },
    persona: await publishedPersona(db),
    shop,
  };
}

function lineOf(message: Message): PastMessage {
  return { role: message.role as PastMessage["role"], text: attachmentsOf(message).markedText ?? message.text };
}
