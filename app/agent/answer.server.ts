/**
 * Answers one message of a shopper: prompt, model, tools, guards. Called by chat's turn runner and by the preview. It
 * always ends with words that stand in evidence, or with an honest sentence and a person; it stores nothing itself.
 */
import { createBuiltinModel } from "~/models/index.server";
import type { LanguageModel, TurnContext } from "~/models/language-model";
import { PRODUCT_MARK } from "~/models/tool-contracts";
import { translator } from "~/platform/i18n";
import type { AnswerInput, AnswerResult } from "./answer-types";
import { answerText } from "./guards/answer-text";
import type { AnswerText } from "./guards/answer-text";
import { addKnownProduct, addText, emptyEvidence } from "./guards/evidence";
import type { Evidence } from "./guards/evidence";
import type { LoopEnd, LoopTally } from "./loop.server";
import { runLoop } from "./loop.server";
import { firstMessages, PROMPT_SECRETS } from "./prompt.server";
import { showing } from "./showing.server";
import type { Showing } from "./showing.server";
import { promisedHandoff } from "./tools/hand-off.server";
import { productsNamed } from "./tools/named-products.server";

export type { AnswerEvent, AnswerInput, AnswerResult, RecordedToolCall } from "./answer-types";

/** R5: a useful end within 15 s at most. The last resort is local and needs well under a second. */
const MODEL_TIMEOUT_MS = 13_000;
const LAST_RESORT_TIMEOUT_MS = 5_000;

/**
 * @returns the whole answer. Events are emitted on the way: progress, text as it is found to stand, cards as soon as a
 * search has run. A stopped turn returns what had been said. Throws only what the database throws.
 */
export async function answer(input: AnswerInput): Promise<AnswerResult> {
  const startedAt = performance.now();
  const timingsMs: Record<string, number> = {};
  const evidence = await startingEvidence(input);
  const show = showing(input);
  const text = answerText(
    { evidence, ownHosts: hostsOf(input.shop), question: input.text, secrets: PROMPT_SECRETS },
    (piece) => {
      timingsMs["firstText"] ??= Math.round(performance.now() - startedAt);
      input.emit({ type: "text-delta", text: piece });
    },
  );
  const tally: LoopTally = { steps: 0, usage: { promptTokens: 0, outputTokens: 0 }, modelId: input.model.id };
  const run = (model: LanguageModel, timeoutMs: number): Promise<LoopEnd> =>
    runLoop({
      model,
      messages: firstMessages(contextOf(input), input.history, input.text),
      context: contextOf(input),
      text,
      tools: {
        context: { ...input, language: input.language },
        evidence,
        known: show.known,
        emit: (event) => input.emit(event),
        record: (call) => {
          show.toolCalls.push(call);
          input.recordToolCall(call);
        },
        onOutcome: show.onOutcome,
      },
      signal: input.signal,
      timeoutMs,
      tally,
    });

  input.emit({ type: "progress", progress: "thinking" });
  let end = await run(input.model, MODEL_TIMEOUT_MS);
  if (end.kind !== "stopped" && !isUseful(text)) {
    const lastResort = input.lastResort ?? createBuiltinModel();
    if (lastResort.id !== tally.modelId) end = await run(lastResort, LAST_RESORT_TIMEOUT_MS);
  }
  if (end.kind !== "stopped") await finishHonestly(input, end, text, show);
  const shown = await show.settle(text.committed, evidence);
  timingsMs["total"] = Math.round(performance.now() - startedAt);
  return {
    ...shown,
    text: text.committed.text.trim(),
    markedText: text.committed.markedText.trim(),
    outcome: outcomeOf(end, show, text.committed.text),
    handoff: show.handoff,
    modelId: tally.modelId,
    usage: tally.usage,
    steps: tally.steps,
    toolCalls: show.toolCalls,
    claimsDropped: text.committed.claimsDropped,
    timingsMs,
  };
}

/** Says what is missing, in our own words: cut off, nothing that can be confirmed, or nothing at all and a person. */
async function finishHonestly(input: AnswerInput, end: LoopEnd, text: AnswerText, show: Showing): Promise<void> {
  const words = translator(input.language, "chat");
  if (isUseful(text)) {
    if (end.kind === "failed") text.say(words("answer.cutOff"));
    return;
  }
  if (text.committed.claimsDropped > 0) return text.say(words("answer.cannotConfirm"));
  if (show.handoff === null) await show.openHandoff(await promisedHandoff(input, "No answer could be found."));
  text.say(words("answer.personComes"));
}

function outcomeOf(end: LoopEnd, show: Showing, text: string): AnswerResult["outcome"] {
  if (end.kind === "stopped") return "stopped";
  if (show.handoff !== null) return "handed-off";
  return /[?？]["'”’）)]*\s*$/.test(text) ? "asked" : "answered";
}

function isUseful(text: AnswerText): boolean {
  return (text.committed.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}

/** Committed answers of this conversation and the merchant's own rules count as read. */
async function startingEvidence(input: AnswerInput): Promise<Evidence> {
  const evidence = emptyEvidence(input.clock.nowMs());
  for (const rule of [...input.persona.rules, input.shop.name]) addText(evidence, rule, "general");
  const said = input.history.filter((line) => line.role === "assistant" || line.role === "staff");
  for (const line of said) addText(evidence, line.text, "earlier");
  const handles = said.flatMap((line) => [...line.text.matchAll(PRODUCT_MARK)].map((match) => match[1] ?? ""));
  for (const product of await productsNamed(input.db, handles))
    addKnownProduct(evidence, product.handle, product.title);
  return evidence;
}

function contextOf(input: AnswerInput): TurnContext {
  const { language, shop, persona, shopper, page, mood } = input;
  return {
    language,
    shop: { name: shop.name, currency: shop.currency, primaryLocale: shop.primaryLocale },
    persona,
    shopper,
    page,
    mood,
    nowMs: input.clock.nowMs(),
  };
}

function hostsOf(shop: AnswerInput["shop"]): string[] {
  const primary = URL.canParse(shop.primaryUrl) ? [new URL(shop.primaryUrl).hostname.replace(/^www\./, "")] : [];
  return [shop.domain, ...primary];
}
