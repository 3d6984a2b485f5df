/**
 * Our messages and tools as Chat Completions takes them, and the parameters that some compatible servers do not know.
 * Used by openai.server.ts alone.
 */
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions/completions";
import type { ModelMessage, ModelRequest } from "../language-model";

/** Parameters a server may refuse with 400; the adapter then does without and remembers it. */
export const OPTIONAL_PARAMETERS = [
  "temperature",
  "reasoning_effort",
  "parallel_tool_calls",
  "stream_options",
  "max_completion_tokens",
  "max_tokens",
] as const;
export type OptionalParameter = (typeof OPTIONAL_PARAMETERS)[number];

/** Low, because the answers are facts from tools; not zero, so that two shoppers don't read the same sentence. */
const TEMPERATURE = 0.3;

/** OpenAI's reasoning models refuse a temperature, and think for many seconds unless told that a shopper waits. */
const REASONING_MODEL = /^(?:gpt-5|o\d)/;

/**
 * The body of one request.
 *
 * @param refused parameters this server has refused before; refusing `max_completion_tokens` (OpenAI's name since the
 *   reasoning models) brings the older `max_tokens`, which Ollama, vLLM and DeepSeek know
 */
export function toWire(
  request: ModelRequest,
  model: string,
  refused: ReadonlySet<OptionalParameter>,
): ChatCompletionCreateParamsStreaming {
  const body: ChatCompletionCreateParamsStreaming = {
    model,
    messages: request.messages.map(messageToWire),
    stream: true,
  };
  if (!refused.has("stream_options")) body.stream_options = { include_usage: true };
  const isReasoning = REASONING_MODEL.test(model);
  if (isReasoning && !refused.has("reasoning_effort")) body.reasoning_effort = "low";
  if (!isReasoning && !refused.has("temperature")) body.temperature = TEMPERATURE;
  if (!refused.has("max_completion_tokens")) body.max_completion_tokens = request.maxOutputTokens;
  else if (!refused.has("max_tokens")) body.max_tokens = request.maxOutputTokens;
  if (request.tools.length > 0) {
    body.tools = request.tools.map((tool) => ({ type: "function", function: tool }));
    if (!refused.has("parallel_tool_calls")) body.parallel_tool_calls = true;
  }
  return body;
}

/**
 * Which optional parameter a 400's text complains of, or null. Servers name it ("Unsupported parameter: 'x'",
 * "Unrecognized request argument supplied: x", "extra fields not permitted: x"), so the name alone is looked for.
 */
export function refusedParameter(
  complaint: string,
  sent: ChatCompletionCreateParamsStreaming,
): OptionalParameter | null {
  return OPTIONAL_PARAMETERS.find((name) => name in sent && new RegExp(`\\b${name}\\b`).test(complaint)) ?? null;
}

function messageToWire(message: ModelMessage): ChatCompletionMessageParam {
  if (message.role === "tool") {
    return { role: "tool", tool_call_id: message.toolCallId, content: message.content };
  }
  if (message.role !== "assistant") return message;
  if (!message.toolCalls?.length) return { role: "assistant", content: message.content };
  return {
    role: "assistant",
    content: message.content === "" ? null : message.content,
    tool_calls: message.toolCalls.map((call) => ({
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: call.argumentsJson },
    })),
  };
}
