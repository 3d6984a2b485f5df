/**
 * The two statements of product search. One finds what the words mean and what of it satisfies every constraint on a
 * single variant; the other lists by constraints alone. search.server.ts calls them; nothing else touches the SQL.
 */
import type { QueryTerm } from "~/knowledge/index.server";
import { anyOf } from "~/knowledge/index.server";
import type { ShopDb } from "~/db.server";

/** All given and normalised; null and empty mean "no wish". Prices in minor units. */
export interface Filters {
  priceMin: number | null;
  priceMax: number | null;
  sizes: string[];
  colors: string[];
  inStockOnly: boolean;
  productTypes: string[];
}

export interface Candidate {
  gid: string;
  handle: string;
  isAvailable: boolean;
  score: number;
  /** Variants that satisfy every constraint, cheapest first. */
  fitting: string[];
  hasFittingStock: boolean;
}

export interface Found {
  candidates: Candidate[];
  /** Bit i is set when something in the shop matches term i. */
  matchedTerms: number;
}

/** Weights of a term's kind in coverage, and of a synonym against the word itself. */
const TERM_WEIGHT = { thing: 1, quality: 0.8, weak: 0.2 } as const;
const SYNONYM_WORTH = { thing: 0.7, quality: 0.85, weak: 0.8 } as const;
/** A product must have this share of the question, and cover this share of what the best product covers. */
const BREADTH_FLOOR = 0.3;
const COVERAGE_OF_BEST = 0.62;

/**
 * Products by relevance. A product counts only when it is one of the things asked for: by its title, type, tags or
 * vendor if any product is, else by its options, facts and collections; a mention in a description makes it none. Only
 * products on sale in the online store.
 * @param withFilters false ranks without constraints, for near misses
 */
export async function findByWords(
  db: ShopDb,
  terms: QueryTerm[],
  filters: Filters | null,
  limit: number,
): Promise<Found> {
  const exactQuery = anyOf(terms, "exact");
  const query = anyOf(terms);
  // A product without any of the things asked for never counts, so only those that have one are read at all.
  const wanted = anyOf(terms.filter((term) => term.kind === "thing")) ?? query;
  if (query === null) return { candidates: [], matchedTerms: 0 };
  const things = maskOf(terms, (term) => term.kind === "thing");
  const heads = maskOf(terms, (term) => term.isHead);
  const total = terms.reduce((sum, term) => sum + TERM_WEIGHT[term.kind], 0);
  const f = filters ?? NO_FILTERS;
  const rows = await db.$queryRaw<(RawCandidate & { matched: number | null })[]>`
    WITH term AS MATERIALIZED (
      SELECT * FROM unnest(${terms.map((term) => term.exact)}::tsquery[], ${terms.map((term) => term.any)}::tsquery[],
        ${terms.map((term) => within(term.any, "AB"))}::tsquery[], ${terms.map((term) => within(term.any, "ABC"))}::tsquery[], ${terms.map((term) => TERM_WEIGHT[term.kind])}::float8[],
        ${terms.map((term) => SYNONYM_WORTH[term.kind])}::float8[], ${terms.map((_, index) => 1 << index)}::int[])
        AS t(exact, any_of, strong, plain, weight, synonym, bit)
    ), matched AS MATERIALIZED (
      SELECT p.gid, p.handle, p.is_available, p.search_vector, s.coverage, s.breadth, s.bits, s.strong_bits, s.plain_bits
      FROM (SELECT ${wanted}::tsquery AS query OFFSET 0) wanted -- not folded in: keeps the planner on the word index
        JOIN product p ON p.search_vector @@ wanted.query CROSS JOIN LATERAL (
        SELECT sum(CASE WHEN p.search_vector @@ t.exact THEN t.weight ELSE t.weight * t.synonym END) / ${total}::float8
          AS coverage, sum(t.weight) / ${total}::float8 AS breadth, bit_or(t.bit) AS bits,
          coalesce(bit_or(t.bit) FILTER (WHERE p.search_vector @@ t.strong), 0) AS strong_bits,
          coalesce(bit_or(t.bit) FILTER (WHERE p.search_vector @@ t.plain), 0) AS plain_bits
        FROM term t WHERE p.search_vector @@ t.any_of
      ) s
      WHERE p.shop_id = ${db.shopId} AND p.is_sellable
    ), known AS (
      SELECT bit_or(bits) AS bits, bit_or(strong_bits) & ${heads}::int AS heads,
        bit_or(strong_bits) & ${things}::int AS things FROM matched
    ), relevant AS (
      SELECT m.* FROM matched m, known k WHERE m.breadth >= ${BREADTH_FLOOR}::float8 AND CASE
        WHEN k.heads <> 0 THEN m.strong_bits & k.heads <> 0
        WHEN k.things <> 0 THEN m.strong_bits & k.things <> 0
        WHEN ${things}::int <> 0 THEN m.plain_bits & ${things}::int <> 0
        ELSE true END
    ), ranked AS (
      SELECT r.gid, r.handle, r.is_available, round((CASE WHEN r.is_available THEN 1 ELSE 0.85 END *
        (0.7 * r.coverage + 0.3 * greatest(ts_rank('{0.1,0.3,0.6,1}', r.search_vector, ${exactQuery}::tsquery),
          0.5 * ts_rank('{0.1,0.3,0.6,1}', r.search_vector, ${query}::tsquery))))::numeric, 6) AS score
      FROM relevant r WHERE r.coverage >= ${COVERAGE_OF_BEST}::float8 * (SELECT max(coverage) FROM relevant)
      ORDER BY score DESC, r.handle LIMIT ${hasFilters(f) ? null : limit}::int
    ), fitted AS (
      SELECT r.*, v.fitting, v.has_stock FROM (SELECT * FROM ranked ORDER BY score DESC, handle) r CROSS JOIN LATERAL (
        SELECT array_agg(v.gid ORDER BY v.price_minor NULLS LAST, v.position, v.gid) AS fitting,
          coalesce(bool_or(v.is_available), false) AS has_stock
        FROM variant v WHERE v.shop_id = ${db.shopId} AND v.product_gid = r.gid
          AND (${f.priceMin}::int IS NULL OR v.price_minor >= ${f.priceMin}::int)
          AND (${f.priceMax}::int IS NULL OR v.price_minor <= ${f.priceMax}::int)
          AND (cardinality(${f.sizes}::text[]) = 0 OR v.sizes && ${f.sizes}::text[])
          AND (cardinality(${f.colors}::text[]) = 0 OR v.colors && ${f.colors}::text[])
          AND (NOT ${f.inStockOnly}::boolean OR v.is_available)
      ) v
      WHERE v.fitting IS NOT NULL AND (cardinality(${f.productTypes}::text[]) = 0 OR EXISTS (
        SELECT 1 FROM product p WHERE p.shop_id = ${db.shopId} AND p.gid = r.gid
          AND lower(p.product_type) = ANY(${f.productTypes}::text[])))
      ORDER BY r.score DESC, r.handle LIMIT ${limit}::int
    )
    SELECT k.bits AS matched, f.gid, f.handle, f.is_available, f.score::float8 AS score, f.fitting, f.has_stock
    FROM known k LEFT JOIN fitted f ON true ORDER BY f.score DESC, f.handle`;
  return { candidates: rows.flatMap(candidate), matchedTerms: rows[0]?.matched ?? 0 };
}

