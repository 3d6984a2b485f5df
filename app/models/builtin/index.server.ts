/**
 * The built-in model: understanding by rules and a small classifier, look-ups through the same tools as any model, and
 * answers composed from their results alone. Made by routing.server.ts as the only model or as the one that covers
 * failures. Deterministic, needs no network, a step takes a few milliseconds.
 */
import { AppError } from "~/platform/errors";
import type { LanguageModel, ModelPart, ModelRequest, ModelToolCall, TokenUsage } from "../language-model";
import { toolContracts } from "../tool-contracts";
import { callsOf } from "./plan/calls";
import { readDialogue } from "./plan/dialogue";
import { tasksOf } from "./plan/tasks";
import { CALL_ID_PREFIX, readTurn, type Call } from "./plan/turn";
import { compose } from "./speak";
import { warmUpVoice } from "./speak/voice";
import { warmUpIntents } from "./understand";

export const BUILTIN_MODEL_ID = "builtin:1";

/** With the answer itself a turn takes at most four steps. */
const MAX_STEPS_WITH_CALLS = 3;
const MAX_CALLS_PER_STEP = 6;

/** Trains the classifiers and makes the formats (some 200 ms, once per process), so that no shopper waits for them. */
export function createBuiltinModel(): LanguageModel {
  warmUp();
  return { id: BUILTIN_MODEL_ID, stream: streamStep };
}

// Async only because the interface is: nothing here waits.
async function* streamStep(request: ModelRequest): AsyncGenerator<ModelPart> {
  const stopIfAborted = () => {
    if (request.signal.aborted) throw new AppError("model-timeout", "the turn was stopped");
  };
  stopIfAborted();
  const turn = readTurn(request);
  const dialogue = readDialogue(request);
  const tasks = tasksOf(dialogue);
  const wanted =
    turn.steps < MAX_STEPS_WITH_CALLS ? tasks.flatMap((task) => callsOf(task, turn, dialogue.context.language)) : [];
  const calls = withoutRepeats(wanted).slice(0, MAX_CALLS_PER_STEP);
  if (calls.length > 0) {
    const made = calls.map((call, at) => toolCall(call, `${CALL_ID_PREFIX}${turn.steps}-${at}`));
    for (const call of made) yield { type: "tool-call", call };
    yield { type: "step-ended", reason: "tool-calls", usage: usageOf(request, JSON.stringify(made)) };
    return;
  }
  const text = compose(tasks, turn, dialogue);
  for (const piece of piecesOf(text)) {
    stopIfAborted();
    yield { type: "text-delta", text: piece };
  }
  yield { type: "step-ended", reason: "stop", usage: usageOf(request, text) };
}

let isWarm = false;

function warmUp(): void {
  if (isWarm) return;
  warmUpIntents();
  for (const language of ["en", "zh"] as const) warmUpVoice(language);
  isWarm = true;
}

function toolCall(call: Call, id: string): ModelToolCall {
  const args = toolContracts[call.name].args.parse(call.args);
  return { id, name: call.name, argumentsJson: JSON.stringify(args) };
}

function withoutRepeats(calls: Call[]): Call[] {
  const keys = calls.map((call) => JSON.stringify(call));
  return calls.filter((_, at) => keys.indexOf(keys[at] ?? "") === at);
}

/** Sentence-sized deltas: joined they are the text, character for character. */
function piecesOf(text: string): string[] {
  return text.match(/[^.!?。！？\n]*(?:[.!?。！？\n]+\s*|$)/gu)?.filter((piece) => piece !== "") ?? [];
}

/** About four Latin letters or one Chinese character to a token; nothing is charged for them. */
function usageOf(request: ModelRequest, output: string): TokenUsage {
  const prompt = request.messages.map((message) => message.content).join("");
  return { promptTokens: tokensIn(prompt), outputTokens: tokensIn(output) };
}

function tokensIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + Math.ceil((text.length - han) / 4);
}
