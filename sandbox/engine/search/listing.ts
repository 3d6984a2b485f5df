/**
 * A root connection over all objects of a kind: search query, sort key, page. Products, variants, orders and customers
 * go through here, so that a page out of 100,000 or more comes in milliseconds: the order is kept between requests, and
 * a query that names ids looks only at those.
 */
import { revisionOf } from "../../domain/revision";
import { compareKeys, sortedConnection, type Connection, type Row, type SortValue } from "../connection";
import type { Args, Ctx } from "../context";
import { sortedRows } from "../sorted-rows";
import { idsAskedFor, matcher, type Searchable } from "./match";

export interface Listing<T, N> {
  items: ReadonlyMap<number, T>;
  searchable: Searchable<T>;
  sortKey: string;
  sortValue: (item: T) => SortValue;
  toNode: (item: T) => N;
  /** The one item with a handle, where the resource has handles. */
  byHandle?: (handle: string) => number | null;
  /** Leaves out what the installation may not see. */
  isVisible?: (item: T) => boolean;
}

export function listing<T, N>(of: Listing<T, N>, args: Args, ctx: Ctx): Connection<N> {
  const matches = matcher(args["query"], of.searchable, ctx.world.now());
  const { isVisible } = of;
  const keep = !isVisible ? matches : !matches ? isVisible : (item: T) => isVisible(item) && matches(item);
  const ids = idsAskedFor(args["query"], of.byHandle);
  if (ids) return sortedConnection(rowsOf(of, ids), keep, of.toNode, args, ctx);
  const rows = sortedRows(of.items, of.sortKey, of.sortValue, revisionOf(ctx.shop));
  return sortedConnection(rows, keep, of.toNode, args, ctx);
}

function rowsOf<T, N>(of: Listing<T, N>, ids: ReadonlySet<number>): Row<T>[] {
  const rows: Row<T>[] = [];
  for (const id of ids) {
    const node = of.items.get(id);
    if (node !== undefined) rows.push({ id, value: of.sortValue(node), node });
  }
  return rows.sort(compareKeys);
}
