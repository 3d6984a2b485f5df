/**
 * Reads products as shoppers may see them: one by handle, cards for the bubble, summaries and detail for the model,
 * availability of a size or colour. Always from the tables, never from a cache or a model's words; only products that
 * the online store sells.
 */
import { z } from "zod";
import type { ProductCard } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import { colorFamily, normaliseSize } from "./attributes";
import { incomingByVariant } from "./incoming.server";
import type { ProductView, VariantView } from "./product-view";
import { cardOf } from "./product-view";
import { planGroupsByProduct } from "./selling-plans.server";

const optionsSchema = z.array(z.object({ name: z.string(), values: z.array(z.string()) }));
const chosenSchema = z.array(z.object({ name: z.string(), value: z.string() }));
const metafieldsSchema = z.array(
  z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() }),
);

const unitPriceSchema = z.object({ priceMinor: z.number(), referenceValue: z.number(), referenceUnit: z.string() });

const HANDLES_MAX = 50;

/**
 * What the online store sells, and what it sells to those who have the link (status UNLISTED, with a page of its own):
 * no search finds the latter, and its handle is what the link says.
 * https://shopify.dev/docs/apps/build/product-merchandising/unlisted-products
 */
const REACHABLE = { OR: [{ isSellable: true }, { status: "UNLISTED", url: { not: null } }] };

/** The product as sold, with its variants in the shop's order; null when there is none or it is not on sale. */
export async function productByHandle(db: ShopDb, handle: string): Promise<ProductView | null> {
  return (await productsByHandles(db, [handle])).get(handle) ?? null;
}

/** Products by handle; those not sold are absent. At most 50 handles are read. */
export async function productsByHandles(db: ShopDb, handles: string[]): Promise<Map<string, ProductView>> {
  const rows = await db.product.findMany({
    where: { handle: { in: handles.slice(0, HANDLES_MAX) }, ...REACHABLE },
    include: { variants: { orderBy: [{ position: "asc" }, { gid: "asc" }] } },
    orderBy: [{ shopUpdatedAt: "asc" }, { gid: "asc" }],
  });
  const gids = rows.map((row) => row.gid);
  const [incoming, plans] = [await incomingByVariant(db, gids), await planGroupsByProduct(db, gids)];
  return new Map(
    rows.map((row) => [
      row.handle,
      {
        ...row,
        planGroups: plans.get(row.gid) ?? [],
        options: optionsSchema.catch([]).parse(row.options),
        metafields: metafieldsSchema.catch([]).parse(row.metafields),
        variants: row.variants.map((variant) => ({
          ...variant,
          incoming: incoming.get(variant.gid) ?? 0,
          unitPrice: unitPriceSchema.nullable().catch(null).parse(variant.unitPrice),
          options: chosenSchema.catch([]).parse(variant.options),
        })),
      },
    ]),
  );
}

/**
 * Cards in the order of the handles; handles the shop does not sell give none.
 * @param shop `primaryUrl` is the base of links when the product has no own address
 * @param language of the shopper; the shop's own words are shown in either, as no translations are stored
 * @param fitting variant gids that satisfied the search's constraints, by handle
 */
export async function productCards(
  db: ShopDb,
  handles: string[],
  { shop, fitting = {} }: { shop: { primaryUrl: string }; language?: "en" | "zh"; fitting?: Record<string, string[]> },
): Promise<ProductCard[]> {
  const products = await productsByHandles(db, handles);
  return [...new Set(handles)].slice(0, HANDLES_MAX).flatMap((handle) => {
    const product = products.get(handle);
    return product ? [cardOf(product, { primaryUrl: shop.primaryUrl, fitting: fitting[handle] ?? [] })] : [];
  });
}

export interface Availability {
  product: ProductView;
  /** False when no variant has the size or the colour asked for. */
  offersWish: boolean;
  isAnyAvailable: boolean;
  /** Variants of the size and colour; all of them without a wish. */
  matching: VariantView[];
}

/** Whether a product, or its variant of a size or colour, can be bought now; null when the shop does not sell it. */
export async function availability(
  db: ShopDb,
  handle: string,
  wish: { size?: string | null | undefined; color?: string | null | undefined },
): Promise<Availability | null> {
  const product = await productByHandle(db, handle);
  if (product === null) return null;
  const size = wish.size ? normaliseSize(wish.size) : null;
  const matching = product.variants.filter(
    (variant) => (size === null || variant.sizes.includes(size)) && hasColor(variant, wish.color ?? null),
  );
  return {
    product,
    offersWish: matching.length > 0,
    isAnyAvailable: matching.some((variant) => variant.isAvailable),
    matching: narrowed(matching, wish.color ?? null),
  };
}

/** How many products there are, are on sale, and can be bought now. */
export async function catalogCounts(
  db: ShopDb,
): Promise<{ products: number; sellable: number; available: number; variants: number }> {
  const [products, sellable, available, variants] = [
    await db.product.count(),
    await db.product.count({ where: { isSellable: true } }),
    await db.product.count({ where: { isSellable: true, isAvailable: true } }),
    await db.variant.count(),
  ];
  return { products, sellable, available, variants };
}

function hasColor(variant: VariantView, color: string | null): boolean {
  if (!color) return true;
  const named = color.trim().toLowerCase();
  return variant.colors.includes(named) || variant.colors.includes(colorFamily(color) ?? named);
}

/** "Navy" means the navy one where there is one, and the blues where there is none. */
function narrowed(variants: VariantView[], color: string | null): VariantView[] {
  const named = color?.trim().toLowerCase();
  const exact = named ? variants.filter((variant) => variant.colors.includes(named)) : [];
  return exact.length > 0 ? exact : variants;
}
