/**
 * The ProductVariant type. Registered in registry.ts; product.ts pages a product's variants through `variantRows`. Its
 * stock by location is inventory.ts.
 */
import { gid } from "../../domain/gid";
import { isVariantAvailable, variantTitle, type VariantRef } from "../../domain/catalogue-facts";
import { groupsOfVariant } from "../../domain/selling-plans";
import type { Product } from "../../domain/types";
import { measuredType, unitPriceMinor } from "../../domain/unit-price";
import { connection, type Row, type SortValue } from "../connection";
import { fields, type Args } from "../context";
import { notEmulated } from "../errors";
import { dateTime, money, moneyV2 } from "../scalars";
import { imageOf, mediaOf, productOf, variantOf, type VariantSource } from "../sources";
import { inventoryItemOf } from "./inventory";
import { metafieldFields } from "./metafields";
import { groupConnection } from "./selling-plan";

/** Rows of one product's variants in the asked order (position by default). */
export function variantRows(product: Product, args: Args): Row<VariantSource>[] {
  const key = String(args["sortKey"] ?? "POSITION");
  return product.variants.map((variant, index) => ({
    id: variant.id,
    value: sortValue(key, { product, variant }, index),
    node: variantOf(product, variant),
  }));
}

export function sortValue(key: string, { product, variant }: VariantRef, position: number): SortValue {
  if (key === "ID") return variant.id;
  const values: Record<string, SortValue> = {
    RELEVANCE: variant.id,
    POSITION: position,
    TITLE: variantTitle(product, variant).toLowerCase(),
    SKU: variant.sku ?? "",
    INVENTORY_QUANTITY: variant.inventoryQuantity,
  };
  const value = values[key];
  if (value === undefined) throw notEmulated(`sort key productVariants.${key}`);
  return value;
}

export const variantTypes = {
  ProductVariant: fields<VariantSource>({
    id: ({ variant }) => gid("ProductVariant", variant.id),
    legacyResourceId: ({ variant }) => String(variant.id),
    title: ({ product, variant }) => variantTitle(product, variant),
    displayName: ({ product, variant }) => `${product.title} - ${variantTitle(product, variant)}`,
    sku: ({ variant }) => variant.sku,
    barcode: ({ variant }) => variant.barcode,
    position: ({ product, variant }) => product.variants.indexOf(variant) + 1,
    price: ({ variant }, _a, ctx) => money(ctx.shop, variant.priceMinor),
    compareAtPrice: ({ variant }, _a, ctx) => money(ctx.shop, variant.compareAtMinor),
    availableForSale: ({ variant }) => isVariantAvailable(variant),
    inventoryQuantity: ({ variant }) => variant.inventoryQuantity,
    sellableOnlineQuantity: ({ variant }) => variant.inventoryQuantity,
    inventoryPolicy: ({ variant }) => variant.inventoryPolicy,
    taxable: () => true,
    requiresComponents: () => false,
    selectedOptions: ({ product, variant }) =>
      product.options.length
        ? product.options.map((option, i) => ({ name: option.name, value: variant.optionValues[i] ?? "" }))
        : [{ name: "Title", value: "Default Title" }],
    product: ({ product }) => productOf(product),
    image: (s) => {
      const own = pictureOf(s);
      return own ? imageOf(own) : null;
    },
    media: (s, args, ctx) => {
      const own = pictureOf(s);
      return connection(own ? [{ id: own.id, value: 0, node: mediaOf(own) }] : [], args, ctx);
    },
    showUnitPrice: ({ variant }) => variant.unit !== undefined,
    unitPrice: ({ variant }, _a, ctx) => {
      const minor = unitPriceMinor(variant);
      return minor === null ? null : moneyV2(ctx.shop, minor);
    },
    unitPriceMeasurement: ({ variant }) =>
      variant.unit ? { ...variant.unit, measuredType: measuredType(variant.unit.referenceUnit) } : null,
    sellingPlanGroups: ({ product, variant }, args, ctx) =>
      groupConnection(groupsOfVariant(ctx.shop, product, variant), args, ctx),
    sellingPlanGroupsCount: ({ product, variant }, _a, ctx) => ({
      count: groupsOfVariant(ctx.shop, product, variant).length,
      precision: "EXACT",
    }),
    inventoryItem: inventoryItemOf,
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ variant }) => dateTime(variant.updatedAt),
    ...metafieldFields<VariantSource>(({ variant }) => ({
      metafields: [],
      ownerId: gid("ProductVariant", variant.id),
      ownerType: "PRODUCTVARIANT",
      updatedAt: variant.updatedAt,
    })),
  }),
};

/** The variant's own picture; null where it has none, even if the product has. */
function pictureOf({ product, variant }: VariantSource): Product["images"][number] | null {
  return product.images.find((image) => image.id === variant.imageId) ?? null;
}
