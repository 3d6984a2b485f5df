import { describe, expect, it } from "vitest";
import type { TonePreset } from "../language-model";
import { toolContracts, type ToolName } from "../tool-contracts";
import { ALL_CASES, CHINESE_CONTEXT, differences, lastTurn } from "../../../tests/fakes/conversation-cases";
import { converse } from "../../../tests/fakes/converse";
import { modelRequest, playedBy, turnContext } from "../../../tests/fakes/model-request";
import { chineseShop, englishShop } from "../../../tests/fakes/small-shops";
import { createBuiltinModel } from "./index.server";

const model = createBuiltinModel();

describe("conversations", () => {
  it.each(ALL_CASES.map((one) => [one.entry.says.join(" → "), one] as const))("%s", async (_, one) => {
    expect(differences(one.entry, await lastTurn(model, one))).toEqual([]);
  });

  it("asks a shopper who is not signed in to sign in, and shows nothing of any order", async () => {
    for (const [shop, text, context, words] of [
      [englishShop, "where is my order #1001?", {}, /sign(?:ed)? in/],
      [chineseShop, "我的快递到哪了", CHINESE_CONTEXT, /登录/],
    ] as const) {
      const [turn] = await converse(model, { ...shop, isSignedIn: false }, [text], context);
      expect(turn?.answer).toMatch(words);
      expect(turn?.answer).not.toContain("HP7730021");
    }
  });
});

describe("honesty", () => {
  it("tells of stock on its way beside what is sold out, and promises no date", async () => {
    const coming = (shop: typeof englishShop) => ({
      ...shop,
      products: shop.products.map((one) => ({
        ...one,
        variants: one.variants.map((variant) => (variant.available ? variant : { ...variant, incoming: 24 })),
      })),
    });
    for (const [shop, context, words] of [
      [englishShop, {}, /24 more are on their way to the shop; it does not say when/],
      [chineseShop, CHINESE_CONTEXT, /另有24件正在运往店里/],
    ] as const) {
      const soldOut = shop.products.find((one) => one.variants.every((variant) => !variant.available));
      const text = shop === chineseShop ? `${soldOut?.title}有货吗` : `is the ${soldOut?.title} in stock?`;
      const [told] = await converse(model, coming(shop), [text], context);
      expect(told?.answer).toMatch(words);
      const [untold] = await converse(model, shop, [text], context);
      expect(untold?.answer).not.toMatch(words);
    }
  });

  it("says so when a look-up fails, and offers a person", async () => {
    const failing: ToolName[] = ["search_products", "get_order", "find_policy", "get_product", "check_availability"];
    for (const text of [
      "jackets under $100",
      "where is my order",
      "what is your return policy",
      "is the camp mug in stock?",
    ]) {
      const [turn] = await converse(model, { ...englishShop, failing }, [text]);
      expect(turn?.answer, text).toMatch(/team/);
      expect(turn?.answer, text).not.toMatch(/\d/);
    }
  });

  it("never calls a tool that is not offered", async () => {
    const [turn] = await converse(model, englishShop, ["I want a person, and where is my order?"], {}, [
      "search_products",
    ]);
    expect(turn?.calls).toEqual([]);
    expect(turn?.answer.length).toBeGreaterThan(0);
  });

  it("names no amount, date or number that the tools did not give", async () => {
    for (const one of ALL_CASES) {
      const turn = await lastTurn(model, one);
      const seen = JSON.stringify(one.shop);
      for (const [amount] of turn.answer.matchAll(/[$¥]\d+(?:\.\d\d)?/gu)) {
        const minor = Math.round(Number(amount.slice(1)) * 100);
        const isDifference = /over your limit|比预算高/u.test(turn.answer);
        expect(isDifference || seen.includes(amount) || seen.includes(String(minor)), turn.answer).toBe(true);
      }
    }
  });

  it("finishes a turn that another model began, from that model's results", async () => {
    const products = [{ ...summaryOf("ridge-shell"), title: "Ridge Shell Jacket" }];
    const played = await playedBy(
      model,
      modelRequest("", {
        messages: [
          { role: "user", content: "waterproof jacket under 150 dollars" },
          {
            role: "assistant",
            content: "",
            toolCalls: [{ id: "call_x", name: "search_products", argumentsJson: '{"query":"rain jacket"}' }],
          },
          {
            role: "tool",
            toolCallId: "call_x",
            toolName: "search_products",
            content: JSON.stringify({ products, near_misses: [] }),
          },
        ],
      }),
    );
    expect(played.calls).toEqual([]);
    expect(played.text).toContain("[[product:ridge-shell]]");
  });
});