/** Products that satisfy the constraints: what can be bought first, then the newest. */
export async function listByFilters(db: ShopDb, f: Filters, limit: number): Promise<Candidate[]> {
  const rows = await db.$queryRaw<RawCandidate[]>`
    SELECT p.gid, p.handle, p.is_available, 0::float8 AS score, v.fitting, v.has_stock
    FROM (
      SELECT gid, handle, is_available, shop_created_at FROM product
      WHERE shop_id = ${db.shopId} AND is_sellable AND (is_available OR NOT ${f.inStockOnly}::boolean)
        AND (${f.priceMin}::int IS NULL OR max_price_minor >= ${f.priceMin}::int)
        AND (${f.priceMax}::int IS NULL OR min_price_minor <= ${f.priceMax}::int)
        AND (cardinality(${f.productTypes}::text[]) = 0 OR lower(product_type) = ANY(${f.productTypes}::text[]))
      ORDER BY is_available DESC, shop_created_at DESC NULLS LAST, handle
    ) p CROSS JOIN LATERAL (
      SELECT array_agg(v.gid ORDER BY v.price_minor NULLS LAST, v.position, v.gid) AS fitting,
        coalesce(bool_or(v.is_available), false) AS has_stock
      FROM variant v WHERE v.shop_id = ${db.shopId} AND v.product_gid = p.gid
        AND (${f.priceMin}::int IS NULL OR v.price_minor >= ${f.priceMin}::int)
        AND (${f.priceMax}::int IS NULL OR v.price_minor <= ${f.priceMax}::int)
        AND (cardinality(${f.sizes}::text[]) = 0 OR v.sizes && ${f.sizes}::text[])
        AND (cardinality(${f.colors}::text[]) = 0 OR v.colors && ${f.colors}::text[])
        AND (NOT ${f.inStockOnly}::boolean OR v.is_available)
    ) v
    WHERE v.fitting IS NOT NULL
    ORDER BY p.is_available DESC, p.shop_created_at DESC NULLS LAST, p.handle LIMIT ${limit}::int`;
  return rows.flatMap(candidate);
}

export function hasFilters(f: Filters): boolean {
  const lists = f.sizes.length + f.colors.length + f.productTypes.length;
  return lists > 0 || f.priceMin !== null || f.priceMax !== null || f.inStockOnly;
}

const NO_FILTERS: Filters = {
  priceMin: null,
  priceMax: null,
  sizes: [],
  colors: [],
  inStockOnly: false,
  productTypes: [],
};

interface RawCandidate {
  gid: string | null;
  handle: string | null;
  is_available: boolean | null;
  score: number | null;
  fitting: string[] | null;
  has_stock: boolean | null;
}

function candidate(row: RawCandidate): Candidate[] {
  if (row.gid === null || row.handle === null) return [];
  return [
    {
      gid: row.gid,
      handle: row.handle,
      isAvailable: row.is_available ?? false,
      score: row.score ?? 0,
      fitting: row.fitting ?? [],
      hasFittingStock: row.has_stock ?? false,
    },
  ];
}

/** The same query over the fields of these weights only, see lexemesOf. */
function within(query: string, weights: string): string {
  return query.replace(/'([^']+)'/g, `'$1':${weights}`);
}

function maskOf(terms: QueryTerm[], isIn: (term: QueryTerm) => boolean): number {
  return terms.reduce((mask, term, index) => (isIn(term) ? mask | (1 << index) : mask), 0);
}
