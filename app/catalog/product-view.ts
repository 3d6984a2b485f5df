/**
 * The shapes of a product for people and models, made from its stored rows: the card of the bubble, the summary and the
 * detail of the tools. Pure; products.server.ts reads the rows. Prices, stock and titles are exactly the shop's.
 */
import type { z } from "zod";
import type { Money, ProductCard } from "~/chat/protocol";
import type { productSummary as summarySchema, toolContracts } from "~/models/tool-contracts";
import type { Language } from "~/platform/i18n";
import { readableFacts } from "./facts";
import { incomingOf, offerFacts } from "./offer-facts";
import type { PlanGroup } from "./selling-plans.server";
import type { UnitPrice } from "./types";

export interface VariantView {
  gid: string;
  title: string;
  priceMinor: number | null;
  compareAtMinor: number | null;
  isAvailable: boolean;
  inventoryQuantity: number | null;
  /** Units on their way to the shop; 0 where it has not opened that to us. */
  incoming: number;
  unitPrice: UnitPrice | null;
  options: { name: string; value: string }[];
  sizes: string[];
  colors: string[];
}

export interface ProductView {
  gid: string;
  handle: string;
  title: string;
  description: string;
  vendor: string;
  productType: string;
  url: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  currency: string;
  options: { name: string; values: string[] }[];
  metafields: { namespace: string; key: string; type: string; value: string }[];
  /** Bought by a selling plan only. */
  needsPlan: boolean;
  planGroups: PlanGroup[];
  variants: VariantView[];
}

export type ProductSummary = z.infer<typeof summarySchema>;
export type ProductDetail = Extract<z.infer<typeof toolContracts.get_product.result>, { found: true }>["product"];
type StockNote = ProductCard["stockNote"];

const LOW_STOCK_MAX = 5;
const SUMMARY_MAX_CHARS = 240;
const DESCRIPTION_MAX_CHARS = 4000;
const CARD_VARIANTS_MAX = 50;
const FITTING_MAX = 12;

/** A product for a model's eyes. @param fitting variant gids that satisfy the search's constraints, best first */
export function productSummary(product: ProductView, fitting: string[] = []): ProductSummary {
  const { price, priceMax, compareAt } = pricesOf(product, fitting);
  const { note, quantityLeft } = stockOf(product.variants);
  const byGid = new Map(product.variants.map((variant) => [variant.gid, variant]));
  return {
    handle: product.handle,
    title: product.title,
    type: product.productType,
    vendor: product.vendor,
    price,
    price_max: priceMax,
    compare_at: compareAt,
    available: product.variants.some((variant) => variant.isAvailable),
    stock: note,
    quantity_left: quantityLeft,
    summary: shortened(product.description.replace(/\s+/g, " "), SUMMARY_MAX_CHARS),
    options: realOptions(product),
    fitting_variants: fitting.slice(0, FITTING_MAX).flatMap((gid) => {
      const variant = byGid.get(gid);
      if (!variant) return [];
      return [
        { title: variantLabel(product, variant), price: priceOf(product, variant), available: variant.isAvailable },
      ];
    }),
  };
}

/**
 * Everything the shop says of a product: the summary, the whole description, facts and every variant.
 * @param language of the facts that are ours to word: plans, prices per unit, stock on its way
 */
export function productDetail(product: ProductView, language: Language = "en"): ProductDetail {
  return {
    ...productSummary(product),
    description: shortened(product.description, DESCRIPTION_MAX_CHARS),
    facts: [
      ...readableFacts(product.metafields),
      ...offerFacts(product, language, (variant) => variantLabel(product, variant)),
    ],
    variants: product.variants.map((variant) => variantFacts(product, variant)),
  };
}

/** One variant as the tools tell of it. */
export function variantFacts(product: ProductView, variant: VariantView): ProductDetail["variants"][number] {
  const { note, quantityLeft } = stockOf([variant]);
  return {
    title: variantLabel(product, variant),
    price: priceOf(product, variant),
    available: variant.isAvailable,
    stock: note,
    quantity_left: quantityLeft,
    incoming_quantity: incomingOf(variant),
  };
}

/** What a shopper calls the variant, "M / Navy"; the product's title when it is the only one. */
export function variantLabel(product: ProductView, variant: VariantView): string {
  return /^default title$/i.test(variant.title) || variant.title === "" ? product.title : variant.title;
}

