/**
 * A message made comparable: width and case folded, words and stems for Latin text, character runs for Chinese. Used by
 * every reader of this folder, so that all see the same text.
 */
import { stemmer } from "stemmer";

/** Full-width letters and digits become ordinary ones, curly quotes straight, case lower, spaces single. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/gu, " ").trim();
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Latin words and numbers, with inner apostrophes and hyphens. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{Script=Latin}\p{N}]+(?:['-][\p{Script=Latin}\p{N}]+)*/gu) ?? [];
}

export function stemsOf(folded: string): string[] {
  return wordsOf(folded).map((word) => stemmer(word));
}

/** Runs of one to `longest` neighbouring Chinese characters. */
export function hanRuns(folded: string, longest: number): string[] {
  const runs: string[] = [];
  for (const stretch of folded.match(/\p{Script=Han}+/gu) ?? []) {
    for (let length = 1; length <= longest; length += 1) {
      for (let at = 0; at + length <= stretch.length; at += 1) runs.push(stretch.slice(at, at + length));
    }
  }
  return runs;
}

/** Whether a word or phrase of a lexicon stands in a folded text; Latin ones only as whole words, also in the plural. */
export function containsPhrase(folded: string, phrase: string): boolean {
  const at = folded.indexOf(phrase);
  if (at < 0) return false;
  if (hasHan(phrase)) return true;
  for (let from = at; from >= 0; from = folded.indexOf(phrase, from + 1)) {
    const before = folded[from - 1] ?? " ";
    const end = from + phrase.length;
    const isPlural = folded[end] === "s" && phrase.length >= 3;
    const after = folded[isPlural ? end + 1 : end] ?? " ";
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** A small stable number of a text (FNV-1a), for choosing among equal ways to say a thing. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
