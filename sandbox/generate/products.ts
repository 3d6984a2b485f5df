/**
 * A stream of invented products for shops of any size: thirty-two departments, in English, Chinese or both, with the
 * stock, prices, tags, drafts and gaps of a real catalogue. Shops, tests and benches draw from it; the same seed gives
 * the same products, and product n is the same however many are drawn.
 */
import type { ProductSpec } from "../domain/product-spec";
import type { Metafield } from "../domain/types";
import { departments, type Department, type Language } from "./departments";
import { drawOptions } from "./options";
import { descriptionOf, seriesName, titleOf, type TextFacts } from "./product-text";
import { Dice } from "./random";
import { WORDS } from "./words";

export interface ProductRequest {
  seed: number;
  count: number;
  /** "both" makes every second product Chinese. */
  language: Language | "both";
  /** Start of the newest product's life; the oldest are three years older. */
  now?: number;
}

export type GeneratedProduct = ProductSpec & { handle: string; department: string; language: Language };

const DAY_MS = 24 * 3_600_000;
const CENTS_TO_FEN = 7;

export function* generateProducts(request: ProductRequest): Generator<GeneratedProduct> {
  for (let index = 0; index < request.count; index += 1) yield generateProduct(request, index);
}

function generateProduct(
  { seed, language: wanted, now = Date.UTC(2026, 10, 1) }: ProductRequest,
  index: number,
): GeneratedProduct {
  const dice = new Dice(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const department = departments[index % departments.length] ?? dice.pick(departments);
  const language = wanted === "both" ? (Math.floor(index / departments.length) % 2 ? "zh" : "en") : wanted;
  const words = department.words[language];
  const { options, extra, colour } = drawOptions(dice, department.assortment, language);
  const weightGrams = dice.between(...department.weightGrams);
  const facts: TextFacts = {
    language,
    words,
    kind: dice.pick(words.kinds),
    material: dice.pick(words.materials),
    features: dice.some(words.features, dice.between(2, 4)),
    series: seriesName(dice, language),
    colour,
    weightGrams,
  };
  const priceMinor = priceOf(dice, department, language);
  const isSoldOut = dice.chance(0.04);
  const createdAt = now - Math.floor(dice.next() * 1_095 * DAY_MS) - DAY_MS;
  const isOnSale = dice.chance(0.18);
  return {
    department: department.key,
    language,
    title: titleOf(dice, facts),
    handle: `${department.key}-${slug(facts.series)}${(index + 1).toString(36)}`,
    html: descriptionOf(dice, facts),
    vendor: dice.pick(WORDS[language].vendors),
    type: words.name,
    tags: tagsOf(dice, facts, isOnSale),
    ...stateOf(dice),
    options,
    // One product in two thousand has no price: apps must live with it.
    priceMinor: dice.chance(0.0005) ? null : priceMinor,
    compareAtMinor: isOnSale ? neat(priceMinor * (1.15 + dice.next() * 0.6), language) : null,
    surchargeMinor: (values) =>
      values.reduce((sum, value) => sum + neat(priceMinor * (extra[value] ?? 0), language), 0),
    stock: () => (isSoldOut || dice.chance(0.07) ? 0 : dice.chance(0.12) ? dice.between(1, 3) : dice.between(4, 180)),
    policy: dice.chance(0.03) ? "CONTINUE" : "DENY",
    tracked: !dice.chance(0.03),
    skuPrefix: `${department.key.slice(0, 3).toUpperCase()}${index + 1}`,
    weightGrams,
    metafields: metafieldsOf(dice, facts),
    images: dice.between(1, 3),
    createdAt,
    soldCount: Math.floor(900 * dice.next() ** 6),
  };
}

function stateOf(dice: Dice): Pick<ProductSpec, "status" | "published"> {
  const share = dice.next();
  if (share < 0.03) return { status: "DRAFT" };
  if (share < 0.05) return { status: "ARCHIVED" };
  if (share < 0.057) return { status: "UNLISTED" };
  return { status: "ACTIVE", published: share >= 0.075 };
}

/** Spread evenly over the orders of magnitude, since most goods of a shop are cheap. */
function priceOf(dice: Dice, department: Department, language: Language): number {
  const [low, high] = department.priceMinor;
  return neat(low * (high / low) ** dice.next() * (language === "zh" ? CENTS_TO_FEN : 1), language);
}

function neat(minor: number, language: Language): number {
  if (minor <= 0) return 0;
  if (language === "zh") return Math.max(100, Math.round(minor / 100) * 100);
  return minor < 2_000
    ? Math.max(50, Math.round(minor / 50) * 50)
    : Math.round(minor / 100) * 100 - (minor % 3 < 1 ? 5 : 0);
}

function tagsOf(dice: Dice, facts: TextFacts, isOnSale: boolean): string[] {
  const { words, material, language } = facts;
  const tags = [material, dice.pick(WORDS[language].seasons), ...dice.some(words.uses, dice.below(3))];
  if (isOnSale) tags.push(language === "en" ? "sale" : "特惠");
  if (dice.chance(0.08)) tags.push(language === "en" ? "new" : "新品");
  return tags;
}

function metafieldsOf(dice: Dice, facts: TextFacts): Metafield[] {
  const text = (key: string, value: string): Metafield => ({
    namespace: "specs",
    key,
    type: "single_line_text_field",
    value,
  });
  const all = [text("material", facts.material)];
  if (dice.chance(0.7))
    all.push({ namespace: "specs", key: "weight_g", type: "number_integer", value: String(facts.weightGrams) });
  if (dice.chance(0.5)) all.push(text("origin", dice.pick(WORDS[facts.language].places)));
  if (dice.chance(0.5)) all.push(text("care", dice.pick(facts.words.care)));
  if (dice.chance(0.4))
    all.push({
      namespace: "specs",
      key: "features",
      type: "list.single_line_text_field",
      value: JSON.stringify(facts.features),
    });
  return all;
}

function slug(series: string): string {
  return /^[A-Za-z]+$/.test(series) ? `${series.toLowerCase()}-` : "";
}
