/**
 * The rows of a conversation: making it, adding messages in strict order, moving it from holder to holder. Used by turns,
 * handoff and inbox, always inside their transaction. The conversation's row is the lock of everything in it.
 */
import type { Conversation, Message, Prisma } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import type { Language } from "~/models/language-model";
import { languageOf } from "~/platform/i18n";
import { newId } from "~/platform/ids";
import { z } from "zod";
import { orderCardSchema, sourceSchema } from "./protocol";
import { MOVES } from "./states";
import type { ConversationMove } from "./states";

/** What the interface shows beside a text. Cards are kept as handles and read fresh whenever they are shown. */
const attachmentsSchema = z
  .object({
    cards: z.array(z.string()),
    sources: z.array(sourceSchema),
    orders: z.array(orderCardSchema),
    isSignInNeeded: z.boolean(),
    /** The answer with product marks: what later turns read. */
    markedText: z.string(),
    /** The page a shopper wrote from, when it was a product's or a collection's. */
    page: z.object({ kind: z.enum(["product", "collection", "other"]), handle: z.string() }),
  })
  .partial();
export type Attachments = z.infer<typeof attachmentsSchema>;

/** A message's attachments; a row that does not read as such has none. */
export function attachmentsOf(message: Pick<Message, "attachments">): Attachments {
  return attachmentsSchema.safeParse(message.attachments).data ?? {};
}

export interface NewMessage {
  role: "shopper" | "assistant" | "staff" | "system";
  text: string;
  attachments?: Attachments;
  clientMessageId?: string;
  turnId?: string;
  mood?: string;
  /** What the message says of the whole thread. */
  thread?: { language: string; mood: string };
  nowMs: number;
}

/** Adds a message with the next sequence number. The update of the conversation's row orders all writers. */
export async function appendMessage(tx: ShopDb, conversationId: string, message: NewMessage): Promise<Message> {
  const now = new Date(message.nowMs);
  const { nextSeq } = await tx.conversation.update({
    where: { id: conversationId },
    data: { nextSeq: { increment: 1 }, lastMessageAt: now, ...message.thread },
    select: { nextSeq: true },
  });
  return tx.message.create({
    data: {
      id: newId(message.nowMs),
      shopId: tx.shopId,
      conversationId,
      seq: nextSeq - 1,
      role: message.role,
      text: message.text,
      attachments: (message.attachments ?? {}) as Prisma.InputJsonObject,
      clientMessageId: message.clientMessageId ?? null,
      turnId: message.turnId ?? null,
      mood: message.mood ?? null,
      createdAt: now,
    },
  });
}

/** Moves the conversation if the table of moves allows it from where it is now; false, and nothing done, if not. */
export async function move(tx: ShopDb, conversationId: string, by: ConversationMove): Promise<boolean> {
  const { from, to } = MOVES[by];
  const moved = await tx.conversation.updateMany({
    where: { id: conversationId, state: { in: from } },
    data: { state: to },
  });
  return moved.count === 1;
}

/** The language the thread is in, for words of our own. */
export function languageOfConversation(conversation: Pick<Conversation, "language">): Language {
  return languageOf(conversation.language);
}
