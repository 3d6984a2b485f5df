/**
 * What a draft order comes to: each line with its own discount, the draft's discount, shipping. Used by drafts.ts, the
 * engine's DraftOrder type and the payloads. Amounts are minor units; taxes are not reckoned (the demo shops keep them
 * per order).
 */
import { findVariant } from "./catalogue-facts";
import type { AppliedDiscount, DraftLine, DraftOrder } from "./commerce-types";
import type { ShopState } from "./types";

export interface DraftTotals {
  linesMinor: number; // full price of the lines
  subtotalMinor: number; // less line and order discounts
  orderDiscountMinor: number; // of these, the order's own
  discountMinor: number; // all discounts together
  shippingMinor: number;
  totalMinor: number;
}

/** A unit's price: the override or custom price, else the variant's at the moment. */
export function draftUnitPrice(shop: ShopState, line: DraftLine): number {
  if (line.priceMinor !== null) return line.priceMinor;
  const ref = line.variantId === null ? null : findVariant(shop, line.variantId);
  return ref?.variant.priceMinor ?? 0;
}

/** What the line costs with its own discount. */
export function draftLineTotal(shop: ShopState, line: DraftLine): number {
  const full = draftUnitPrice(shop, line) * line.quantity;
  // A fixed amount is taken off each unit of the line.
  return full - discountOf(line.discount, full, line.quantity);
}

/** What a discount takes off `baseMinor`, never more than all of it. */
export function discountOf(discount: AppliedDiscount | null, baseMinor: number, units = 1): number {
  if (!discount) return 0;
  const off =
    discount.type === "PERCENTAGE" ? Math.round((baseMinor * discount.percent) / 100) : discount.amountMinor * units;
  return Math.min(baseMinor, off);
}

export function draftTotals(shop: ShopState, draft: Pick<DraftOrder, "lines" | "discount" | "shipping">): DraftTotals {
  const lines = draft.lines.reduce((sum, l) => sum + draftUnitPrice(shop, l) * l.quantity, 0);
  const discounted = draft.lines.reduce((sum, l) => sum + draftLineTotal(shop, l), 0);
  const subtotal = discounted - discountOf(draft.discount, discounted);
  const shipping = draft.shipping?.priceMinor ?? 0;
  return {
    linesMinor: lines,
    subtotalMinor: subtotal,
    orderDiscountMinor: discounted - subtotal,
    discountMinor: lines - subtotal,
    shippingMinor: shipping,
    totalMinor: subtotal + shipping,
  };
}
