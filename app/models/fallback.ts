/**
 * Two models as one: the primary writes while it is well, the fallback takes its place before any text went out.
 * Used by routing.server.ts. A failure after text went out is thrown, so that no sentence is ever said twice and the
 * agent can finish the answer honestly.
 */
import { AppError, toAppError } from "~/platform/errors";
import type { Clock } from "~/platform/clock";
import { createBreaker, type Breaker } from "./breaker";
import type { LanguageModel, ModelPart, ModelRequest } from "./language-model";

export interface FallbackOptions {
  clock: Clock;
  /** One per provider and process; made here when not given. */
  breaker?: Breaker;
  /** Milliseconds the primary has for its first part before the fallback takes over. Default 5,000. */
  firstPartBudgetMs?: number;
  /** Told of each failure that was covered, for logs and metrics. */
  onFallback?: (failure: AppError | "breaker-open") => void;
}

/** R5 leaves 10 s for a whole turn, and the fallback needs well under one. */
const FIRST_PART_BUDGET_MS = 5_000;

/**
 * A model that answers with `primary` and covers its failures with `fallback`.
 *
 * Each `step-ended` carries `modelId`, the model that wrote the step. A turn whose earlier step was written by the
 * fallback stays with it, seen by the ids of its tool calls, so that a dying provider is waited for once a turn.
 * Throws AppError("model-…") when the primary fails after text went out, or when the fallback fails.
 */
export function withFallback(primary: LanguageModel, fallback: LanguageModel, options: FallbackOptions): LanguageModel {
  const breaker = options.breaker ?? createBreaker(options.clock);
  const budgetMs = options.firstPartBudgetMs ?? FIRST_PART_BUDGET_MS;
  const fallbackCallIds = new RecentIds();

  async function* useFallback(request: ModelRequest): AsyncGenerator<ModelPart> {
    for await (const part of fallback.stream(request)) {
      if (part.type === "tool-call") fallbackCallIds.add(part.call.id);
      yield named(part, fallback.id);
    }
  }

  return {
    id: primary.id,
    async *stream(request) {
      if (hasCallOf(request, fallbackCallIds)) return yield* useFallback(request);
      if (!breaker.tryEnter()) {
        options.onFallback?.("breaker-open");
        return yield* useFallback(request);
      }
      const failure = yield* tryPrimary(primary, request, breaker, budgetMs);
      if (failure === null) return;
      options.onFallback?.(failure);
      yield* useFallback(request);
    },
  };
}

/** Plays the primary; returns the failure when the fallback may still take over, null when the step is done. */
async function* tryPrimary(
  primary: LanguageModel,
  request: ModelRequest,
  breaker: Breaker,
  budgetMs: number,
): AsyncGenerator<ModelPart, AppError | null> {
  const attempt = new AbortController();
  const signal = AbortSignal.any([request.signal, attempt.signal]);
  const stream = primary.stream({ ...request, signal });
  const parts = stream[Symbol.asyncIterator]();
  let hasSentText = false;
  let isSettled = false;
  try {
    let result = await withinBudget(parts.next(), budgetMs);
    while (!result.done) {
      const part = result.value;
      if (part.type === "step-ended" && !hasSentText && isDeclined(part.reason)) {
        breaker.recordSuccess();
        isSettled = true;
        return new AppError("model-rejected", `the provider ended the step with ${part.reason}`);
      }
      if (part.type !== "step-ended") hasSentText = true;
      yield named(part, primary.id);
      result = await parts.next();
    }
    breaker.recordSuccess();
    isSettled = true;
    return null;
  } catch (thrown) {
    isSettled = true;
    const failure = toAppError(thrown);
    if (request.signal.aborted) {
      breaker.recordNothing();
      throw failure;
    }
    breaker.recordFailure();
    if (hasSentText) throw failure;
    return failure;
  } finally {
    if (!isSettled) breaker.recordNothing();
    attempt.abort();
    // Not awaited: a generator that hangs would hold its return() as well; the abort above ends it.
    void Promise.resolve(parts.return?.(undefined)).catch(() => undefined);
  }
}

function isDeclined(reason: Extract<ModelPart, { type: "step-ended" }>["reason"]): boolean {
  return reason === "refusal" || reason === "content-filter";
}

async function withinBudget<T>(work: Promise<T>, budgetMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `no first part within ${budgetMs} ms`;
    timer = setTimeout(() => reject(new AppError("model-timeout", message)), budgetMs);
  });
  work.catch(() => undefined); // when the budget wins, the loser's rejection is not "unhandled"
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function named(part: ModelPart, modelId: string): ModelPart {
  return part.type === "step-ended" ? { ...part, modelId: part.modelId ?? modelId } : part;
}

function hasCallOf(request: ModelRequest, ids: RecentIds): boolean {
  return request.messages.some((m) => m.role === "assistant" && (m.toolCalls ?? []).some((call) => ids.has(call.id)));
}

/** A set that forgets its oldest: a turn lasts seconds, so a few thousand ids are hours of turns. */
class RecentIds {
  private readonly ids = new Set<string>();

  add(id: string): void {
    this.ids.add(id);
    if (this.ids.size > 4096) {
      const oldest = this.ids.values().next().value;
      if (oldest !== undefined) this.ids.delete(oldest);
    }
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }
}
