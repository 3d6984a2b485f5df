/**
 * How often a shop has changed in this process, as far as it was announced or touched. Indexes over long lists ask, to
 * know whether looking through the list again can bring anything new; world.ts counts.
 */
import type { ShopState } from "./types";

const revisions = new WeakMap<ShopState, number>();

export function revisionOf(shop: ShopState): number {
  return revisions.get(shop) ?? 0;
}

export function countChange(shop: ShopState): void {
  revisions.set(shop, revisionOf(shop) + 1);
}
