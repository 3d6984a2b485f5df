/**
 * The one place where an answer becomes a message: a transaction that succeeds only if the lease is still ours and the
 * conversation is still the assistant's. Called by the runner at the end of a turn. Answer, handoff, tool calls, stream
 * and turn are stored together or not at all, so no AI message can follow a takeover.
 */
import type { Prisma } from "@prisma/client";
import type { AnswerResult } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { turnFactOf } from "~/insights/index.server";
import type { NewTurnFact } from "~/insights/index.server";
import type { Clock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { appendMessage, move } from "./conversations.server";
import type { Attachments } from "./conversations.server";
import { openHandoff } from "./handoff.server";
import type { SequencedEvent, TurnDetails, TurnEvent } from "./protocol";
import type { TurnInput } from "./turn-input.server";
import { commitFast } from "./turn-commit-fast.server";
import { joinText, storeEvents } from "./turn-log.server";

type TurnEnded = Extract<TurnEvent, { type: "turn-ended" }>;

export interface TurnCommit {
  turn: TurnInput;
  owner: string;
  result: AnswerResult;
  /** Events that no flush has stored yet. */
  pending: SequencedEvent[];
  /** The number that turn-ended gets. */
  nextSeq: number;
  clock: Clock;
}

export interface Committed {
  /** The event that ends the stream. */
  ended: TurnEnded;
  fact: NewTurnFact;
  /** Whether other processes were told already. */
  isAnnounced: boolean;
  /** Whether something came between the message and its answer: then a queued turn may wait. */
  isInterrupted: boolean;
}

/** @returns null when the lease was lost: then nothing was stored */
export async function commitTurn(db: ShopDb, commit: TurnCommit): Promise<Committed | null> {
  try {
    return (await commitOrdinary(db, commit)) ?? (await shopTransaction(db, (tx) => commitIn(tx, commit)));
  } catch (thrown) {
    if (thrown instanceof LeaseLost) return null;
    throw thrown;
  }
}

class LeaseLost extends Error {}

async function commitOrdinary(
  db: ShopDb,
  { turn, owner, result, pending, nextSeq, clock }: TurnCommit,
): Promise<Committed | null> {
  if (result.text === "" || result.handoff !== null) return null;
  const now = new Date(clock.nowMs());
  const message = { id: newId(now.getTime()), text: result.text, attachments: attachmentsOf(result) };
  const ended = endedWith(turn, result, message.id);
  const fact = factOf(db, turn, result, ended, now);
  const { outcome, timingsMs, usage } = result;
  const seq = await commitFast(db, {
    turnId: turn.turnId,
    conversationId: turn.conversationId,
    owner,
    status: outcome === "stopped" ? "stopped" : "done",
    outcome,
    timingsMs,
    usage,
    message,
    events: joinText([...pending, { seq: nextSeq, event: ended }]),
    toolCalls: result.toolCalls.map((call) => ({
      ...call,
      arguments: call.arguments ?? {},
      result: call.result ?? {},
      id: newId(now.getTime()),
    })),
    fact,
    now,
  });
  // The conversation's row was locked, so this number is the newest: an answer right after its message has none waiting.
  return seq === null ? null : { ended, fact, isAnnounced: true, isInterrupted: seq !== turn.messageSeq + 1 };
}

async function commitIn(tx: ShopDb, commit: TurnCommit): Promise<Committed> {
  const { turn, result, clock } = commit;
  const nowMs = clock.nowMs();
  // Locks the conversation: a takeover comes wholly before this (and is seen here) or wholly after.
  const held = await tx.conversation.updateMany({
    where: { id: turn.conversationId, state: "ai" },
    data: { state: "ai" },
  });
  const isOurs = held.count === 1;
  const ended = isOurs ? await storeAnswer(tx, commit, nowMs) : dropped(commit);
  const status = !isOurs ? "dropped" : result.outcome === "stopped" ? "stopped" : "done";
  const closed = await tx.turn.updateMany({
    where: { id: turn.turnId, leaseOwner: commit.owner, status: "running" },
    data: {
      status,
      outcome: isOurs ? result.outcome : null,
      model: result.modelId,
      personaVersion: turn.persona.version,
      timingsMs: result.timingsMs,
      usage: { ...result.usage },
      endedAt: new Date(nowMs),
    },
  });
  if (closed.count !== 1) throw new LeaseLost("the lease is another's");
  await storeToolCalls(tx, turn.turnId, result, nowMs);
  await storeEvents(tx, turn.turnId, [...commit.pending, { seq: commit.nextSeq, event: ended }]);
  const fact = factOf(tx, turn, result, ended, new Date(nowMs));
  await tx.turnFact.createMany({ data: [fact], skipDuplicates: true });
  return { ended, fact, isAnnounced: false, isInterrupted: true };
}

function factOf(db: ShopDb, turn: TurnInput, result: AnswerResult, { outcome }: TurnEnded, now: Date): NewTurnFact {
  const { turnId, conversationId, language, mood, persona } = turn;
  const ended = { turnId, conversationId, language, mood, personaVersion: persona.version, outcome, result };
  return turnFactOf(db, ended, now);
}

async function storeAnswer(tx: ShopDb, { turn, result }: TurnCommit, nowMs: number): Promise<TurnEnded> {
  const message =
    result.text === ""
      ? null
      : await appendMessage(tx, turn.conversationId, {
          role: "assistant",
          text: result.text,
          turnId: turn.turnId,
          nowMs,
          attachments: attachmentsOf(result),
        });
  if (result.handoff !== null && (await move(tx, turn.conversationId, "ask"))) {
    await openHandoff(tx, {
      conversationId: turn.conversationId,
      reason: result.handoff.reason,
      requestedBy: "assistant",
      dueAt: new Date(result.handoff.dueAt),
      nowMs,
    });
  }
  return endedWith(turn, result, message?.id ?? null);
}

function attachmentsOf(result: AnswerResult): Attachments {
  const { handles: cards, sources, orders, isSignInNeeded, markedText } = result;
  return { cards, sources, orders, isSignInNeeded, markedText };
}

function endedWith(turn: TurnInput, result: AnswerResult, messageId: string | null): TurnEnded {
  const { outcome, text } = result;
  return { type: "turn-ended", outcome, messageId, text, errorKey: null, details: detailsOf(turn, result) };
}

function dropped({ turn, result }: TurnCommit): TurnEnded {
  const details = detailsOf(turn, result);
  return { type: "turn-ended", outcome: "human-has-it", messageId: null, text: "", errorKey: null, details };
}

function detailsOf(turn: TurnInput, result: AnswerResult): TurnDetails {
  return {
    model: result.modelId,
    personaVersion: turn.persona.version,
    mood: turn.mood,
    toolCalls: result.toolCalls.map(({ name, durationMs, isError }) => ({ name, durationMs, isError })),
    timingsMs: result.timingsMs,
  };
}

async function storeToolCalls(tx: ShopDb, turnId: string, result: AnswerResult, nowMs: number): Promise<void> {
  if (result.toolCalls.length === 0) return;
  await tx.toolCall.createMany({
    data: result.toolCalls.map((call) => ({
      id: newId(nowMs),
      shopId: tx.shopId,
      turnId,
      step: call.step,
      callId: call.callId,
      name: call.name,
      arguments: asJson(call.arguments),
      result: asJson(call.result),
      isError: call.isError,
      durationMs: call.durationMs,
      createdAt: new Date(nowMs),
    })),
  });
}

/** JSON as a jsonb column takes it: PostgreSQL refuses NUL, which a model may well write. */
function asJson(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value ?? {}).replaceAll("\\u0000", "");
  return JSON.parse(text) as Prisma.InputJsonValue;
}
