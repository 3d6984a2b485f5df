/**
 * The ordinary next message of a conversation in one statement: the thread is the assistant's, nothing runs, the message
 * is new. It is written only if the thread stands as it was read (compare-and-set on its sequence number, which every
 * message raises); when anything is otherwise nothing is written and startTurn's transaction decides. Called by startTurn.
 */
import type { Message } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { shopStatement } from "~/db.server";
import { newId } from "~/platform/ids";
import type { ChatAsker } from "./asker.server";
import { messageRow } from "./first-message.server";
import type { NewTurnMessage, Thread } from "./first-message.server";

/** @returns null when nothing was written */
export async function storeNextMessage(
  db: ShopDb,
  asker: ChatAsker,
  thread: Thread,
  next: NewTurnMessage,
): Promise<{ message: Message; turnId: string } | null> {
  if (thread.state !== "ai" || thread.isBusy || thread.isKnown) return null;
  const [messageId, turnId] = [newId(next.nowMs), newId(next.nowMs)];
  const rows = await store(db, [
    asker.conversationId, thread.nextSeq, next.language, next.mood, new Date(next.nowMs).toISOString(), messageId,
    next.clientMessageId, turnId, next.text, JSON.stringify(next.attachments), next.leaseOwner,
    next.leaseExpiresAt.toISOString(), next.personaVersion, asker.visitorId, asker.customerGid,
  ]); // prettier-ignore
  if (rows.length === 0) return null;
  return { message: messageRow(db, asker, next, { messageId, turnId, seq: thread.nextSeq }), turnId };
}

// A turn begins only with a message, and a message raises next_seq: unchanged, nothing can run that was not seen.
const store = shopStatement<{ id: string }>(
  "next-message",
  `WITH thread AS (
    UPDATE conversation SET next_seq = next_seq + 1, last_message_at = $6::timestamp, language = $4, mood = $5
    WHERE id = $2 AND shop_id = $1 AND next_seq = $3::int AND state = 'ai'
      AND visitor_id = $15 AND customer_gid IS NOT DISTINCT FROM $16
    RETURNING id
  ), said AS (
    INSERT INTO message
      (id, shop_id, conversation_id, seq, role, client_message_id, turn_id, text, attachments, mood, created_at)
    SELECT $7, $1, id, $3::int, 'shopper', $8, $9, $10, $11::jsonb, $5, $6::timestamp FROM thread
  ), begun AS (
    INSERT INTO turn
      (id, shop_id, conversation_id, message_id, status, lease_owner, lease_expires_at, persona_version, started_at)
    SELECT $9, $1, id, $7, 'running', $12, $13::timestamp, $14::int, $6::timestamp FROM thread
  )
  SELECT id FROM thread`,
);
