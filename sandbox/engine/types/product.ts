/**
 * The Product type with its options, pictures, price ranges and connections. Registered in registry.ts.
 */
import { gid } from "../../domain/gid";
import { isGiftCard, isOnOnlineStore, membersOf, priceRange, totalInventory } from "../../domain/catalogue-facts";
import { groupsOfProduct } from "../../domain/selling-plans";
import type { Product, ShopState } from "../../domain/types";
import { connection, firstOf, inOrder } from "../connection";
import { fields, type Args } from "../context";
import { notEmulated } from "../errors";
import { search } from "../search/match";
import { collectionSearch, collectionSortValue } from "../search/resources";
import { dateTime, moneyV2, plainText } from "../scalars";
import {
  collectionOf,
  imageOf,
  mediaOf,
  type ImageSource,
  type MediaImageSource,
  type ProductSource,
} from "../sources";
import { stableId } from "../stable-id";
import { metafieldFields } from "./metafields";
import { publishableFields } from "./publication";
import { groupConnection } from "./selling-plan";
import { variantRows } from "./variant";

interface OptionSource {
  product: Product;
  option: Product["options"][number];
  position: number;
}

interface OptionValueSource extends OptionSource {
  name: string;
}

export const productTypes = {
  Product: fields<ProductSource>({
    id: ({ product }) => gid("Product", product.id),
    legacyResourceId: ({ product }) => String(product.id),
    title: ({ product }) => product.title,
    handle: ({ product }) => product.handle,
    description: ({ product }, args) => plainText(product.descriptionHtml, args["truncateAt"]),
    descriptionHtml: ({ product }) => product.descriptionHtml,
    bodyHtml: ({ product }) => product.descriptionHtml,
    vendor: ({ product }) => product.vendor,
    productType: ({ product }) => product.productType,
    category: ({ product }) => category(product.category),
    tags: ({ product }) => [...product.tags].sort((a, b) => a.localeCompare(b)),
    status: ({ product }) => product.status,
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ product }) => dateTime(product.updatedAt),
    publishedAt: ({ product }) => dateTime(product.publishedAt),
    onlineStoreUrl: ({ product }, _a, ctx) =>
      isOnOnlineStore(product, ctx.world.now()) ? `https://${ctx.shop.domain}/products/${product.handle}` : null,
    onlineStorePreviewUrl: ({ product }, _a, ctx) => `https://${ctx.shop.domain}/products/${product.handle}`,
    isGiftCard: ({ product }) => isGiftCard(product),
    totalInventory: ({ product }) => totalInventory(product),
    tracksInventory: ({ product }) => product.variants.some((v) => v.tracked),
    hasOnlyDefaultVariant: ({ product }) => product.options.length === 0,
    hasOutOfStockVariants: ({ product }) => product.variants.some((v) => v.tracked && v.inventoryQuantity <= 0),
    variantsCount: ({ product }) => ({ count: product.variants.length, precision: "EXACT" }),
    mediaCount: ({ product }) => ({ count: product.images.length, precision: "EXACT" }),
    seo: () => ({ title: null, description: null }),
    requiresSellingPlan: ({ product }) => product.needsPlan === true,
    sellingPlanGroups: ({ product }, args, ctx) => groupConnection(groupsOfProduct(ctx.shop, product), args, ctx),
    sellingPlanGroupsCount: ({ product }, _a, ctx) => ({
      count: groupsOfProduct(ctx.shop, product).length,
      precision: "EXACT",
    }),
    priceRangeV2: ({ product }, _a, ctx) => {
      const range = priceRange(product);
      return {
        minVariantPrice: moneyV2(ctx.shop, range?.minMinor ?? 0),
        maxVariantPrice: moneyV2(ctx.shop, range?.maxMinor ?? 0),
      };
    },
    compareAtPriceRange: ({ product }, _a, ctx) => compareAtRange(ctx.shop, product),
    options: ({ product }, args) =>
      firstOf(
        optionsOf(product).map((option, index) => ({ product, option, position: index + 1 })),
        args,
      ),
    variants: ({ product }, args, ctx) => connection(variantRows(product, args), args, ctx),
    collections: ({ product }, args, ctx) => {
      const own = [...ctx.shop.collections.values()].filter((c) => membersOf(c).has(product.id));
      const found = search(own, args["query"], collectionSearch, ctx.world.now());
      const sort = String(args["sortKey"] ?? "ID");
      const rows = found.map((c) => ({ id: c.id, value: collectionSortValue(sort, c), node: collectionOf(c) }));
      return connection(rows, args, ctx);
    },
    inCollection: ({ product }, args, ctx) =>
      [...ctx.shop.collections.values()].some(
        (c) => gid("Collection", c.id) === args["id"] && membersOf(c).has(product.id),
      ),
    featuredMedia: ({ product }) => (product.images[0] ? mediaOf(product.images[0]) : null),
    featuredImage: ({ product }) => (product.images[0] ? imageOf(product.images[0]) : null),
    media: ({ product }, args, ctx) => {
      const byId = args["sortKey"] === "ID";
      const rows = inOrder(hasPictures(args) ? product.images : [], (i) => i.id);
      return connection(
        rows.map((row) => ({ ...row, value: byId ? row.id : row.value, node: mediaOf(row.node) })),
        args,
        ctx,
      );
    },
    images: ({ product }, args, ctx) =>
      connection(
        inOrder(product.images, (i) => i.id).map((row) => ({ ...row, node: imageOf(row.node) })),
        args,
        ctx,
      ),
    ...publishableFields<ProductSource>(({ product }, ctx) => ({
      isPublished: isOnOnlineStore(product, ctx.world.now()),
      publishedAt: product.publishedAt,
    })),
    ...metafieldFields<ProductSource>(({ product }) => ({
      metafields: product.metafields,
      ownerId: gid("Product", product.id),
      ownerType: "PRODUCT",
      updatedAt: product.updatedAt,
    })),
  }),
  ProductOption: fields<OptionSource>({
    id: ({ option }) => gid("ProductOption", option.id),
    name: ({ option }) => option.name,
    position: (s) => s.position,
    values: ({ option }) => option.values,
    optionValues: (s) => s.option.values.map((name) => ({ ...s, name })),
  }),
  ProductOptionValue: fields<OptionValueSource>({
    id: ({ option, name }) => gid("ProductOptionValue", stableId(`${option.id}/${name}`)),
    name: ({ name }) => name,
    hasVariants: ({ product, position, name }) => product.variants.some((v) => v.optionValues[position - 1] === name),
  }),
  Image: fields<ImageSource>({
    id: ({ image }) => gid("ImageSource", image.id),
    url: ({ image }) => image.url,
    src: ({ image }) => image.url,
    originalSrc: ({ image }) => image.url,
    altText: ({ image }) => image.alt,
    width: ({ image }) => image.width,
    height: ({ image }) => image.height,
  }),
  MediaImage: fields<MediaImageSource>({
    id: ({ image }) => gid("MediaImage", image.id),
    alt: ({ image }) => image.alt,
    image: ({ image }) => imageOf(image),
    mediaContentType: () => "IMAGE",
    status: () => "READY",
    fileStatus: () => "READY",
    preview: ({ image }) => ({ image: imageOf(image), status: "READY" }),
    mimeType: () => "image/png",
    mediaErrors: () => [],
    mediaWarnings: () => [],
    fileErrors: () => [],
  }),
};

