/**
 * Takes a shopper's message in: stores it and its turn in one transaction, then starts the answer in this process. The
 * chat doors call it. The same clientMessageId, however often and however parallel, is one message and one turn.
 */
import type { Message } from "@prisma/client";
import { publishedPersona } from "~/agent/index.server";
import type { PastMessage } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import type { Language } from "~/models/language-model";
import { shopTransaction } from "~/db.server";
import { detectLanguage } from "~/models/language";
import { AppError } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { languageOf } from "~/platform/i18n";
import { moodOf } from "~/sentiment/index.server";
import type { ChatAsker } from "./asker.server";
import { appendMessage, move } from "./conversations.server";
import type { Attachments } from "./conversations.server";
import { storeFirstMessage } from "./first-message.server";
import type { NewTurnMessage } from "./first-message.server";
import { currentHandoff } from "./handoff.server";
import { cleanMessage } from "./message-text";
import { storeNextMessage } from "./next-message.server";
import type { HandoffView, SendMessage } from "./protocol";
import { HISTORY_LINES } from "./turn-input.server";
import { launchTurn } from "./turn-runner.server";
import type { TurnOptions } from "./turn-runner.server";
import { LEASE_MS, PROCESS_ID } from "./turn-lease.server";

export type TurnStart =
  | { kind: "turn"; turnId: string; messageId: string }
  /** A person has the conversation or was asked for: the message is stored and waits for them. */
  | { kind: "human-has-it"; messageId: string; handoff: HandoffView | null };

/**
 * @param sent clientMessageId (uuid of the browser), text (1–2,000 characters), page
 * @throws AppError message-empty, message-too-long; not-found when the conversation is another's
 */
export async function startTurn(
  db: ShopDb,
  asker: ChatAsker,
  sent: SendMessage,
  options: TurnOptions,
): Promise<TurnStart> {
  const text = cleanMessage(sent.text);
  // Read before the transaction: on the embedded database a second connection inside it would wait for ever.
  const persona = asker.desk?.persona ?? (await publishedPersona(db));
  const clean = { ...sent, text };
  const stored =
    (await storeOrdinary(db, asker, clean, persona.version, options)) ??
    (await shopTransaction(db, (tx) => storeMessage(tx, asker, clean, persona.version, options)));
  if (stored.turn === null) {
    return {
      kind: "human-has-it",
      messageId: stored.messageId,
      handoff: await currentHandoff(db, asker.conversationId),
    };
  }
  const { turn, message } = stored;
  if (message !== null && !turn.isQueued) {
    const { language, history } = stored;
    const known = { message, persona, asker, language, history, shop: asker.desk?.shop ?? null };
    void launchTurn(db, { turnId: turn.id, conversationId: asker.conversationId, known }, options);
  }
  return { kind: "turn", turnId: turn.id, messageId: stored.messageId };
}

interface Stored {
  messageId: string;
  /** The row, when this call made it; null for a message that was there already. */
  message: Message | null;
  turn: { id: string; isQueued: boolean } | null;
  language: Language;
  /** The thread before the message, where it was read already. */
  history: PastMessage[] | null;
}

/** A first message, or a next one to an assistant at rest; null when the transaction has to decide. */
async function storeOrdinary(
  db: ShopDb,
  asker: ChatAsker,
  sent: SendMessage,
  personaVersion: number,
  { clock, owner }: TurnOptions,
): Promise<Stored | null> {
  const nowMs = clock.nowMs();
  const messageIn = (language: Language): NewTurnMessage => ({
    text: sent.text,
    clientMessageId: sent.clientMessageId,
    mood: moodOf(sent.text, language).mood,
    language,
    attachments: pageOf(sent),
    personaVersion,
    leaseOwner: owner ?? PROCESS_ID,
    leaseExpiresAt: new Date(nowMs + LEASE_MS),
    nowMs,
  });
  const begun = (
    { message, turnId }: { message: Message; turnId: string },
    language: Language,
    history: PastMessage[],
  ): Stored => ({ messageId: message.id, message, turn: { id: turnId, isQueued: false }, language, history });
  const pageLanguage = detectLanguage(sent.text, asker.language);
  const first = await storeFirstMessage(db, asker, messageIn(pageLanguage), HISTORY_LINES);
  if (first.kind === "stored") return begun(first, pageLanguage, []);
  const { thread } = first;
  if (thread === null) return null;
  const language = detectLanguage(sent.text, languageOf(thread.language ?? asker.language));
  const next = await storeNextMessage(db, asker, thread, messageIn(language));
  return next === null ? null : begun(next, language, thread.history);
}

