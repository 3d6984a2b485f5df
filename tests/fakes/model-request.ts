/**
 * A ModelRequest with sensible contents for tests, and a player that collects what a model streamed. Used by the tests
 * of every LanguageModel.
 */
import { z } from "zod";
import type {
  LanguageModel,
  ModelPart,
  ModelRequest,
  ModelToolCall,
  ToolDefinition,
  TokenUsage,
  TurnContext,
} from "../../app/models/language-model";
import { toolContracts } from "../../app/models/tool-contracts";
import { toAppError, type AppError } from "../../app/platform/errors";

/** Every tool of the contracts, as the agent offers them. */
export const allTools: ToolDefinition[] = Object.entries(toolContracts).map(([name, contract]) => ({
  name,
  description: contract.description,
  parameters: z.toJSONSchema(contract.args) as Record<string, unknown>,
}));

export function turnContext(over: Partial<TurnContext> = {}): TurnContext {
  return {
    language: "en",
    shop: { name: "Ridgeline Outfitters", currency: "USD", primaryLocale: "en" },
    persona: { assistantName: "Robin", preset: "friendly", toneText: "", rules: [] },
    shopper: { isSignedIn: false, firstName: null },
    page: { kind: "other", handle: null },
    mood: "neutral",
    nowMs: Date.UTC(2026, 10, 22, 12),
    ...over,
  };
}

/** One shopper message with all tools, unless told otherwise. */
export function modelRequest(text: string, over: Partial<ModelRequest> = {}): ModelRequest {
  return {
    messages: [
      { role: "system", content: "You are the shop's assistant." },
      { role: "user", content: text },
    ],
    tools: allTools,
    context: turnContext(),
    maxOutputTokens: 400,
    signal: new AbortController().signal,
    ...over,
  };
}

export interface Played {
  text: string;
  calls: ModelToolCall[];
  reason: Extract<ModelPart, { type: "step-ended" }>["reason"] | null;
  usage: TokenUsage | null;
  modelId: string | null;
  error: AppError | null;
  durationMs: number;
}

/** Plays one step to its end or failure. `onText` is called at each piece of text. */
export async function playedBy(
  model: LanguageModel,
  request: ModelRequest = modelRequest("hello"),
  onText: () => void = () => undefined,
): Promise<Played> {
  const played: Played = { text: "", calls: [], reason: null, usage: null, modelId: null, error: null, durationMs: 0 };
  const startedAt = performance.now();
  try {
    for await (const part of model.stream(request)) {
      if (part.type === "text-delta") {
        played.text += part.text;
        onText();
      } else if (part.type === "tool-call") played.calls.push(part.call);
      else Object.assign(played, { reason: part.reason, usage: part.usage, modelId: part.modelId ?? null });
    }
  } catch (thrown) {
    played.error = toAppError(thrown);
  }
  played.durationMs = performance.now() - startedAt;
  return played;
}
