/**
 * Reads a question into search terms: stop words out, phrases of the glossary kept together, Han runs cut into words,
 * every term widened by what means the same in either language. Catalogue and knowledge search call it.
 */
import type { Glossary, TermKind } from "./glossary";
import { queryOf } from "./glossary";
import { foldText, tokensOf } from "./tokens";
import type { Token } from "./tokens";

export interface QueryTerm {
  /** As it was asked, folded: what typo correction works on. */
  surface: string;
  kind: TermKind | "weak";
  /** tsquery of the word itself. */
  exact: string;
  /** tsquery of the word or anything that means the same. */
  any: string;
  /** True when the glossary knows the word: then it is no typo. */
  isKnown: boolean;
  /** False for a thing that only describes the next one: "coffee" in "coffee mug". */
  isHead: boolean;
}

const TERMS_MAX = 14;
const PHRASE_MAX_WORDS = 3;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Terms in the order asked, each once; at most 14. No terms when nothing but stop words was said. */
export function readQuery(text: string, glossary: Glossary): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  const tokens = tokensOf(text);
  let previous: QueryTerm | null = null;
  for (let at = 0; at < tokens.length && terms.size < TERMS_MAX;) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === "run") {
      previous = null; // words of different scripts do not describe each other
      for (const word of hanWords(token.surface, glossary))
        previous = add(terms, termOf(word, word, glossary), previous);
      at += 1;
      continue;
    }
    const length = phraseLength(tokens, at, glossary);
    const phrase = tokens.slice(at, at + length);
    const key = phrase.map((part) => (part.kind === "word" ? part.stem : part.surface)).join(" ");
    previous = add(terms, termOf(phrase.map((part) => part.surface).join(" "), key, glossary), previous);
    at += length;
  }
  return [...terms.values()].slice(0, TERMS_MAX);
}

/** A tsquery that matches when any of the terms does, by itself or by a synonym; null without terms. */
export function anyOf(terms: QueryTerm[], by: "exact" | "any" = "any"): string | null {
  return terms.length === 0 ? null : terms.map((term) => term[by]).join(" | ");
}

/** A thing right before another thing describes it; anything dropped between them keeps them apart. */
function add(terms: Map<string, QueryTerm>, term: QueryTerm | null, previous: QueryTerm | null): QueryTerm | null {
  if (!term || terms.has(term.any)) return null;
  terms.set(term.any, term);
  if (previous?.kind === "thing" && term.kind === "thing" && !/^\d+$/.test(term.surface)) previous.isHead = false;
  return term;
}

function termOf(surface: string, key: string, glossary: Glossary): QueryTerm | null {
  if (glossary.stopWords.has(surface)) return null;
  const exact = queryOf(surface);
  const concepts = glossary.concepts.get(key) ?? [];
  const isSingle = /^'.'$/u.test(exact); // one letter or character finds everything, unless it is a word we know
  if (!exact || (isSingle && concepts.length === 0)) return null;
  const queries = new Set([exact, ...concepts.flatMap((concept) => concept.queries)]);
  const kind = glossary.weakWords.has(surface) ? "weak" : (concepts[0]?.kind ?? "thing");
  return {
    surface,
    kind,
    exact,
    any: queries.size > 1 ? `(${[...queries].join(" | ")})` : exact,
    isKnown: concepts.length > 0 || kind === "weak",
    isHead: kind === "thing",
  };
}

/** Words of the longest glossary phrase that starts here; 1 when none does. */
function phraseLength(tokens: Token[], at: number, glossary: Glossary): number {
  for (let length = PHRASE_MAX_WORDS; length > 1; length--) {
    const parts = tokens.slice(at, at + length);
    if (parts.length < length || parts.some((part) => part.kind !== "word")) continue;
    const key = parts.map((part) => (part.kind === "word" ? part.stem : "")).join(" ");
    if (glossary.concepts.has(key)) return length;
  }
  return 1;
}

/** Longest known words first; what lies between is cut by the platform's word segmenter. */
function hanWords(run: string, glossary: Glossary): string[] {
  const characters = [...foldText(run)];
  const words: string[] = [];
  let unknown = "";
  for (let at = 0; at < characters.length;) {
    const known = knownWordAt(characters, at, glossary);
    if (known === 0) {
      unknown += characters[at] ?? "";
      at += 1;
      continue;
    }
    words.push(...segments(unknown), characters.slice(at, at + known).join(""));
    unknown = "";
    at += known;
  }
  return [...words, ...segments(unknown)];
}

/** Length of the longest known word of two characters or more at a place, else 0: single ones would cut words apart. */
function knownWordAt(characters: string[], at: number, glossary: Glossary): number {
  for (let length = Math.min(glossary.longestHanWord, characters.length - at); length > 1; length--) {
    const word = characters.slice(at, at + length).join("");
    if (glossary.concepts.has(word) || glossary.stopWords.has(word) || glossary.weakWords.has(word)) return length;
  }
  return 0;
}

function segments(text: string): string[] {
  return [...segmenter.segment(text)].filter((part) => part.isWordLike !== false).map((part) => part.segment);
}
