/** Money and times in the page's locale. Pure; called by the views. Money arrives in integer minor units. */
import type { Money } from "../app/chat/protocol";

/** E.g. {amountMinor: 14900, currency: "USD"} in "en" → "$149.00". The number of decimals is the currency's own. */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return `${amountMinor / 100} ${currency}`;
  }
}

/** A day, e.g. "Nov 22" / "11月22日", with the year only when it is not this one; "" for a bad date. */
export function formatDay(iso: string, locale: string, now: number): string {
  return format(iso, locale, now, false);
}

/** A time of day today, else day and time, in the shopper's own time zone; "" for a bad date. */
export function formatTime(iso: string, locale: string, now: number): string {
  return format(iso, locale, now, true);
}

function format(iso: string, locale: string, now: number, isTimed: boolean): string {
  const date = new Date(iso);
  const today = new Date(now);
  if (Number.isNaN(+date)) return "";
  return new Intl.DateTimeFormat(locale, {
    ...(isTimed && { hour: "numeric", minute: "2-digit" }),
    ...((!isTimed || date.toDateString() !== today.toDateString()) && { month: "short", day: "numeric" }),
    ...(date.getFullYear() !== today.getFullYear() && { year: "numeric" }),
  }).format(date);
}
