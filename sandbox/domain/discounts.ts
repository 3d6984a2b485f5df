/**
 * The discount codes of a shop: found by code, their state at a moment, and what they take off. The engine's discount
 * types, the storefront's cart and the seeds call it. A code is the same in capitals and small letters.
 */
import { isGiftCard } from "./catalogue-facts";
import type { Discount, ShopState } from "./types";

/** The discount a shopper means by `code`, whatever its state; null when the shop has none such. */
export function discountByCode(shop: ShopState, code: string): Discount | null {
  const wanted = code.trim().toLowerCase();
  return shop.discounts.find((d) => d.code.toLowerCase() === wanted) ?? null;
}

/** DiscountStatus of the Admin API at `now` (epoch ms). */
export function discountStatus(discount: Discount, now: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (now < discount.startsAt) return "SCHEDULED";
  return discount.endsAt !== null && now >= discount.endsAt ? "EXPIRED" : "ACTIVE";
}

/** How many orders were placed with it. */
export function timesUsed(shop: ShopState, discount: Discount): number {
  let count = 0;
  for (const order of shop.orders.values()) if (order.discountCodes.includes(discount.code)) count += 1;
  return count;
}

export interface DiscountedLine {
  productId: number;
  unitMinor: number;
  quantity: number;
}

/**
 * What the code takes off these goods, in minor units; 0 when their value is under its minimum (the minimum counts
 * the goods it is limited to). Free shipping takes nothing off the goods. Dates and limits are the caller's to check.
 */
export function amountOff(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): number {
  const goods = goodsOf(shop, discount, lines);
  if (goods < (discount.minimumMinor ?? 0)) return 0;
  if (discount.value.kind === "percentage") return Math.round((goods * discount.value.percent) / 100);
  return discount.value.kind === "amount" ? Math.min(goods, discount.value.amountMinor) : 0;
}

/** Whether the code pays the shipping of an order with these goods. */
export function paysShipping(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): boolean {
  return discount.value.kind === "free-shipping" && goodsOf(shop, discount, lines) >= (discount.minimumMinor ?? 0);
}

/** Value of the goods the code is for; gift cards never count. */
function goodsOf(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): number {
  const limited = discount.collectionIds;
  const open = limited && new Set(limited.flatMap((id) => shop.collections.get(id)?.productIds ?? []));
  return lines.reduce((sum, line) => {
    const product = shop.products.get(line.productId);
    const isFor = product !== undefined && !isGiftCard(product) && (!open || open.has(product.id));
    return isFor ? sum + line.unitMinor * line.quantity : sum;
  }, 0);
}
