/**
 * Answers from the shop's policies and pages, quoted word for word with their title: the passage that stands for the
 * matter asked, its sentences that hold the answer, its tables as readable lines. Says so when no page tells.
 */
import type { PolicyAsk } from "../plan/policy-question";
import type { ToolResult, Turn } from "../plan/turn";
import { placeNamesIn, type ServiceTopic } from "../understand/service";
import { foldText, hanRuns, hasHan, stemsOf } from "../understand/text";
import { areSameScript, bearing, bestSentences, sentencesOf } from "./extract";
import { isRow, namesPlace, rowLine, rowsFor } from "./table";
import { asking, type Said, type Voice } from "./voice";

type Passage = ToolResult<"find_policy">["passages"][number];

const MAX_SENTENCES = 3;
const MAX_ROWS = 6;
const MAX_PASSAGES_LOOKED_AT = 7;
/** The search's own ranking counts, but less than a sentence that plainly answers. */
const RANK_WEIGHT = 0.2;
/** A passage this short is quoted whole; a Chinese character says about as much as two or three letters. */
const WHOLE_PASSAGE_MAX_CHARS = { en: 300, zh: 110 };
/** Below this a passage shares a chance word with the question, no more. */
const BEARING_FLOOR = 0.35;
const HEADING_WORTH = 1.2;

/** What a quote consists of, before it is put into words. */
interface Quote {
  passage: Passage;
  sentences: string[];
  rows: string[];
}

export function sayPolicy(ask: PolicyAsk, turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("find_policy", { question: ask.question });
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  const lines = quoteLines(ask, outcome.value.passages, voice);
  return lines.length > 0 ? { lines, question: null } : asking(voice.toned("policy.none"));
}

/** The quote with its title for another answer to use, or nothing when no passage bears on the question. */
export function policyQuote(ask: PolicyAsk, turn: Turn, voice: Voice): string[] {
  const outcome = turn.outcome("find_policy", { question: ask.question });
  return outcome.kind === "ok" ? quoteLines(ask, outcome.value.passages, voice) : [];
}

/**
 * What a guide of the shop (care, sizes, how to choose) says of a thing, quoted.
 * @param about words of the thing; a passage that holds none of them speaks of something else
 */
export function guideQuote(asked: string, about: string, text: string, turn: Turn, voice: Voice): string[] {
  const outcome = turn.outcome("find_policy", { question: asked });
  if (outcome.kind !== "ok") return [];
  const [best] = outcome.value.passages
    .filter(({ source, heading, text: said }) => source.kind !== "policy" && mentions(`${heading} ${said}`, about))
    .map((passage, rank) => {
      const ofHeading = bearing(`${text} ${asked}`, lastHeading(passage)) + (mentions(passage.heading, about) ? 1 : 0);
      return { passage, score: ofHeading + 0.5 * bearing(text, passage.text) - RANK_WEIGHT * rank };
    })
    .sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < BEARING_FLOOR) return [];
  const quote = quoteOf(text, best.passage);
  const named = quote.rows.filter((row) => mentions(row, about));
  return spoken([{ ...quote, rows: named.length > 0 ? named : quote.rows }], voice);
}

/** Whether a text speaks of a thing: how to wash down says nothing of teapots. */
function mentions(text: string, words: string): boolean {
  const said = foldText(text);
  const stems = new Set(stemsOf(said));
  const folded = foldText(words);
  return (
    stemsOf(folded).some((stem) => stem.length > 2 && stems.has(stem)) ||
    hanRuns(folded, 2).some((run) => run.length === 2 && said.includes(run))
  );
}

function quoteLines(ask: PolicyAsk, passages: Passage[], voice: Voice): string[] {
  const looked = passages.slice(0, MAX_PASSAGES_LOOKED_AT);
  const byTopic = ask.topics.flatMap((topic) => topicQuote(topic, ask, looked) ?? []);
  if (byTopic.length > 0) return spoken(merged(byTopic), voice);
  // A matter we know, and no page that tells of it: a chance sentence would be no answer.
  const near = looked.filter((passage) => ask.topics.some((topic) => topic.heads.test(foldText(settingOf(passage)))));
  const best = bestPassage(ask.text, ask.topics.length > 0 ? near.filter(isPlain) : looked);
  return best === null ? [] : spoken([quoteOf(ask.text, best)], voice);
}

