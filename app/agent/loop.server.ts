/**
 * The loop: a model speaks or calls tools, step after step, within a budget of steps, tokens and time. answer.server.ts
 * runs it with the shop's model, and once more with the built-in one if that came to nothing. Never throws for a
 * model's failure; that is how a run ends.
 */
import type {
  LanguageModel,
  ModelMessage,
  ModelPart,
  ModelToolCall,
  TokenUsage,
  TurnContext,
} from "~/models/language-model";
import type { AppError } from "~/platform/errors";
import { toAppError } from "~/platform/errors";
import type { AnswerText } from "./guards/answer-text";
import type { ToolRun } from "./tool-runner.server";
import { runToolCalls, toolDefinitions } from "./tool-runner.server";

export interface LoopInput {
  model: LanguageModel;
  messages: ModelMessage[];
  context: TurnContext;
  text: AnswerText;
  tools: Omit<ToolRun, "step">;
  /** Stops the whole turn. */
  signal: AbortSignal;
  /** Milliseconds this run may take. */
  timeoutMs: number;
  /** Added to: the turn's steps and tokens over all its runs. */
  tally: LoopTally;
}

export interface LoopTally {
  steps: number;
  usage: TokenUsage;
  modelId: string;
}

export type LoopEnd = { kind: "done" } | { kind: "stopped" } | { kind: "failed"; error: AppError };

const MAX_STEPS = 6;
const MAX_OUTPUT_TOKENS_PER_STEP = 900;
const MAX_OUTPUT_TOKENS = 2_400;

export async function runLoop(input: LoopInput): Promise<LoopEnd> {
  const { text, tally } = input;
  const timeout = AbortSignal.timeout(input.timeoutMs);
  const signal = AbortSignal.any([input.signal, timeout]);
  const messages = [...input.messages];
  const tokensBefore = tally.usage.outputTokens;
  let mayCallTools = true;
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    if (step === MAX_STEPS || tally.usage.outputTokens - tokensBefore > MAX_OUTPUT_TOKENS) mayCallTools = false;
    tally.steps += 1;
    let played: PlayedStep;
    try {
      played = await playStep(input, messages, mayCallTools, signal);
    } catch (thrown) {
      text.endStep(true);
      return input.signal.aborted ? { kind: "stopped" } : { kind: "failed", error: toAppError(thrown) };
    }
    text.endStep(played.reason === "length");
    if (input.signal.aborted) return { kind: "stopped" };
    if (played.calls.length === 0 || !mayCallTools) return { kind: "done" };
    messages.push({ role: "assistant", content: played.text, toolCalls: played.calls });
    const ran = await runToolCalls(played.calls, { ...input.tools, step: tally.steps });
    messages.push(...ran.messages);
    if (input.signal.aborted) return { kind: "stopped" };
    // A model that asks the very same again is going in circles: it gets one more step, to speak.
    if (ran.isRepetition) mayCallTools = false;
  }
  return { kind: "done" };
}

interface PlayedStep {
  text: string;
  calls: ModelToolCall[];
  reason: Extract<ModelPart, { type: "step-ended" }>["reason"] | null;
}

async function playStep(
  input: LoopInput,
  messages: ModelMessage[],
  mayCallTools: boolean,
  signal: AbortSignal,
): Promise<PlayedStep> {
  const played: PlayedStep = { text: "", calls: [], reason: null };
  const request = {
    messages,
    tools: mayCallTools ? toolDefinitions : [],
    context: input.context,
    maxOutputTokens: MAX_OUTPUT_TOKENS_PER_STEP,
    signal,
  };
  input.tally.modelId = input.model.id;
  for await (const part of input.model.stream(request)) {
    if (signal.aborted) signal.throwIfAborted();
    if (part.type === "text-delta") {
      played.text += part.text;
      input.text.push(part.text);
    } else if (part.type === "tool-call") {
      played.calls.push(part.call);
    } else {
      played.reason = part.reason;
      input.tally.usage.promptTokens += part.usage.promptTokens;
      input.tally.usage.outputTokens += part.usage.outputTokens;
      input.tally.modelId = part.modelId ?? input.model.id;
    }
  }
  return played;
}