/** Options a shopper chooses by; the placeholder option of a single-variant product is none. */
export function realOptions(product: ProductView): ProductView["options"] {
  return product.options.filter(({ values }) => !(values.length === 1 && /^default title$/i.test(values[0] ?? "")));
}

/** The card that the bubble shows. Variants that fit come first, then those that can be bought. */
export function cardOf(
  product: ProductView,
  { primaryUrl, fitting }: { primaryUrl: string; fitting: string[] },
): ProductCard {
  const fits = new Set(fitting);
  const rank = (variant: VariantView) => (fits.has(variant.gid) ? 0 : 2) + (variant.isAvailable ? 0 : 1);
  const variants = [...product.variants].sort((a, b) => rank(a) - rank(b)).slice(0, CARD_VARIANTS_MAX);
  const { note, quantityLeft } = stockOf(product.variants);
  return {
    handle: product.handle,
    title: product.title,
    url: linkOf(product, primaryUrl),
    imageUrl: product.imageUrl,
    imageAlt: product.imageAlt ?? (product.imageUrl ? product.title : null),
    ...pricesOf(product, fitting),
    available: product.variants.some((variant) => variant.isAvailable),
    stockNote: note,
    quantityLeft,
    variants: variants.map((variant) => ({
      id: variant.gid.split("/").at(-1) ?? variant.gid,
      title: variantLabel(product, variant),
      price: priceOf(product, variant),
      available: variant.isAvailable,
      fits: fits.size === 0 || fits.has(variant.gid),
    })),
  };
}

/** Its page on the shop's present address: what Shopify gave may name a domain that the shop has left since. */
function linkOf({ url, handle }: ProductView, primaryUrl: string): string {
  const path = url === null ? `/products/${encodeURIComponent(handle)}` : pathOf(url);
  return new URL(path, primaryUrl).href;
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/**
 * Stock as a shopper is told it. Buyable with nothing counted is in stock; buyable at zero or less is a backorder, as
 * the shop sells on; a count is told only when it is low.
 */
export function stockOf(variants: VariantView[]): { note: StockNote; quantityLeft: number | null } {
  const buyable = variants.filter((variant) => variant.isAvailable);
  if (buyable.length === 0) return { note: "sold-out", quantityLeft: null };
  if (buyable.some((variant) => variant.inventoryQuantity === null)) return { note: "in-stock", quantityLeft: null };
  const quantity = buyable.reduce((sum, variant) => sum + Math.max(0, variant.inventoryQuantity ?? 0), 0);
  if (quantity === 0) return { note: "backorder", quantityLeft: null };
  const sellsOn = buyable.some((variant) => (variant.inventoryQuantity ?? 0) <= 0);
  return quantity <= LOW_STOCK_MAX && !sellsOn
    ? { note: "low-stock", quantityLeft: quantity }
    : { note: "in-stock", quantityLeft: null };
}

/** Prices of the variants that fit, or of all; `priceMax` only where they differ, `compareAt` only where it is a saving. */
function pricesOf(
  product: ProductView,
  fitting: string[],
): { price: Money | null; priceMax: Money | null; compareAt: Money | null } {
  const fits = product.variants.filter((variant) => fitting.includes(variant.gid));
  const priced = (fits.length > 0 ? fits : product.variants).filter((variant) => variant.priceMinor !== null);
  const money = (amountMinor: number) => ({ amountMinor, currency: product.currency });
  const cheapest = [...priced].sort((a, b) => (a.priceMinor ?? 0) - (b.priceMinor ?? 0))[0];
  if (cheapest?.priceMinor == null) return { price: null, priceMax: null, compareAt: null };
  const highest = Math.max(...priced.map((variant) => variant.priceMinor ?? 0));
  const compareAt = cheapest.compareAtMinor ?? 0;
  return {
    price: money(cheapest.priceMinor),
    priceMax: highest > cheapest.priceMinor ? money(highest) : null,
    compareAt: compareAt > cheapest.priceMinor ? money(compareAt) : null,
  };
}

function priceOf(product: ProductView, variant: VariantView): Money | null {
  return variant.priceMinor === null ? null : { amountMinor: variant.priceMinor, currency: product.currency };
}

/** Cut at a word or a sentence where one ends near the limit. */
function shortened(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1);
  const end = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("。"), cut.lastIndexOf("，"));
  return `${cut.slice(0, end > maxChars * 0.7 ? end : undefined).trimEnd()}…`;
}
