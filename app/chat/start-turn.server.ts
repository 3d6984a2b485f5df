/**
 * Takes a shopper's message in: stores it and its turn in one transaction, then starts the answer in this process. The
 * chat doors call it. The same clientMessageId, however often and however parallel, is one message and one turn.
 */
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { detectLanguage } from "~/models/language";
import { AppError } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { languageOf } from "~/platform/i18n";
import { moodOf } from "~/sentiment/index.server";
import type { ChatAsker } from "./asker.server";
import { appendMessage, move } from "./conversations.server";
import { currentHandoff } from "./handoff.server";
import { cleanMessage } from "./message-text";
import type { HandoffView, SendMessage } from "./protocol";
import { launchTurn } from "./turn-runner.server";
import type { TurnOptions } from "./turn-runner.server";
import { LEASE_MS, PROCESS_ID } from "./turn-lease.server";
import { publishedPersona } from "~/agent/index.server";

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
  const { version } = await publishedPersona(db);
  const stored = await shopTransaction(db, (tx) => storeMessage(tx, asker, { ...sent, text }, version, options));
  if (stored.turn === null) {
    return { kind: "human-has-it", messageId: stored.messageId, handoff: await currentHandoff(db, asker.conversationId) };
  }
  if (stored.turn.isNew && !stored.turn.isQueued) {
    void launchTurn(db, { turnId: stored.turn.id, conversationId: asker.conversationId }, options);
  }
  return { kind: "turn", turnId: stored.turn.id, messageId: stored.messageId };
}

interface Stored {
  messageId: string;
  turn: { id: string; isNew: boolean; isQueued: boolean } | null;
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
  const known = await tx.message.findFirst({ where: { conversationId, clientMessageId: sent.clientMessageId } });
  if (known !== null) {
    return { messageId: known.id, turn: known.turnId === null ? null : { id: known.turnId, isNew: false, isQueued: false } };
  }
  if (conversation.state === "closed") await move(tx, conversationId, "write-again");
  const isForAssistant = conversation.state === "ai" || conversation.state === "closed";
  const language = detectLanguage(sent.text, languageOf(conversation.language ?? asker.language));
  const { mood } = moodOf(sent.text, language);
  if (language !== conversation.language || mood !== conversation.mood) {
    await tx.conversation.update({ where: { id: conversationId }, data: { language, mood } });
  }
  const turnId = isForAssistant ? newId(nowMs) : undefined;
  const message = await appendMessage(tx, conversationId, {
    role: "shopper",
    text: sent.text,
    clientMessageId: sent.clientMessageId,
    mood,
    nowMs,
    ...(sent.page?.handle ? { attachments: { page: { kind: sent.page.kind, handle: sent.page.handle } } } : {}),
    ...(turnId === undefined ? {} : { turnId }),
  });
  if (turnId === undefined) return { messageId: message.id, turn: null };
  // One answer at a time: a message sent meanwhile is answered after the running turn, see launchTurn.
  const busy = await tx.turn.findFirst({
    where: { conversationId, status: { in: ["running", "queued"] } },
    select: { id: true },
  });
  await tx.turn.create({
    data: {
      id: turnId,
      shopId: tx.shopId,
      conversationId,
      messageId: message.id,
      status: busy === null ? "running" : "queued",
      leaseOwner: owner ?? PROCESS_ID,
      leaseExpiresAt: new Date(nowMs + LEASE_MS),
      personaVersion,
      startedAt: new Date(nowMs),
    },
  });
  return { messageId: message.id, turn: { id: turnId, isNew: true, isQueued: busy !== null } };
}

/** The conversation's row, made at the first message and locked: all writers of a conversation queue here. */
async function lockConversation(tx: ShopDb, asker: ChatAsker, nowMs: number) {
  const now = new Date(nowMs);
  const { conversationId: id, visitorId, customerGid, language } = asker;
  const data = { id, shopId: tx.shopId, visitorId, customerGid, language, createdAt: now, lastMessageAt: now };
  await tx.conversation.createMany({ data, skipDuplicates: true });
  const locked = await tx.conversation.updateManyAndReturn({
    where: { id, visitorId, customerGid },
    data: { lastMessageAt: now },
  });
  const [conversation] = locked;
  if (conversation === undefined) throw new AppError("not-found", "no such conversation of this visitor");
  return conversation;
}
