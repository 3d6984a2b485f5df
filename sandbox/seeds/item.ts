/**
 * The short form in which the demo catalogues are written, and its expansion into a ProductSpec. Stock is drawn from
 * the seed and the variant's name, so it is the same on every start and varied between variants.
 */
import type { ProductSpec } from "../domain/product-spec";
import type { Metafield, Product } from "../domain/types";

export interface Specs {
  material?: string;
  waterproofMm?: number;
  weightG?: number;
  care?: string;
  features?: string[];
  capacityMl?: number;
  origin?: string;
}

export interface Item {
  title: string;
  handle: string;
  type: string;
  /** Major units, e.g. 129 or 24.5; null = no price. */
  price: number | null;
  was?: number;
  /** Option names with values, in the order the shop shows them. */
  options?: [name: string, values: string[]][];
  /** Paragraphs of the description; specs.features become its list. */
  text: string[];
  specs?: Specs;
  tags?: string[];
  vendor?: string;
  category?: string;
  status?: Product["status"];
  published?: boolean;
  /** true: everything is sold out; otherwise the option values of the variants that are ("M / Navy", or just "M"). */
  soldOut?: true | string[];
  /** Pieces of each variant, instead of a drawn number. */
  stock?: number;
  tracked?: boolean;
  /** Extra major units by option value, e.g. {"2XL": 10}. */
  surcharge?: Record<string, number>;
  images?: number;
  /** May be ordered when the stock is used up (it is sold before it arrives). */
  sellsAhead?: boolean;
  /** Further single-line metafields of the namespace "specs", by key. */
  facts?: Record<string, string>;
}

export interface ItemDefaults {
  vendor: string;
  seed: number;
  createdAt: number;
  featuresHeading: string;
}

export function toSpec(item: Item, index: number, defaults: ItemDefaults): ProductSpec {
  return {
    title: item.title,
    handle: item.handle,
    type: item.type,
    vendor: item.vendor ?? defaults.vendor,
    category: item.category ?? null,
    tags: item.tags ?? [],
    html: html(item, defaults.featuresHeading),
    priceMinor: item.price === null ? null : Math.round(item.price * 100),
    compareAtMinor: item.was === undefined ? null : Math.round(item.was * 100),
    options: (item.options ?? []).map(([name, values]) => ({ name, values })),
    stock: (values) => stockOf(item, values, defaults.seed),
    surchargeMinor: (values) => values.reduce((sum, v) => sum + Math.round((item.surcharge?.[v] ?? 0) * 100), 0),
    tracked: item.tracked ?? true,
    skuPrefix: skuPrefix(item.handle, index),
    weightGrams: item.specs?.weightG ?? null,
    metafields: metafields(item.specs ?? {}, item.facts ?? {}),
    policy: item.sellsAhead ? "CONTINUE" : "DENY",
    images: item.images ?? 1,
    createdAt: defaults.createdAt + index * 3_600_000,
    soldCount: draw(`${item.handle}/sold`, defaults.seed) % 180,
    ...(item.status ? { status: item.status } : {}),
    ...(item.published === false ? { published: false } : {}),
  };
}

/** A number from a text and the seed, the same on every start. */
export function draw(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function stockOf(item: Item, values: string[], seed: number): number {
  if (item.soldOut === true) return 0;
  const isOut = item.soldOut?.some((out) => out.split(" / ").every((part) => values.includes(part)));
  if (isOut) return 0;
  if (item.stock !== undefined) return item.stock;
  const number = draw(`${item.handle}/${values.join("/")}`, seed);
  // One variant in fourteen is gone, one in nine is nearly so.
  if (number % 14 === 3 && values.length > 1) return 0;
  return number % 9 === 1 ? 1 + (number % 3) : 4 + (number % 32);
}

function html(item: Item, heading: string): string {
  const paragraphs = item.text.map((text) => `<p>${text}</p>`).join("\n");
  const features = item.specs?.features;
  if (!features?.length) return paragraphs;
  return `${paragraphs}\n<h3>${heading}</h3>\n<ul>\n${features.map((f) => `<li>${f}</li>`).join("\n")}\n</ul>`;
}

function metafields(specs: Specs, facts: Record<string, string>): Metafield[] {
  const all: Metafield[] = [];
  const add = (key: string, type: string, value: string): void =>
    void all.push({ namespace: "specs", key, type, value });
  if (specs.material !== undefined) add("material", "single_line_text_field", specs.material);
  if (specs.waterproofMm !== undefined) add("waterproof_mm", "number_integer", String(specs.waterproofMm));
  if (specs.weightG !== undefined) add("weight_g", "number_integer", String(specs.weightG));
  if (specs.capacityMl !== undefined) add("capacity_ml", "number_integer", String(specs.capacityMl));
  if (specs.origin !== undefined) add("origin", "single_line_text_field", specs.origin);
  if (specs.care !== undefined) add("care", "single_line_text_field", specs.care);
  for (const [key, value] of Object.entries(facts)) add(key, "single_line_text_field", value);
  if (specs.features?.length) add("features", "list.single_line_text_field", JSON.stringify(specs.features));
  return all;
}

function skuPrefix(handle: string, index: number): string {
  const letters = handle
    .split("-")
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("")
    .slice(0, 3);
  return `${letters}${String(index + 101)}`;
}
