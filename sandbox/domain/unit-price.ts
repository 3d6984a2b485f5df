/**
 * Unit prices: what 100 ml or a kilogram of a variant costs. The engine and the storefront ask. The rounding is ours;
 * the platform does not publish it.
 * Source: https://help.shopify.com/en/manual/products/details/product-pricing/unit-pricing
 */
import type { UnitMeasure } from "./catalogue-types";
import type { Variant } from "./types";

const MASS: Record<string, number> = { MG: 0.001, G: 1, KG: 1000, OZ: 28.349523125, LB: 453.59237 };
const VOLUME: Record<string, number> = {
  ML: 1,
  CL: 10,
  L: 1000,
  M3: 1_000_000,
  FLOZ: 29.5735295625,
  PT: 473.176473,
  QT: 946.352946,
  GAL: 3785.411784,
};
const LENGTH: Record<string, number> = { MM: 0.001, CM: 0.01, M: 1, IN: 0.0254, FT: 0.3048, YD: 0.9144 };
const AREA: Record<string, number> = { M2: 1, FT2: 0.09290304 };
const kinds: [string, Record<string, number>][] = [
  ["WEIGHT", MASS],
  ["VOLUME", VOLUME],
  ["LENGTH", LENGTH],
  ["AREA", AREA],
  ["COUNT", { ITEM: 1 }],
];

/** UnitPriceMeasurementMeasuredType of a unit. */
export function measuredType(unit: string): string {
  return kinds.find(([, sizes]) => unit in sizes)?.[0] ?? "UNKNOWN";
}

/** Minor units for the reference amount; null without a measure, a price, or where the two units do not compare. */
export function unitPriceMinor({ priceMinor, unit }: Pick<Variant, "priceMinor" | "unit">): number | null {
  if (priceMinor === null || !unit) return null;
  const amount = ratio(unit);
  return amount === null ? null : Math.round(priceMinor / amount);
}

/** How many reference amounts one piece holds. */
function ratio(unit: UnitMeasure): number | null {
  const sizes = kinds.find(([, own]) => unit.quantityUnit in own)?.[1];
  const one = sizes?.[unit.quantityUnit];
  const other = sizes?.[unit.referenceUnit];
  if (one === undefined || other === undefined || unit.quantityValue <= 0 || unit.referenceValue <= 0) return null;
  return (unit.quantityValue * one) / (unit.referenceValue * other);
}
