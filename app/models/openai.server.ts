/**
 * The LanguageModel over any OpenAI-compatible Chat Completions server (OpenAI, Azure, Ollama, vLLM, DeepSeek, Qwen…).
 * Made by routing.server.ts. Promises bounded time, at most one retry and only before any text went out, tool calls
 * given whole, every failure as AppError("model-…"), and a freed connection when the caller leaves.
 */
import OpenAI, { APIError } from "openai";
import { AppError } from "~/platform/errors";
import type { LanguageModel, ModelPart } from "./language-model";
import { StepAssembler } from "./openai/chunks.server";
import { DEFAULT_TIMEOUTS, startDeadlines, type Deadlines, type Timeouts } from "./openai/deadlines.server";
import { retryPauseMs, toModelError } from "./openai/failures.server";
import { refusedParameter, toWire, type OptionalParameter } from "./openai/wire.server";

export interface OpenAIModelOptions {
  apiKey: string;
  /** E.g. "https://api.openai.com/v1", the package's default when absent. */
  baseUrl?: string | undefined;
  model: string;
  timeouts?: Partial<Timeouts>;
}

/** R5: at most 3 provider calls a step. One retry after a fault, else one more without a refused parameter. */
const MAX_CALLS = 3;
/** No second try when the first took this long: the shopper has waited enough. */
const RETRY_WITHIN_MS = 2_000;

/** @returns a model with id `openai:<model>`; nothing is sent before the first step */
export function createOpenAIModel(options: OpenAIModelOptions): LanguageModel {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const client = new OpenAI({
    apiKey: options.apiKey,
    ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
    maxRetries: 0, // ours alone: the SDK would retry behind our clocks
    timeout: timeouts.totalMs,
    logLevel: "off", // it logs parts of bodies
  });
  /** What this server has refused, learned once per process. */
  const refused = new Set<OptionalParameter>();

  return {
    id: `openai:${options.model}`,
    async *stream(request) {
      const startedAt = performance.now();
      const deadlines = startDeadlines(request.signal, timeouts);
      let hasRetried = false;
      try {
        for (let call = 1; ; call += 1) {
          const body = toWire(request, options.model, refused);
          const progress = { hasSentText: false };
          try {
            return yield* playOnce(client, body, deadlines, progress);
          } catch (thrown) {
            const failure = deadlines.failure() ?? toModelError(thrown);
            if (progress.hasSentText || deadlines.failure() || call >= MAX_CALLS) throw failure;
            const complaint = badRequestText(thrown);
            const parameter = complaint === null ? null : refusedParameter(complaint, body);
            if (parameter !== null) {
              refused.add(parameter);
              continue;
            }
            const pauseMs =
              hasRetried || performance.now() - startedAt > RETRY_WITHIN_MS ? null : retryPauseMs(failure);
            if (pauseMs === null) throw failure;
            hasRetried = true;
            await pause(pauseMs, deadlines);
          }
        }
      } finally {
        deadlines.end();
      }
    },
  };
}

async function* playOnce(
  client: OpenAI,
  body: ReturnType<typeof toWire>,
  deadlines: Deadlines,
  progress: { hasSentText: boolean },
): AsyncGenerator<ModelPart> {
  const chunks = await client.chat.completions.create(body, { signal: deadlines.signal });
  const step = new StepAssembler();
  for await (const chunk of chunks) {
    deadlines.chunkCame();
    const text = step.take(chunk);
    if (text === "") continue;
    progress.hasSentText = true;
    yield { type: "text-delta", text };
  }
  // The SDK ends its iterator quietly when it is aborted: that is no end of an answer.
  const failure = deadlines.failure();
  if (failure) throw failure;
  yield* step.finish();
}

function badRequestText(thrown: unknown): string | null {
  if (!(thrown instanceof APIError) || (thrown.status !== 400 && thrown.status !== 422)) return null;
  return `${thrown.param ?? ""} ${thrown.message}`;
}

function pause(ms: number, deadlines: Deadlines): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(deadlines.failure() ?? new AppError("model-timeout", "stopped"));
    };
    if (deadlines.signal.aborted) stop();
    else deadlines.signal.addEventListener("abort", stop, { once: true });
  });
}
