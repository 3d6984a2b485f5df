/** The agent's loop against models that fail, wander or stay silent; the persona's versions; the preview. On both databases. */
import { describe, expect, it } from "vitest";
import {
  draftPersona,
  personaVersions,
  preview,
  publishDraft,
  publishedPersona,
  saveDraft,
} from "~/agent/index.server";
import { fixedPart } from "~/agent/prompt.server";
import type { ModelRequest } from "~/models/language-model";
import { createBuiltinModel } from "~/models/routing.server";
import { scriptedModel } from "../fakes/scripted-model";
import { testDatabase } from "../support/db";
import { ask, askerFor, makeWorld, textOf, turnWith } from "./chat-world";

await testDatabase();

describe("the loop", () => {
  it("lets the built-in model answer when the provider fails before a word, or says nothing at all", async () => {
    for (const step of [{ fails: "model-unavailable" as const }, { text: "" }, { reason: "refusal" as const }]) {
      const world = await makeWorld();
      const { ended } = await ask(
        world,
        askerFor(world.db),
        "do you have a waterproof jacket?",
        turnWith(world, [step]),
      );
      expect(ended?.text).toContain("Ridge Shell Jacket");
      expect(ended?.details?.model).toBe(createBuiltinModel().id);
    }
  });

  it("ends honestly when the provider breaks off in mid-sentence, and says nothing twice", async () => {
    const world = await makeWorld();
    const model = turnWith(world, [
      { text: ["I can help you with that. ", "The best way would"], fails: "model-unavailable" },
    ]);
    const { ended } = await ask(world, askerFor(world.db), "help me choose", model);
    expect(ended?.text).toMatch(/^I can help you with that\. I was cut off/);
    expect(ended?.text.match(/help you with that/g)).toHaveLength(1);
    expect(ended?.text).not.toContain("best way");
  });

  it("answers bad JSON, unknown tools and impossible arguments with an error the model can read, each recorded once", async () => {
    const world = await makeWorld();
    const model = scriptedModel([
      {
        calls: [
          { name: "search_products", args: "{not json" },
          { name: "drop_table", args: {} },
          { name: "get_product", args: { handle: 5 } },
        ],
      },
      (request) => ({ text: `Fine. ${readsErrors(request) ? "I saw them." : "I saw nothing."}` }),
    ]);
    const { ended } = await ask(world, askerFor(world.db), "hi", turnWith(world, model));
    expect(ended?.text).toBe("Fine. I saw them.");
    const calls = await world.db.toolCall.findMany({ orderBy: { callId: "asc" } });
    expect(calls.map(({ name, isError }) => [name, isError])).toEqual([["search_products", true], ["drop_table", true], ["get_product", true]]); // prettier-ignore
  });

  it("stops a model that asks the same thing for ever, and still says something useful", async () => {
    const world = await makeWorld();
    const again = { calls: [{ name: "search_products", args: { query: "jacket" } }] };
    const model = scriptedModel([again], { loop: true });
    const { ended } = await ask(world, askerFor(world.db), "do you have a waterproof jacket?", turnWith(world, model));
    expect(model.requests.length).toBeLessThanOrEqual(6);
    expect(ended?.text).toContain("Ridge Shell Jacket");
  });

  it("drops an unsupported price and offers a person rather than nothing", async () => {
    const world = await makeWorld();
    const { ended, events } = await ask(world, askerFor(world.db), "how much?", {
      ...turnWith(world, [{ text: "It costs $12." }]),
      lastResort: scriptedModel([{ text: "Only $13." }], { id: "other:1" }),
    });
    expect(ended?.text).toMatch(/person/);
    expect(`${ended?.text ?? ""}${textOf(events)}`).not.toMatch(/12|13/);
    expect(await world.db.turnFact.findFirst()).toMatchObject({ claimsDropped: 2 });
  });

  it("hands over when even the last resort has no words", async () => {
    const world = await makeWorld();
    const { ended } = await ask(world, askerFor(world.db), "hm", {
      ...turnWith(world, [{ text: "" }]),
      lastResort: scriptedModel([{ text: "" }], { id: "other:1" }),
    });
    expect(ended).toMatchObject({ outcome: "handed-off" });
    expect(await world.db.handoff.count({ where: { status: "open" } })).toBe(1);
  });

  it("sends as much at turn 20 as at turn 5, with the same first bytes every time (P4)", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const requests: ModelRequest[] = [];
    for (let turn = 1; turn <= 20; turn += 1) {
      const model = scriptedModel([
        { text: `That is a good question, and here is a friendly thought about it. ${"La ".repeat(40)}` },
      ]);
      await ask(
        world,
        asker,
        `tell me something nice about the shop please, ${"again ".repeat(turn)}`,
        turnWith(world, model),
      );
      requests.push(...model.requests);
    }
    const sizes = requests.map((request) => JSON.stringify(request.messages).length);
    expect(sizes[19]).toBeLessThanOrEqual(1.5 * (sizes[4] ?? 0));
    const prefixes = requests.map((request) =>
      request.messages[0]?.content.slice(0, fixedPart(request.context).length),
    );
    expect(new Set(prefixes).size).toBe(1);
  });
});

