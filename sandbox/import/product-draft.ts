/**
 * A product as an import read it, and its making in a shop's state with ids and picture addresses. read-products.ts
 * makes the drafts; import-shop.ts puts the products into the shop.
 */
import type { UnitMeasure } from "../domain/catalogue-types";
import type { Metafield, Product, ShopState, World } from "../domain/types";

export interface VariantDraft {
  values: string[];
  sku: string | null;
  barcode: string | null;
  priceMinor: number | null;
  compareAtMinor: number | null;
  isTracked: boolean;
  quantity: number;
  policy: "DENY" | "CONTINUE";
  weightGrams: number | null;
  unit: UnitMeasure | null;
  /** Address of the variant's own picture. */
  picture: string | null;
}

export interface ProductDraft {
  handle: string;
  title: string;
  html: string;
  vendor: string;
  type: string;
  category: string | null;
  tags: string[];
  status: Product["status"];
  isPublished: boolean;
  isGiftCard: boolean;
  optionNames: string[];
  variants: VariantDraft[];
  images: { url: string; alt: string | null; position: number }[];
  metafields: Metafield[];
}

export function makeProduct(world: World, shop: ShopState, draft: ProductDraft): Product {
  const at = world.now();
  const id = world.nextId(shop);
  const images = picturesOf(draft).map(({ url, alt }) => {
    const pictureId = world.nextId(shop);
    return {
      source: url,
      picture: { id: pictureId, url: copyOf(shop, url, pictureId), alt, width: 1200, height: 1200 },
    };
  });
  return {
    id,
    handle: draft.handle,
    title: draft.title,
    descriptionHtml: draft.html,
    vendor: draft.vendor || shop.name,
    productType: draft.isGiftCard ? "Gift Card" : draft.type,
    category: draft.category,
    tags: draft.tags,
    status: draft.status,
    publishedAt: draft.isPublished && draft.status !== "DRAFT" ? at : null,
    createdAt: at,
    updatedAt: at,
    options: draft.optionNames.map((name, index) => ({
      id: world.nextId(shop),
      name,
      values: [...new Set(draft.variants.map((variant) => variant.values[index] ?? ""))],
    })),
    variants: draft.variants.map((variant) => {
      const own = images.find(({ source }) => source === variant.picture)?.picture.id;
      return {
        id: world.nextId(shop),
        inventoryItemId: world.nextId(shop),
        sku: variant.sku,
        barcode: variant.barcode,
        optionValues: variant.values,
        priceMinor: variant.priceMinor,
        compareAtMinor: variant.compareAtMinor,
        inventoryQuantity: variant.quantity,
        inventoryPolicy: variant.policy,
        tracked: variant.isTracked,
        weightGrams: variant.weightGrams,
        updatedAt: at,
        ...(variant.unit ? { unit: variant.unit } : {}),
        ...(own === undefined ? {} : { imageId: own }),
      };
    }),
    images: images.map(({ picture }) => picture),
    metafields: draft.metafields,
    soldCount: 0,
  };
}

/** The product's pictures in their order, and those that only a variant names. */
function picturesOf(draft: ProductDraft): { url: string; alt: string | null }[] {
  const own = [...draft.images].sort((a, b) => a.position - b.position);
  const known = new Set(own.map(({ url }) => url));
  const others = draft.variants.flatMap(({ picture }) => (picture && !known.has(picture) ? [picture] : []));
  return [...own, ...[...new Set(others)].map((url) => ({ url, alt: null }))];
}

/**
 * Shopify copies a picture from wherever it lies to its CDN, and so does the sandbox, as far as the address goes: it draws
 * a picture of its own there and keeps the true address in `source`.
 */
function copyOf(shop: ShopState, url: string, pictureId: number): string {
  if (/^https:\/\/cdn\.shopify\.com\//.test(url)) return url;
  const name = /([^/?#]+?)(?:\.[a-z]{3,4})?(?:[?#]|$)/i.exec(url.slice(url.lastIndexOf("/") + 1))?.[1] ?? "picture";
  const safe = name.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60) || "picture";
  return `https://cdn.shopify.com/s/files/1/${shop.id}/files/${safe}-${pictureId}.png?source=${encodeURIComponent(url)}`;
}
