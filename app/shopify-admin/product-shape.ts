/**
 * The shape in which Shopify sends a product and its parts, and their turning into a ProductSnapshot. Used by the
 * by-id documents and by the bulk import alike, so that both roads store the same. Pure.
 */
import { z } from "zod";
import type { ProductSnapshot, UnitPrice, VariantSnapshot } from "~/catalog/types";
import { toMinor } from "./money";

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
export const imageSchema = z.object({
  alt: z.string().nullish(),
  /** Null while Shopify still works on a picture; videos and 3D models have the picture that stands for them. */
  preview: z.object({ image: z.object({ url: z.string(), altText: z.string().nullish() }).nullish() }).nullish(),
});
export type ImageNode = z.infer<typeof imageSchema>;

const status = z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]);

export const productHeadSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string().nullish(),
  vendor: z.string().nullish(),
  productType: z.string().nullish(),
  category: z.object({ fullName: z.string() }).nullish(),
  tags: z.array(z.string()).default([]),
  /** A status this version does not know is treated as not for sale. */
  status: status.catch("DRAFT"),
  onlineStoreUrl: z.string().nullish(),
  createdAt: time.nullish(),
  updatedAt: time,
  requiresSellingPlan: z.boolean().default(false),
  options: z
    .array(z.object({ name: z.string(), optionValues: z.array(z.object({ name: z.string() })).default([]) }))
    .default([]),
});
export type ProductHead = z.infer<typeof productHeadSchema>;

export const variantSchema = z.object({
  id: z.string(),
  position: z.number().default(0),
  title: z.string(),
  sku: z.string().nullish(),
  /** Null when the shop has no price for it: such a variant is kept, and never shown with a price. */
  price: z.string().nullish(),
  compareAtPrice: z.string().nullish(),
  availableForSale: z.boolean(),
  inventoryPolicy: z.string().nullish(),
  inventoryQuantity: z.number().nullish(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  inventoryItem: z.object({ id: z.string().nullish(), tracked: z.boolean() }).nullish(),
  unitPrice: z.object({ amount: z.string(), currencyCode: z.string() }).nullish(),
  unitPriceMeasurement: z.object({ referenceUnit: z.string().nullish(), referenceValue: z.number() }).nullish(),
});
export type VariantNode = z.infer<typeof variantSchema>;

export const collectionSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string().nullish(),
  updatedAt: time,
});
export type CollectionNode = z.infer<typeof collectionSchema>;

export const metafieldSchema = z.object({
  namespace: z.string(),
  key: z.string(),
  type: z.string(),
  value: z.string(),
});
export type MetafieldNode = z.infer<typeof metafieldSchema>;

export interface ProductParts {
  head: ProductHead;
  variants: VariantNode[];
  collections: CollectionNode[];
  metafields: MetafieldNode[];
  /** In the shop's order, the featured one first; the first IMAGES_MAX are kept. */
  images: ImageNode[];
}

/** As many as the by-id document reads: both roads store the same. */
const IMAGES_MAX = 10;

/** @param currency the shop's currency: variants' prices come as bare decimals in it */
export function toProductSnapshot(parts: ProductParts, currency: string): ProductSnapshot {
  const { head } = parts;
  return {
    gid: head.id,
    handle: head.handle,
    title: head.title,
    descriptionHtml: head.descriptionHtml ?? "",
    vendor: head.vendor ?? "",
    productType: head.productType ?? "",
    category: head.category?.fullName ?? null,
    tags: head.tags,
    status: head.status,
    onlineStoreUrl: head.onlineStoreUrl ?? null,
    isPublished: Boolean(head.onlineStoreUrl),
    options: head.options.map((option) => ({ name: option.name, values: option.optionValues.map((v) => v.name) })),
    metafields: parts.metafields.map(({ namespace, key, type, value }) => ({ namespace, key, type, value })),
    needsPlan: head.requiresSellingPlan,
    images: parts.images
      .slice(0, IMAGES_MAX)
      .flatMap(({ alt, preview }) =>
        preview?.image ? [{ url: preview.image.url, alt: preview.image.altText ?? alt ?? null }] : [],
      ),
    collections: parts.collections.map((collection) => ({
      gid: collection.id,
      handle: collection.handle,
      title: collection.title,
      descriptionHtml: collection.descriptionHtml ?? "",
      updatedAt: collection.updatedAt,
    })),
    variants: parts.variants.map((variant) => toVariant(variant, currency)),
    createdAt: head.createdAt ?? null,
    updatedAt: head.updatedAt,
  };
}

function toVariant(variant: VariantNode, currency: string): VariantSnapshot {
  const isTracked = variant.inventoryItem?.tracked ?? true;
  return {
    gid: variant.id,
    position: variant.position,
    title: variant.title,
    sku: variant.sku ?? null,
    priceMinor: variant.price ? toMinor(variant.price, currency) : null,
    compareAtMinor: variant.compareAtPrice ? toMinor(variant.compareAtPrice, currency) : null,
    availableForSale: variant.availableForSale,
    inventoryQuantity: isTracked ? (variant.inventoryQuantity ?? null) : null,
    isBackorder: isTracked && variant.inventoryPolicy === "CONTINUE",
    inventoryItemGid: variant.inventoryItem?.id ?? null,
    unitPrice: unitPriceOf(variant),
    options: variant.selectedOptions,
  };
}

/** Only where the shop gives the price and what it is the price of. */
function unitPriceOf({ unitPrice, unitPriceMeasurement }: VariantNode): UnitPrice | null {
  if (!unitPrice || !unitPriceMeasurement?.referenceUnit || unitPriceMeasurement.referenceValue <= 0) return null;
  return {
    priceMinor: toMinor(unitPrice.amount, unitPrice.currencyCode),
    referenceValue: unitPriceMeasurement.referenceValue,
    referenceUnit: unitPriceMeasurement.referenceUnit,
  };
}
