/**
 * The table of conversations that the built-in model is held to, in both languages, and how one is played and checked.
 * The cases themselves are JSON (app/models/builtin/examples/conversations-*.json), easy to add to.
 */
import { z } from "zod";
import casesEn from "../../app/models/builtin/examples/conversations-en.json";
import casesZh from "../../app/models/builtin/examples/conversations-zh.json";
import type { LanguageModel, TurnContext } from "../../app/models/language-model";
import { converse, type PlayedTurn } from "./converse";
import type { SmallShop } from "./small-shop";
import { chineseShop, englishShop } from "./small-shops";

const caseSchema = z.object({
  says: z.array(z.string()).min(1),
  /** Calls of the last message's turn: tool, and the arguments that matter. */
  calls: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
  /** Texts of the last answer; "/…/i" is a pattern. */
  has: z.array(z.string()).default([]),
  lacks: z.array(z.string()).default([]),
  context: z
    .object({
      page: z.object({ kind: z.literal("product"), handle: z.string() }).optional(),
      mood: z.enum(["angry", "upset"]).optional(),
    })
    .default({}),
});
export type ConversationCase = z.infer<typeof caseSchema>;

export const CHINESE_CONTEXT: Partial<TurnContext> = {
  language: "zh",
  shop: { name: "青山生活", currency: "CNY", primaryLocale: "zh-CN" },
  persona: { assistantName: "小云", preset: "friendly", toneText: "", rules: [] },
};

export const ENGLISH_CASES = z.array(caseSchema).parse(casesEn);
export const CHINESE_CASES = z.array(caseSchema).parse(casesZh);

/** Every case with its shop and the context that its language brings. */
export const ALL_CASES: { shop: SmallShop; entry: ConversationCase; context: Partial<TurnContext> }[] = [
  ...ENGLISH_CASES.map((entry) => ({ shop: englishShop, entry, context: contextOf(entry, {}) })),
  ...CHINESE_CASES.map((entry) => ({ shop: chineseShop, entry, context: contextOf(entry, CHINESE_CONTEXT) })),
];

/** The turn of a case's last message. */
export async function lastTurn(
  model: LanguageModel,
  { shop, entry, context }: (typeof ALL_CASES)[number],
): Promise<PlayedTurn> {
  const turn = (await converse(model, shop, entry.says, context)).at(-1);
  if (!turn) throw new Error("a case without a message");
  return turn;
}

/** What a turn does other than its case says: nothing when it is right. */
export function differences(entry: ConversationCase, turn: PlayedTurn): string[] {
  const names = turn.calls
    .map((call) => call.name)
    .sort()
    .join(", ");
  const wantedNames = entry.calls
    .map(([name]) => name)
    .sort()
    .join(", ");
  const left = [...turn.calls];
  const missing = entry.calls.filter(([name, args]) => {
    const at = left.findIndex((call) => call.name === name && containsAll(call.args, args));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...(names === wantedNames ? [] : [`called ${names || "nothing"}, not ${wantedNames || "nothing"}`]),
    ...missing.map(([name, args]) => `no ${name} with ${JSON.stringify(args)}`),
    ...entry.has.filter((text) => !pattern(text).test(turn.answer)).map((text) => `lacks ${text}: ${turn.answer}`),
    ...entry.lacks.filter((text) => pattern(text).test(turn.answer)).map((text) => `has ${text}: ${turn.answer}`),
  ];
}

function contextOf(entry: ConversationCase, base: Partial<TurnContext>): Partial<TurnContext> {
  const { page, mood } = entry.context;
  return { ...base, ...(page ? { page } : {}), ...(mood ? { mood } : {}) };
}

function containsAll(args: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([key, value]) => JSON.stringify(args[key]) === JSON.stringify(value));
}

function pattern(text: string): RegExp {
  const written = /^\/(.+)\/([a-z]*)$/u.exec(text);
  if (written) return new RegExp(written[1] ?? "", written[2]);
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"), "u");
}
