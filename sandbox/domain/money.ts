/**
 * Conversion between the state's integer minor units and the decimal strings of the platform's APIs. Used by the
 * engine, the webhook payloads and the storefront; no floating point is involved, so nothing is ever off by a cent.
 */

/** 12995 with 2 digits becomes "129.95"; with 0 digits "12995". */
export function decimal(minor: number, digits: number): string {
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(Math.trunc(minor))).padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The Admin API writes Decimal amounts without superfluous zeros but with one decimal: "129.95", "80.0". */
export function moneyAmount(minor: number, digits: number): string {
  const text = decimal(minor, digits);
  if (!text.includes(".")) return `${text}.0`;
  return text.replace(/0+$/, "").replace(/\.$/, ".0");
}

/** "129.95" or "129.9" becomes 12995; null when it is not a plain decimal of at most `digits` places. */
export function minorUnits(text: string, digits: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const value = Number(`${match[2]}${fraction.padEnd(digits, "0")}`);
  return match[1] ? -value : value;
}
