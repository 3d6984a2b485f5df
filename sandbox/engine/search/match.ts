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
  const matches = matcher(query, on, now);
  return matches ? [...items].filter(matches) : [...items];
}

/** The test that `query` is, with its operands read once; null when every item passes. */
export function matcher<T>(query: unknown, on: Searchable<T>, now: number): ((item: T) => boolean) | null {
  if (typeof query !== "string" || !query.trim()) return null;
  const tree = parse(query);
  checkFields(tree, on);
  return compile(tree, on, now);
}

/** The only ids that can match `query` ("id:1 OR id:2", "handle:mug status:active"), or null when it names none. */
export function idsAskedFor(query: unknown, byHandle?: (handle: string) => number | null): ReadonlySet<number> | null {
  return typeof query === "string" && /\b(id|handle):/.test(query) ? idsIn(parse(query), byHandle) : null;
}

function idsIn(query: Query, byHandle?: (handle: string) => number | null): ReadonlySet<number> | null {
  if (query.kind === "and") return query.parts.map((part) => idsIn(part, byHandle)).find((ids) => ids !== null) ?? null;
  if (query.kind === "or") {
    const all = query.parts.map((part) => idsIn(part, byHandle));
    return all.includes(null) ? null : new Set(all.flatMap((ids) => [...(ids ?? [])]));
  }
  if (query.kind !== "term" || query.comparator !== ":" || query.isPrefix) return null;
  const texts = query.text.split(",").map((text) => text.trim());
  if (query.field === "id") return new Set(texts.map((text) => parseGid(text)?.id ?? Number(text)));
  if (query.field === "handle" && byHandle) return new Set(texts.flatMap((text) => byHandle(text.toLowerCase()) ?? []));
  return null;
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

function compile<T>(query: Query, on: Searchable<T>, now: number): (item: T) => boolean {
  switch (query.kind) {
    case "all":
      return () => true;
    case "and": {
      const parts = query.parts.map((part) => compile(part, on, now));
      return (item) => parts.every((part) => part(item));
    }
    case "or": {
      const parts = query.parts.map((part) => compile(part, on, now));
      return (item) => parts.some((part) => part(item));
    }
    case "not": {
      const part = compile(query.part, on, now);
      return (item) => !part(item);
    }
    case "term": {
      const filter = query.field === null ? null : on.filters[query.field];
      if (filter) return compileFilter(query, filter, now);
      const has = textTest(query);
      return (item) => has(on.defaultText(item));
    }
  }
}

function compileFilter<T>(term: Term, filter: Filter<T>, now: number): (item: T) => boolean {
  const isAnything = term.isPrefix && term.text === "";
  if (filter.kind === "text") {
    const has = isAnything ? (text: string) => text !== "" : textTest(term);
    return (item) => has(filter.get(item));
  }
  if (isAnything) return (item) => anyOf(filter.get(item), () => true);
  if (filter.kind === "keyword") {
    const is = keywordTest(term);
    return (item) => anyOf(filter.get(item), is);
  }
  const { kind } = filter;
  const wanted = term.text.split(",").map((part) => operand(part, kind, now));
  const is = (value: number): boolean => wanted.some((limit) => compare(value, term.comparator, limit));
  return (item) => anyOf(filter.get(item), is);
}

function anyOf<V>(raw: V | null | (V | null)[], is: (value: V) => boolean): boolean {
  if (Array.isArray(raw)) return raw.some((value) => value !== null && is(value));
  return raw !== null && is(raw);
}

function keywordTest(term: Term): (value: string) => boolean {
  const texts = (term.isPhrase ? [term.text] : term.text.split(",")).map((text) => text.toLowerCase());
  if (term.isPrefix) return (value) => texts.some((text) => value.toLowerCase().startsWith(text));
  const whole = texts.map((text) => text.trim());
  return (value) => whole.includes(value.toLowerCase());
}

/** Words match whole, a prefix matches the start of a word, and a phrase or Chinese text matches anywhere. */
function textTest(term: Term): (text: string) => boolean {
  const wanted = term.text.toLowerCase();
  const isAnywhere = term.isPhrase || /[^\p{ASCII}]/u.test(wanted);
  return (text) => {
    const own = text.toLowerCase();
    // Cheap first: what is nowhere in the text is no word of it.
    if (!own.includes(wanted)) return false;
    if (isAnywhere) return true;
    const words = own.split(/[^\p{L}\p{N}.'-]+/u);
    return words.some((word) => (term.isPrefix ? word.startsWith(wanted) : word === wanted));
  };
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
