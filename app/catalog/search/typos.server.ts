/**
 * The second try for words that nothing in the shop has: the nearest word of the glossary or of a product's title.
 * search.server.ts calls it only then, as trigram look-ups cost more than the search itself.
 */
import type { QueryTerm } from "~/knowledge/index.server";
import { foldText, stemOf } from "~/knowledge/index.server";
import type { ShopDb } from "~/db.server";
import { productGlossary } from "./glossary";

const WORD_MIN_CHARS = 4;
const TITLES_MAX = 60;

/** Corrections by the word as asked, e.g. "jackt" → "jacket"; words with no near one are left out. */
export async function correctTypos(db: ShopDb, terms: QueryTerm[]): Promise<Map<string, string>> {
  const corrections = new Map<string, string>();
  for (const { surface } of terms) {
    if (surface.length < WORD_MIN_CHARS || !/^[a-z]+$/.test(surface)) continue;
    const word = nearest(surface, await titleWords(db, surface)) ?? nearest(surface, glossaryWords());
    if (word) corrections.set(surface, word);
  }
  return corrections;
}

async function titleWords(db: ShopDb, word: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT title FROM product WHERE shop_id = ${db.shopId} AND is_sellable AND ${word} <% lower(title)
    ORDER BY word_similarity(${word}, lower(title)) DESC, title LIMIT ${TITLES_MAX}`;
  return [...new Set(rows.flatMap((row) => foldText(row.title).match(/[a-z]{3,}/g) ?? []))];
}

function glossaryWords(): string[] {
  return [...productGlossary.concepts.keys()].filter((key) => /^[a-z]{3,}$/.test(key));
}

/** The word with the fewest edits that is near enough; ties go to the first in the alphabet. */
function nearest(word: string, candidates: string[]): string | null {
  const allowed = word.length <= 5 ? 1 : 2;
  const near = candidates
    .filter((candidate) => candidate !== word && (candidate[0] === word[0] || word.length > 6))
    .map((candidate) => ({
      candidate,
      edits: Math.min(distance(word, candidate), distance(stemOf(word), stemOf(candidate))),
    }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return near[0]?.candidate ?? null;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
