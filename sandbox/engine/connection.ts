/**
 * Connections as the platform pages them: `first` or `last` is required, at most 250 rows, cursors are opaque and
 * stable (they name the last row's sort value and id, so a row that vanished does not shift the next page).
 * Resolvers call `connection` with their rows in any order.
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
  const sorted = rows.sort(compareRows);
  if (args["reverse"] === true) sorted.reverse();
  const page = ctx.isBulk ? { rows: sorted, before: false, after: false } : slice(sorted, args);
  const edges = page.rows.map((row) => ({ cursor: encode(row), node: row.node }));
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

function slice<T>(sorted: Row<T>[], args: Args): { rows: Row<T>[]; before: boolean; after: boolean } {
  const first = pageSize(args, "first");
  const last = pageSize(args, "last");
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const direction = args["reverse"] === true ? -1 : 1;
  const after = decode(args["after"]);
  const before = decode(args["before"]);
  const isAfter = (row: Row<T>): boolean => !after || direction * compareKeys(row, after) > 0;
  const isBefore = (row: Row<T>): boolean => !before || direction * compareKeys(row, before) < 0;
  const window = sorted.filter((row) => isAfter(row) && isBefore(row));
  const rows = first !== null ? window.slice(0, first) : window.slice(Math.max(0, window.length - (last ?? 0)));
  const start = rows[0] ? sorted.indexOf(rows[0]) : 0;
  const hasEarlier = rows.length ? start > 0 : after !== null && sorted.length > 0;
  return { rows, before: hasEarlier, after: rows.length > 0 && start + rows.length < sorted.length };
}

function pageSize(args: Args, name: "first" | "last"): number | null {
  const value = args[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || value < 0) throw badRequest(`${name} must be a positive number`);
  if (value > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  return value;
}

interface Key {
  id: number;
  value: SortValue;
}

function compareRows(a: Key, b: Key): number {
  return compareKeys(a, b);
}

function compareKeys(a: Key, b: Key): number {
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
