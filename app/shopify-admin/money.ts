/**
 * Shopify's decimal money strings as integer minor units. Called by every document file that reads a price; exact, as
 * it never goes through a float. The number of digits comes from the currency (ISO 4217, through Intl).
 */
import { z } from "zod";
import { AppError } from "~/platform/errors";

export const moneySetSchema = z.object({
  shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
});

/**
 * @param amount decimal string as Shopify sends it: "129.0", "-4.50", "1200"
 * @param currency ISO 4217 code
 * @returns minor units; digits beyond the currency's are rounded half away from zero
 * @throws AppError shopify-rejected when the string is no decimal number
 */
export function toMinor(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new AppError("shopify-rejected", "Shopify sent an amount that is no decimal number.");
  const digits = currencyDigits(currency);
  const fraction = (match[3] ?? "").padEnd(digits + 1, "0");
  const kept = Number(`${match[2]}${fraction.slice(0, digits)}`);
  const rounded = kept + (Number(fraction[digits]) >= 5 ? 1 : 0);
  return match[1] === "-" && rounded !== 0 ? -rounded : rounded;
}

const digitsByCurrency = new Map<string, number>();

/** 2 for USD, 0 for JPY, 3 for KWD; 2 for a code that Intl does not know. Remembered: an import asks for every price. */
export function currencyDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits = readDigits(currency);
  digitsByCurrency.set(currency, digits);
  return digits;
}

function readDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