function isPlain(passage: Passage): boolean {
  return !sentencesOf(passage.text).some(isRow);
}

/** The passage that answers a matter, and what of it answers. */
function topicQuote(topic: ServiceTopic, ask: PolicyAsk, passages: Passage[]): Quote | null {
  const scored = passages.flatMap((passage, rank) => {
    const quote = answering(topic, ask.text, passage);
    if (quote === null) return [];
    const isUnder = topic.heads.test(foldText(lastHeading(passage)));
    const isNear = topic.heads.test(foldText(`${passage.heading} ${passage.source.title}`));
    const asked = areSameScript(ask.text, passage.text) ? bearing(ask.text, passage.text, settingOf(passage)) : 0;
    const ofRows = quote.rows.length > 0 && ROWS_ANSWER.has(topic.key) ? 2 : 0;
    const ofHeading = areSameScript(ask.text, passage.text) ? bearing(ask.text, lastHeading(passage)) : 0;
    const score =
      ofHeading +
      (isUnder ? HEADING_WORTH : isNear ? HEADING_WORTH / 2 : 0) +
      ofRows +
      0.3 * asked -
      RANK_WEIGHT * rank;
    return [{ quote, score }];
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.quote ?? null;
}

/** Matters that shops lay out in tables: a row says more of them than a sentence. */
const ROWS_ANSWER: ReadonlySet<string> = new Set([
  ...["shippingTime", "shippingCost", "freeShipping", "express", "shippingWhere", "hours", "codes", "sizePick"],
]);

function isByPlace(topic: ServiceTopic): boolean {
  return topic.key.startsWith("shipping") || ["freeShipping", "express", "customs"].includes(topic.key);
}

function answering(topic: ServiceTopic, question: string, passage: Passage): Quote | null {
  const all = sentencesOf(passage.text);
  const isHolding = (sentence: string) => topic.holds.test(foldText(sentence));
  const tableRows = all.filter((sentence) => isRow(sentence));
  const names = isByPlace(topic) ? placeNamesIn(question) : null;
  const fitting = rowsFor(question, tableRows.filter(topic.key === "sizePick" ? isRow : isHolding));
  const rows = fitting === "none" ? [] : fitting.slice(0, MAX_ROWS);
  const prose = all.filter((sentence) => !isRow(sentence));
  const held = prose.filter(isHolding);
  const ofPlace = names === null ? [] : prose.filter((sentence) => namesPlace(sentence, names));
  const isOther = names !== null && rows.length === 0 && ofPlace.length === 0;
  if (rows.length === 0 && held.length === 0) return null;
  // A place that no row and no sentence names: the list of places answers, the price to another place does not.
  if (isOther && !topic.key.startsWith("shippingWhere") && !LISTS_PLACES.test(held.join(" "))) return null;
  const sentences =
    rows.length > 0
      ? rowNotes(topic, prose)
      : ofPlace.length > 0 && topic.key !== "shippingWhere"
        ? ofPlace
        : around(topic, prose, held, passage);
  return { passage, rows, sentences: sentences.slice(0, MAX_SENTENCES) };
}

const LISTS_PLACES = /\bto (?:canada|the uk|the us)|海外|境外/iu;

/** Beside rows only what belongs to them: "Closed on Thanksgiving", "between two sizes take the larger". */
function rowNotes(topic: ServiceTopic, prose: string[]): string[] {
  const wanted = ROW_NOTES[topic.key];
  return wanted ? prose.filter((sentence) => wanted.test(sentence)).slice(0, 1) : [];
}

const ROW_NOTES: Record<string, RegExp> = {
  hours: /closed|休息|holiday|客服/iu,
  sizePick: /between|介于/iu,
  freeShipping: /threshold|门槛/iu,
};

/** A short passage whole; of a longer one what holds the answer, and what follows it while there is room. */
function around(topic: ServiceTopic, prose: string[], held: string[], passage: Passage): string[] {
  const max = WHOLE_PASSAGE_MAX_CHARS[hasHan(passage.text) ? "zh" : "en"];
  // What stands around a table, or in a passage on several matters, belongs to those.
  const isItsOwn = passage.heading !== "" && topic.heads.test(foldText(lastHeading(passage)));
  if (sentencesOf(passage.text).some(isRow) || topic.key === "shippingWhere") return held;
  if (isItsOwn && prose.join(" ").length <= max && prose.length <= MAX_SENTENCES) return prose;
  const [first = ""] = held;
  const next = prose[prose.indexOf(held.at(-1) ?? first) + 1];
  // "Between two sizes?" leads to the next one.
  const isThin = held.at(-1)?.endsWith("?") === true || (held.length === 1 && first.length < max / 8);
  const chosen = isThin && next !== undefined ? [...held, next] : held;
  return prose.filter((sentence) => chosen.includes(sentence));
}

function quoteOf(question: string, passage: Passage): Quote {
  const text = passage.text.trim();
  const isWhole =
    text.length <= WHOLE_PASSAGE_MAX_CHARS[hasHan(text) ? "zh" : "en"] && sentencesOf(text).length <= MAX_SENTENCES;
  const chosen = isWhole ? sentencesOf(text) : bestSentences(question, text, MAX_SENTENCES, settingOf(passage));
  const fitting = rowsFor(question, chosen.filter(isRow));
  return {
    passage,
    rows: fitting === "none" ? chosen.filter(isRow) : fitting,
    sentences: chosen.filter((s) => !isRow(s)),
  };
}

/** Two matters answered by one passage are one quote. */
function merged(quotes: Quote[]): Quote[] {
  return quotes.reduce<Quote[]>((kept, quote) => {
    const same = kept.find((other) => other.passage.text === quote.passage.text);
    if (!same) return [...kept, quote];
    const order = sentencesOf(same.passage.text);
    same.rows = order.filter((line) => same.rows.includes(line) || quote.rows.includes(line));
    const sentences = order.filter((line) => same.sentences.includes(line) || quote.sentences.includes(line));
    same.sentences = sentences.slice(0, MAX_SENTENCES);
    return kept;
  }, []);
}

function spoken(quotes: Quote[], voice: Voice): string[] {
  return quotes.flatMap(({ passage, sentences, rows }, at) => {
    const { title, kind } = passage.source;
    const intro =
      kind === "product"
        ? voice.plain("policy.productIntro", { title })
        : at > 0
          ? voice.plain("policy.also", { title: named(passage) })
          : voice.toned("policy.intro", { title: voice.context.persona.preset === "concise" ? title : named(passage) });
    const quote = sentences.length > 0 ? [`“${joined(sentences)}”`] : [];
    return [intro, ...rows.map(rowLine), ...quote];
  });
}

function bestPassage(question: string, passages: Passage[]): Passage | null {
  const scored = passages.map((passage, rank) => {
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

function lastHeading(passage: Passage): string {
  return passage.heading.split(" › ").at(-1) || passage.source.title;
}

/** "Yes, for $5 an item" is no answer without the question it stands under. */
function named(passage: Passage): string {
  const heading = passage.heading.split(" › ").at(-1) ?? "";
  const { title } = passage.source;
  return heading === "" || foldText(heading) === foldText(title) ? title : `${title} · ${heading}`;
}

/** Sentences run on; list items, which end without a stop, are kept apart. */
function joined(sentences: string[]): string {
  return sentences
    .reduce((text, sentence) => {
      if (text === "") return sentence;
      if (/[。！？；]$/u.test(text)) return text + sentence;
      if (/[.!?:;]$/u.test(text)) return `${text} ${sentence}`;
      return hasHan(text) ? `${text}；${sentence}` : `${text}; ${sentence}`;
    }, "")
    .replace(/；$/u, "。");
}
