/**
 * Connections as the platform pages them: `first` or `last` is required, at most 250 rows, cursors are opaque and
 * stable (they name the last row's sort value and id, so a row that vanished does not shift the next page).
 * Resolvers call `connection` with their rows in any order, or `sortedConnection` with long lists kept in order.
 */
import type { Args, Ctx } from "./context";
import { badRequest } from "./errors";

/** Source: https://shopify.dev/docs/api/usage/limits-graphql-admin */
export const MAX_PAGE = 250;

export type SortValue = string | number;

export interface Row<T> {
  id: number;
  /** What the connection is sorted by; rows with equal values are ordered by id. */
  value: SortValue;
  node: T;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export function connection<T>(rows: Row<T>[], args: Args, ctx: Ctx): Connection<T> {
  return sortedConnection(rows.sort(compareKeys), null, (node) => node, args, ctx);
}

/**
 * Pages rows that already stand in their order. Only the page's own rows are looked at, and as many more as `keep`
 * refuses, so that a page of a list of 100,000 costs no more than one of 1,000.
 */
export function sortedConnection<T, N>(
  rows: readonly Row<T>[],
  keep: ((item: T) => boolean) | null,
  toNode: (item: T) => N,
  args: Args,
  ctx: Ctx,
): Connection<N> {
  const order = new Walk(rows, keep, args["reverse"] === true);
  // The bulk runner gives page sizes to the roots alone; below them everything is asked for.
  const isWhole = ctx.isBulk && args["first"] == null && args["last"] == null;
  const page = isWhole
    ? { rows: order.upTo(0, rows.length, rows.length), before: false, after: false }
    : slice(order, args);
  const edges = page.rows.map(({ row }) => ({ cursor: encode(row), node: toNode(row.node) }));
  return {
    edges,
    nodes: edges.map((e) => e.node),
    pageInfo: {
      hasNextPage: page.after,
      hasPreviousPage: page.before,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Rows that keep the order they come in. */
export function inOrder<T>(items: readonly T[], id: (item: T) => number): Row<T>[] {
  return items.map((node, index) => ({ id: id(node), value: index, node }));
}

/** A list field with `first` (not a connection), e.g. Order.fulfillments. */
export function firstOf<T>(items: readonly T[], args: Args): T[] {
  const first = args["first"];
  return typeof first === "number" ? items.slice(0, first) : [...items];
}

interface Found<T> {
  row: Row<T>;
  at: number;
}

/** The rows in reading order (turned round by `reverse`), of which only the kept ones can be seen. */
class Walk<T> {
  readonly #rows: readonly Row<T>[];
  readonly #keep: ((item: T) => boolean) | null;
  readonly #isReversed: boolean;

  constructor(rows: readonly Row<T>[], keep: ((item: T) => boolean) | null, isReversed: boolean) {
    this.#rows = rows;
    this.#keep = keep;
    this.#isReversed = isReversed;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The kept rows from `from` (inclusive) to `to`, at most `limit`. */
  upTo(from: number, to: number, limit: number): Found<T>[] {
    const found: Found<T>[] = [];
    for (let at = from; at < to && found.length < limit; at += 1) this.#see(at, found);
    return found;
  }

  /** The last `limit` kept rows before `to`, in reading order. */
  downFrom(to: number, from: number, limit: number): Found<T>[] {
    const found: Found<T>[] = [];
    for (let at = to - 1; at >= from && found.length < limit; at -= 1) this.#see(at, found);
    return found.reverse();
  }

  /** First place whose row stands behind `key` (or at it, when `isInclusive`). */
  placeOf(key: Key, isInclusive: boolean): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const compared = compareKeys(this.#at(middle), key) * (this.#isReversed ? -1 : 1);
      if (compared > 0 || (isInclusive && compared === 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #at(index: number): Row<T> {
    return this.#rows[this.#isReversed ? this.length - 1 - index : index] as Row<T>;
  }

  #see(at: number, found: Found<T>[]): void {
    const row = this.#at(at);
    if (!this.#keep || this.#keep(row.node)) found.push({ row, at });
  }
}

function slice<T>(order: Walk<T>, args: Args): { rows: Found<T>[]; before: boolean; after: boolean } {
  const first = pageSize(args, "first");
  const last = pageSize(args, "last");
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const after = decode(args["after"]);
  const before = decode(args["before"]);
  const from = after ? order.placeOf(after, false) : 0;
  const to = before ? order.placeOf(before, true) : order.length;
  const rows = first !== null ? order.upTo(from, to, first) : order.downFrom(to, from, last ?? 0);
  const [head, tail] = [rows[0], rows.at(-1)];
  if (!head || !tail)
    return { rows, before: after !== null && order.upTo(0, order.length, 1).length > 0, after: false };
  return {
    rows,
    before: order.downFrom(head.at, 0, 1).length > 0,
    after: order.upTo(tail.at + 1, order.length, 1).length > 0,
  };
}

function pageSize(args: Args, name: "first" | "last"): number | null {
  const value = args[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || value < 0) throw badRequest(`${name} must be a positive number`);
  if (value > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  return value;
}

export interface Key {
  id: number;
  value: SortValue;
}

export function compareKeys(a: Key, b: Key): number {
  if (typeof a.value === "number" && typeof b.value === "number") return a.value - b.value || a.id - b.id;
  const left = String(a.value);
  const right = String(b.value);
  if (left === right) return a.id - b.id;
  return left < right ? -1 : 1;
}

function encode(key: Key): string {
  return Buffer.from(JSON.stringify({ last_id: key.id, last_value: key.value })).toString("base64");
}

function decode(cursor: unknown): Key | null {
  if (cursor === undefined || cursor === null) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(String(cursor), "base64").toString("utf8"));
    if (parsed && typeof parsed === "object" && "last_id" in parsed && "last_value" in parsed) {
      const { last_id: id, last_value: value } = parsed;
      if (typeof id === "number" && (typeof value === "number" || typeof value === "string")) return { id, value };
    }
  } catch {
    // Falls through: whatever it was, it is not one of our cursors.
  }
  throw badRequest("Invalid cursor for current pagination sort.");
}
