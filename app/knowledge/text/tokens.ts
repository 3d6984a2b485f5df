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

/** Plain English, as most shops write: it needs no folding, and its words are found several times as fast. */
const IS_ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;
const STARTS_WITH_DIGIT = /^[0-9]/;

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
  const tokens: Token[] = [];
  eachToken(text, (kind, surface) => void tokens.push(kind === "run" ? { kind, surface } : word(surface)));
  return tokens;
}

/** The same one by one, without an object for each: an import reads millions. */
export function eachToken(text: string, take: (kind: Token["kind"], surface: string) => void): void {
  const folded = foldText(text);
  // `match` gives all words in one native call; a shop's text is short enough for it.
  if (IS_ASCII.test(folded)) for (const surface of folded.match(ASCII_WORD) ?? []) eachPart(surface, take);
  else
    for (const surface of folded.match(TOKEN) ?? []) {
      if (IS_RUN.test(surface)) take("run", surface);
      else eachPart(surface, take);
    }
}

/** Lower case, compatibility-folded, without accents, with known spellings unified. */
export function foldText(text: string): string {
  let folded = IS_ASCII.test(text) ? text.toLowerCase() : foldLetters(text);
  for (const [pattern, spelling] of SPELLINGS) folded = folded.replace(pattern, spelling);
  return folded;
}

function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFKC")
    .toLowerCase();
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
  const short = shortWord(surface);
  return { kind: "word", surface: short, stem: stemOf(short) };
}

/** What of a word is kept: nobody searches for more of it. */
export function shortWord(surface: string): string {
  return surface.length <= WORD_MAX_CHARS ? surface : surface.slice(0, WORD_MAX_CHARS);
}

/** "防水5000mm" never reaches here, but "5000mm" does: the number and its unit are both worth finding. */
function eachPart(surface: string, take: (kind: "word", surface: string) => void): void {
  take("word", surface);
  if (!STARTS_WITH_DIGIT.test(surface)) return;
  const parts = /^(\d+)([a-z]{1,3})$/.exec(surface);
  if (parts?.[1]) take("word", parts[1]);
  if (parts?.[2]) take("word", parts[2]);
}
