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
    .map((sentence) => sentence.replace(/^\s*[-•*]\s+/u, "").trim())
    .filter((sentence) => sentence !== "");
}

/**
 * How much a text bears on a question: shared words, shared topics, and figures where figures are asked for.
 *
 * @param setting what the text stands under (heading, title): a bare figure ("3–5 days | $7") answers by it
 */
export function bearing(question: string, text: string, setting = ""): number {
  const asked = foldText(question);
  const said = foldText(text);
  const words = contentOf(asked);
  const own = new Set(contentOf(said));
  const shared = [...words].filter((word) => own.has(word)).length / Math.sqrt(Math.max(1, words.length));
  const topics = Object.values(topicsJson).filter(
    (phrases) =>
      phrases.some((phrase) => containsPhrase(asked, phrase)) && phrases.some((phrase) => containsPhrase(said, phrase)),
  ).length;
  const score = shared + 0.8 * topics;
  if (score === 0 && (setting === "" || bearing(question, setting) === 0)) return 0;
  const tellsCost = ASKS_COST.test(asked) && TELLS_COST.test(said);
  const tellsTime = ASKS_TIME.test(asked) && TELLS_TIME.test(said);
  const ofCost = tellsCost ? (AMOUNT.test(said) ? 1.5 : 0.4) : 0;
  return score + ofCost + (tellsTime ? 0.7 : 0);
}

/** The best sentences, at most `most`, in the order in which they stand. */
export function bestSentences(question: string, text: string, most: number, setting = ""): string[] {
  const sentences = sentencesOf(text);
  const scored = sentences.map((sentence, at) => ({ at, sentence, score: bearing(question, sentence, setting) }));
  const best = [...scored].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, most);
  const top = best[0]?.score ?? 0;
  const kept = best.filter(
    (entry) => entry.score > 0 && entry.score >= top * (entry.sentence.includes(" | ") ? 0.6 : 0.55),
  );
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

const ASKS_COST = /\bhow much\b|\bcosts?\b|\bfees?\b|\bcharge\b|\bfree\b|\bpay\b|多少钱|运费|邮费|包邮|费用|收费/u;
const AMOUNT = /[$€£¥￥]\s?\d|\d\s?(?:dollars|usd|元|块)/u;
const TELLS_COST = /[$€£¥￥]\s?\d|\d\s?(?:dollars|usd|元|块)|\bfree\b|包邮|免费|免运费|承担/u;
const ASKS_TIME =
  /\bhow (?:long|soon|fast|quickly|many days)\b|\bwhen\b|\bwhat time\b|\bhours\b|\bdays\b|多久|几天|什么时候|几点|多长时间|期限/u;
const TELLS_TIME =
  /\b(?:\d+|one|two|three|five|seven|ten|fourteen|thirty)[\w\s-]{0,12}(?:days?|weeks?|hours?|months?|years?)\b|\d\s?(?:am|pm|:\d\d)|[\d一二两三四五六七八九十]+\s?(?:个工作日|个月|小时|天|日|周|年|点)/u;
