/**
 * All gear of the English demo shop that is written in the compact notation, and the one touch that an Item cannot say:
 * old prices by variant. The shop's seed calls it; growOldPrices runs after the shop has been filled.
 */
import type { ShopState } from "../../../domain/types";
import type { Item } from "../../item";
import { bottoms } from "./bottoms";
import { cooking } from "./cooking";
import { family } from "./family";
import { foodAndGifts } from "./food-and-gifts";
import { footwear } from "./footwear";
import { shelter } from "./shelter";
import { sleep } from "./sleep";
import { snowAndSun } from "./snow-and-sun";
import { tools } from "./tools";
import { tops } from "./tops";
import { trail } from "./trail";
import { waterAndLight } from "./water-and-light";

export const gear: Item[] = [
  ...shelter,
  ...sleep,
  ...cooking,
  ...waterAndLight,
  ...tools,
  ...trail,
  ...snowAndSun,
  ...family,
  ...foodAndGifts,
  ...tops,
  ...bottoms,
  ...footwear,
];

/**
 * Raises the old price of a reduced product's larger variants by the same surcharge as the new one, so that each variant
 * is reduced by the same amount.
 */
export function growOldPrices(shop: ShopState): ShopState {
  const reduced = new Map(gear.flatMap((item) => (item.was === undefined ? [] : [[item.handle, item] as const])));
  for (const product of shop.products.values()) {
    const { price, was } = reduced.get(product.handle) ?? {};
    if (typeof price !== "number" || was === undefined) continue;
    for (const variant of product.variants)
      if (variant.priceMinor !== null) variant.compareAtMinor = variant.priceMinor + Math.round((was - price) * 100);
  }
  return shop;
}
