/**
 * Facts derived from a product that every face of the sandbox must agree on: availability, price range, stock,
 * publication. Used by the Admin engine, the payloads and the storefront, so that sold out is sold out everywhere.
 */
import type { Product, Variant } from "./types";

export {
  allVariants,
  findByInventoryItem,
  findVariant,
  membersOf,
  ordersOfCustomer,
  productWithHandle,
  productWithPicture,
  type VariantRef,
} from "./look-up";

/** Whether a shopper can buy the variant: it has a price and stock, or is not tracked, or may be oversold. */
export function isVariantAvailable(variant: Variant): boolean {
  if (variant.priceMinor === null) return false;
  return !variant.tracked || variant.inventoryPolicy === "CONTINUE" || variant.inventoryQuantity > 0;
}

export function isProductAvailable(product: Product): boolean {
  return product.variants.some(isVariantAvailable);
}

/** Whether the online store shows the product at `now`. UNLISTED products have a page but are in no list. */
export function isOnOnlineStore(product: Product, now: number): boolean {
  const visible = product.status === "ACTIVE" || product.status === "UNLISTED";
  return visible && product.publishedAt !== null && product.publishedAt <= now;
}

export function isListed(product: Product, now: number): boolean {
  return product.status === "ACTIVE" && isOnOnlineStore(product, now);
}

export function totalInventory(product: Product): number {
  return product.variants.reduce((sum, v) => sum + (v.tracked ? v.inventoryQuantity : 0), 0);
}

/** Lowest and highest price in minor units; null when no variant has a price. */
export function priceRange(product: Product): { minMinor: number; maxMinor: number } | null {
  const prices = product.variants.flatMap((v) => (v.priceMinor === null ? [] : [v.priceMinor]));
  return prices.length ? { minMinor: Math.min(...prices), maxMinor: Math.max(...prices) } : null;
}

/** "S / Black"; "Default Title" for a product without real options, as the platform names it. */
export function variantTitle(product: Product, variant: Variant): string {
  return product.options.length ? variant.optionValues.join(" / ") : "Default Title";
}

export function isGiftCard(product: Product): boolean {
  return product.productType === "Gift Card" || product.productType === "礼品卡";
}
