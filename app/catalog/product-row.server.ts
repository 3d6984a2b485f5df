/**
 * Turns a product snapshot into the rows that are stored: plain text, search lexemes, normalised sizes and colours.
 * apply.server.ts is its only caller. Pure: same snapshot, same rows.
 */
import { cleanLine, lexemesOf, plainTextOf } from "~/knowledge/index.server";
import { extractAttributes } from "./attributes";
import { readableFacts } from "./facts";
import type { ProductSnapshot, UnitPrice, VariantSnapshot } from "./types";

const DESCRIPTION_MAX_CHARS = 20_000;
/** Amounts and counts are 32-bit columns; what is beyond is a mistake of the shop's and is treated as not given. */
const INTEGER_MAX = 2_147_483_647;

/** Whether shoppers may be told a metafield: one that they may not is not stored at all. */
export type MetafieldFilter = (namespace: string, key: string) => boolean;

/** Names are the tables' columns: the object goes to the database as one JSON value. */
export function productRow(full: ProductSnapshot, { now, mayTell }: { now: Date; mayTell: MetafieldFilter }) {
  const snapshot = { ...full, metafields: full.metafields.filter(({ namespace, key }) => mayTell(namespace, key)) };
  const title = cleanLine(snapshot.title) || snapshot.handle;
  const prices = snapshot.variants.flatMap((variant) => stored(variant.priceMinor) ?? []);
  const description = plainTextOf(snapshot.descriptionHtml).slice(0, DESCRIPTION_MAX_CHARS);
  const image = snapshot.images[0];
  return {
    gid: snapshot.gid,
    handle: cleanLine(snapshot.handle),
    title,
    description,
    vendor: cleanLine(snapshot.vendor),
    product_type: cleanLine(snapshot.productType),
    category: snapshot.category === null ? null : cleanLine(snapshot.category),
    tags: snapshot.tags.map(cleanLine),
    status: snapshot.status,
    is_sellable: snapshot.status === "ACTIVE" && snapshot.isPublished,
    is_available: snapshot.variants.some((variant) => variant.availableForSale),
    url: snapshot.onlineStoreUrl,
    image_url: image?.url ?? null,
    image_alt: image?.alt == null ? null : cleanLine(image.alt),
    images: snapshot.images.map(({ url, alt }) => ({ url, alt: alt === null ? null : cleanLine(alt) || null })),
    needs_plan: snapshot.needsPlan,
    options: snapshot.options.map(({ name, values }) => ({ name: cleanLine(name), values: values.map(cleanLine) })),
    metafields: snapshot.metafields.map((field) => ({ ...field, value: cleanLine(field.value) })),
    min_price_minor: prices.length > 0 ? Math.min(...prices) : null,
    max_price_minor: prices.length > 0 ? Math.max(...prices) : null,
    total_inventory: Math.min(
      INTEGER_MAX,
      snapshot.variants.reduce((sum, variant) => sum + Math.max(0, variant.inventoryQuantity ?? 0), 0),
    ),
    search_vector: searchVector(snapshot, title, description),
    shop_created_at: snapshot.createdAt?.toISOString() ?? null,
    shop_updated_at: snapshot.updatedAt.toISOString(),
    synced_at: now.toISOString(),
  };
}

export function variantRows(snapshot: ProductSnapshot) {
  return snapshot.variants.map((variant) => ({
    gid: variant.gid,
    product_gid: snapshot.gid,
    position: variant.position,
    title: cleanLine(variant.title),
    sku: variant.sku === null ? null : cleanLine(variant.sku),
    price_minor: stored(variant.priceMinor),
    compare_at_minor: stored(variant.compareAtMinor),
    is_available: variant.availableForSale,
    inventory_quantity: stored(variant.inventoryQuantity),
    is_backorder: variant.isBackorder,
    inventory_item_gid: variant.inventoryItemGid,
    unit_price: unitPrice(variant),
    options: variant.options.map(({ name, value }) => ({ name: cleanLine(name), value: cleanLine(value) })),
    ...extractAttributes(variant.options, snapshot.title),
  }));
}

export function collectionRow(collection: ProductSnapshot["collections"][number]) {
  return {
    gid: collection.gid,
    handle: cleanLine(collection.handle),
    title: cleanLine(collection.title),
    description: plainTextOf(collection.descriptionHtml).slice(0, DESCRIPTION_MAX_CHARS),
    shop_updated_at: collection.updatedAt.toISOString(),
  };
}

function unitPrice({ unitPrice: price }: VariantSnapshot): UnitPrice | null {
  return price !== null && stored(price.priceMinor) !== null ? price : null;
}

function stored(amount: number | null): number | null {
  return amount !== null && Number.isInteger(amount) && Math.abs(amount) <= INTEGER_MAX ? amount : null;
}

function searchVector(snapshot: ProductSnapshot, title: string, description: string): string {
  const { productType, tags, vendor, category, collections, options, variants, metafields, images } = snapshot;
  const optionText = options
    .flatMap(({ name, values }) => [name, ...values])
    .filter((text) => text !== "Default Title");
  const skus = variants.flatMap((variant) => variant.sku ?? []).slice(0, 10);
  const facts = readableFacts(metafields).map(({ name, value }) => `${name} ${value}`);
  return lexemesOf([
    { weight: "A", text: title },
    { weight: "B", text: [productType, ...tags, vendor].join(" \n ") },
    { weight: "C", text: [category ?? "", ...collections.map((collection) => collection.title)].join(" \n ") },
    { weight: "C", text: [...optionText, ...facts, ...skus].join(" \n ") },
    { weight: "D", text: description },
    { weight: "D", text: [...new Set(images.flatMap(({ alt }) => alt ?? []))].join(" \n ") },
  ]);
}
