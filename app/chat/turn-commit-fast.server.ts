/**
 * The ordinary commit in one statement: an answer with words and no handoff, a lease that is ours, a conversation that is
 * the assistant's. One round trip instead of seven, and atomic as any statement is. When anything is otherwise it writes
 * nothing and turn-commit takes the long way, which knows every case. Called by turn-commit only.
 */
import type { ShopDb } from "~/db.server";
import type { Attachments } from "./conversations.server";
import type { StoredRow } from "./turn-log.server";

export interface FastCommit {
  turnId: string;
  conversationId: string;
  owner: string;
  status: string;
  outcome: string;
  model: string;
  personaVersion: number;
  timingsMs: Record<string, number>;
  usage: object;
  message: { id: string; text: string; attachments: Attachments };
  events: StoredRow[];
  toolCalls: object[];
  now: Date;
}

/** @returns false when nothing was written */
export async function commitFast(db: ShopDb, commit: FastCommit): Promise<boolean> {
  const { turnId, conversationId, message, now } = commit;
  const { shopId } = db;
  const events = json(
    commit.events.map(({ seq, event, parts }) => ({ seq, event: { event, ...(parts ? { parts } : {}) } })),
  );
  // The turn's row is locked first, then the conversation's: a takeover or a sweeper comes wholly before or wholly after.
  const rows = await db.$queryRaw<{ seq: number }[]>`
    WITH held AS MATERIALIZED (
      SELECT id FROM turn
      WHERE id = ${turnId} AND shop_id = ${shopId} AND lease_owner = ${commit.owner} AND status = 'running' FOR UPDATE
    ), thread AS (
      UPDATE conversation SET next_seq = next_seq + 1, last_message_at = ${now}
      WHERE id = ${conversationId} AND shop_id = ${shopId} AND state = 'ai' AND EXISTS (SELECT 1 FROM held)
      RETURNING next_seq - 1 AS seq
    ), said AS (
      INSERT INTO message (id, shop_id, conversation_id, seq, role, turn_id, text, attachments, created_at)
      SELECT ${message.id}, ${shopId}, ${conversationId}, seq, 'assistant', ${turnId}, ${message.text},
        ${json(message.attachments)}::jsonb, ${now} FROM thread
    ), ended AS (
      UPDATE turn SET status = ${commit.status}, outcome = ${commit.outcome}, model = ${commit.model},
        persona_version = ${commit.personaVersion}, timings_ms = ${json(commit.timingsMs)}::jsonb,
        usage = ${json(commit.usage)}::jsonb, ended_at = ${now}
      FROM thread WHERE turn.id = ${turnId} AND turn.shop_id = ${shopId}
    ), streamed AS (
      INSERT INTO turn_event (turn_id, shop_id, seq, event)
      SELECT ${turnId}, ${shopId}, row.seq, row.event
      FROM thread, jsonb_to_recordset(${events}::jsonb) AS row(seq int, event jsonb) ON CONFLICT DO NOTHING
    ), called AS (
      INSERT INTO tool_call (id, shop_id, turn_id, step, call_id, name, arguments, result, is_error, duration_ms, created_at)
      SELECT row.id, ${shopId}, ${turnId}, row.step, row."callId", row.name, row.arguments, row.result, row."isError",
        row."durationMs", ${now}
      FROM thread, jsonb_to_recordset(${json(commit.toolCalls)}::jsonb) AS row(id text, step int, "callId" text, name text,
        arguments jsonb, result jsonb, "isError" boolean, "durationMs" int)
    )
    SELECT seq FROM thread`;
  return rows.length === 1;
}

/** JSON as jsonb takes it: PostgreSQL refuses NUL, which a model may well write. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("\\u0000", "");
}
