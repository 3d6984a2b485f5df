/**
 * Which of the sources a turn read its text stands on: those that share a figure with a sentence, or most of its words.
 * Called when an answer is settled, so that the list under an answer is what was used and not all that was found.
 */
import type { Source } from "~/chat/protocol";
import type { CommittedText } from "./answer-text";
import { findClaims } from "./claims";
import type { Evidence } from "./evidence";

/** Share of a sentence's words that a passage must hold to count as its ground; measured on our own policy answers. */
const MIN_OVERLAP = 0.5;
const MAX_SOURCES = 4;

/** @param given sources as the tools listed them; only those of products are taken from here, when the text names them */
export function usedSources(text: CommittedText, evidence: Evidence, given: Source[]): Source[] {
  const scored = evidence.passages.map((passage) => ({ source: passage.source, score: scoreOf(text, passage) }));
  const used = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const titles = new Set(text.handles.map((handle) => evidence.products.get(handle)?.title));
  const products = given.filter((source) => source.kind === "product" && titles.has(source.title));
  return distinct([...used.map(({ source }) => source), ...products]).slice(0, MAX_SOURCES);
}

function scoreOf(text: CommittedText, passage: Evidence["passages"][number]): number {
  const words = new Set(wordsOf(passage.text));
  let best = 0;
  for (const sentence of text.sentences) {
    const own = wordsOf(sentence);
    if (own.length < 3) continue;
    const overlap = own.filter((word) => words.has(word)).length / own.length;
    const isFigured = findClaims(sentence).some((claim) => claim.anyOf.some((key) => passage.keys.has(key)));
    const score = overlap >= MIN_OVERLAP ? overlap : isFigured && overlap >= MIN_OVERLAP / 2 ? overlap : 0;
    best = Math.max(best, score);
  }
  return best;
}

/** Latin words of four letters or more, and pairs of Chinese characters. */
function wordsOf(text: string): string[] {
  const latin = text.toLowerCase().match(/[\p{Script=Latin}\d]{4,}/gu) ?? [];
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  const pairs = runs.flatMap((run) => [...run].slice(1).map((char, at) => `${[...run][at] ?? ""}${char}`));
  return [...latin, ...pairs];
}

function distinct(sources: Source[]): Source[] {
  const seen = new Map(sources.map((source) => [`${source.kind}|${source.title}|${source.url ?? ""}`, source]));
  return [...seen.values()];
}
