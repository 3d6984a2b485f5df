/** Numbers as shoppers write them: "1,200.50", "三百五十", "两千". Called by wish.ts; anything else is null. */

const DIGITS = new Map([..."零一二三四五六七八九"].map((character, value) => [character, value]));
const UNITS = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** Matches one number in either writing; for use inside larger patterns. */
export const NUMBER_PATTERN = "(\\d[\\d,]*(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万]+)";

/** The number, or null when the text is none. "三百五" is 350 and "一万二" 12,000, as it is said. */
export function readNumber(text: string): number | null {
  if (/^\d/.test(text)) {
    const value = Number(text.replaceAll(",", ""));
    return Number.isFinite(value) ? value : null;
  }
  const [high, low] = text.replaceAll("〇", "零").replaceAll("两", "二").split("万");
  if (low === undefined) return readBelowTenThousand(high ?? "");
  const tens = readBelowTenThousand(high ?? "");
  const rest = low ? (readBelowTenThousand(low) ?? 0) * (low.length === 1 ? 1000 : 1) : 0;
  return tens === null ? null : tens * 10_000 + rest;
}

function readBelowTenThousand(text: string): number | null {
  if (!text) return null;
  let total = 0;
  let digit = 0;
  let lastUnit = 1;
  for (const character of text) {
    const unit = UNITS.get(character);
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
      lastUnit = unit;
      continue;
    }
    const value = DIGITS.get(character);
    if (value === undefined) return null;
    digit = value;
    if (value === 0) lastUnit = 10;
  }
  return total + digit * (total > 0 && lastUnit >= 100 ? lastUnit / 10 : 1);
}
