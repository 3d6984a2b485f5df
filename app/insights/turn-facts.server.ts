/**
 * One wide row per turn, with its log event and metrics: what the merchant's numbers and our own are made of. The turn's
 * commit stores the row with the answer, so that no answer goes uncounted; the runner notes it afterwards.
 */
import type { TurnFact } from "@prisma/client";
import type { AnswerResult } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import { log } from "~/platform/log.server";
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

/** Columns that nothing fills yet keep their defaults. */
export type NewTurnFact = Omit<TurnFact, "intent" | "costMicroUsd">;

/** The row of a turn that ended now. */
export function turnFactOf(db: ShopDb, turn: EndedTurn, now: Date): NewTurnFact {
  const { result, turnId, conversationId, language, mood, personaVersion, outcome } = turn;
  return {
    turnId,
    shopId: db.shopId,
    conversationId,
    createdAt: now,
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
}

/** Logs the wide event (figures only, no words of anyone) and counts. Called once the row is committed. */
export function noteTurn(fact: NewTurnFact): void {
  counter("turns_total", "Turns ended", ["outcome", "model"]).inc({ outcome: fact.outcome, model: fact.model });
  if (fact.claimsDropped > 0) counter("claims_dropped_total", "Sentences dropped by the guard").inc(fact.claimsDropped);
  histogram("turn_total_ms", "Milliseconds from a turn's start to its end").observe(fact.totalMs);
  if (fact.firstTextMs !== null)
    histogram("turn_first_text_ms", "Milliseconds to a turn's first text").observe(fact.firstTextMs);
  log.info({ event: "turn-ended", ...fact }, "turn ended");
}
