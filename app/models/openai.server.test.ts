import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFakeOpenAI, type FakeOpenAI, type FakeScript } from "../../tests/fakes/openai-server";
import { modelRequest, playedBy } from "../../tests/fakes/model-request";
import { createOpenAIModel } from "./openai.server";

let fake: FakeOpenAI;
beforeAll(async () => void (fake = await startFakeOpenAI()));
afterAll(() => fake.close());

/** Roomy, so that a busy machine changes no outcome. */
const timeouts = { firstChunkMs: 8_000, idleMs: 8_000, totalMs: 9_000 };
/** For the faults that only a clock ends. */
const shortTimeouts = { firstChunkMs: 400, idleMs: 400, totalMs: 900 };
/** Longest a faulty call may take: the total time-out and the machine's noise. */
const BOUND_MS = 10_000;

function model(script: FakeScript, limits = timeouts) {
  fake.setScript(script);
  fake.requests.length = 0;
  return createOpenAIModel({ apiKey: "test", baseUrl: fake.url, model: "test-model", timeouts: limits });
}

describe("a healthy stream", () => {
  it("gives text in order and the provider's usage", async () => {
    const played = await playedBy(model([{ text: "Two jackets fit your wish." }]));
    expect(played).toMatchObject({ text: "Two jackets fit your wish.", reason: "stop", error: null });
    expect(played.usage).toEqual({ promptTokens: 100, outputTokens: 20 });
  });

  it("puts tool calls together from their deltas and gives them whole", async () => {
    const calls = [
      { name: "search_products", args: { query: "防水冲锋衣", price_max: 300 }, id: "a" },
      { name: "find_policy", args: { question: "returns" }, id: "b" },
    ];
    const played = await playedBy(model([{ calls }]));
    expect(played.reason).toBe("tool-calls");
    expect(played.calls).toEqual(
      calls.map((call) => ({ id: call.id, name: call.name, argumentsJson: JSON.stringify(call.args) })),
    );
  });

  it("passes a call's broken JSON and unknown name on, for the agent to judge", async () => {
    const played = await playedBy(model([{ calls: [{ name: "drop_tables", args: '{"query": "jack' }] }]));
    expect(played.calls).toEqual([{ id: "fake-0-0", name: "drop_tables", argumentsJson: '{"query": "jack' }]);
  });

  it("sends history, tool results and tools in the provider's words", async () => {
    const call = { id: "c1", name: "find_policy", argumentsJson: '{"question":"returns"}' };
    const request = modelRequest("can I return it?", {
      messages: [
        { role: "system", content: "You are the shop's assistant." },
        { role: "user", content: "can I return it?" },
        { role: "assistant", content: "", toolCalls: [call] },
        { role: "tool", toolCallId: "c1", toolName: "find_policy", content: '{"passages":[]}' },
      ],
    });
    await playedBy(model([{ text: "ok" }]), request);
    expect(fake.requests[0]?.messages.slice(2)).toEqual([
      {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: "c1", type: "function", function: { name: "find_policy", arguments: '{"question":"returns"}' } },
        ],
      },
      { role: "tool", tool_call_id: "c1", content: '{"passages":[]}' },
    ]);
    expect(fake.requests[0]?.tools?.map((tool) => tool.function.name)).toContain("search_products");
  });
});

