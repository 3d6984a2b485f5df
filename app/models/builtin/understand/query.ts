/** The words to search for, once prices, sizes, colours and the ways of asking are taken out. Used by slots.ts. */
import stopwordsJson from "../lexicons/stopwords.json";
import signalsJson from "../lexicons/signals.json";
import { containsPhrase, hasHan, wordsOf } from "./text";

const enStopwords = new Set(stopwordsJson.en);
const zhStopwords = [...stopwordsJson.zh].sort((a, b) => b.length - a.length);
const productWords = [...signalsJson.en.product, ...signalsJson.zh.product.map((word) => word.toLowerCase())].sort(
  (a, b) => b.length - a.length,
);

/** @param rest folded text without constraints. @returns words in their order, at most 200 characters, maybe "" */
export function queryOf(rest: string): string {
  const words = hasHan(rest) ? chineseQuery(rest) : wordsOf(rest).filter((word) => !isNoise(word));
  return words.join(" ").slice(0, 200);
}

/** The kind of thing asked for ("jacket", "茶"), for a second, wider try; null when no word of ours stands there. */
export function thingIn(folded: string): string | null {
  return productWords.find((word) => containsPhrase(folded, word)) ?? null;
}

function isNoise(word: string): boolean {
  return enStopwords.has(word) || /^\d+$/u.test(word) || (word.length === 1 && !/\d/u.test(word));
}

function chineseQuery(rest: string): string[] {
  let text = rest.replace(/[^\p{L}\p{N}]+/gu, " ");
  for (const word of zhStopwords) text = text.replaceAll(word, " ");
  return text.split(/\s+/u).filter((word) => word !== "" && !enStopwords.has(word));
}
