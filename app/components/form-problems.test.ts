import { expect, test } from "vitest";
import { personaInputSchema } from "~/agent/persona.server";
import en from "~/locales/en/admin.json";
import { problemsOf } from "./form-problems";
import { settingsSchema } from "./settings-schema";

const GOOD_TONE = {
  assistantName: "Fern",
  greetingEn: "Hello",
  greetingZh: "你好",
  preset: "friendly",
  toneText: "",
  rules: [],
};

test.each([
  [{ assistantName: "" }, { assistantName: "tone.errors.empty" }],
  [{ greetingZh: "好".repeat(301) }, { greetingZh: "tone.errors.tooLong" }],
  [{ rules: Array<string>(21).fill("Be kind") }, { rules: "tone.errors.tooManyRules" }],
  [{ rules: ["x".repeat(301)] }, { rules: "tone.errors.tooLong" }],
])("a tone with %j is refused beside its field, in words the catalogue has", (change, problems) => {
  const parsed = personaInputSchema.safeParse({ ...GOOD_TONE, ...change });
  expect(parsed.success).toBe(false);
  expect(problemsOf(parsed.error!)).toEqual(problems);
  for (const key of Object.values(problems)) expect(wordsAt(key)).toBeTypeOf("string");
});

test.each([["0"], ["10081"], ["1.5"], ["soon"], [""]])("a promise of %j minutes is refused", (handoffReplyMinutes) => {
  const parsed = settingsSchema.safeParse({ isAssistantOn: true, handoffReplyMinutes, retentionDays: "30" });
  expect(problemsOf(parsed.error!)).toEqual({ handoffReplyMinutes: "settings.errors.minutes" });
});

function wordsAt(key: string): unknown {
  return key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], en);
}
