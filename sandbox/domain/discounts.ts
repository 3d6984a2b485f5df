/**
 * The discount codes of a shop: found by code, their state at a moment, and what they take off. The engine's discount
 * types, the storefront's cart and the seeds call it; discount-changes.ts makes and changes them. A code is the same
 * in capitals and small letters.
 */
import { isGiftCard } from "./catalogue-facts";
import type { Discount, ShopState } from "./types";

/** All codes of a discount, the first one first. */
export function codesOf(discount: Discount): { id: number; code: string }[] {
  return [{ id: discount.redeemCodeId, code: discount.code }, ...(discount.moreCodes ?? [])];
}

/** The discount a shopper means by `code`, whatever its state; null when the shop has none such. */
export function discountByCode(shop: ShopState, code: string): Discount | null {
  const wanted = code.trim().toLowerCase();
  return shop.discounts.find((d) => codesOf(d).some((one) => one.code.toLowerCase() === wanted)) ?? null;
}

/** DiscountStatus of the Admin API at `now` (epoch ms). */
export function discountStatus(discount: Discount, now: number): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (now < discount.startsAt) return "SCHEDULED";
  return discount.endsAt !== null && now >= discount.endsAt ? "EXPIRED" : "ACTIVE";
}

/** How many orders were placed with any of its codes, or with `code` alone. */
export function timesUsed(shop: ShopState, discount: Discount, code?: string): number {
  const codes = new Set(code === undefined ? codesOf(discount).map((one) => one.code) : [code]);
  let count = 0;
  for (const order of shop.orders.values()) if (order.discountCodes.some((one) => codes.has(one))) count += 1;
  return count;
}

export interface DiscountedLine {
  productId: number;
  variantId?: number;
  unitMinor: number;
  quantity: number;
}

/**
 * What the code takes off these goods, in minor units; 0 when their value or number is under its minimum (which counts
 * the goods it is limited to). Free shipping takes nothing off the goods. Dates, limits and customers are the caller's.
 */
export function amountOff(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): number {
  const goods = goodsOf(shop, discount, lines);
  if (!isEnough(discount, goods)) return 0;
  const { value } = discount;
  if (value.kind === "percentage") return Math.round((goods.minor * value.percent) / 100);
  if (value.kind === "free-shipping") return 0;
  return Math.min(goods.minor, value.amountMinor * (value.isPerItem ? goods.units : 1));
}

/** Whether the code pays the shipping of an order with these goods. */
export function paysShipping(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): boolean {
  return discount.value.kind === "free-shipping" && isEnough(discount, goodsOf(shop, discount, lines));
}

interface Goods {
  minor: number;
  units: number;
}

function isEnough({ minimumMinor, minimumQuantity }: Discount, goods: Goods): boolean {
  return goods.minor >= (minimumMinor ?? 0) && goods.units >= (minimumQuantity ?? 0);
}

/** The goods the code is for; gift cards never count. */
function goodsOf(shop: ShopState, discount: Discount, lines: readonly DiscountedLine[]): Goods {
  const { collectionIds, productIds, variantIds } = discount;
  const open = new Set([
    ...(collectionIds ?? []).flatMap((id) => shop.collections.get(id)?.productIds ?? []),
    ...(productIds ?? []),
  ]);
  const goods = { minor: 0, units: 0 };
  for (const line of lines) {
    const product = shop.products.get(line.productId);
    const isNamed = open.has(line.productId) || (line.variantId !== undefined && variantIds?.includes(line.variantId));
    if (!product || isGiftCard(product) || !(isForAll(discount) || isNamed)) continue;
    goods.minor += line.unitMinor * line.quantity;
    goods.units += line.quantity;
  }
  return goods;
}

/** Whether it is for everything the shop sells (but gift cards). */
export function isForAll({ collectionIds, productIds, variantIds }: Discount): boolean {
  return !collectionIds && !productIds?.length && !variantIds?.length;
}
