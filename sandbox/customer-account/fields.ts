/**
 * What the Customer Account API's resolvers are given, and how it pages: opaque cursors by position, `first` or `last`
 * required. Used by registry.ts and its types; the Admin API's own connections stay apart, as they know scopes and bulk.
 */
import type { Customer, ShopState, World } from "../domain/types";
import type { Args } from "../engine/context";
import { badRequest } from "../engine/errors";

export interface CustomerCtx {
  world: World;
  shop: ShopState;
  /** The customer who is signed in: nothing of anyone else is ever found. */
  customer: Customer;
}

export type CustomerFields<S> = Record<string, (source: S, args: Args, ctx: CustomerCtx) => unknown>;
export type ErasedCustomerFields = Record<string, (source: unknown, args: Args, ctx: CustomerCtx) => unknown>;

/** Erases the source type; graphql-js gives each field the source its parent made. */
export function fields<S>(own: CustomerFields<S>): ErasedCustomerFields {
  const erased: ErasedCustomerFields = {};
  for (const [name, resolve] of Object.entries(own))
    erased[name] = (source, args, ctx) => resolve(source as S, args, ctx);
  return erased;
}

const MAX_PAGE = 250;

/** A page of rows that stand in their order. */
export function page<T, N>(rows: readonly T[], args: Args, toNode: (row: T) => N): object {
  const all = args["reverse"] === true ? [...rows].reverse() : rows;
  const first = size(args, "first");
  const last = size(args, "last");
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const from = args["after"] == null ? 0 : position(args["after"]) + 1;
  const to = args["before"] == null ? all.length : position(args["before"]);
  const start = first !== null ? from : Math.max(from, to - (last ?? 0));
  const end = first !== null ? Math.min(to, from + first) : to;
  const edges = all.slice(start, end).map((row, index) => ({ cursor: cursor(start + index), node: toNode(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function size(args: Args, name: "first" | "last"): number | null {
  const value = args[name];
  if (value == null) return null;
  if (typeof value !== "number" || value < 0 || value > MAX_PAGE) throw badRequest(`${name} must be from 0 to 250`);
  return value;
}

const cursor = (at: number): string => Buffer.from(`row:${at}`).toString("base64");

function position(value: unknown): number {
  const match = /^row:(\d+)$/.exec(Buffer.from(String(value), "base64").toString("utf8"));
  if (!match) throw badRequest("Invalid cursor for current pagination sort.");
  return Number(match[1]);
}
