/**
 * Draws plausible lines for a seeded order: one to three products that the shop sells and has in stock. Used by
 * history.ts where a plan does not say what was bought.
 */
import { isGiftCard, isOnOnlineStore, isVariantAvailable } from "../domain/catalogue-facts";
import type { ShopState } from "../domain/types";
import { draw } from "./item";

export interface WantedLine {
  handle: string;
  /** Option values that pick the variant; [] takes the first in stock. */
  values: string[];
  quantity: number;
}

export interface DrawnLine {
  variantId: number;
  quantity: number;
  unitMinor: number;
}

export function chooseLines(shop: ShopState, seed: number, key: string): DrawnLine[] {
  const products = [...shop.products.values()].filter(
    (p) =>
      isOnOnlineStore(p, Number.MAX_SAFE_INTEGER) &&
      !isGiftCard(p) &&
      p.variants.some((v) => isVariantAvailable(v) && v.inventoryQuantity > 4),
  );
  const lines: DrawnLine[] = [];
  const count = 2 + (draw(`${key}/count`, seed) % 2);
  for (let i = 0; i < count && products.length; i += 1) {
    const [product] = products.splice(draw(`${key}/${i}`, seed) % products.length, 1);
    const variants = product?.variants.filter((v) => isVariantAvailable(v) && v.inventoryQuantity > 4) ?? [];
    const variant = variants[draw(`${key}/${i}/v`, seed) % Math.max(1, variants.length)];
    if (!variant || variant.priceMinor === null) continue;
    const quantity = variant.priceMinor < 4000 && draw(`${key}/${i}/q`, seed) % 3 === 0 ? 2 : 1;
    lines.push({ variantId: variant.id, quantity, unitMinor: variant.priceMinor });
  }
  return lines;
}
