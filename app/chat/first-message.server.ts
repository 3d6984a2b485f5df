/**
 * The first message of a conversation in one statement: conversation, message and turn. Called by startTurn before its
 * transaction, which does the rest; when the conversation exists already (a second message, a repeated first one,
 * somebody else's) nothing is written here.
 */
import type { Message } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { newId } from "~/platform/ids";
import type { ChatAsker } from "./asker.server";
import type { Attachments } from "./conversations.server";

export interface FirstMessage {
  text: string;
  clientMessageId: string;
  mood: string;
  language: string;
  attachments: Attachments;
  personaVersion: number;
  leaseOwner: string;
  leaseExpiresAt: Date;
  nowMs: number;
}

/** @returns the stored message and its running turn, or null when the conversation was there already */
export async function storeFirstMessage(
  db: ShopDb,
  asker: ChatAsker,
  first: FirstMessage,
): Promise<{ message: Message; turnId: string } | null> {
  const { shopId } = db;
  const { conversationId, visitorId, customerGid } = asker;
  const [messageId, turnId, now] = [newId(first.nowMs), newId(first.nowMs), new Date(first.nowMs)];
  const attachments = JSON.stringify(first.attachments);
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH thread AS (
      INSERT INTO conversation
        (id, shop_id, visitor_id, customer_gid, language, mood, next_seq, created_at, last_message_at)
      VALUES (${conversationId}, ${shopId}, ${visitorId}, ${customerGid}, ${first.language}, ${first.mood}, 2, ${now}, ${now})
      ON CONFLICT (id) DO NOTHING RETURNING id
    ), said AS (
      INSERT INTO message
        (id, shop_id, conversation_id, seq, role, client_message_id, turn_id, text, attachments, mood, created_at)
      SELECT ${messageId}, ${shopId}, id, 1, 'shopper', ${first.clientMessageId}, ${turnId}, ${first.text},
        ${attachments}::jsonb, ${first.mood}, ${now} FROM thread
    ), begun AS (
      INSERT INTO turn
        (id, shop_id, conversation_id, message_id, status, lease_owner, lease_expires_at, persona_version, started_at)
      SELECT ${turnId}, ${shopId}, id, ${messageId}, 'running', ${first.leaseOwner}, ${first.leaseExpiresAt},
        ${first.personaVersion}, ${now} FROM thread
    )
    SELECT id FROM thread`;
  if (rows.length === 0) return null;
  const message: Message = {
    id: messageId,
    shopId,
    conversationId,
    seq: 1,
    role: "shopper",
    clientMessageId: first.clientMessageId,
    turnId,
    text: first.text,
    attachments: first.attachments,
    mood: first.mood,
    createdAt: now,
  };
  return { message, turnId };
}
