import { describe, expect, it } from "vitest";
import { fixedClock } from "~/platform/clock";
import { modelRequest, playedBy } from "../../tests/fakes/model-request";
import { startFakeOpenAI } from "../../tests/fakes/openai-server";
import { scriptedModel } from "../../tests/fakes/scripted-model";
import { chooseModel, createBreaker, withFallback } from "./routing.server";

const clock = () => fixedClock(1_790_000_000_000);
const fallbackModel = () => scriptedModel([{ text: "from the fallback" }], { id: "fallback:1", loop: true });

describe("withFallback", () => {
  it("says which model wrote the step", async () => {
    const primary = scriptedModel([{ text: "from the primary" }], { id: "primary:1" });
    const played = await playedBy(withFallback(primary, fallbackModel(), { clock: clock() }));
    expect(played).toMatchObject({ text: "from the primary", modelId: "primary:1", error: null });
  });

  it.each(["model-unavailable", "model-rate-limited", "model-timeout", "model-bad-output", "model-rejected"] as const)(
    "covers %s before any text",
    async (code) => {
      const primary = scriptedModel([{ fails: code }]);
      const played = await playedBy(withFallback(primary, fallbackModel(), { clock: clock() }));
      expect(played).toMatchObject({ text: "from the fallback", modelId: "fallback:1", error: null });
    },
  );

  it("reports a failure after text and says nothing twice", async () => {
    const primary = scriptedModel([{ text: "half an ans", fails: "model-unavailable" }]);
    const fallback = fallbackModel();
    const played = await playedBy(withFallback(primary, fallback, { clock: clock() }));
    expect(played.text).toBe("half an ans");
    expect(played.error?.code).toBe("model-unavailable");
    expect(fallback.requests).toHaveLength(0);
  });

  it("takes over from a primary that hangs, within its budget", async () => {
    const primary = scriptedModel([{ hangs: true }]);
    const model = withFallback(primary, fallbackModel(), { clock: clock(), firstPartBudgetMs: 30 });
    const played = await playedBy(model);
    expect(played.text).toBe("from the fallback");
    expect(played.durationMs).toBeLessThan(1_500);
    expect(primary.requests[0]?.signal.aborted).toBe(true);
  });

  it.each(["refusal", "content-filter"] as const)("covers a %s that said nothing", async (reason) => {
    const played = await playedBy(withFallback(scriptedModel([{ reason }]), fallbackModel(), { clock: clock() }));
    expect(played.text).toBe("from the fallback");
  });

  it("keeps a turn with the fallback once that wrote a step of it", async () => {
    const primary = scriptedModel([{ fails: "model-timeout" }, { text: "too late" }]);
    const call = { name: "find_policy", args: { question: "returns" }, id: "fb-1" };
    const fallback = scriptedModel([{ calls: [call] }, { text: "done" }], { id: "fallback:1" });
    const model = withFallback(primary, fallback, { clock: clock() });
    const first = await playedBy(model);
    const request = modelRequest("returns?", {
      messages: [
        { role: "user", content: "returns?" },
        { role: "assistant", content: "", toolCalls: first.calls },
        { role: "tool", toolCallId: "fb-1", toolName: "find_policy", content: "{}" },
      ],
    });
    expect((await playedBy(model, request)).text).toBe("done");
    expect(primary.requests).toHaveLength(1);
  });

  it("does not blame the provider for a shopper who stopped the turn", async () => {
    const breaker = createBreaker(clock(), { failuresToOpen: 1 });
    const controller = new AbortController();
    const primary = scriptedModel([{ text: "Hello", hangs: true }]);
    const model = withFallback(primary, fallbackModel(), { clock: clock(), breaker });
    await playedBy(model, modelRequest("hi", { signal: controller.signal }), () => controller.abort());
    expect(breaker.state).toBe("closed");
  });
});

describe("breaker", () => {
  it("opens within 5 failures, lets one probe through after 10 s, and closes on its success", async () => {
    const time = clock();
    const breaker = createBreaker(time);
    let isDown = true;
    const primary = scriptedModel([() => (isDown ? { fails: "model-unavailable" } : { text: "back" })], { loop: true });
    const model = withFallback(primary, fallbackModel(), { clock: time, breaker });
    for (let turn = 0; turn < 20; turn += 1) expect((await playedBy(model)).text).toBe("from the fallback");
    expect(primary.requests.length).toBeLessThanOrEqual(5);

    const callsWhenOpen = primary.requests.length;
    time.advance(10_000);
    await Promise.all([playedBy(model), playedBy(model), playedBy(model)]);
    expect(primary.requests).toHaveLength(callsWhenOpen + 1);

    isDown = false;
    time.advance(10_000);
    expect((await playedBy(model)).text).toBe("back");
    expect(breaker.state).toBe("closed");
  });
});

describe("chooseModel", () => {
  it("is the built-in model without a key, and one ladder per environment with one", () => {
    expect(chooseModel({}).id).toBe("builtin:1");
    const env = { OPENAI_API_KEY: "k", OPENAI_MODEL: "some-model" };
    expect(chooseModel(env).id).toBe("openai:some-model");
    expect(chooseModel({ ...env })).toBe(chooseModel(env));
  });

  it("answers through the built-in model while the provider is gone", async () => {
    const fake = await startFakeOpenAI();
    await fake.refuse();
    const failures: unknown[] = [];
    const env = { OPENAI_API_KEY: "k", OPENAI_BASE_URL: fake.url };
    const model = chooseModel(env, { onFallback: (failure) => failures.push(failure) });
    const played = await playedBy(model, modelRequest("hello"));
    expect(played).toMatchObject({ modelId: "builtin:1", reason: "stop", error: null });
    expect(played.text.length).toBeGreaterThan(0);
    expect(failures).toHaveLength(1);
  });
});
