/**
 * Splits text of any language into tokens, the same way for what is stored and for what is asked. Latin words are
 * folded and stemmed (Porter); Han and kana stay as runs, which lexemes.ts cuts into bigrams and query.ts into words.
 */
import { stemmer } from "stemmer";

export type Token = { kind: "word"; surface: string; stem: string } | { kind: "run"; surface: string };

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;
const IS_RUN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD_MAX_CHARS = 48;

/** Words with one meaning and several spellings, brought to one before splitting. */
const SPELLINGS: [RegExp, string][] = [
  [/['’]s\b/g, ""],
  [/\bt\s?-?\s?shirt/g, "tshirt"],
  [/\be-?mail/g, "email"],
  [/\bgore[\s-]?tex\b/g, "goretex"],
  [/\bcarry[\s-]?on\b/g, "carryon"],
  [/\bpre-?order/g, "preorder"],
  [/\b(\d+)[\s-]?packs?\b/g, "$1pack"], // a number of pieces, not a bag
];

/** Tokens in order. Compatibility forms are folded (full-width digits and letters), accents of Latin letters dropped. */
export function tokensOf(text: string): Token[] {
  const folded = foldText(text);
  const tokens: Token[] = [];
  for (const [surface] of folded.matchAll(TOKEN)) {
    if (IS_RUN.test(surface)) tokens.push({ kind: "run", surface });
    else for (const part of splitMixed(surface)) tokens.push(word(part));
  }
  return tokens;
}

/** Lower case, compatibility-folded, without accents, with known spellings unified. */
export function foldText(text: string): string {
  let folded = text
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFKC")
    .toLowerCase();
  for (const [pattern, spelling] of SPELLINGS) folded = folded.replace(pattern, spelling);
  return folded;
}

const stems = new Map<string, string>();
const STEMS_MAX = 20_000;

/** Porter stem of a folded Latin word; other words and very short ones unchanged. Remembered: an import repeats words. */
export function stemOf(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const stem = /^[a-z]{3,}$/.test(folded) ? stemmer(folded) : folded;
  if (stems.size >= STEMS_MAX) stems.clear();
  stems.set(folded, stem);
  return stem;
}

function word(surface: string): Token {
  const short = surface.slice(0, WORD_MAX_CHARS);
  return { kind: "word", surface: short, stem: stemOf(short) };
}

/** "防水5000mm" never reaches here, but "5000mm" does: the number and its unit are both worth finding. */
function splitMixed(surface: string): string[] {
  const parts = /^(\d+)([a-z]{1,3})$/.exec(surface);
  return parts?.[1] && parts[2] ? [surface, parts[1]] : [surface];
}
