/**
 * Turns weighted fields into a tsvector literal: stems for Latin words, bigrams for Han and kana. Made here and not by
 * PostgreSQL's parser, so that both databases, every locale and the query side agree on what a word is.
 */
import { eachToken, shortWord, stemOf } from "./tokens";

/** A: title; B: type, tags, vendor, headings; C: options, metafields; D: running text. */
export type Weight = "A" | "B" | "C" | "D";

/** A tuple above 2 kB is stored out of line, which makes every match slower: the vector is kept under that. */
export const LEXEMES_MAX = 170;

/**
 * A literal for `::tsvector`. Each lexeme keeps its strongest weight; when there are more than `max`, weaker fields
 * lose first and, within a field, later words. Single Han characters are kept for A and B only.
 */
export function lexemesOf(fields: { text: string; weight: Weight }[], max: number = LEXEMES_MAX): string {
  const best = new Map<string, Weight>();
  for (const weight of ["A", "B", "C", "D"] as const) {
    const add = (lexeme: string) => {
      if (best.size < max && !best.has(lexeme)) best.set(lexeme, weight);
    };
    for (const field of fields) if (field.weight === weight && best.size < max) eachLexeme(field.text, weight, add);
  }
  // Lexemes hold letters and digits only, so they need no escaping inside the quotes.
  let literal = "";
  for (const [lexeme, weight] of best) literal += `${literal === "" ? "" : " "}'${lexeme}':1${weight}`;
  return literal;
}

/** Two-character pieces of a run; a run of one character is its own piece. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function eachLexeme(text: string, weight: Weight, add: (lexeme: string) => void): void {
  eachToken(text, (kind, surface) => {
    if (kind === "word") return add(stemOf(shortWord(surface)));
    for (const piece of bigramsOf(surface)) add(piece);
    if (weight === "A" || weight === "B") for (const character of surface) add(character);
  });
}
