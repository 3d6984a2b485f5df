/**
 * Turns weighted fields into a tsvector literal: stems for Latin words, bigrams for Han and kana. Made here and not by
 * PostgreSQL's parser, so that both databases, every locale and the query side agree on what a word is.
 */
import { tokensOf } from "./tokens";

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
    for (const field of fields) {
      if (field.weight !== weight) continue;
      for (const lexeme of lexemes(field.text, weight)) {
        if (best.size >= max) break;
        if (!best.has(lexeme)) best.set(lexeme, weight);
      }
    }
  }
  // Lexemes hold letters and digits only, so they need no escaping inside the quotes.
  return [...best].map(([lexeme, weight]) => `'${lexeme}':1${weight}`).join(" ");
}

/** Two-character pieces of a run; a run of one character is its own piece. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function* lexemes(text: string, weight: Weight): Generator<string> {
  for (const token of tokensOf(text)) {
    if (token.kind === "word") {
      yield token.stem;
      continue;
    }
    yield* bigramsOf(token.surface);
    if (weight === "A" || weight === "B") yield* token.surface;
  }
}
