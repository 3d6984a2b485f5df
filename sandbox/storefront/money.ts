/**
 * Prices as the storefront writes them, by the shop's currency: "$129.00", "¥299.00". Templates use it through the
 * `money` filters, with amounts in minor units as Liquid has them.
 */
import type { ShopState } from "../domain/types";

const SYMBOLS: Record<string, string> = { USD: "$", CNY: "¥", EUR: "€", GBP: "£", JPY: "¥" };

export function formatMoney(shop: ShopState, minor: number): string {
  const value = (minor / 10 ** shop.currencyDigits).toFixed(shop.currencyDigits);
  const [whole = "0", fraction] = value.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${SYMBOLS[shop.currency] ?? `${shop.currency} `}${grouped}${fraction ? `.${fraction}` : ""}`;
}

/** The theme setting that widgets read: "${{amount}}". */
export function moneyFormatOf(shop: ShopState): string {
  return `${SYMBOLS[shop.currency] ?? `${shop.currency} `}{{${shop.currencyDigits === 0 ? "amount_no_decimals" : "amount"}}}`;
}
