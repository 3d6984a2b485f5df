/** Digits of a currency's minor unit, from the runtime's own tables (ISO 4217). Used by tools and by the claims guard. */

/** 2 for USD and CNY, 0 for JPY; 2 for what is no currency. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
