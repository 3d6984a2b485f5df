/**
 * Product search: words of either language to products of one shop, with hard constraints. The agent's tools call it.
 * Promises: every hit has a variant that satisfies all constraints at once; words that match nothing give no hits;
 * same data, same question, same order.
 */
import type { QueryTerm } from "~/knowledge/index.server";
import { cleanText, readQuery } from "~/knowledge/index.server";
import type { ShopDb } from "~/db.server";
import { colorFamily, normaliseSize } from "../attributes";
import { toMinor } from "../money";
import type { ProductConstraints, ProductSearch, ProductSearchResult } from "../types";
import type { Candidate, Filters, Found } from "./candidates.server";
import { findByWords, hasFilters, listByFilters } from "./candidates.server";
import { productGlossary } from "./glossary";
import { nearMissesOf } from "./near-misses.server";
import { correctTypos } from "./typos.server";
import type { Wish } from "./wish";
import { readWish } from "./wish";

const TEXT_MAX_CHARS = 500;
const NEAR_MISS_CANDIDATES = 40;
const PRICE_MAX_MINOR = 2_147_483_647;

/**
 * Products for a shopper's words and constraints. Constraints that the words state outright ("under $150", "大号") are
 * enforced too, unless the same kind is given as a constraint. With no words, what satisfies the constraints, buyable
 * and newest first; with neither, nothing.
 * @param search `limit` is held to 1..20
 */
export async function searchProducts(db: ShopDb, search: ProductSearch): Promise<ProductSearchResult> {
  const limit = Math.min(20, Math.max(1, Math.trunc(search.limit) || 1));
  const wish = readWish(cleanText(search.text).slice(0, TEXT_MAX_CHARS));
  const filters = await filtersOf(db, search.constraints, wish);
  const terms = readQuery(wish.text, productGlossary);
  if (terms.length === 0 && !hasFilters(filters)) return { hits: [], nearMisses: [] };
  if (terms.length === 0) {
    const listed = await listByFilters(db, filters, limit);
    return { hits: inOrder(listed).map(hit), nearMisses: [] };
  }
  const { found, used } = await findForgiving(db, terms, filters, limit * 2);
  const hits = inOrder(found.candidates).slice(0, limit).map(hit);
  if (hits.length > 0 || !hasFilters(filters) || found.matchedTerms === 0) return { hits, nearMisses: [] };
  const relevant = await findByWords(db, used, null, NEAR_MISS_CANDIDATES);
  return { hits, nearMisses: await nearMissesOf(db, relevant.candidates, filters) };
}

/** Searches, and once more with corrected spelling when a word is neither known nor anywhere in the shop. */
async function findForgiving(
  db: ShopDb,
  terms: QueryTerm[],
  filters: Filters,
  limit: number,
): Promise<{ found: Found; used: QueryTerm[] }> {
  const found = await findByWords(db, terms, filters, limit);
  const strange = terms.filter((term, index) => !term.isKnown && (found.matchedTerms & (1 << index)) === 0);
  if (strange.length === 0) return { found, used: terms };
  const corrections = await correctTypos(db, strange);
  if (corrections.size === 0) return { found, used: terms };
  const text = terms.map((term) => corrections.get(term.surface) ?? term.surface).join(" ");
  const used = readQuery(text, productGlossary);
  return { found: await findByWords(db, used, filters, limit), used };
}

async function filtersOf(db: ShopDb, given: ProductConstraints, wish: Wish): Promise<Filters> {
  const hasGivenPrice = given.priceMinMinor !== undefined || given.priceMaxMinor !== undefined;
  const hasSaidPrice = wish.priceMin !== null || wish.priceMax !== null;
  const currency = hasSaidPrice && !hasGivenPrice ? await currencyOf(db) : "USD";
  const said = (units: number | null) => (hasGivenPrice || units === null ? null : toMinor(units, currency));
  const sizes = given.sizes?.length ? given.sizes.flatMap((size) => normaliseSize(size) ?? []) : wish.sizes;
  const colors = given.colors?.length
    ? given.colors.map((color) => colorFamily(color) ?? color.toLowerCase().trim())
    : wish.colors;
  return {
    priceMin: bounded(given.priceMinMinor ?? said(wish.priceMin)),
    priceMax: bounded(given.priceMaxMinor ?? said(wish.priceMax)),
    sizes,
    colors,
    inStockOnly: given.inStockOnly ?? false,
    productTypes: (given.productTypes ?? []).map((type) => type.toLowerCase().trim()),
  };
}

/** The column is a 32-bit integer: a limit beyond it is its end. */
function bounded(minor: number | null): number | null {
  return minor === null ? null : Math.max(0, Math.min(PRICE_MAX_MINOR, Math.round(minor)));
}

async function currencyOf(db: ShopDb): Promise<string> {
  const shop = await db.shop.findFirst({ select: { currency: true } });
  return shop?.currency ?? "USD";
}

/** What can be bought as wished comes before what is sold out as wished; otherwise the order stays. */
function inOrder(candidates: Candidate[]): Candidate[] {
  return [
    ...candidates.filter((candidate) => candidate.hasFittingStock),
    ...candidates.filter((candidate) => !candidate.hasFittingStock),
  ];
}

function hit({ gid, handle, score, fitting }: Candidate): ProductSearchResult["hits"][number] {
  return { gid, handle, score, fittingVariantGids: fitting };
}
