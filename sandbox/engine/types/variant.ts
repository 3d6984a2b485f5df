/**
 * The ProductVariant, InventoryItem and InventoryLevel types. Registered in registry.ts; product.ts pages a product's
 * variants through `variantRows`.
 */
import { gid } from "../../domain/gid";
import { isVariantAvailable, variantTitle, type VariantRef } from "../../domain/catalogue-facts";
import type { Product, ShopState } from "../../domain/types";
import { connection, type Row, type SortValue } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime, money } from "../scalars";
import { imageOf, mediaOf, productOf, variantOf, type InventoryItemSource, type VariantSource } from "../sources";
import { metafieldFields } from "./metafields";

interface LevelSource {
  __typename: "InventoryLevel";
  product: Product;
  variant: VariantSource["variant"];
  location: ShopState["locations"][number];
}

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
  const values: Record<string, SortValue> = {
    ID: variant.id,
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
    image: ({ product }) => (product.images[0] ? imageOf(product.images[0]) : null),
    media: ({ product }, args, ctx) =>
      connection(
        product.images.slice(0, 1).map((i, index) => ({ id: i.id, value: index, node: mediaOf(i) })),
        args,
        ctx,
      ),
    inventoryItem: (s) => ({ ...s, __typename: "InventoryItem" }),
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ variant }) => dateTime(variant.updatedAt),
    ...metafieldFields<VariantSource>(({ variant }) => ({
      metafields: [],
      ownerId: gid("ProductVariant", variant.id),
      ownerType: "PRODUCTVARIANT",
      updatedAt: variant.updatedAt,
    })),
  }),
  InventoryItem: fields<InventoryItemSource>({
    id: ({ variant }) => gid("InventoryItem", variant.inventoryItemId),
    legacyResourceId: ({ variant }) => String(variant.inventoryItemId),
    sku: ({ variant }) => variant.sku,
    tracked: ({ variant }) => variant.tracked,
    requiresShipping: () => true,
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ variant }) => dateTime(variant.updatedAt),
    measurement: ({ variant }) => ({
      id: gid("InventoryItemMeasurement", variant.inventoryItemId),
      weight: variant.weightGrams === null ? null : { unit: "GRAMS", value: variant.weightGrams },
    }),
    variant: ({ product, variant }) => variantOf(product, variant),
    inventoryLevel: (s, args, ctx) =>
      levels(s, ctx).find((l) => gid("Location", l.location.id) === args["locationId"]) ?? null,
    inventoryLevels: (s, args, ctx) =>
      connection(
        levels(s, ctx).map((l, index) => ({ id: l.location.id, value: index, node: l })),
        args,
        ctx,
      ),
  }),
  InventoryLevel: fields<LevelSource>({
    id: ({ variant, location }) =>
      `gid://shopify/InventoryLevel/${location.id}?inventory_item_id=${variant.inventoryItemId}`,
    isActive: () => true,
    item: ({ product, variant }) => ({ __typename: "InventoryItem", product, variant }),
    location: ({ location }) => ({ __typename: "Location", location }),
    updatedAt: ({ variant }) => dateTime(variant.updatedAt),
    quantities: ({ variant, location }, args) => {
      const names = Array.isArray(args["names"]) ? args["names"].map(String) : [];
      return names.map((name) => {
        if (name !== "available" && name !== "on_hand")
          throw notEmulated(`InventoryLevel.quantities(names: "${name}")`);
        const id = `gid://shopify/InventoryQuantity/${location.id}?inventory_item_id=${variant.inventoryItemId}&name=${name}`;
        return { id, name, quantity: variant.inventoryQuantity, updatedAt: dateTime(variant.updatedAt) };
      });
    },
  }),
};

function levels({ product, variant }: InventoryItemSource, ctx: Ctx): LevelSource[] {
  if (!variant.tracked) return [];
  return ctx.shop.locations
    .slice(0, 1)
    .map((location) => ({ __typename: "InventoryLevel", product, variant, location }));
}