describe("manner", () => {
  const PRESETS: TonePreset[] = ["friendly", "professional", "playful", "concise"];

  it.each([
    ["en", englishShop, ["hi", "jackets under $150", "what is your return policy", "my order is late"]],
    ["zh", chineseShop, ["你好", "三百以内的冲锋衣", "怎么退货", "快递太慢了，等了半个月"]],
  ] as const)("the four tones differ in %s", async (language, shop, texts) => {
    for (const text of texts) {
      const answers = await Promise.all(
        PRESETS.map(async (preset) => {
          const persona = { assistantName: "Robin", preset, toneText: "", rules: [] };
          const [turn] = await converse(model, shop, [text], {
            ...(language === "zh" ? CHINESE_CONTEXT : {}),
            persona,
          });
          return turn?.answer;
        }),
      );
      expect(new Set(answers).size, text).toBe(4);
    }
  });

  it("asks at most one question of its own in any answer", async () => {
    for (const one of ALL_CASES) {
      const { answer } = await lastTurn(model, one);
      expect(answer.replace(/“[^”]*”/gu, "").match(/[?？]/gu)?.length ?? 0, answer).toBeLessThanOrEqual(1);
    }
  });

  it("gives the same conversation the same answer, and words it differently in another", async () => {
    const say = async (texts: string[]) => (await converse(model, englishShop, texts)).at(-1)?.answer;
    expect(await say(["jackets under $150"])).toBe(await say(["jackets under $150"]));
    const openings = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((name) => say([`hi, I'm ${name}`, "thanks"])),
    );
    expect(new Set(openings).size).toBeGreaterThan(1);
  });
});

describe("cost", () => {
  it("takes at most four steps a turn, with arguments that the tools accept", async () => {
    for (const one of ALL_CASES) {
      const turn = await lastTurn(model, one);
      expect(turn.steps).toBeLessThanOrEqual(4);
      for (const call of turn.calls) toolContracts[call.name as ToolName].args.parse(call.args);
    }
  });

  it("takes at most 60 ms a step, with forty earlier messages", async () => {
    const earlier = Array.from({ length: 20 }, (_, at) => [
      { role: "user" as const, content: `do you have jackets in blue under $${100 + at}?` },
      { role: "assistant" as const, content: "Here: [[product:ridge-shell]] at $149.00." },
    ]).flat();
    const request = modelRequest("", {
      messages: [...earlier, { role: "user", content: "and a waterproof one in L, 有货吗?" }],
    });
    const durations: number[] = [];
    for (let run = 0; run < 9; run += 1) durations.push((await playedBy(model, request)).durationMs);
    // The median: a busy machine may steal one run's time, not most.
    expect(durations.sort((a, b) => a - b)[4]).toBeLessThanOrEqual(60);
  });

  it("stops when the turn is stopped", async () => {
    const controller = new AbortController();
    controller.abort();
    const played = await playedBy(model, modelRequest("hi", { signal: controller.signal, context: turnContext() }));
    expect(played.error?.code).toBe("model-timeout");
  });

  it.each([
    "",
    "\u0000\u0001",
    "a".repeat(10_000),
    "🙂🙂🙂",
    "<script>alert(1)</script>",
    "[[product:x]]",
    "((((",
    "，。！？",
    "$".repeat(500),
  ])("answers odd input %j with words and no failure", async (text) => {
    const [turn] = await converse(model, englishShop, [text]);
    expect(turn?.answer.length).toBeGreaterThan(0);
  });
});

function summaryOf(handle: string) {
  const price = { amountMinor: 14900, currency: "USD" };
  return {
    handle,
    type: "Jackets",
    vendor: "Own",
    price,
    price_max: null,
    compare_at: null,
    available: true,
    stock: "in-stock",
    quantity_left: null,
    summary: "Keeps the rain out.",
    options: [],
    fitting_variants: [],
  };
}
