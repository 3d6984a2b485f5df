/**
 * Evaluates a parsed search query over objects of one resource. Each resource lists the filters it knows; a filter it
 * does not know is a loud SANDBOX_NOT_EMULATED, since ignoring it (as the platform does, with a warning) would hide a
 * mistake in the app.
 */
import { parseGid } from "../../domain/gid";
import { badRequest, notEmulated } from "../errors";
import { parseSearch, SearchSyntaxError, type Comparator, type Query } from "./parse";

export type Filter<T> =
  /** Compared as numbers; a gid is read as its number. */
  | { kind: "id" | "number"; get: (item: T) => number | null | (number | null)[] }
  | { kind: "time"; get: (item: T) => number | null }
  /** Whole value, ignoring case; `a,b` means either; a trailing * matches the start. */
  | { kind: "keyword"; get: (item: T) => string | null | string[] }
  /** Words of the value, ignoring case. */
  | { kind: "text"; get: (item: T) => string };

export interface Searchable<T> {
  resource: string;
  filters: Record<string, Filter<T>>;
  /** Text in which words without a field are looked for. */
  defaultText: (item: T) => string;
}

type Term = Extract<Query, { kind: "term" }>;

/** The items that match `query`; all of them when it is null or empty. */
export function search<T>(items: Iterable<T>, query: unknown, on: Searchable<T>, now: number): T[] {
  if (typeof query !== "string" || !query.trim()) return [...items];
  const tree = parse(query);
  checkFields(tree, on);
  return [...items].filter((item) => matches(tree, item, on, now));
}

function parse(query: string): Query {
  try {
    return parseSearch(query);
  } catch (error) {
    if (error instanceof SearchSyntaxError) throw badRequest(error.message);
    throw error;
  }
}

function checkFields<T>(query: Query, on: Searchable<T>): void {
  if (query.kind === "and" || query.kind === "or") query.parts.forEach((part) => checkFields(part, on));
  else if (query.kind === "not") checkFields(query.part, on);
  else if (query.kind === "term" && query.field !== null && !on.filters[query.field])
    throw notEmulated(`search filter ${on.resource}.${query.field}`);
}

function matches<T>(query: Query, item: T, on: Searchable<T>, now: number): boolean {
  switch (query.kind) {
    case "all":
      return true;
    case "and":
      return query.parts.every((part) => matches(part, item, on, now));
    case "or":
      return query.parts.some((part) => matches(part, item, on, now));
    case "not":
      return !matches(query.part, item, on, now);
    case "term": {
      const filter = query.field === null ? null : on.filters[query.field];
      return filter ? matchesFilter(query, filter, item, now) : matchesText(on.defaultText(item), query);
    }
  }
}

function matchesFilter<T>(term: Term, filter: Filter<T>, item: T, now: number): boolean {
  const isAnything = term.isPrefix && term.text === "";
  if (filter.kind === "text") return isAnything ? filter.get(item) !== "" : matchesText(filter.get(item), term);
  const raw = filter.get(item);
  const values = (Array.isArray(raw) ? raw : [raw]).filter((v): v is string | number => v !== null);
  if (isAnything) return values.length > 0;
  if (filter.kind === "keyword") return values.some((value) => matchesKeyword(String(value), term));
  const wanted = term.text.split(",").map((part) => operand(part, filter.kind, now));
  return values.some((value) => wanted.some((limit) => compare(Number(value), term.comparator, limit)));
}

function matchesKeyword(value: string, term: Term): boolean {
  const own = value.toLowerCase();
  const texts = term.isPhrase ? [term.text] : term.text.split(",");
  return texts.some((text) => (term.isPrefix ? own.startsWith(text.toLowerCase()) : own === text.trim().toLowerCase()));
}

/** Words match whole, a prefix matches the start of a word, and a phrase or Chinese text matches anywhere. */
function matchesText(text: string, term: Term): boolean {
  const own = text.toLowerCase();
  const wanted = term.text.toLowerCase();
  if (term.isPhrase || /[^\p{ASCII}]/u.test(wanted)) return own.includes(wanted);
  const words = own.split(/[^\p{L}\p{N}.'-]+/u);
  return words.some((word) => (term.isPrefix ? word.startsWith(wanted) : word === wanted));
}

function operand(text: string, kind: "id" | "number" | "time", now: number): number {
  if (kind === "time") {
    const value = text === "now" ? now : Date.parse(text);
    if (Number.isNaN(value)) throw badRequest(`'${text}' is not a valid date in the search query`);
    return value;
  }
  const value = kind === "id" ? (parseGid(text)?.id ?? Number(text)) : Number(text);
  if (text.trim() === "" || Number.isNaN(value)) throw badRequest(`'${text}' is not a number in the search query`);
  return value;
}

function compare(value: number, comparator: Comparator, limit: number): boolean {
  switch (comparator) {
    case ":":
      return value === limit;
    case ":<":
      return value < limit;
    case ":<=":
      return value <= limit;
    case ":>":
      return value > limit;
    case ":>=":
      return value >= limit;
  }
}
