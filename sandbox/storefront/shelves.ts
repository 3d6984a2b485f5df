/**
 * The storefront's ready-made lists of what it shows: all goods, the best sellers, the goods of a type. Pages ask for
 * them on every request; for a long catalogue they are made once and kept for as long as it stays the same.
 */
import { isListed, isProductAvailable } from "../domain/catalogue-facts";
import { revisionOf } from "../domain/revision";
import type { Product, ShopState } from "../domain/types";

export interface Shelves {
  /** What lists may show, in the catalogue's order. */
  listed: readonly Product[];
  /** What can be bought of it, best sellers first. */
  best: readonly Product[];
  /** The same by product type. */
  bestOfType: ReadonlyMap<string, readonly Product[]>;
}

/** From here on keeping lists is worth the check whether they still hold. */
const LONG = 2_000;

/** How long lists are believed while nothing was announced, before the catalogue is looked through. */
const BELIEVED_MS = 1_000;

interface Kept {
  revision: number;
  checkedAtMs: number;
  stamp: number;
  shelves: Shelves;
}

const kept = new WeakMap<ShopState, Kept>();

export function shelvesOf(shop: ShopState, now: number): Shelves {
  if (shop.products.size < LONG) return fill(shop, now);
  const known = kept.get(shop);
  const revision = revisionOf(shop);
  const checkedAtMs = performance.now();
  if (known?.revision === revision && checkedAtMs - known.checkedAtMs < BELIEVED_MS) return known.shelves;
  const stamp = stampOf(shop, now);
  const shelves = known?.stamp === stamp ? known.shelves : fill(shop, now);
  kept.set(shop, { revision, checkedAtMs, stamp, shelves });
  return shelves;
}

function fill(shop: ShopState, now: number): Shelves {
  const listed = [...shop.products.values()].filter((product) => isListed(product, now));
  const best = listed.filter(isProductAvailable).sort((a, b) => b.soldCount - a.soldCount);
  const bestOfType = new Map<string, Product[]>();
  for (const product of best) {
    const own = bestOfType.get(product.productType);
    if (own) own.push(product);
    else bestOfType.set(product.productType, [product]);
  }
  return { listed, best, bestOfType };
}

/** Changes with everything that decides what is shown where; every change of a product moves its `updatedAt`. */
function stampOf(shop: ShopState, now: number): number {
  let stamp = shop.products.size;
  for (const product of shop.products.values()) {
    const shown = isListed(product, now) ? 7 : 3;
    stamp = (Math.imul(stamp, 31) + product.updatedAt + product.soldCount * shown) | 0;
  }
  return stamp;
}
