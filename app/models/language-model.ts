/**
 * The seam between the agent and whatever writes its words: OpenAI-compatible servers, the built-in model, and the
 * tests' scripted model all implement LanguageModel. Imports nothing; the agent loop is its only caller.
 */

export type Language = "en" | "zh";

export type ModelMessage =
  | { role: "system"; content: string }
  | { role: "user"; content: string }
  | { role: "assistant"; content: string; toolCalls?: ModelToolCall[] }
  | { role: "tool"; toolCallId: string; toolName: string; content: string };

/** argumentsJson is the model's own text: it may not be JSON, and is parsed and validated by the agent. */
export interface ModelToolCall {
  id: string;
  name: string;
  argumentsJson: string;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of the arguments (an object), made from the tool's zod schema. */
  parameters: Record<string, unknown>;
}

export type TonePreset = "friendly" | "professional" | "playful" | "concise";

/** What the prompt says in words, as data: the built-in model reads this, others ignore it. */
export interface TurnContext {
  /** Language to answer in, decided by the agent from the thread. */
  language: Language;
  shop: { name: string; currency: string; primaryLocale: string };
  persona: { assistantName: string; preset: TonePreset; toneText: string; rules: string[] };
  shopper: { isSignedIn: boolean; firstName: string | null };
  /** The storefront page the shopper is on, if it is a product's or a collection's. */
  page: { kind: "product" | "collection" | "other"; handle: string | null };
  /** Mood of the shopper's last message, see sentiment. */
  mood: Mood;
  /** Epoch milliseconds; models take the time from here, never from the machine. */
  nowMs: number;
}

export type Mood = "angry" | "upset" | "worried" | "confused" | "neutral" | "pleased" | "delighted";

export interface ModelRequest {
  messages: ModelMessage[];
  tools: ToolDefinition[];
  context: TurnContext;
  maxOutputTokens: number;
  signal: AbortSignal;
}

export interface TokenUsage {
  promptTokens: number;
  outputTokens: number;
}

export type ModelPart =
  | { type: "text-delta"; text: string }
  | { type: "tool-call"; call: ModelToolCall }
  | {
      type: "step-ended";
      reason: "stop" | "tool-calls" | "length" | "content-filter" | "refusal";
      usage: TokenUsage;
      /** The model that wrote this step, when it may differ from the `id` of the model asked (see withFallback). */
      modelId?: string;
    };

/**
 * One step of a model. The iterable ends after exactly one `step-ended`, or throws AppError("model-…"). Text arrives
 * in order; a tool call arrives whole. Leaving the loop or aborting the signal frees the connection.
 */
export interface LanguageModel {
  /** Shown in traces and stored with the turn, e.g. "openai:gpt-5-mini" or "builtin:1". */
  readonly id: string;
  stream(request: ModelRequest): AsyncIterable<ModelPart>;
}