describe("faults", () => {
  it.each([
    ["429 without Retry-After", { kind: "status", status: 429 }, "model-rate-limited", 2],
    ["429 with a long Retry-After", { kind: "status", status: 429, retryAfterSeconds: 30 }, "model-rate-limited", 1],
    ["429 with a short Retry-After", { kind: "status", status: 429, retryAfterSeconds: 0.1 }, "model-rate-limited", 2],
    ["500", { kind: "status", status: 500 }, "model-unavailable", 2],
    ["503", { kind: "status", status: 503 }, "model-unavailable", 2],
    ["401", { kind: "status", status: 401 }, "model-rejected", 1],
    ["a reset before the first byte", { kind: "reset-before" }, "model-unavailable", 2],
    ["a hang before the first byte", { kind: "hang-before" }, "model-timeout", 1],
    ["HTML with 200", { kind: "html" }, "model-bad-output", 1],
    ["an empty answer", { kind: "empty" }, "model-bad-output", 1],
  ] as const)("%s: the fitting error, in bounded time and calls, and no text", async (_, fault, code, calls) => {
    const played = await playedBy(model([{ fault }], fault.kind === "hang-before" ? shortTimeouts : timeouts));
    expect(played.error?.code).toBe(code);
    expect(played.text).toBe("");
    expect(fake.requests).toHaveLength(calls);
    expect(played.durationMs).toBeLessThan(BOUND_MS);
  });

  it.each([
    ["a reset after text", "reset-after", "model-unavailable"],
    ["a hang after text", "hang-after", "model-timeout"],
    ["a stream cut without an end", "truncated", "model-bad-output"],
    ["a frame that is not JSON", "bad-frame", "model-bad-output"],
    ["an error inside the stream", "error-frame", "model-unavailable"],
  ] as const)("%s: the text once, then the error, and no second call", async (_, kind, code) => {
    const limits = kind === "hang-after" ? { ...timeouts, idleMs: 400 } : timeouts;
    const played = await playedBy(model([{ text: "The first half of", fault: { kind } }], limits));
    expect(played.text).toBe("The first half of");
    expect(played.error?.code).toBe(code);
    expect(fake.requests).toHaveLength(1);
    expect(played.durationMs).toBeLessThan(BOUND_MS);
  });

  it.each([
    ["refusal", "refusal"],
    ["content-filter", "content-filter"],
  ] as const)("a %s is an end of the step, its text unsaid", async (kind, reason) => {
    const played = await playedBy(model([{ fault: { kind } }]));
    expect(played).toMatchObject({ reason, text: "", error: null });
  });

  it("a slow drip ends at the total time-out", async () => {
    const played = await playedBy(
      model([{ fault: { kind: "slow-drip", everyMs: 20 } }], { ...timeouts, totalMs: 900 }),
    );
    expect(played.error?.code).toBe("model-timeout");
    expect(played.durationMs).toBeLessThan(BOUND_MS);
  });

  it("a refused connection is model-unavailable", async () => {
    const gone = await startFakeOpenAI();
    await gone.close();
    const played = await playedBy(createOpenAIModel({ apiKey: "test", baseUrl: gone.url, model: "m", timeouts }));
    expect(played.error?.code).toBe("model-unavailable");
  });

  it("one 503 is covered by the retry, and the text comes once", async () => {
    const played = await playedBy(model([{ fault: { kind: "status", status: 503 } }, { text: "Here you are." }]));
    expect(played).toMatchObject({ text: "Here you are.", error: null });
    expect(fake.requests).toHaveLength(2);
  });
});

describe("compatible servers", () => {
  it("does without a parameter the server refuses, and remembers", async () => {
    const picky = model((body) => {
      const refused = ["temperature", "parallel_tool_calls"].find((name) => name in body);
      if (!refused) return { text: "fine" };
      return { fault: { kind: "status", status: 400, message: `Unsupported parameter: '${refused}'`, param: refused } };
    });
    expect(await playedBy(picky)).toMatchObject({ text: "fine", error: null });
    expect(fake.requests).toHaveLength(3);
    await playedBy(picky);
    expect(fake.requests).toHaveLength(4);
  });

  it("tells a reasoning model to be quick, and sends it no temperature", async () => {
    fake.setScript([{ text: "fine" }]);
    await playedBy(createOpenAIModel({ apiKey: "test", baseUrl: fake.url, model: "gpt-5-mini", timeouts }));
    expect(fake.requests.at(-1)).toMatchObject({ reasoning_effort: "low" });
    expect(fake.requests.at(-1)).not.toHaveProperty("temperature");
  });

  it("uses max_tokens where max_completion_tokens is unknown", async () => {
    const older = model((body) =>
      "max_completion_tokens" in body
        ? { fault: { kind: "status", status: 400, message: "unrecognized argument: max_completion_tokens" } }
        : { text: "fine" },
    );
    expect(await playedBy(older)).toMatchObject({ text: "fine" });
    expect(fake.requests.at(-1)).toMatchObject({ max_tokens: 400 });
  });
});

describe("a caller that leaves", () => {
  it("frees the connection when it leaves the loop or aborts", async () => {
    const hanging = model([{ text: "Hello", fault: { kind: "hang-after" } }]);
    for await (const part of hanging.stream(modelRequest("hi"))) {
      if (part.type === "text-delta") break;
    }
    await expect.poll(() => fake.activeReplies(), { timeout: 2_000 }).toBe(0);

    const controller = new AbortController();
    const request = modelRequest("hi", { signal: controller.signal });
    const played = playedBy(hanging, request, () => controller.abort());
    expect((await played).error?.code).toBe("model-timeout");
    await expect.poll(() => fake.activeReplies(), { timeout: 2_000 }).toBe(0);
  });
});
