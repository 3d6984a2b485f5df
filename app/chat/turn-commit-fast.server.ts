/**
 * The ordinary commit in one statement: an answer with words and no handoff, a lease that is ours, a conversation that is
 * the assistant's. One round trip instead of nine, and atomic as any statement is. When anything is otherwise it writes
 * nothing and turn-commit takes the long way, which knows every case. Called by turn-commit only.
 */
import type { ShopDb } from "~/db.server";
import { shopStatement } from "~/db.server";
import type { NewTurnFact } from "~/insights/index.server";
import type { Attachments } from "./conversations.server";
import { TURN_CHANNEL, isHeardElsewhere } from "./running.server";
import type { StoredRow } from "./turn-log.server";

export interface FastCommit {
  turnId: string;
  conversationId: string;
  owner: string;
  status: string;
  outcome: string;
  timingsMs: Record<string, number>;
  usage: object;
  message: { id: string; text: string; attachments: Attachments };
  events: StoredRow[];
  toolCalls: object[];
  fact: NewTurnFact;
  now: Date;
}

/** @returns the answer's place in the conversation, or null when nothing was written */
export async function commitFast(db: ShopDb, commit: FastCommit): Promise<number | null> {
  const { message, fact } = commit;
  const events = commit.events.map(({ seq, event, parts }) => ({ seq, event: { event, ...(parts ? { parts } : {}) } }));
  const rows = await store(db, [
    commit.turnId, commit.owner, commit.conversationId, commit.now.toISOString(), message.id,
    message.text.replaceAll("\u0000", ""), json(message.attachments), commit.status, commit.outcome, fact.model,
    fact.personaVersion, json(commit.timingsMs), json(commit.usage), json(events), json(commit.toolCalls), json(fact),
    isHeardElsewhere(),
  ]); // prettier-ignore
  return rows[0]?.seq ?? null;
}

// The turn's row is locked first, then the conversation's: a takeover or a sweeper comes wholly before or wholly after.
const store = shopStatement<{ seq: number }>(
  "commit-turn",
  `WITH held AS MATERIALIZED (
    SELECT id FROM turn
    WHERE id = $2 AND shop_id = $1 AND lease_owner = $3 AND status = 'running' FOR UPDATE
  ), thread AS (
    UPDATE conversation SET next_seq = next_seq + 1, last_message_at = $5::timestamp
    WHERE id = $4 AND shop_id = $1 AND state = 'ai' AND EXISTS (SELECT 1 FROM held)
    RETURNING next_seq - 1 AS seq
  ), said AS (
    INSERT INTO message (id, shop_id, conversation_id, seq, role, turn_id, text, attachments, created_at)
    SELECT $6, $1, $4, seq, 'assistant', $2, $7, $8::jsonb, $5::timestamp FROM thread
  ), ended AS (
    UPDATE turn SET status = $9, outcome = $10, model = $11, persona_version = $12::int, timings_ms = $13::jsonb,
      usage = $14::jsonb, ended_at = $5::timestamp
    FROM thread WHERE turn.id = $2 AND turn.shop_id = $1
  ), streamed AS (
    INSERT INTO turn_event (turn_id, shop_id, seq, event)
    SELECT $2, $1, row.seq, row.event
    FROM thread, jsonb_to_recordset($15::jsonb) AS row(seq int, event jsonb) ON CONFLICT DO NOTHING
  ), called AS (
    INSERT INTO tool_call (id, shop_id, turn_id, step, call_id, name, arguments, result, is_error, duration_ms, created_at)
    SELECT row.id, $1, $2, row.step, row."callId", row.name, row.arguments, row.result, row."isError",
      row."durationMs", $5::timestamp
    FROM thread, jsonb_to_recordset($16::jsonb) AS row(id text, step int, "callId" text, name text,
      arguments jsonb, result jsonb, "isError" boolean, "durationMs" int)
  ), counted AS (
    INSERT INTO turn_fact (turn_id, shop_id, conversation_id, created_at, language, mood, model, persona_version, outcome,
      steps, tool_names, card_count, source_count, claims_dropped, first_text_ms, total_ms, prompt_tokens, output_tokens)
    SELECT $2, $1, $4, $5::timestamp, row.language, row.mood, $11, $12::int, row.outcome, row.steps, row."toolNames",
      row."cardCount", row."sourceCount", row."claimsDropped", row."firstTextMs", row."totalMs", row."promptTokens",
      row."outputTokens"
    FROM thread, jsonb_to_record($17::jsonb) AS row(language text, mood text, outcome text, steps int,
      "toolNames" text[], "cardCount" int, "sourceCount" int, "claimsDropped" int, "firstTextMs" int, "totalMs" int,
      "promptTokens" int, "outputTokens" int)
    ON CONFLICT DO NOTHING
  )
  SELECT seq, CASE WHEN $18::boolean THEN pg_notify('${TURN_CHANNEL}', $2)::text END FROM thread`,
);

/** JSON as jsonb takes it: PostgreSQL refuses NUL, which a model may well write. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("\\u0000", "");
}
