/**
 * Which of the two languages a text is written in, by its script. The agent calls it per message; a text that carries
 * too little of either script (a number, a size, an emoji, an order name) keeps the thread's language.
 */
import type { Language } from "./language-model";

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}'’-]*/gu;

/** Shorter than this, one Latin word is as likely a brand, a size or "ok" as a change of language. */
const LATIN_LETTERS_TO_SWITCH = 8;
const LATIN_WORDS_TO_SWITCH = 2;

/**
 * The language of a text.
 *
 * @param text what the shopper wrote, any length
 * @param fallback language of the thread so far, returned when the text does not say
 * @returns "zh" when Chinese characters carry the text, "en" when Latin words do
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const hanCount = text.match(HAN)?.length ?? 0;
  const words = text.match(LATIN_WORD) ?? [];
  // A Chinese sentence that names "GORE-TEX" is still Chinese, an English one that names one thing in Chinese English.
  if (hanCount >= 2 && hanCount > words.length) return "zh";
  if (hanCount === 1 && words.length <= 1) return "zh";
  if (words.length === 0) return fallback;
  if (fallback === "en") return "en";
  const letters = words.join("").length;
  const isClear = words.length >= LATIN_WORDS_TO_SWITCH && letters >= LATIN_LETTERS_TO_SWITCH;
  return isClear ? "en" : fallback;
}