async function storeMessage(
  tx: ShopDb,
  asker: ChatAsker,
  sent: SendMessage,
  personaVersion: number,
  { clock, owner }: TurnOptions,
): Promise<Stored> {
  const nowMs = clock.nowMs();
  const { conversationId } = asker;
  const conversation = await lockConversation(tx, asker, nowMs);
  const language = detectLanguage(sent.text, languageOf(conversation.language ?? asker.language));
  const isFirst = conversation.nextSeq === 1;
  const known = isFirst
    ? null
    : await tx.message.findFirst({ where: { conversationId, clientMessageId: sent.clientMessageId } });
  if (known !== null) {
    const turn = known.turnId === null ? null : { id: known.turnId, isQueued: false };
    return { messageId: known.id, message: null, turn, language, history: null };
  }
  if (conversation.state === "closed") await move(tx, conversationId, "write-again");
  const isForAssistant = conversation.state === "ai" || conversation.state === "closed";
  const { mood } = moodOf(sent.text, language);
  const turnId = isForAssistant ? newId(nowMs) : undefined;
  const message = await appendMessage(tx, conversationId, {
    role: "shopper",
    text: sent.text,
    clientMessageId: sent.clientMessageId,
    mood,
    nowMs,
    thread: { language, mood },
    attachments: pageOf(sent),
    ...(turnId === undefined ? {} : { turnId }),
  });
  if (turnId === undefined) return { messageId: message.id, message, turn: null, language, history: null };
  // One answer at a time: a message sent meanwhile is answered after the running turn, see launchTurn.
  const busyIn = { conversationId, status: { in: ["running", "queued"] } };
  const isQueued = !isFirst && (await tx.turn.findFirst({ where: busyIn, select: { id: true } })) !== null;
  await tx.turn.create({
    data: {
      id: turnId,
      shopId: tx.shopId,
      conversationId,
      messageId: message.id,
      status: isQueued ? "queued" : "running",
      leaseOwner: owner ?? PROCESS_ID,
      leaseExpiresAt: new Date(nowMs + LEASE_MS),
      personaVersion,
      startedAt: new Date(nowMs),
    },
    select: { id: true },
  });
  return { messageId: message.id, message, turn: { id: turnId, isQueued }, language, history: null };
}

function pageOf({ page }: SendMessage): Attachments {
  return page?.handle ? { page: { kind: page.kind, handle: page.handle } } : {};
}

/** The conversation's row, made at the first message and locked: all writers of a conversation queue here. */
async function lockConversation(
  tx: ShopDb,
  { conversationId, visitorId, customerGid, language }: ChatAsker,
  nowMs: number,
): Promise<{ state: string; language: string | null; nextSeq: number }> {
  const now = new Date(nowMs);
  const rows = await tx.$queryRaw<{ state: string; language: string | null; next_seq: number }[]>`
    INSERT INTO conversation (id, shop_id, visitor_id, customer_gid, language, created_at, last_message_at)
    VALUES (${conversationId}, ${tx.shopId}, ${visitorId}, ${customerGid}, ${language}, ${now}, ${now})
    ON CONFLICT (id) DO UPDATE SET last_message_at = EXCLUDED.last_message_at
    WHERE conversation.shop_id = EXCLUDED.shop_id AND conversation.visitor_id = EXCLUDED.visitor_id
      AND conversation.customer_gid IS NOT DISTINCT FROM EXCLUDED.customer_gid
    RETURNING state, language, next_seq`;
  const [row] = rows;
  if (row === undefined) throw new AppError("not-found", "no such conversation of this visitor");
  return { state: row.state, language: row.language, nextSeq: row.next_seq };
}
