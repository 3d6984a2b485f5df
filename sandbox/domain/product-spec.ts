/**
 * A short way to describe a product, and its expansion into the full state with ids, variants and a picture address.
 * The seeds, makeShop and the control API's "create product" use it. Ids come from the shop's counter, so the same
 * calls in the same order give the same ids.
 */
import type { UnitMeasure } from "./catalogue-types";
import type { Metafield, Product, ShopState, World } from "./types";

export interface ProductSpec {
  title: string;
  /** Made from the title when missing (needed for titles without Latin letters). */
  handle?: string;
  html?: string;
  vendor?: string;
  type?: string;
  category?: string | null;
  tags?: string[];
  status?: Product["status"];
  /** False keeps it off the online store. */
  published?: boolean;
  /** Ordered option names with their values. Every combination becomes a variant unless `variants` lists them. */
  options?: { name: string; values: string[] }[];
  /** Price of every variant in minor units; null = no price. */
  priceMinor?: number | null;
  compareAtMinor?: number | null;
  /** Stock of each variant; a function sees the option values and the running number. */
  stock?: number | ((values: string[], index: number) => number);
  /** Extra minor units for a variant, e.g. for the large size. */
  surchargeMinor?: (values: string[]) => number;
  policy?: "DENY" | "CONTINUE";
  tracked?: boolean;
  skuPrefix?: string;
  weightGrams?: number | null;
  metafields?: Metafield[];
  imageAlt?: string | null;
  /** Texts of the single pictures, where they differ. */
  imageAlts?: (string | null)[];
  images?: number;
  createdAt?: number;
  soldCount?: number;
  /** Sold only on a selling plan. */
  needsPlan?: boolean;
  unit?: UnitMeasure;
}

export function buildProduct(world: World, shop: ShopState, spec: ProductSpec): Product {
  const at = spec.createdAt ?? world.now();
  const id = world.nextId(shop);
  const handle = spec.handle ?? slug(spec.title, id);
  const options = (spec.options ?? []).map((o) => ({ id: world.nextId(shop), name: o.name, values: [...o.values] }));
  const combinations = options.reduce<string[][]>(
    (rows, option) => rows.flatMap((row) => option.values.map((value) => [...row, value])),
    [[]],
  );
  return {
    id,
    handle,
    title: spec.title,
    descriptionHtml: spec.html ?? "",
    vendor: spec.vendor ?? shop.name,
    productType: spec.type ?? "",
    category: spec.category ?? null,
    tags: spec.tags ?? [],
    status: spec.status ?? "ACTIVE",
    publishedAt: spec.published === false || spec.status === "DRAFT" ? null : at,
    createdAt: at,
    updatedAt: at,
    options,
    variants: combinations.map((values, index) => ({
      id: world.nextId(shop),
      inventoryItemId: world.nextId(shop),
      sku: spec.skuPrefix ? [spec.skuPrefix, ...values.map(skuPart)].join("-") : null,
      barcode: null,
      optionValues: values,
      priceMinor: spec.priceMinor == null ? null : spec.priceMinor + (spec.surchargeMinor?.(values) ?? 0),
      compareAtMinor: spec.compareAtMinor ?? null,
      inventoryQuantity: typeof spec.stock === "function" ? spec.stock(values, index) : (spec.stock ?? 10),
      inventoryPolicy: spec.policy ?? "DENY",
      tracked: spec.tracked ?? true,
      weightGrams: spec.weightGrams ?? null,
      updatedAt: at,
      ...(spec.unit ? { unit: spec.unit } : {}),
    })),
    images: Array.from({ length: spec.images ?? 1 }, (_, i) =>
      newPicture(world, shop, handle, i, pictureText(spec, i)),
    ),
    metafields: spec.metafields ?? [],
    soldCount: spec.soldCount ?? 0,
    ...(spec.needsPlan ? { needsPlan: true } : {}),
  };
}

/** A picture of the CDN host, which draws it from the product's title and type. */
export function newPicture(
  world: World,
  shop: ShopState,
  handle: string,
  index: number,
  alt: string | null,
): Product["images"][number] {
  const file = `${handle}${index ? `-${index + 1}` : ""}.png`;
  const url = `https://cdn.shopify.com/s/files/1/${shop.id}/files/${file}`;
  return { id: world.nextId(shop), url, alt, width: 1200, height: 1200 };
}

function pictureText(spec: ProductSpec, index: number): string | null {
  const own = spec.imageAlts?.[index];
  if (own !== undefined) return own;
  return spec.imageAlt === undefined ? spec.title : spec.imageAlt;
}

/** Latin letters and digits joined by hyphens; "product-<id>" when nothing is left. */
function slug(title: string, id: number): string {
  const text = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return text || `product-${id}`;
}

function skuPart(value: string): string {
  const latin = value.toUpperCase().replace(/[^A-Z0-9.]/g, "");
  if (latin) return latin.slice(0, 5);
  return [...value]
    .map((c) => (c.codePointAt(0) ?? 0).toString(36).toUpperCase())
    .join("")
    .slice(0, 6);
}
