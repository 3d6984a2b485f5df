/**
 * Which model writes a shop's answers: the OpenAI-compatible one when one is configured, with the built-in model behind it,
 * else the built-in model alone. Called by the agent's turn; the ladder keeps its breaker for the whole process.
 */
import { systemClock, type Clock } from "~/platform/clock";
import type { AppError } from "~/platform/errors";
import { createBreaker, type Breaker } from "./breaker";
import { createBuiltinModel } from "./builtin/index.server";
import { withFallback } from "./fallback";
import type { LanguageModel } from "./language-model";
import { createOpenAIModel } from "./openai.server";
import type { Timeouts } from "./openai/deadlines.server";

export { createBreaker, type Breaker } from "./breaker";
export { createBuiltinModel } from "./builtin/index.server";
export { withFallback, type FallbackOptions } from "./fallback";

/** The part of the environment that decides: a key or a base URL of one's own brings the provider in. */
export interface ModelEnv {
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  OPENAI_MODEL?: string | undefined;
}

export interface RoutingOptions {
  clock?: Clock;
  breaker?: Breaker;
  timeouts?: Partial<Timeouts>;
  onFallback?: (failure: AppError | "breaker-open") => void;
}

const DEFAULT_MODEL = "gpt-5-mini";

/**
 * The adapter's own clocks end a provider that is silent; this one ends a step that streams but has given nothing yet
 * (tool calls come whole, at the end), in time for the built-in model to answer within R5's 10 s.
 */
const FIRST_PART_BUDGET_MS = 8_000;

const ladders = new Map<string, LanguageModel>();

/**
 * The model ladder for an environment. Without options the same environment gives the same ladder, so that one
 * breaker watches the provider however often this is called. Never throws; nothing is sent before the first step.
 */
export function chooseModel(env: ModelEnv, options?: RoutingOptions): LanguageModel {
  if (options) return makeLadder(env, options);
  const key = JSON.stringify([env.OPENAI_API_KEY ?? "", env.OPENAI_BASE_URL ?? "", env.OPENAI_MODEL ?? ""]);
  const known = ladders.get(key);
  if (known) return known;
  const ladder = makeLadder(env, {});
  ladders.set(key, ladder);
  return ladder;
}

function makeLadder(env: ModelEnv, options: RoutingOptions): LanguageModel {
  const builtin = createBuiltinModel();
  if (!env.OPENAI_API_KEY && !env.OPENAI_BASE_URL) return builtin;
  const clock = options.clock ?? systemClock;
  const primary = createOpenAIModel({
    // Servers of one's own (Ollama, vLLM) want no key, but the package wants a text.
    apiKey: env.OPENAI_API_KEY || "none",
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_MODEL || DEFAULT_MODEL,
    ...(options.timeouts ? { timeouts: options.timeouts } : {}),
  });
  return withFallback(primary, builtin, {
    clock,
    breaker: options.breaker ?? createBreaker(clock),
    firstPartBudgetMs: FIRST_PART_BUDGET_MS,
    ...(options.onFallback ? { onFallback: options.onFallback } : {}),
  });
}
