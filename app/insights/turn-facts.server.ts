/**
 * One wide row per turn, with its log event and metrics: what the merchant's numbers and our own are made of. Called by
 * the turn runner after the commit; a failure here never touches the answer.
 */
import type { AnswerResult } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { log, logError } from "~/platform/log.server";
import { counter, histogram } from "~/platform/metrics.server";

export interface EndedTurn {
  turnId: string;
  conversationId: string;
  language: string;
  mood: string;
  personaVersion: number;
  /** As the stream's turn-ended says it. */
  outcome: string;
  result: AnswerResult;
}

/** Stores the row, logs the wide event (figures only, no words of anyone) and counts. */
export async function recordTurn(db: ShopDb, turn: EndedTurn, clock: Clock): Promise<void> {
  const { result, turnId, conversationId, language, mood, personaVersion, outcome } = turn;
  const fact = {
    turnId,
    shopId: db.shopId,
    conversationId,
    createdAt: new Date(clock.nowMs()),
    language,
    mood,
    model: result.modelId,
    personaVersion,
    outcome,
    steps: result.steps,
    toolNames: result.toolCalls.map((call) => call.name),
    cardCount: result.handles.length,
    sourceCount: result.sources.length,
    claimsDropped: result.claimsDropped,
    firstTextMs: result.timingsMs["firstText"] ?? null,
    totalMs: result.timingsMs["total"] ?? 0,
    promptTokens: result.usage.promptTokens,
    outputTokens: result.usage.outputTokens,
  };
  count(fact);
  try {
    await db.turnFact.create({ data: fact, select: { turnId: true } });
    log.info({ event: "turn-ended", ...fact }, "turn ended");
  } catch (thrown) {
    logError(thrown, { event: "turn-fact-failed", turnId });
  }
}

function count(fact: {
  outcome: string;
  model: string;
  firstTextMs: number | null;
  totalMs: number;
  claimsDropped: number;
}): void {
  counter("turns_total", "Turns ended", ["outcome", "model"]).inc({ outcome: fact.outcome, model: fact.model });
  if (fact.claimsDropped > 0) counter("claims_dropped_total", "Sentences dropped by the guard").inc(fact.claimsDropped);
  histogram("turn_total_ms", "Milliseconds from a turn's start to its end").observe(fact.totalMs);
  if (fact.firstTextMs !== null)
    histogram("turn_first_text_ms", "Milliseconds to a turn's first text").observe(fact.firstTextMs);
}
