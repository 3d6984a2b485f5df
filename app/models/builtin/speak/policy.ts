/** Answers from the shop's policies and pages by quoting the sentences that bear on the question, with their title. */
import type { ToolResult, Turn } from "../plan/turn";
import { areSameScript, bearing, bestSentences } from "./extract";
import { hasHan } from "../understand/text";
import { asking, type Said, type Voice } from "./voice";

type Passage = ToolResult<"find_policy">["passages"][number];

const MAX_SENTENCES = 3;
const MAX_PASSAGES_LOOKED_AT = 5;
/** The search's own ranking counts, but less than a sentence that plainly answers. */
const RANK_WEIGHT = 0.2;
/** A passage this short is quoted whole; a Chinese character says about as much as two or three letters. */
const WHOLE_PASSAGE_MAX_CHARS = { en: 90, zh: 36 };
/** Below this a passage shares a chance word with the question, no more. */
const BEARING_FLOOR = 0.35;

/**
 * @param question as find_policy was asked
 * @param emphasis the part of it that is to be answered now ("and for sale items?")
 */
export function sayPolicy(question: string, emphasis: string, turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("find_policy", { question });
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  const emphasised = quoteLines(emphasis, outcome.value.passages, voice);
  const lines = emphasised.length > 0 ? emphasised : quoteLines(question, outcome.value.passages, voice);
  return lines.length > 0 ? { lines, question: null } : asking(voice.toned("policy.none"));
}

/** The quote with its title for another answer to use, or nothing when no passage bears on the question. */
export function policyQuote(question: string, turn: Turn, voice: Voice): string[] {
  const outcome = turn.outcome("find_policy", { question });
  return outcome.kind === "ok" ? quoteLines(question, outcome.value.passages, voice) : [];
}

function quoteLines(question: string, passages: Passage[], voice: Voice): string[] {
  const best = bestPassage(question, passages);
  if (best === null) return [];
  const title = best.source.title;
  const intro =
    best.source.kind === "product"
      ? voice.plain("policy.productIntro", { title })
      : voice.toned("policy.intro", { title });
  const text = best.text.trim();
  const quote =
    text.length <= WHOLE_PASSAGE_MAX_CHARS[hasHan(text) ? "zh" : "en"]
      ? text
      : joined(bestSentences(question, text, MAX_SENTENCES, settingOf(best)));
  return [intro, `“${quote.replaceAll("\n", " ")}”`];
}

function bestPassage(question: string, passages: Passage[]): Passage | null {
  const scored = passages.slice(0, MAX_PASSAGES_LOOKED_AT).map((passage, rank) => {
    const fit = areSameScript(question, `${passage.heading} ${passage.text}`) ? fitOf(question, passage) : 1;
    return { passage, fit, score: fit - RANK_WEIGHT * rank };
  });
  const [best] = scored.filter((entry) => entry.fit >= BEARING_FLOOR).sort((a, b) => b.score - a.score);
  return best?.passage ?? null;
}

function fitOf(question: string, passage: Passage): number {
  const setting = settingOf(passage);
  const sentences = bestSentences(question, passage.text, 1, setting);
  const best = Math.max(0, ...sentences.map((sentence) => bearing(question, sentence, setting)));
  return best + 0.7 * bearing(question, setting);
}

function settingOf(passage: Passage): string {
  return `${passage.heading} ${passage.source.title}`;
}

/** Sentences run on; table rows and list items, which end without a stop, are kept apart. */
function joined(sentences: string[]): string {
  return sentences.reduce((text, sentence) => {
    if (text === "") return sentence;
    if (/[。！？；]$/u.test(text)) return text + sentence;
    if (/[.!?:;]$/u.test(text)) return `${text} ${sentence}`;
    return hasHan(text) ? `${text}；${sentence}` : `${text}; ${sentence}`;
  }, "");
}
