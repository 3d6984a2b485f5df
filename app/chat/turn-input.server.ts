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
  messageSeq: number;
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
export const HISTORY_LINES = 16;

/** What startTurn has in hand already, so that a fresh turn is not read again. */
export interface KnownTurn {
  message: Message;
  persona: PersonaView;
  asker: TurnInput["asker"];
  language: Language;
  /** Null: still to be read. */
  history: PastMessage[] | null;
  shop: Shop | null;
}

/** The input of a turn that `owner` holds, or null when it is no longer to be run. */
export async function readTurnInput(
  db: ShopDb,
  turnId: string,
  owner: string,
  known: KnownTurn | null,
): Promise<TurnInput | null> {
  const found = known === null ? await readTurn(db, turnId, owner) : { ...known, attempt: 1 };
  if (found === null) return null;
  const { message, asker } = found;
  const [shop, customer, earlier] = await Promise.all([
    found.shop ?? shopById(db.shopId),
    asker.customerGid === null ? null : customerByGid(db, asker.customerGid),
    found.history ?? linesBefore(db, message),
  ]);
  if (shop === null) return null;
  return {
    turnId,
    attempt: found.attempt,
    conversationId: message.conversationId,
    messageId: message.id,
    messageSeq: message.seq,
    text: message.text,
    history: earlier,
    page: attachmentsOf(message).page ?? { kind: "other", handle: null },
    language: found.language,
    mood: (message.mood ?? "neutral") as Mood,
    asker: { conversationId: asker.conversationId, visitorId: asker.visitorId, customerGid: asker.customerGid },
    shopper: { isSignedIn: asker.customerGid !== null, firstName: customer?.firstName ?? null },
    persona: found.persona,
    shop,
  };
}

async function readTurn(db: ShopDb, turnId: string, owner: string): Promise<(KnownTurn & { attempt: number }) | null> {
  const turn = await db.turn.findFirst({
    where: { id: turnId, status: "running", leaseOwner: owner },
    include: { conversation: true },
  });
  const message = turn === null ? null : await db.message.findUnique({ where: { id: turn.messageId } });
  if (turn === null || message === null) return null;
  const { id, visitorId, customerGid, language } = turn.conversation;
  return {
    message,
    persona: await publishedPersona(db),
    asker: { conversationId: id, visitorId, customerGid },
    language: languageOf(language),
    attempt: turn.attempt,
    history: null,
    shop: null,
  };
}

/** Oldest first. Answers to earlier messages may have come after this one was sent; later questions are not its own. */
async function linesBefore(db: ShopDb, { conversationId, seq }: Message): Promise<PastMessage[]> {
  if (seq === 1) return [];
  const lines = await db.message.findMany({
    where: { conversationId, OR: [{ seq: { lt: seq } }, { role: { not: "shopper" } }] },
    orderBy: { seq: "desc" },
    take: HISTORY_LINES,
  });
  return lines.reverse().map(lineOf);
}

function lineOf(message: Message): PastMessage {
  return { role: message.role as PastMessage["role"], text: attachmentsOf(message).markedText ?? message.text };
}
