/**
 * The root queries over products, variants and collections, and the Collection type. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { allVariants, findVariant, productWithHandle } from "../../domain/catalogue-facts";
import { membersInOrder } from "../../domain/collections";
import type { Product } from "../../domain/types";
import { connection, type SortValue } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime, plainText } from "../scalars";
import { listing } from "../search/listing";
import { search } from "../search/match";
import {
  collectionSearch,
  collectionSortValue,
  productSearch,
  productSortValue,
  variantSearch,
} from "../search/resources";
import { collectionOf, productOf, variantOf, type CollectionSource } from "../sources";
import { metafieldFields } from "./metafields";
import { publishableFields } from "./publication";
import { sortValue as variantSortValue } from "./variant";

export const catalogueTypes = {
  Collection: fields<CollectionSource>({
    id: ({ collection }) => gid("Collection", collection.id),
    legacyResourceId: ({ collection }) => String(collection.id),
    handle: ({ collection }) => collection.handle,
    title: ({ collection }) => collection.title,
    description: ({ collection }, args) => plainText(collection.descriptionHtml, args["truncateAt"]),
    descriptionHtml: ({ collection }) => collection.descriptionHtml,
    updatedAt: ({ collection }) => dateTime(collection.updatedAt),
    sortOrder: ({ collection }) => collection.sortOrder ?? "MANUAL",
    ruleSet: ({ collection }) =>
      collection.rules
        ? {
            appliedDisjunctively: collection.rules.isAny,
            rules: collection.rules.rules.map((rule) => ({ ...rule, conditionObject: null })),
          }
        : null,
    image: () => null,
    seo: () => ({ title: null, description: null }),
    productsCount: ({ collection }) => ({ count: collection.productIds.length, precision: "EXACT" }),
    hasProduct: ({ collection }, args) => collection.productIds.some((id) => gid("Product", id) === args["id"]),
    products: ({ collection }, args, ctx) => {
      const own = membersInOrder(ctx.shop, collection);
      const key = String(args["sortKey"] ?? "COLLECTION_DEFAULT");
      const isManual = key === "COLLECTION_DEFAULT" || key === "MANUAL";
      const value = (p: Product, i: number): string | number => (isManual ? i : productSortValue(key, p));
      return connection(
        own.map((p, i) => ({ id: p.id, value: value(p, i), node: productOf(p) })),
        args,
        ctx,
      );
    },
    ...publishableFields<CollectionSource>(({ collection }) => ({
      isPublished: collection.isPublished !== false,
      publishedAt: collection.isPublished === false ? null : collection.updatedAt,
    })),
    ...metafieldFields<CollectionSource>(({ collection }) => ({
      metafields: [],
      ownerId: gid("Collection", collection.id),
      ownerType: "COLLECTION",
      updatedAt: collection.updatedAt,
    })),
  }),
  QueryRoot: fields<unknown>({
    products: (_s, args, ctx) => {
      if (args["savedSearchId"] != null) throw notEmulated("QueryRoot.products(savedSearchId)");
      const sortKey = String(args["sortKey"] ?? "ID");
      const searchable = productSearch(ctx.world.now(), ctx.shop.currencyDigits);
      const sortValue = (p: Product): SortValue => productSortValue(sortKey, p);
      const byHandle = (handle: string): number | null => productWithHandle(ctx.shop, handle)?.id ?? null;
      const items = ctx.shop.products;
      return listing({ items, searchable, sortKey, sortValue, byHandle, toNode: productOf }, args, ctx);
    },
    productsCount: (_s, args, ctx) => ({ count: foundProducts(args, ctx).length, precision: "EXACT" }),
    product: (_s, args, ctx) => productById(args["id"], ctx),
    productByHandle: (_s, args, ctx) => productByHandle(args["handle"], ctx),
    productByIdentifier: (_s, args, ctx) => {
      const by = args["identifier"] as Args;
      if (by["customId"] != null) throw notEmulated("QueryRoot.productByIdentifier(identifier: {customId})");
      return by["id"] != null ? productById(by["id"], ctx) : productByHandle(by["handle"], ctx);
    },
    productVariant: (_s, args, ctx) => {
      const found = findVariant(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return found ? variantOf(found.product, found.variant) : null;
    },
    productVariants: (_s, args, ctx) => {
      const sortKey = String(args["sortKey"] ?? "ID");
      return listing(
        {
          items: allVariants(ctx.shop),
          searchable: variantSearch,
          sortKey,
          sortValue: (ref) => variantSortValue(sortKey, ref, ref.product.variants.indexOf(ref.variant)),
          toNode: (ref) => variantOf(ref.product, ref.variant),
        },
        args,
        ctx,
      );
    },
    collection: (_s, args, ctx) => collectionById(args["id"], ctx),
    collectionByHandle: (_s, args, ctx) => collectionByHandle(args["handle"], ctx),
    collectionByIdentifier: (_s, args, ctx) => {
      const by = args["identifier"] as Args;
      if (by["customId"] != null) throw notEmulated("QueryRoot.collectionByIdentifier(identifier: {customId})");
      return by["id"] != null ? collectionById(by["id"], ctx) : collectionByHandle(by["handle"], ctx);
    },
    collections: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "ID");
      const found = search(ctx.shop.collections.values(), args["query"], collectionSearch, ctx.world.now());
      const rows = found.map((c) => ({ id: c.id, value: collectionSortValue(key, c), node: collectionOf(c) }));
      return connection(rows, args, ctx);
    },
  }),
};

function foundProducts(args: Args, ctx: Ctx): Product[] {
  if (args["savedSearchId"] != null) throw notEmulated("QueryRoot.products(savedSearchId)");
  const now = ctx.world.now();
  return search(ctx.shop.products.values(), args["query"], productSearch(now, ctx.shop.currencyDigits), now);
}

function productById(id: unknown, ctx: Ctx): object | null {
  const product = ctx.shop.products.get(parseGid(id)?.id ?? -1);
  return product ? productOf(product) : null;
}

function productByHandle(handle: unknown, ctx: Ctx): object | null {
  const product = productWithHandle(ctx.shop, String(handle));
  return product ? productOf(product) : null;
}

function collectionById(id: unknown, ctx: Ctx): object | null {
  const collection = ctx.shop.collections.get(parseGid(id)?.id ?? -1);
  return collection ? collectionOf(collection) : null;
}

function collectionByHandle(handle: unknown, ctx: Ctx): object | null {
  const collection = [...ctx.shop.collections.values()].find((c) => c.handle === handle);
  return collection ? collectionOf(collection) : null;
}
