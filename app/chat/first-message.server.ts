/**
 * The first message of a conversation in one statement: conversation, message and turn. Called by startTurn before
 * anything else. When the conversation exists already nothing is written, and the thread as it stands comes back, so
 * that an ordinary next message needs one statement more.
 */
import type { Message } from "@prisma/client";
import type { PastMessage } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import { shopStatement } from "~/db.server";
import { newId } from "~/platform/ids";
import type { ChatAsker } from "./asker.server";
import type { Attachments } from "./conversations.server";

export interface NewTurnMessage {
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

/** A conversation of this very asker as it stood when its message came. */
export interface Thread {
  state: string;
  language: string | null;
  nextSeq: number;
  /** A turn runs or waits. */
  isBusy: boolean;
  /** The message is stored already. */
  isKnown: boolean;
  /** Its last lines, oldest first. */
  history: PastMessage[];
}

export type FirstStored =
  | { kind: "stored"; message: Message; turnId: string }
  /** Null when it is another's, or was made this very moment. */
  | { kind: "exists"; thread: Thread | null };

/** @param historyLines how many lines of an existing thread come back */
export async function storeFirstMessage(
  db: ShopDb,
  asker: ChatAsker,
  first: NewTurnMessage,
  historyLines: number,
): Promise<FirstStored> {
  const { conversationId, visitorId, customerGid } = asker;
  const [messageId, turnId] = [newId(first.nowMs), newId(first.nowMs)];
  const [row] = await store(db, [
    conversationId, visitorId, customerGid, first.language, first.mood, new Date(first.nowMs).toISOString(), messageId,
    first.clientMessageId, turnId, first.text, JSON.stringify(first.attachments), first.leaseOwner,
    first.leaseExpiresAt.toISOString(), first.personaVersion, historyLines,
  ]); // prettier-ignore
  if (row?.isMade) {
    return { kind: "stored", message: messageRow(db, asker, first, { messageId, turnId, seq: 1 }), turnId };
  }
  return { kind: "exists", thread: row?.thread ? { ...row.thread, history: row.thread.history ?? [] } : null };
}

/** The message's row as it was written. */
export function messageRow(
  db: ShopDb,
  { conversationId }: ChatAsker,
  { clientMessageId, text, attachments, mood, nowMs }: NewTurnMessage,
  { messageId, turnId, seq }: { messageId: string; turnId: string; seq: number },
): Message {
  const createdAt = new Date(nowMs);
  const { shopId } = db;
  return {
    id: messageId, shopId, conversationId, seq, role: "shopper", clientMessageId, turnId, text, attachments, mood, createdAt,
  }; // prettier-ignore
}

const store = shopStatement<{
  isMade: boolean;
  thread: (Omit<Thread, "history"> & { history: PastMessage[] | null }) | null;
}>(
  "first-message",
  `WITH thread AS (
    INSERT INTO conversation
      (id, shop_id, visitor_id, customer_gid, language, mood, next_seq, created_at, last_message_at)
    VALUES ($2, $1, $3, $4, $5, $6, 2, $7::timestamp, $7::timestamp)
    ON CONFLICT (id) DO NOTHING RETURNING id
  ), said AS (
    INSERT INTO message
      (id, shop_id, conversation_id, seq, role, client_message_id, turn_id, text, attachments, mood, created_at)
    SELECT $8, $1, id, 1, 'shopper', $9, $10, $11, $12::jsonb, $6, $7::timestamp FROM thread
  ), begun AS (
    INSERT INTO turn
      (id, shop_id, conversation_id, message_id, status, lease_owner, lease_expires_at, persona_version, started_at)
    SELECT $10, $1, id, $8, 'running', $13, $14::timestamp, $15::int, $7::timestamp FROM thread
  ), lines AS (
    SELECT seq, role, COALESCE(attachments->>'markedText', text) AS text FROM message
    WHERE conversation_id = $2 AND shop_id = $1 ORDER BY seq DESC LIMIT $16::int
  )
  SELECT EXISTS (SELECT 1 FROM thread) AS "isMade",
    (SELECT jsonb_build_object('state', state, 'language', language, 'nextSeq', next_seq,
        'isBusy', EXISTS (SELECT 1 FROM turn
          WHERE conversation_id = $2 AND shop_id = $1 AND status IN ('running', 'queued')),
        'isKnown', EXISTS (SELECT 1 FROM message
          WHERE conversation_id = $2 AND shop_id = $1 AND client_message_id = $9),
        'history', (SELECT jsonb_agg(jsonb_build_object('role', role, 'text', text) ORDER BY seq) FROM lines))
      FROM conversation
      WHERE id = $2 AND shop_id = $1 AND visitor_id = $3 AND customer_gid IS NOT DISTINCT FROM $4) AS thread`,
);
