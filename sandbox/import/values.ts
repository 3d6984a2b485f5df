/**
 * Single cells of the CSV as values: amounts, counts, yes and no, units. product-rows.ts reads with them; each answers
 * what it understood, and how it differs from what stood there, so that the report can say so.
 */
import { minorUnits } from "../domain/money";
import type { Product } from "../domain/types";

export type Read<T> =
  | { kind: "value"; value: T }
  /** Understood, but not word by word. */
  | { kind: "changed"; value: T; reason: string; mend: string }
  | { kind: "empty" }
  | { kind: "wrong"; reason: string; mend: string };

/** "129.95", also "$1,299.00", "1.299,00 €" and more places than the currency has. */
export function readAmount(cell: string, digits: number): Read<number> {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const exact = minorUnits(text, digits);
  if (exact !== null && exact >= 0) return { kind: "value", value: exact };
  const bare = text.replace(/[^\d.,-]/g, "");
  const plain = withPoint(bare);
  if (plain === null || plain < 0)
    return { kind: "wrong", reason: "not an amount of money", mend: "Write a number with a point, such as 129.95." };
  return {
    kind: "changed",
    value: Math.round(plain * 10 ** digits),
    reason: "amount written with a sign, separators or more places than the currency has",
    mend: "Write it as 129.95; check that it was understood.",
  };
}

export function readCount(cell: string): Read<number> {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const value = Number(text.replace(/^'/, ""));
  if (Number.isInteger(value)) return { kind: "value", value };
  if (!Number.isFinite(value))
    return { kind: "wrong", reason: "not a number", mend: "Write a whole number, such as 12." };
  return {
    kind: "changed",
    value: Math.trunc(value),
    reason: "not a whole number",
    mend: "Write a whole number; the part behind the point was dropped.",
  };
}

export function readWeight(cell: string): Read<number> {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    return { kind: "wrong", reason: "not a weight in grams", mend: "Write grams as a number, such as 450." };
  return { kind: "value", value: Math.round(value) };
}

export function readBoolean(cell: string): Read<boolean> {
  const text = cell.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  if (["true", "yes", "1", "active"].includes(text)) return { kind: "value", value: true };
  if (["false", "no", "0"].includes(text)) return { kind: "value", value: false };
  return { kind: "wrong", reason: "neither TRUE nor FALSE", mend: "Write TRUE or FALSE." };
}

/** Today's export has TRUE and FALSE or the older `continue` and `deny`. */
export function readPolicy(cell: string): Read<"DENY" | "CONTINUE"> {
  const text = cell.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  if (text === "continue" || text === "true") return { kind: "value", value: "CONTINUE" };
  if (text === "deny" || text === "false") return { kind: "value", value: "DENY" };
  return { kind: "wrong", reason: "neither deny nor continue", mend: "Write deny or continue." };
}

export function readStatus(cell: string): Read<Product["status"]> {
  const text = cell.trim().toLowerCase();
  if (text === "") return { kind: "empty" };
  const status = ({ active: "ACTIVE", draft: "DRAFT", archived: "ARCHIVED", unlisted: "UNLISTED" } as const)[text];
  if (status) return { kind: "value", value: status };
  return { kind: "wrong", reason: "not a product status", mend: "Write active, draft, archived or unlisted." };
}

/** UnitPriceMeasurementMeasuredUnit of the Admin schema. */
const UNITS: Record<string, string> = {
  ...Object.fromEntries(
    "cl cm ft ft2 g gal in kg l lb m m2 m3 mg ml mm oz pt qt yd".split(" ").map((u) => [u, u.toUpperCase()]),
  ),
  "fl oz": "FLOZ",
  fl_oz: "FLOZ",
  floz: "FLOZ",
  item: "ITEM",
  items: "ITEM",
  lbs: "LB",
};

/** The unit's name in the Admin API, or null when it has none. */
export function unitOf(cell: string): string | null {
  return UNITS[cell.trim().toLowerCase()] ?? null;
}

/** "1,299.50" and "1.299,50" are both 1299.5; null when it is neither. */
function withPoint(text: string): number | null {
  const lastComma = text.lastIndexOf(",");
  const lastPoint = text.lastIndexOf(".");
  const isCommaDecimal = lastComma > lastPoint && /,\d{1,2}$/.test(text);
  const plain = isCommaDecimal ? text.replace(/\./g, "").replace(",", ".") : text.replace(/,/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
