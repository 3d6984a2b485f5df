/**
 * Plays one scripted step of the fake OpenAI server onto an HTTP response: frames at the given pace, or the fault it
 * names. Ends early when the client leaves, so that a hanging step never outlives its caller.
 */
import type { ServerResponse } from "node:http";
import type { FakeFault, FakeStep } from "./openai-script";

export interface Pace {
  firstTokenMs: number;
  tokenMs: number;
}

/** @param id used in the frames and, with a position, as the tool calls' ids */
export async function playStep(step: FakeStep, response: ServerResponse, pace: Pace, id: string): Promise<void> {
  const left = new Promise<void>((resolve) => response.once("close", resolve));
  const { fault } = step;
  if (fault?.kind === "status") return refuseWithStatus(fault, response);
  if (fault?.kind === "reset-before") return void response.socket?.resetAndDestroy();
  if (fault?.kind === "hang-before") return left;
  if (fault?.kind === "html") {
    response.writeHead(200, { "content-type": "text/html" });
    return void response.end("<html><body><h1>Welcome to the gateway</h1></body></html>");
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const frame = (delta: unknown, finishReason: string | null = null) =>
    response.write(`data: ${JSON.stringify(chunk(id, delta, finishReason))}\n\n`);
  if (fault?.kind === "slow-drip") return drip(fault.everyMs, response, frame);

  await sendTokens(tokensOf(step), response, pace, frame);
  if (response.destroyed) return;
  if (fault) return endWithFault(fault, response, frame, left);
  for (const [index, call] of (step.calls ?? []).entries()) sendCall(call, index, id, frame);
  frame({}, step.calls?.length ? "tool_calls" : "stop");
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  response.write(`data: ${JSON.stringify({ ...chunk(id, {}, null), choices: [], usage })}\n\n`);
  response.end("data: [DONE]\n\n");
}

type SendFrame = (delta: unknown, finishReason?: string | null) => void;

function endWithFault(fault: FakeFault, response: ServerResponse, frame: SendFrame, left: Promise<void>) {
  switch (fault.kind) {
    case "reset-after":
      // The text must be on the wire before the reset, or the client sees a reset before the first byte.
      return void setTimeout(() => response.socket?.resetAndDestroy(), 20);
    case "hang-after":
      return left;
    case "bad-frame":
      response.write('data: {"id": "x", "choices": [{"delta"\n\n');
      break;
    case "error-frame":
      response.write(`data: ${JSON.stringify({ error: { message: "overloaded", type: "server_error" } })}\n\n`);
      break;
    case "refusal":
      frame({ refusal: "I can't help with that." });
      frame({}, "stop");
      break;
    case "content-filter":
      frame({}, "content_filter");
      break;
    case "empty":
      frame({ content: "" });
      frame({}, "stop");
      break;
  }
  return void response.end(fault.kind === "truncated" ? undefined : "data: [DONE]\n\n");
}

function refuseWithStatus(fault: Extract<FakeFault, { kind: "status" }>, response: ServerResponse): void {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (fault.retryAfterSeconds !== undefined) headers["retry-after"] = String(fault.retryAfterSeconds);
  response.writeHead(fault.status, headers);
  const error = { message: fault.message ?? `status ${fault.status}`, param: fault.param ?? null, type: "fake" };
  response.end(JSON.stringify({ error }));
}

/** Real servers send a call's id and name first and its arguments in pieces. */
function sendCall(call: NonNullable<FakeStep["calls"]>[number], index: number, id: string, frame: SendFrame): void {
  const args = typeof call.args === "string" ? call.args : JSON.stringify(call.args);
  const callId = call.id ?? `${id}-${index}`;
  const start = { index, id: callId, type: "function", function: { name: call.name, arguments: "" } };
  frame({ tool_calls: [start] });
  const half = Math.ceil(args.length / 2);
  for (const piece of [args.slice(0, half), args.slice(half)]) {
    if (piece !== "") frame({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
}

async function sendTokens(tokens: string[], response: ServerResponse, pace: Pace, frame: SendFrame): Promise<void> {
  // Against the start, not the last token, so that late timers do not add up and benches measure us, not them.
  const startedAt = performance.now();
  await until(startedAt + pace.firstTokenMs);
  frame({ role: "assistant", content: "" });
  for (const [index, token] of tokens.entries()) {
    if (index > 0 && pace.tokenMs > 0) await until(startedAt + pace.firstTokenMs + index * pace.tokenMs);
    if (response.destroyed) return;
    frame({ content: token });
  }
}

async function drip(everyMs: number, response: ServerResponse, frame: SendFrame): Promise<void> {
  while (!response.destroyed) {
    frame({ content: "a" });
    await until(performance.now() + everyMs);
  }
}

function tokensOf(step: FakeStep): string[] {
  if (Array.isArray(step.text)) return step.text;
  return step.text?.match(/\S+\s*|\s+/gu) ?? [];
}

function until(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now();
  return waitMs <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, waitMs));
}

function chunk(id: string, delta: unknown, finishReason: string | null) {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  return { id, object: "chat.completion.chunk", created: 1_790_000_000, model: "fake", choices };
}
