/**
 * The way of an answer's words from the model to the shopper. Text streams on at once as long as it states nothing; from
 * the first sign of a claim, link, product mark or markup the sentence is held until it is whole and checked. A sentence
 * that fails is left out of the committed text; what of it was already on screen is replaced when the turn ends.
 */
import type { SentenceRules } from "./sentence-check";
import { checkSentence } from "./sentence-check";

export interface AnswerText {
  /** Takes the model's next words. */
  push(delta: string): void;
  /** The model's step is over: what is held is decided. `isCut`: it broke off, so an unfinished sentence is left out. */
  endStep(isCut?: boolean): void;
  /** Our own words, which need no check. */
  say(text: string): void;
  readonly committed: CommittedText;
}

export interface CommittedText {
  text: string;
  /** The same with product marks instead of titles: what later turns read. */
  markedText: string;
  /** Named products in order, each once. */
  handles: string[];
  sentences: string[];
  claimsDropped: number;
  /** False before any character went out. */
  hasShown: boolean;
}

/** Words at which a sentence is held. A word cut in two by the stream is held until it is whole. */
const HOLD_WORDS = [
  "free", "complimentary", "cost", "charge", "guarantee", "money-back", "lifetime", "sold", "stock", "tomorrow",
  "yesterday", "www", "javascript", "data:", "mailto", "tel:", "vbscript", "percent", "noon", "sunday", "monday", "tuesday",
  "wednesday", "thursday", "friday", "saturday", "january", "february", "march", "april", "june", "july", "august",
  "september", "october", "november", "december", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
]; // prettier-ignore
const TRIGGER = new RegExp(
  [
    "[\\d０-９$¥￥€£%％\\[\\]<>`*_#@|\\\\{}~^]",
    `\\b(?:${HOLD_WORDS.join("|")})`,
    "\\b[a-z0-9-]+\\.[a-z]{2}",
    ":\\/",
    "[零〇一二两三四五六七八九十百千万半](?=$|个?[天日周月年元块折%件小分星工])",
    "百分|免费|包邮|免邮|免运|不收|赠送|保证|包退|包换|终身|现货|有货|售罄|缺货|无货|卖完|明天|后天|昨天|星期|礼拜",
    "周[一二三四五六日]|上午|下午|晚上|早上|仅剩|只剩|还剩|库存",
  ].join("|"),
  "i",
);
const SENTENCE_END = /(?:[.!?]["'”’)\]]*(?=\s)|[。！？；]["'”’）]*|\n)\s*/g;

export function answerText(rules: SentenceRules, show: (text: string) => void): AnswerText {
  const committed: CommittedText = {
    text: "", markedText: "", handles: [], sentences: [], claimsDropped: 0, hasShown: false,
  }; // prettier-ignore
  let sentence = "";
  /** How much of the running sentence is on screen: always a prefix without any trigger in it. */
  let shownLength = 0;

  const out = (text: string): void => {
    if (text === "") return;
    committed.hasShown = true;
    show(text);
  };
  const keep = (text: string, markedText: string, handles: string[]): void => {
    committed.text += text;
    committed.markedText += markedText;
    if (text.trim() !== "") committed.sentences.push(text.trim());
    for (const handle of handles) if (!committed.handles.includes(handle)) committed.handles.push(handle);
  };
  const finish = (raw: string): void => {
    const verdict = checkSentence(raw, rules);
    if (verdict.kind === "kept") {
      out(verdict.text.startsWith(raw.slice(0, shownLength)) ? verdict.text.slice(shownLength) : "");
      keep(verdict.text, verdict.markedText, verdict.handles);
    } else {
      committed.claimsDropped += 1;
      out(shownLength > 0 ? "… " : "");
    }
    shownLength = 0;
  };
  const showSafe = (): void => {
    const end = safeLength(sentence);
    if (end <= shownLength) return;
    out(sentence.slice(shownLength, end));
    shownLength = end;
  };

  return {
    committed,
    push(delta) {
      sentence += committed.text === "" && sentence === "" ? delta.trimStart() : delta;
      for (let end = sentenceEnd(sentence); end !== null; end = sentenceEnd(sentence)) {
        const whole = sentence.slice(0, end);
        sentence = sentence.slice(end);
        finish(whole);
      }
      showSafe();
    },
    endStep(isCut = false) {
      const rest = sentence;
      sentence = "";
      if (isCut && rest.trim() !== "") {
        committed.claimsDropped += 1;
        out(shownLength > 0 ? "… " : "");
        shownLength = 0;
      } else if (rest !== "") finish(rest);
    },
    say(text) {
      const gap =
        committed.text === "" || /\s$/.test(committed.text) ? "" : /[。！？]$/.test(committed.text) ? "" : " ";
      out(gap + text);
      keep(gap + text, gap + text, []);
    },
  };
}

/** Where the first whole sentence ends, its trailing white space included; null while there is none. */
function sentenceEnd(text: string): number | null {
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    // White space at the very end may go on in the next delta, but the sentence is whole already.
    if (/^\s*\d{1,2}\.\s*$/.test(text.slice(0, end)) && !match[0].includes("\n")) continue;
    return end;
  }
  return null;
}

/** Length of the prefix that states nothing, and whose last word is not the beginning of one that would. */
function safeLength(sentence: string): number {
  const trigger = TRIGGER.exec(sentence);
  const limit = trigger?.index ?? sentence.length;
  const lastWord = /[a-z0-9.'’:/-]*$/i.exec(sentence.slice(0, limit));
  if (lastWord === null || lastWord[0] === "") return limit;
  return trigger !== null || mayGrow(lastWord[0]) ? lastWord.index : limit;
}

/** Whether this last word may yet become a trigger: "guar…", "shop.ex…". One or two letters give nothing away. */
function mayGrow(word: string): boolean {
  const last = word.toLowerCase();
  if (/[./:]/.test(last)) return true;
  return last.length >= 3 && HOLD_WORDS.some((held) => held.startsWith(last));
}