/** Pictures are the only media that products have here. */
function hasPictures(args: Args): boolean {
  const query = typeof args["query"] === "string" ? args["query"].trim() : "";
  const type = /^media_type:'?"?(\w+)'?"?$/i.exec(query)?.[1];
  if (query && !type) throw notEmulated(`search filter of Product.media: ${query}`);
  return !type || type.toUpperCase() === "IMAGE";
}

/** A product without options has one called Title, as on the platform. */
function optionsOf(product: Product): Product["options"] {
  if (product.options.length) return product.options;
  return [{ id: stableId(`${product.id}/Title`), name: "Title", values: ["Default Title"] }];
}

function category(fullName: string | null): object | null {
  if (fullName === null) return null;
  const path = fullName.split(" > ");
  return {
    id: `gid://shopify/TaxonomyCategory/sandbox-${stableId(fullName)}`,
    fullName,
    name: path.at(-1) ?? fullName,
    level: path.length,
    isRoot: path.length === 1,
    isLeaf: true,
    isArchived: false,
  };
}

function compareAtRange(shop: ShopState, product: Product): object | null {
  const values = product.variants.flatMap((v) => (v.compareAtMinor === null ? [] : [v.compareAtMinor]));
  if (!values.length) return null;
  return {
    minVariantCompareAtPrice: moneyV2(shop, Math.min(...values)),
    maxVariantCompareAtPrice: moneyV2(shop, Math.max(...values)),
  };
}
