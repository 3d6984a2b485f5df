/**
 * Small glossaries of our own: words that mean the same, in English and Chinese, so that a question in one language
 * finds text in the other. glossary-words.ts files hold the lines; query.ts looks terms up. Pure data, read once.
 */
import { bigramsOf } from "./lexemes";
import { tokensOf } from "./tokens";

/** thing: what is looked for; quality: how it should be (colour, material, use). */
export type TermKind = "thing" | "quality";

export interface Concept {
  kind: TermKind;
  /** Every spelling as a tsquery: 'rain' , ('water' & 'resist'), ('防水'). */
  queries: string[];
}

export interface Glossary {
  /** By stems joined with a space, and by Han words; several concepts when a word has several meanings. */
  concepts: Map<string, Concept[]>;
  /** Han words of the glossary and the stop list, which the segmenter must not cut. */
  longestHanWord: number;
  stopWords: ReadonlySet<string>;
  weakWords: ReadonlySet<string>;
}

/**
 * @param lines one concept a line: "kind: english, english two words = 中文, 中文"; empty lines are skipped
 * @param stopWords dropped from questions
 * @param weakWords rank but never match alone
 */
export function readGlossary(lines: string, stopWords: ReadonlySet<string>, weakWords: ReadonlySet<string>): Glossary {
  const concepts = new Map<string, Concept[]>();
  for (const line of lines.split("\n")) {
    const match = /^\s*(thing|quality):(.*)$/.exec(line);
    if (!match?.[1] || match[2] === undefined) continue;
    const words = match[2].split(/[,=]/).map((word) => word.trim());
    const concept: Concept = { kind: match[1] === "thing" ? "thing" : "quality", queries: [] };
    for (const entry of words.filter(Boolean)) {
      concept.queries.push(queryOf(entry));
      const key = keyOf(entry);
      concepts.set(key, [...(concepts.get(key) ?? []), concept]);
    }
  }
  const hanLengths = [...concepts.keys(), ...stopWords, ...weakWords].filter((key) => !/\w/.test(key));
  return { concepts, longestHanWord: Math.max(1, ...hanLengths.map((key) => [...key].length)), stopWords, weakWords };
}

/** A word or short phrase as a tsquery in which all its pieces must be present. */
export function queryOf(text: string): string {
  const pieces = tokensOf(text).flatMap((token) => (token.kind === "word" ? [token.stem] : bigramsOf(token.surface)));
  const quoted = [...new Set(pieces)].map((piece) => `'${piece}'`);
  return quoted.length > 1 ? `(${quoted.join(" & ")})` : (quoted[0] ?? "");
}

function keyOf(text: string): string {
  return tokensOf(text)
    .map((token) => (token.kind === "word" ? token.stem : token.surface))
    .join(" ");
}
