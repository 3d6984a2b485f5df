/**
 * How values of the state appear in the Admin API: times, money, plain text of HTML. Resolvers use these so that every
 * type writes them alike.
 */
import { moneyAmount, decimal } from "../domain/money";
import type { ShopState } from "../domain/types";

/** "2026-11-22T13:32:00Z", or null. */
export function dateTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

export function moneyV2(shop: ShopState, minor: number): MoneyV2 {
  return { amount: moneyAmount(minor, shop.currencyDigits), currencyCode: shop.currency };
}

/** Both currencies are the shop's: the demo shops sell in one currency. */
export function moneyBag(shop: ShopState, minor: number): { shopMoney: MoneyV2; presentmentMoney: MoneyV2 } {
  const money = moneyV2(shop, minor);
  return { shopMoney: money, presentmentMoney: money };
}

/** The Money scalar: "129.95". */
export function money(shop: ShopState, minor: number | null): string | null {
  return minor === null ? null : decimal(minor, shop.currencyDigits);
}

/** HTML as plain text with single spaces, cut at `truncateAt` characters. */
export function plainText(html: string, truncateAt?: unknown): string {
  const text = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  if (typeof truncateAt !== "number" || text.length <= truncateAt) return text;
  return `${text.slice(0, Math.max(0, truncateAt - 3))}...`;
}
