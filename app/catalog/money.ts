/** Amounts between whole and minor units of a currency. Called by product search for prices that are said in words. */

/** Whole units of a currency to its minor units, by the digits Intl knows: 150 USD is 15000, 150 JPY is 150. */
export function toMinor(units: number, currency: string): number {
  return Math.round(units * 10 ** minorDigits(currency));
}

/** Digits after the point of a currency; 2 for a code that Intl does not know. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
