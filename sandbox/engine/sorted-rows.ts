/**
 * Long lists kept in the order of a sort key between requests, so that paging through 100,000 products sorts them once.
 * The root queries use it through search/listing.ts. Nothing has to be told of changes: when the shop may have changed,
 * the next call looks at each item's sort value again and puts what moved, came or went in its place.
 */
import { compareKeys, type Row, type SortValue } from "./connection";

interface Kept<T> {
  rows: Row<T>[];
  ids: Set<number>;
  revision: number;
  checkedAtMs: number;
}

const keptBy = new WeakMap<object, Map<string, Kept<unknown>>>();

/** From here on an order is believed for a moment while the shop's revision stands still. */
const LONG = 2_000;
const BELIEVED_MS = 1_000;

/** The items as rows in the order of `key`. The array is reused: read it before the next call and do not change it. */
export function sortedRows<T>(
  items: ReadonlyMap<number, T>,
  key: string,
  value: (item: T) => SortValue,
  revision: number,
): readonly Row<T>[] {
  const orders = orderings(items);
  const known = orders.get(key) as Kept<T> | undefined;
  if (!known) {
    const rows = [...items].map(([id, node]) => ({ id, value: value(node), node })).sort(compareKeys);
    orders.set(key, { rows, ids: new Set(items.keys()), revision, checkedAtMs: performance.now() });
    return rows;
  }
  const ageMs = performance.now() - known.checkedAtMs;
  const isSame = known.revision === revision && known.rows.length === items.size && items.size > LONG;
  if (isSame && ageMs < BELIEVED_MS) return known.rows;
  refresh(known, items, value);
  known.revision = revision;
  return known.rows;
}

function orderings(items: object): Map<string, Kept<unknown>> {
  let orders = keptBy.get(items);
  if (!orders) keptBy.set(items, (orders = new Map()));
  return orders;
}

function refresh<T>(kept: Kept<T>, items: ReadonlyMap<number, T>, value: (item: T) => SortValue): void {
  const { rows, ids } = kept;
  let isMoved = false;
  let left = 0;
  for (const row of rows) {
    const item = items.get(row.id);
    if (item === undefined) {
      ids.delete(row.id);
      continue;
    }
    row.node = item;
    const now = value(item);
    if (now !== row.value) {
      row.value = now;
      isMoved = true;
    }
    rows[left] = row;
    left += 1;
  }
  rows.length = left;
  if (ids.size < items.size)
    for (const [id, node] of items) {
      if (ids.has(id)) continue;
      ids.add(id);
      rows.push({ id, value: value(node), node });
      isMoved = true;
    }
  // Nearly sorted already: the built-in merge sort needs little more than one pass.
  if (isMoved) rows.sort(compareKeys);
  kept.checkedAtMs = performance.now();
}