describe("the persona", () => {
  const input = {
    assistantName: "Fern",
    greetingEn: "Hello!",
    greetingZh: "您好！",
    preset: "concise",
    toneText: "",
    rules: ["Say we plant trees."],
  };

  it("speaks from version 1 at once, keeps one draft, and publishes it as the next version", async () => {
    const world = await makeWorld();
    const firsts = await Promise.all([publishedPersona(world.db), publishedPersona(world.db)]);
    expect(firsts.map(({ version }) => version)).toEqual([1, 1]);
    await Promise.all([saveDraft(world.db, input), saveDraft(world.db, { ...input, assistantName: "Moss" })]);
    expect((await draftPersona(world.db))?.version).toBe(2);
    await saveDraft(world.db, input);
    expect((await publishedPersona(world.db)).version).toBe(1);
    await publishDraft(world.db);
    expect(await publishedPersona(world.db)).toMatchObject({ version: 2, assistantName: "Fern" });
    expect((await personaVersions(world.db)).map(({ version, status }) => [version, status])).toEqual([[2, "published"], [1, "retired"]]); // prettier-ignore
    await expect(publishDraft(world.db)).rejects.toMatchObject({ code: "conflict" });
  });

  it("refuses what breaks its limits", async () => {
    const world = await makeWorld();
    const bad = [
      { ...input, rules: Array.from({ length: 21 }, () => "x") },
      { ...input, rules: ["x".repeat(301)] },
      { ...input, preset: "rude" },
      null,
    ];
    for (const broken of bad) await expect(saveDraft(world.db, broken)).rejects.toMatchObject({ code: "bad-request" });
    expect(await draftPersona(world.db)).toBeNull();
  });

  it("can be tried unsaved: the real agent answers, and nothing is stored", async () => {
    const world = await makeWorld();
    const answer = await preview(world.db, { persona: input, text: "do you have a waterproof jacket?" });
    expect(answer.text).toContain("Ridge Shell Jacket");
    expect(answer.cards[0]?.price).toEqual({ amountMinor: 14900, currency: "USD" });
    await preview(world.db, { persona: input, text: "I want to talk to a human" });
    const stored = [
      await world.db.conversation.count(),
      await world.db.turn.count(),
      await world.db.handoff.count(),
      await world.db.toolCall.count(),
    ];
    expect(stored).toEqual([0, 0, 0, 0]);
  });
});

function readsErrors({ messages }: ModelRequest): boolean {
  const results = messages.filter((message) => message.role === "tool").map((message) => message.content);
  return results.length === 3 && ["bad-arguments", "unknown-tool"].every((code) => results.join().includes(code));
}
