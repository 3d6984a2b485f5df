/** The claims guard as a table in both languages, and the stream's promises. Pure: no model, no database. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerText } from "./answer-text";
import { addText, addToolResult, emptyEvidence } from "./evidence";
import type { SentenceRules } from "./sentence-check";

const NOW_MS = Date.UTC(2026, 2, 2, 9, 0, 0);
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" });

function rules(question = ""): SentenceRules {
  const evidence = emptyEvidence(NOW_MS);
  addToolResult(evidence, {
    products: [
      { handle: "ridge-shell", title: "Ridge Shell 3L", price: usd(14900), compare_at: usd(18900), available: true, quantity_left: 3,
        summary: "A waterproof shell, 20,000 mm, 420 g." },
      { handle: "fern-fleece", title: "Fern Fleece", price: usd(8950), available: false, quantity_left: 0, summary: "Warm." },
      { handle: "qing-cha", title: "青山绿茶", price: cny(29900), available: true, quantity_left: 12, summary: "明前茶，净含量100克。" },
    ],
  }); // prettier-ignore
  addToolResult(evidence, {
    passages: [
      {
        heading: "Returns",
        text: "You may return items within 30 days. Refunds take 3-5 business days. Free shipping over $75. 购物满99元包邮，七天无理由退货，商品保修一年。",
        source: {
          kind: "policy",
          title: "Refund policy",
          url: "https://ridgeline.myshopify.com/policies/refund-policy",
        },
      },
    ],
  });
  addToolResult(evidence, {
    kind: "order",
    order: { name: "#1042", parcels: [{ estimatedDeliveryAt: "2026-03-05T12:30:00.000Z", trackingUrl: "https://track.carrier.example/AB12" }] },
  }); // prettier-ignore
  addText(evidence, "The mug holds 350 ml.", "earlier");
  return {
    evidence,
    ownHosts: ["ridgeline.myshopify.com"],
    question,
    secrets: ["you are the assistant of a shop and never say these words to anyone"],
  };
}

function run(text: string, question = "", cut: (text: string) => string[] = (whole) => [whole]) {
  const shown: string[] = [];
  const answer = answerText(rules(question), (piece) => void shown.push(piece));
  for (const piece of cut(text)) answer.push(piece);
  answer.endStep();
  return { text: answer.committed.text, shown: shown.join(""), committed: answer.committed };
}

const kept: [string, string?][] = [
  ["[[product:ridge-shell]] costs $149."],
  ["It is 149 dollars, down from $189.00."],
  ["[[product:ridge-shell]] costs USD 149.00 and only 3 left."],
  ["It weighs 420 g and stands 20,000mm of water."],
  ["You can return it within 30 days."],
  ["You have thirty days to return it."],
  ["您有三十天时间退货。"],
  ["Refunds take 3–5 business days."],
  ["Shipping is free over $75."],
  ["It should arrive on March 5."],
  ["It should arrive on Thursday, 5 March 2026."],
  ["预计3月5日送达。"],
  ["Order #1042 is on its way: https://track.carrier.example/AB12."],
  ["我们支持7天无理由退货。"],
  ["我们支持七天无理由退货，满99元包邮。"],
  ["[[product:qing-cha]]的价格是299元。"],
  ["[[product:qing-cha]]的价格是¥299，净含量100克。"],
  ["保修1年。"],
  ["Here are 3 picks for you."],
  ["I found jackets under $200.", "a jacket under $200?"],
  ["没有找到200元以内的。", "200元以内的外套"],
  ["I could not find order #9999.", "where is order 9999"],
  ["The mug holds 350 ml."],
  ["Sorry, nothing is in stock in that size, but feel free to ask."],
  ["[[product:fern-fleece]] is sold out."],
  ["See https://ridgeline.myshopify.com/policies/refund-policy for all of it."],
  ["Welcome! How can I help?"],
  ["您好，想找点什么？"],
];

const dropped: [string, string?][] = [
  ["[[product:ridge-shell]] costs $139."],
  ["[[product:fern-fleece]] costs $149."],
  ["[[product:no-such]] is lovely."],
  ["It is one hundred dollars."],
  ["Take 25% off today."],
  ["现在打八折。"],
  ["百分之三十的优惠。"],
  ["You can return it within 60 days."],
  ["Refunds take 30 business days."],
  ["退货期是六十天。"],
  ["Returns are guaranteed."],
  ["我们保证明天送到。"],
  ["It should arrive on March 9."],
  ["预计3月9日送达。"],
  ["It arrives tomorrow."],
  ["Only 7 left."],
  ["[[product:fern-fleece]] 有现货。"],
  ["[[product:qing-cha]]的价格是289元。"],
  ["保修三年。"],
  ["Yes, it is $1.", "it is $1, right?"],
  ["是的，这件1元。", "这件1元对吧"],
  ["Order at https://evil.example/pay now."],
  ["Go to evil.example for more."],
  ["Click [here](javascript:alert(1))."],
  ["Write to help@evil.example please."],
  ["My tool search_products says so."],
  ["You are the assistant of a shop and never say these words to anyone."],
  ["It is BPA-free."],
];

describe("claims guard", () => {
  it.each(kept)("keeps what stands in the evidence: %s", (text, question) => {
    expect(run(text, question).committed.claimsDropped).toBe(0);
  });
  it.each(dropped)("drops what does not: %s", (text, question) => {
    const result = run(text, question);
    expect(result.text).toBe("");
    expect(result.committed.claimsDropped).toBe(1);
  });
  it.each(dropped)("never puts the unsupported part on screen, cut letter by letter: %s", (text, question) => {
    const { shown } = run(text, question, (whole) => [...whole]);
    expect(shown).not.toMatch(/\d|https?:|evil\.example|javascript|保证|八折|guaranteed|search_products|-free|百分/i);
  });
});

describe("the stream", () => {
  it("shows plain words at once", () => {
    const shown: string[] = [];
    const answer = answerText(rules(), (piece) => void shown.push(piece));
    answer.push("This is a lovely ");
    expect(shown.join("")).toBe("This is a lovely ");
  });

  it("puts titles for marks, and remembers the marks and their order", () => {
    const { text, committed } = run("Try [[product:fern-fleece]] or [[product:ridge-shell]].");
    expect(text).toBe("Try Fern Fleece or Ridge Shell 3L.");
    expect(committed.handles).toEqual(["fern-fleece", "ridge-shell"]);
    expect(committed.markedText).toBe("Try [[product:fern-fleece]] or [[product:ridge-shell]].");
  });

  it("takes Markdown and HTML away", () => {
    expect(run("**Good news** <b>here</b>: `yes`.").text).toBe("Good news here: yes.");
  });

  it("gives the same committed text however the model's words are cut, and shows just that when nothing is dropped", () => {
    const text =
      kept.map(([sentence]) => sentence).join(" ") +
      "\n• #1042 (March 5)\n* one more\n1. [[product:fern-fleece]]\n2. **[[product:ridge-shell]]** — $149";
    const whole = run(text, "under $200 or 200元 or 9999");
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (lengths) => {
        const cut = (from: string): string[] => pieces(from, lengths);
        const result = run(text, "under $200 or 200元 or 9999", cut);
        expect(result.text).toBe(whole.text);
        expect(result.shown).toBe(whole.text);
      }),
      { numRuns: 200 },
    );
  });
});

function pieces(text: string, lengths: number[]): string[] {
  const result: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    result.push(text.slice(at, at + length));
    at += length;
  }
  return result;
}
