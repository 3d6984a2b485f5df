import { describe, expect, it } from "vitest";
import { detectLanguage } from "./language";

describe("detectLanguage", () => {
  it.each([
    ["do you have a waterproof jacket?", "zh", "en"],
    ["hello there friend", "zh", "en"],
    ["你们有防水的冲锋衣吗", "en", "zh"],
    ["有 GORE-TEX 的外套吗", "en", "zh"],
    ["好", "en", "zh"],
    ["XL", "zh", "zh"],
    ["ok", "zh", "zh"],
    ["#1001", "zh", "zh"],
    ["150", "en", "en"],
    ["👍👍", "zh", "zh"],
    ["", "en", "en"],
    ["what does 龙井 mean on this label", "zh", "en"],
  ] as const)("reads %j in a thread in %s as %s", (text, fallback, expected) => {
    expect(detectLanguage(text, fallback)).toBe(expected);
  });
});
