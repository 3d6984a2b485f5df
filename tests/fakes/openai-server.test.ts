import { afterAll, beforeAll, expect, it } from "vitest";
import { createOpenAIModel } from "../../app/models/openai.server";
import { converse } from "./converse";
import { playedBy } from "./model-request";
import { startFakeOpenAI, type FakeOpenAI } from "./openai-server";
import { englishShop } from "./small-shops";

let fake: FakeOpenAI;
beforeAll(async () => void (fake = await startFakeOpenAI({ firstTokenMs: 40, tokenMs: 2, tokens: 12 })));
afterAll(() => fake.close());

const model = () => createOpenAIModel({ apiKey: "test", baseUrl: fake.url, model: "m" });

it("searches for a product question by default, then names what the tool found", async () => {
  const [turn] = await converse(model(), englishShop, ["waterproof jacket"]);
  expect(turn?.calls).toEqual([{ name: "search_products", args: { query: "waterproof jacket", limit: 3 } }]);
  expect(turn?.answer).toContain("[[product:ridge-shell]]");
  expect(turn?.answer.split(" ").length).toBeGreaterThanOrEqual(12);
});

it("keeps its pace, which benches subtract from ours", async () => {
  fake.setScript([{ text: Array.from({ length: 10 }, () => "word ") }]);
  const played = await playedBy(model());
  expect(played.durationMs).toBeGreaterThanOrEqual(40 + 9 * 2 - 5);
});

it("refuses connections when told, and accepts them again", async () => {
  fake.setScript([{ text: "here" }]);
  await fake.refuse();
  expect((await playedBy(model())).error?.code).toBe("model-unavailable");
  await fake.accept();
  expect((await playedBy(model())).text).toBe("here");
});
