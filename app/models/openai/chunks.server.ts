/**
 * The stream's chunks, checked by zod because compatible servers send what they like, and put together: text as it
 * comes, tool calls whole at the end. Used by openai.server.ts alone; promises that nothing half-finished gets out.
 */
import { z } from "zod";
import { AppError } from "~/platform/errors";
import type { ModelPart, ModelToolCall, TokenUsage } from "../language-model";

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.number().int().nonnegative().nullish(),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});

/** A runaway stream is cut here: 64 KB of arguments is far beyond any of our tools. */
const MAX_ARGUMENT_CHARS = 64_000;
const MAX_TOOL_CALLS = 16;

interface OpenCall {
  id: string | null;
  name: string;
  argumentsJson: string;
}

/** Takes chunks in order with `take`, then `finish` gives the calls and the end of the step. */
export class StepAssembler {
  private readonly calls: OpenCall[] = [];
  private readonly callByIndex = new Map<number, OpenCall>();
  private finishReason: string | null = null;
  private hasText = false;
  private isRefused = false;
  private usage: TokenUsage = { promptTokens: 0, outputTokens: 0 };

  /** @returns the text to pass on, "" for none. Throws model-bad-output for a chunk that is not one. */
  take(chunk: unknown): string {
    const parsed = chunkSchema.safeParse(chunk);
    if (!parsed.success) throw new AppError("model-bad-output", "the provider sent a chunk of unknown shape");
    const { usage } = parsed.data;
    if (usage) this.usage = { promptTokens: usage.prompt_tokens ?? 0, outputTokens: usage.completion_tokens ?? 0 };
    const choice = parsed.data.choices?.[0];
    if (!choice) return "";
    if (choice.finish_reason) this.finishReason = choice.finish_reason;
    if (choice.delta?.refusal) this.isRefused = true;
    for (const part of choice.delta?.tool_calls ?? []) this.takeCall(part);
    const text = choice.delta?.content ?? "";
    if (text !== "") this.hasText = true;
    return text;
  }

  /**
   * The tool calls and the step's end. Throws model-bad-output when the stream broke off (no finish reason), or when
   * the step says nothing at all: both let another model try.
   */
  *finish(): Generator<ModelPart> {
    if (this.finishReason === null && !this.isRefused) {
      throw new AppError("model-bad-output", "the provider's stream ended before its answer did");
    }
    const reason = this.reason();
    if (reason === "tool-calls") {
      for (const call of this.wholeCalls()) yield { type: "tool-call", call };
    } else if (reason === "stop" && !this.hasText) {
      throw new AppError("model-bad-output", "the provider ended the step without saying anything");
    }
    yield { type: "step-ended", reason, usage: this.usage };
  }

  private takeCall(part: {
    index?: number | null | undefined;
    id?: string | null | undefined;
    function?: { name?: string | null | undefined; arguments?: string | null | undefined } | null | undefined;
  }): void {
    const call = this.callFor(part.index ?? null, part.id ?? null);
    call.id ??= part.id ?? null;
    call.name += part.function?.name ?? "";
    call.argumentsJson += part.function?.arguments ?? "";
    if (call.argumentsJson.length > MAX_ARGUMENT_CHARS || this.calls.length > MAX_TOOL_CALLS) {
      throw new AppError("model-bad-output", "the provider's tool calls are too long or too many");
    }
  }

  /** Some servers leave `index` out, some send 0 for every call: a new id is a new call then. */
  private callFor(index: number | null, id: string | null): OpenCall {
    const known = index === null ? this.calls.at(-1) : this.callByIndex.get(index);
    const isSame = known && (id === null || known.id === null || known.id === id);
    if (isSame) return known;
    const call: OpenCall = { id: null, name: "", argumentsJson: "" };
    this.calls.push(call);
    if (index !== null) this.callByIndex.set(index, call);
    return call;
  }

  private reason(): Extract<ModelPart, { type: "step-ended" }>["reason"] {
    if (this.isRefused) return "refusal";
    if (this.finishReason === "content_filter") return "content-filter";
    // A call cut by the length limit is no call; one ended with "stop" (some servers) is.
    if (this.finishReason === "length") return "length";
    return this.calls.length > 0 ? "tool-calls" : "stop";
  }

  private wholeCalls(): ModelToolCall[] {
    return this.calls.map((call, position) => ({
      id: call.id ?? `call-${position}`,
      name: call.name,
      argumentsJson: call.argumentsJson === "" ? "{}" : call.argumentsJson,
    }));
  }
}
