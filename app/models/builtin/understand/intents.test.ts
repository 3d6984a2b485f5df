import { describe, expect, it } from "vitest";
import heldOutEn from "../examples/held-out-en.json";
import heldOutZh from "../examples/held-out-zh.json";
import { guessIntent } from "./intents";

/** Held-out utterances were written apart from the examples; the floor is a promise, the figure is higher. */
const ACCURACY_FLOOR = 0.85;

describe("intent accuracy on held-out utterances", () => {
  it.each([
    ["English", heldOutEn],
    ["Chinese", heldOutZh],
  ])("is at least 0.85 in %s", (language, heldOut) => {
    const cases = Object.entries(heldOut).flatMap(([intent, texts]) => texts.map((text) => ({ intent, text })));
    const misses = cases
      .map(({ intent, text }) => ({ intent, text, got: guessIntent(text).intent }))
      .filter((reading) => reading.got !== reading.intent);
    const accuracy = 1 - misses.length / cases.length;
    if (process.env["SHOW_MISSES"])
      process.stdout.write(
        `${language} ${accuracy} of ${cases.length}\n${misses.map((m) => JSON.stringify(m)).join("\n")}\n`,
      );
    expect(accuracy).toBeGreaterThanOrEqual(ACCURACY_FLOOR);
  });
});
