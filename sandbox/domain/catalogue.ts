/**
 * What a merchant does to products, stock and collections. Called by the control API, the engine and the tests; each
 * operation moves `updatedAt` and announces the topics a real shop would announce.
 */
import { findVariant, type VariantRef } from "./catalogue-facts";
import type { UnitMeasure } from "./catalogue-types";
import { findMembers, refreshSmart } from "./collections";
import { done, refused, type Outcome } from "./outcome";
import { collectionPayload, productDeletePayload, productPayload } from "./payload-catalogue";
import { inventoryLevelPayload } from "./payload-stock";
import { buildProduct, newPicture, type ProductSpec } from "./product-spec";
import type { Collection, Product, ShopState, Variant, World } from "./types";

/** Adds a product from a short description (see ProductSpec). Refused when the handle is taken. */
export function createProduct(world: World, shop: ShopState, spec: ProductSpec): Outcome<Product> {
  const product = buildProduct(world, shop, spec);
  if ([...shop.products.values()].some((p) => p.handle === product.handle))
    return refused("ALREADY_EXISTS", ["handle"], `Handle '${product.handle}' already in use`);
  shop.products.set(product.id, product);
  refreshSmart(shop, product);
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
    | "needsPlan"
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
    if (!collection.rules) collection.updatedAt = world.now();
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

/** Sets the available stock of a variant: what other locations hold stays, unless it is more than all there is. */
export function setInventory(world: World, shop: ShopState, variantId: number, quantity: number): Outcome<Variant> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["id"], "Product variant does not exist");
  if (!Number.isInteger(quantity)) return refused("INVALID", ["quantity"], "Quantity must be a whole number");
  const first = shop.locations[0];
  const others = found.variant.levels?.filter((l) => l.locationId !== first?.id) ?? [];
  if (others.reduce((sum, l) => sum + l.available, 0) > quantity) for (const level of others) level.available = 0;
  found.variant.inventoryQuantity = quantity;
  found.variant.updatedAt = world.now();
  announceFirstLevel(world, shop, found.variant);
  announceProduct(world, shop, found.product);
  return done(found.variant);
}

/** Says that the first location, from which orders are sent and to which returns come, holds another number now. */
export function announceFirstLevel(world: World, shop: ShopState, variant: Variant): void {
  const first = shop.locations[0];
  if (world.isMuted || !first) return;
  const elsewhere = (variant.levels ?? []).filter((l) => l.locationId !== first.id);
  const available = variant.inventoryQuantity - elsewhere.reduce((sum, l) => sum + l.available, 0);
  const payload = inventoryLevelPayload(variant, first.id, available, world.now());
  world.announce({ shop, topic: "inventory_levels/update", payload });
}

/** What one piece holds, for its unit price; null takes the unit price away. */
export function setUnitMeasure(
  world: World,
  shop: ShopState,
  variantId: number,
  unit: UnitMeasure | null,
): Outcome<VariantRef> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["id"], "Product variant does not exist");
  if (unit) found.variant.unit = unit;
  else delete found.variant.unit;
  found.variant.updatedAt = world.now();
  announceProduct(world, shop, found.product);
  return done(found);
}

/** Gives the product as many pictures as there are texts; a picture whose text stays keeps its id and address. */
export function setPictures(
  world: World,
  shop: ShopState,
  productId: number,
  alts: (string | null)[],
): Outcome<Product> {
  const product = shop.products.get(productId);
  if (!product) return refused("NOT_FOUND", ["id"], "Product does not exist");
  product.images = alts.map((alt, index) => {
    const known = product.images[index];
    return known ? { ...known, alt } : newPicture(world, shop, product.handle, index, alt);
  });
  return done(announceProduct(world, shop, product));
}

export function updateCollection(
  world: World,
  shop: ShopState,
  collectionId: number,
  patch: Partial<Pick<Collection, "title" | "descriptionHtml" | "productIds" | "rules" | "sortOrder" | "isPublished">>,
): Outcome<Collection> {
  const collection = shop.collections.get(collectionId);
  if (!collection) return refused("NOT_FOUND", ["id"], "Collection does not exist");
  if (patch.productIds && (patch.rules ?? collection.rules))
    return refused("INVALID", ["products"], "Can't manually add products to a smart collection");
  Object.assign(collection, patch, { updatedAt: world.now() });
  if (patch.rules) collection.productIds = findMembers(shop, patch.rules);
  world.announce({ shop, topic: "collections/update", payload: collectionPayload(collection) });
  return done(collection);
}

export type NewCollection = Pick<Collection, "handle" | "title"> &
  Partial<Pick<Collection, "descriptionHtml" | "productIds" | "rules" | "sortOrder" | "isPublished">>;

export function createCollection(world: World, shop: ShopState, input: NewCollection): Outcome<Collection> {
  if ([...shop.collections.values()].some((c) => c.handle === input.handle))
    return refused("ALREADY_EXISTS", ["handle"], "Handle has already been taken");
  const collection: Collection = {
    id: world.nextId(shop),
    descriptionHtml: "",
    updatedAt: world.now(),
    ...input,
    productIds: input.rules ? findMembers(shop, input.rules) : (input.productIds ?? []),
  };
  shop.collections.set(collection.id, collection);
  world.announce({ shop, topic: "collections/create", payload: collectionPayload(collection) });
  return done(collection);
}

export function deleteCollection(world: World, shop: ShopState, collectionId: number): Outcome<Collection> {
  const collection = shop.collections.get(collectionId);
  if (!collection) return refused("NOT_FOUND", ["id"], "Collection does not exist");
  shop.collections.delete(collectionId);
  world.announce({ shop, topic: "collections/delete", payload: { id: collectionId } });
  return done(collection);
}

/** Moves `updatedAt`, lets smart collections follow, and announces the change. */
export function announceProduct(world: World, shop: ShopState, product: Product): Product {
  product.updatedAt = world.now();
  refreshSmart(shop, product);
  if (!world.isMuted) world.announce({ shop, topic: "products/update", payload: productPayload(shop, product) });
  return product;
}
