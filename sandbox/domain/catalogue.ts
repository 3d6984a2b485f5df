/**
 * What a merchant does to products, stock and collections. Called by the control API, the engine and the tests; each
 * operation moves `updatedAt` and announces the topics a real shop would announce.
 */
import { findVariant } from "./catalogue-facts";
import { done, refused, type Outcome } from "./outcome";
import { collectionPayload, inventoryLevelPayload, productDeletePayload, productPayload } from "./payload-catalogue";
import { buildProduct, type ProductSpec } from "./product-spec";
import type { Collection, Product, ShopState, Variant, World } from "./types";

/** Adds a product from a short description (see ProductSpec). Refused when the handle is taken. */
export function createProduct(world: World, shop: ShopState, spec: ProductSpec): Outcome<Product> {
  const product = buildProduct(world, shop, spec);
  if ([...shop.products.values()].some((p) => p.handle === product.handle))
    return refused("ALREADY_EXISTS", ["handle"], `Handle '${product.handle}' already in use`);
  shop.products.set(product.id, product);
  world.announce({ shop, topic: "products/create", payload: productPayload(shop, product) });
  return done(product);
}

export type ProductPatch = Partial<
  Pick<
    Product,
    | "title"
    | "handle"
    | "descriptionHtml"
    | "vendor"
    | "productType"
    | "category"
    | "tags"
    | "status"
    | "publishedAt"
    | "metafields"
    | "images"
  >
>;

export function updateProduct(world: World, shop: ShopState, productId: number, patch: ProductPatch): Outcome<Product> {
  const product = shop.products.get(productId);
  if (!product) return refused("NOT_FOUND", ["id"], "Product does not exist");
  Object.assign(product, patch);
  return done(announceProduct(world, shop, product));
}

export function deleteProduct(world: World, shop: ShopState, productId: number): Outcome<Product> {
  const product = shop.products.get(productId);
  if (!product) return refused("NOT_FOUND", ["id"], "Product does not exist");
  shop.products.delete(productId);
  for (const collection of shop.collections.values()) {
    if (!collection.productIds.includes(productId)) continue;
    collection.productIds = collection.productIds.filter((id) => id !== productId);
    collection.updatedAt = world.now();
  }
  world.announce({ shop, topic: "products/delete", payload: productDeletePayload(product) });
  return done(product);
}

/** Sets the price and, where given, the compare-at price, in minor units; null takes the price away. */
export function updateVariantPrice(
  world: World,
  shop: ShopState,
  variantId: number,
  price: { priceMinor: number | null; compareAtMinor?: number | null },
): Outcome<Variant> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["id"], "Product variant does not exist");
  if (price.priceMinor !== null && (!Number.isInteger(price.priceMinor) || price.priceMinor < 0))
    return refused("INVALID", ["price"], "Price must be greater than or equal to 0");
  found.variant.priceMinor = price.priceMinor;
  if (price.compareAtMinor !== undefined) found.variant.compareAtMinor = price.compareAtMinor;
  found.variant.updatedAt = world.now();
  announceProduct(world, shop, found.product);
  return done(found.variant);
}

/** Sets the available stock of a variant at the shop's one location. */
export function setInventory(world: World, shop: ShopState, variantId: number, quantity: number): Outcome<Variant> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["id"], "Product variant does not exist");
  if (!Number.isInteger(quantity)) return refused("INVALID", ["quantity"], "Quantity must be a whole number");
  found.variant.inventoryQuantity = quantity;
  found.variant.updatedAt = world.now();
  world.announce({
    shop,
    topic: "inventory_levels/update",
    payload: inventoryLevelPayload(shop, found.variant, world.now()),
  });
  announceProduct(world, shop, found.product);
  return done(found.variant);
}

export function updateCollection(
  world: World,
  shop: ShopState,
  collectionId: number,
  patch: Partial<Pick<Collection, "title" | "descriptionHtml" | "productIds">>,
): Outcome<Collection> {
  const collection = shop.collections.get(collectionId);
  if (!collection) return refused("NOT_FOUND", ["id"], "Collection does not exist");
  Object.assign(collection, patch, { updatedAt: world.now() });
  world.announce({ shop, topic: "collections/update", payload: collectionPayload(collection) });
  return done(collection);
}

export function announceProduct(world: World, shop: ShopState, product: Product): Product {
  product.updatedAt = world.now();
  if (!world.isMuted) world.announce({ shop, topic: "products/update", payload: productPayload(shop, product) });
  return product;
}
