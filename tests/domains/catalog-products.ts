/**
 * A short way to write product snapshots for the catalogue's tests and benches: a title and what matters to the test;
 * the rest is filled in plainly. Every combination of the options becomes a variant unless variants are given.
 */
import type { ProductSnapshot, VariantSnapshot } from "~/catalog/types";

export const T0 = new Date("2026-11-01T00:00:00.000Z");

export interface ProductSketch extends Partial<Omit<ProductSnapshot, "options" | "variants">> {
  title: string;
  options?: Record<string, string[]>;
  priceMinor?: number | null;
  /** By variant, e.g. (values) => values[0] !== "M". */
  isAvailable?: (values: string[]) => boolean;
  quantity?: number | null;
  variants?: VariantSnapshot[];
}

export function product(sketch: ProductSketch): ProductSnapshot {
  const { options: sketched = {}, priceMinor = 5000, isAvailable = () => true, quantity = 10, ...given } = sketch;
  const handle = given.handle ?? given.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const options = Object.entries(sketched).map(([name, values]) => ({ name, values }));
  const combinations = options.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  const variants = combinations.map((values, index) => ({
    gid: `gid://shopify/ProductVariant/${handle}-${index}`,
    position: index + 1,
    title: values.join(" / ") || "Default Title",
    sku: null,
    priceMinor,
    compareAtMinor: null,
    availableForSale: isAvailable(values),
    inventoryQuantity: quantity,
    isBackorder: false,
    inventoryItemGid: null,
    unitPrice: null,
    options: values.map((value, at) => ({ name: options[at]?.name ?? "Title", value })),
  }));
  return {
    gid: `gid://shopify/Product/${handle}`,
    handle,
    descriptionHtml: "",
    vendor: "Larch & Loom",
    productType: "",
    category: null,
    tags: [],
    status: "ACTIVE",
    onlineStoreUrl: null,
    isPublished: true,
    metafields: [],
    needsPlan: false,
    images: [],
    collections: [],
    createdAt: T0,
    updatedAt: T0,
    variants,
    ...given,
    options,
  };
}
