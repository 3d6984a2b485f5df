/**
 * The sentences of a text that answer a question, word for word. Policy answers and product facts are quoted, never
 * retold, so that no number can change on the way. Used by speak/policy.ts and speak/fact.ts.
 */
import stopwordsJson from "../lexicons/stopwords.json";
import topicsJson from "../lexicons/topics.json";
import { containsPhrase, foldText, hanRuns, hasHan, stemsOf, wordsOf } from "../understand/text";

/** Sentences in order; list items and lines count as sentences. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\d"“(])|(?<=[。！？；])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** How much a text bears on a question: shared words, shared topics, and figures where figures are asked for. */
export function bearing(question: string, text: string): number {
  const asked = foldText(question);
  const said = foldText(text);
  const words = contentOf(asked);
  const own = new Set(contentOf(said));
  const shared = [...words].filter((word) => own.has(word)).length / Math.sqrt(Math.max(1, words.length));
  const topics = Object.values(topicsJson).filter(
    (phrases) => phrases.some((phrase) => containsPhrase(asked, phrase)) && phrases.some((phrase) => containsPhrase(said, phrase)),
  ).length;
  const score = shared + 0.8 * topics;
  return score > 0 && asksForFigure(asked) && hasFigure(said) ? score + 0.7 : score;
}

/** The best sentences, at most `most`, in the order in which they stand. */
export function bestSentences(question: string, text: string, most: number): string[] {
  const sentences = sentencesOf(text);
  const scored = sentences.map((sentence, at) => ({ at, sentence, score: bearing(question, sentence) }));
  const best = [...scored].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, most);
  const top = best[0]?.score ?? 0;
  const kept = best.filter((entry) => entry.score > 0 && entry.score >= top * 0.5);
  const chosen = kept.length > 0 ? kept : scored.slice(0, Math.min(2, most));
  return chosen.sort((a, b) => a.at - b.at).map((entry) => entry.sentence);
}

/** Questions and passages in different scripts share no words: then only the search's own ranking can tell. */
export function areSameScript(a: string, b: string): boolean {
  return hasHan(a) === hasHan(b);
}

const stopwords = new Set(stopwordsJson.en);
const ZH_NOISE = /[的了吗呢吧啊我你您们是有在可以请问么多少怎么什么能会要]/u;

function contentOf(folded: string): string[] {
  const words = wordsOf(folded).filter((word) => !stopwords.has(word));
  const runs = hanRuns(folded, 2).filter((run) => run.length === 2 && !ZH_NOISE.test(run));
  return [...new Set([...stemsOf(words.join(" ")), ...runs])];
}

function asksForFigure(folded: string): boolean {
  return /\bhow (?:long|much|many|soon|fast|quickly)\b|\bwhen\b|\bcosts?\b|\bfee\b|多久|几天|多少|什么时候|几点|多长|满多少/u.test(folded);
}

function hasFigure(folded: string): boolean {
  return /\d|\b(?:one|two|three|seven|thirty|free)\b|[一二两三四五六七八九十]+(?:天|元|个|小时|日)|免费|包邮/u.test(folded);
}
