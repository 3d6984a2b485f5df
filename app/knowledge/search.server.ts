/**
 * Finds the passages of a shop's policies, pages and FAQ that bear on a question, with their source. The find_policy
 * tool calls it. Promises: a passage shares something with the question that matters, in the same language or through
 * the glossary; nothing relevant gives an empty list; same data, same question, same order.
 */
import type { ShopDb } from "~/db.server";
import { policiesAskedFor, policyGlossary } from "./glossary";
import { cleanText } from "./text/clean";
import type { QueryTerm } from "./text/query";
import { anyOf, readQuery } from "./text/query";
import type { DocumentSnapshot, PassageHit } from "./types";

export interface PassageSearch {
  /** The shopper's question as asked, either language. */
  question: string;
  /** Language to prefer when the same thing stands in both. */
  language: "en" | "zh";
  limit: number; // 1..10
}

const QUESTION_MAX_CHARS = 500;
const COVERAGE_FLOOR = 0.25;
/** A word of the policy glossary says more of what is asked than any other. */
const WEIGHT = { known: 1, other: 0.5, weak: 0.25 } as const;
/** A word in the passage's own heading says what it is about; one in its text, that it says something of it. */
const IN_HEADING_BONUS = 0.3;
const IN_TEXT_BONUS = 0.2;
/** Passages that bear on the question much less than the best one are noise beside it. */
const SCORE_OF_BEST = 0.35;

/** Passages, best first. Rare words of the question weigh more than common ones (idf over the shop's passages). */
export async function searchPassages(db: ShopDb, search: PassageSearch): Promise<PassageHit[]> {
  const limit = Math.min(10, Math.max(1, Math.trunc(search.limit) || 1));
  const terms = readQuery(cleanText(search.question).slice(0, QUESTION_MAX_CHARS), policyGlossary);
  const query = anyOf(terms);
  if (query === null) return [];
  const policies = policiesAskedFor(terms);
  // A question of weak words only ("how much?") bears on nothing, unless it names a policy.
  if (terms.every((term) => term.kind === "weak") && policies.length === 0) return [];
  const rows = await passageRows(db, terms, query, { policies, language: search.language, limit });
  const best = rows[0]?.score ?? 0;
  return rows.filter((row) => row.score >= best * SCORE_OF_BEST).map(passageHit);
}

interface PassageRow {
  id: string;
  document_id: string;
  heading: string;
  text: string;
  kind: DocumentSnapshot["kind"];
  title: string;
  url: string | null;
  score: number;
}

interface Preferences {
  policies: string[];
  language: "en" | "zh";
  limit: number;
}

function passageRows(db: ShopDb, terms: QueryTerm[], query: string, wish: Preferences): Promise<PassageRow[]> {
  const kinds = terms.map((term) => (term.kind === "weak" ? WEIGHT.weak : term.isKnown ? WEIGHT.known : WEIGHT.other));
  const inHeading = terms.map((term) => within(term.any, "A"));
  const inText = terms.map((term) => within(term.any, "D"));
  return db.$queryRaw<PassageRow[]>`
    WITH matched AS MATERIALIZED (
      SELECT p.id, p.document_id, p.ordinal, p.search_vector FROM passage p
      WHERE p.shop_id = ${db.shopId} AND p.search_vector @@ ${query}::tsquery
    ), size AS (
      SELECT count(*)::float8 + 1 AS n FROM passage WHERE shop_id = ${db.shopId}
    ), term AS MATERIALIZED (
      SELECT t.exact, t.any_of, t.in_heading, t.in_text, t.kind_weight * ln(1 + size.n / (1 + (
        SELECT count(*) FROM matched m WHERE m.search_vector @@ t.any_of))) AS weight, t.kind_weight
      FROM size, unnest(${terms.map((term) => term.exact)}::tsquery[], ${terms.map((term) => term.any)}::tsquery[],
        ${inHeading}::tsquery[], ${inText}::tsquery[], ${kinds}::float8[])
        AS t(exact, any_of, in_heading, in_text, kind_weight)
    ), total AS (
      SELECT sum(weight) AS weight FROM term
    ), scored AS (
      SELECT m.id, m.document_id, m.ordinal, s.strong,
        (s.weight + ${IN_HEADING_BONUS}::float8 * s.heading_weight + ${IN_TEXT_BONUS}::float8 * s.text_weight) / t.weight
          AS fit, s.weight / t.weight AS coverage,
        ts_rank('{0.3,0.4,0.6,1}', m.search_vector, ${query}::tsquery, 1) AS rank
      FROM matched m CROSS JOIN total t CROSS JOIN LATERAL (
        SELECT sum(CASE WHEN m.search_vector @@ term.exact THEN 1 ELSE 0.85 END * term.weight) AS weight,
          sum(CASE WHEN m.search_vector @@ term.in_heading THEN term.weight ELSE 0 END) AS heading_weight,
          sum(CASE WHEN m.search_vector @@ term.in_text THEN term.weight ELSE 0 END) AS text_weight,
          bool_or(term.kind_weight > ${WEIGHT.weak}::float8) AS strong
        FROM term WHERE m.search_vector @@ term.any_of
      ) s
    )
    SELECT s.id, s.document_id, p.heading, p.text, d.kind, d.title, d.url,
      round((s.fit + 0.6 * s.rank
        + CASE WHEN d.source_key = ANY(${wish.policies}::text[]) THEN 0.25 ELSE 0 END
        + CASE WHEN d.locale LIKE ${`${wish.language}%`} THEN 0.05 ELSE 0 END)::numeric, 6)::float8 AS score
    FROM scored s JOIN passage p ON p.shop_id = ${db.shopId} AND p.id = s.id
      JOIN document d ON d.shop_id = ${db.shopId} AND d.id = s.document_id
    WHERE s.coverage >= ${COVERAGE_FLOOR}::float8 AND (s.strong OR d.source_key = ANY(${wish.policies}::text[]))
    ORDER BY score DESC, d.source_key, s.ordinal LIMIT ${wish.limit}::int`;
}

/** The same query over the parts of these weights only, see documents.server.ts. */
function within(query: string, weights: string): string {
  return query.replace(/'([^']+)'/g, `'$1':${weights}`);
}

function passageHit(row: PassageRow): PassageHit {
  return {
    passageId: row.id,
    documentId: row.document_id,
    heading: row.heading,
    text: row.text,
    score: row.score,
    source: { kind: row.kind === "shipping" ? "policy" : row.kind, title: row.title, url: row.url },
  };
}
