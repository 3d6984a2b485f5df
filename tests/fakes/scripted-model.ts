/**
 * A LanguageModel that replays given steps, for tests of the agent loop and of turns. Each call of `stream` takes the
 * next step; requests are kept for the test to read. A step may be a failure, a hang, or a function of the request.
 */
import type { LanguageModel, ModelPart, ModelRequest } from "~/models/language-model";
import { AppError, type ErrorCode } from "~/platform/errors";

export interface ScriptedStep {
  /** Text deltas in order; a string is one delta. */
  text?: string | string[];
  calls?: { name: string; args: unknown; id?: string }[];
  reason?: Extract<ModelPart, { type: "step-ended" }>["reason"];
  /** Thrown after the text went out; the calls are then not given. */
  fails?: ErrorCode | Error;
  /** Never ends by itself after the text; ends with model-timeout when the signal aborts. */
  hangs?: boolean;
}

export type ScriptEntry = ScriptedStep | ((request: ModelRequest) => ScriptedStep | Promise<ScriptedStep>);

export interface ScriptedModel extends LanguageModel {
  readonly requests: ModelRequest[];
}

/**
 * @param script steps in order; the last one repeats when `loop` is set, else a call too many throws model-bad-output
 * @param options `id` shown in traces (default "scripted:1"); `loop` repeats the last step for ever
 */
export function scriptedModel(script: ScriptEntry[], options: { id?: string; loop?: boolean } = {}): ScriptedModel {
  const requests: ModelRequest[] = [];
  let next = 0;
  return {
    id: options.id ?? "scripted:1",
    requests,
    async *stream(request) {
      requests.push({ ...request, messages: [...request.messages] });
      const index = options.loop ? Math.min(next, script.length - 1) : next;
      next += 1;
      const entry = script[index];
      if (!entry) throw new AppError("model-bad-output", `the script has no step ${index + 1}`);
      yield* play(typeof entry === "function" ? await entry(request) : entry, index, request.signal);
    },
  };
}

async function* play(step: ScriptedStep, index: number, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const deltas = step.text === undefined ? [] : typeof step.text === "string" ? [step.text] : step.text;
  for (const text of deltas) yield { type: "text-delta", text };
  if (step.hangs) await untilAborted(signal);
  if (step.fails) throw step.fails instanceof Error ? step.fails : new AppError(step.fails, "scripted failure");
  const calls = step.calls ?? [];
  for (const [position, call] of calls.entries()) {
    const argumentsJson = typeof call.args === "string" ? call.args : JSON.stringify(call.args);
    yield { type: "tool-call", call: { id: call.id ?? `call-${index}-${position}`, name: call.name, argumentsJson } };
  }
  const reason = step.reason ?? (calls.length > 0 ? "tool-calls" : "stop");
  yield { type: "step-ended", reason, usage: { promptTokens: 10, outputTokens: deltas.join("").length } };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new AppError("model-timeout", "stopped while the script hung"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
