/**
 * Finding things in a shop of 100,000 products and 200,000 orders without walking through all of them. The engine, the
 * storefront and the state operations ask; every answer is checked against the state, so nothing needs to be told of
 * changes, however they were made.
 */
import { revisionOf } from "./revision";
import type { Collection, Order, Product, ShopState, Variant } from "./types";

export interface VariantRef {
  product: Product;
  variant: Variant;
}

/** Below this a walk is as quick as an index. */
const SMALL = 2_000;

interface VariantIndex {
  byId: Map<number, VariantRef>;
  byItem: Map<number, VariantRef>;
}

const variantIndexes = new WeakMap<ShopState, VariantIndex>();

/** Every variant by id, with its product. The map is reused: read it before the next call. */
export function allVariants(shop: ShopState): ReadonlyMap<number, VariantRef> {
  const { byId } = indexOf(shop);
  let count = 0;
  for (const product of shop.products.values())
    for (const variant of product.variants) {
      count += 1;
      const known = byId.get(variant.id);
      if (known?.variant !== variant || known.product !== product) byId.set(variant.id, { product, variant });
    }
  if (byId.size !== count) for (const [id, ref] of byId) if (!isAlive(shop, ref)) byId.delete(id);
  return byId;
}

export function findVariant(shop: ShopState, variantId: number): VariantRef | null {
  return find(shop, indexOf(shop).byId, variantId, (variant) => variant.id);
}

export function findByInventoryItem(shop: ShopState, inventoryItemId: number): VariantRef | null {
  return find(shop, indexOf(shop).byItem, inventoryItemId, (variant) => variant.inventoryItemId);
}

function find(
  shop: ShopState,
  index: Map<number, VariantRef>,
  id: number,
  idOf: (variant: Variant) => number,
): VariantRef | null {
  const known = index.get(id);
  if (known && isAlive(shop, known) && idOf(known.variant) === id) return known;
  if (index.size === 0 && shop.products.size > SMALL) {
    for (const product of shop.products.values())
      for (const variant of product.variants) index.set(idOf(variant), { product, variant });
    return index.get(id) ?? null;
  }
  for (const product of shop.products.values()) {
    const variant = product.variants.find((one) => idOf(one) === id);
    if (!variant) continue;
    const ref = { product, variant };
    index.set(id, ref);
    return ref;
  }
  index.delete(id);
  return null;
}

function indexOf(shop: ShopState): VariantIndex {
  let index = variantIndexes.get(shop);
  if (!index) variantIndexes.set(shop, (index = { byId: new Map(), byItem: new Map() }));
  return index;
}

function isAlive(shop: ShopState, { product, variant }: VariantRef): boolean {
  return shop.products.get(product.id) === product && product.variants.includes(variant);
}

interface HandleIndex {
  revision: number;
  byHandle: Map<string, Product>;
}

const handleIndexes = new WeakMap<ShopState, HandleIndex>();

/** The product with the handle, whatever its status. */
export function productWithHandle(shop: ShopState, handle: string): Product | null {
  const known = handleIndexes.get(shop)?.byHandle.get(handle);
  if (known && known.handle === handle && shop.products.get(known.id) === known) return known;
  if (shop.products.size < SMALL || handleIndexes.get(shop)?.revision === revisionOf(shop)) {
    for (const product of shop.products.values()) if (product.handle === handle) return product;
    return null;
  }
  const byHandle = new Map<string, Product>();
  for (const product of shop.products.values()) byHandle.set(product.handle, product);
  handleIndexes.set(shop, { revision: revisionOf(shop), byHandle });
  return byHandle.get(handle) ?? null;
}

const pictureIndexes = new WeakMap<ShopState, { revision: number; byPath: Map<string, Product> }>();

/** The product that has a picture at this decoded path of the CDN ("/s/files/1/…/mug.png"). */
export function productWithPicture(shop: ShopState, path: string): Product | null {
  const known = pictureIndexes.get(shop);
  const found = known?.byPath.get(path);
  if (found && shop.products.get(found.id) === found && hasPicture(found, path)) return found;
  if (known?.revision === revisionOf(shop)) return null;
  const byPath = new Map<string, Product>();
  for (const product of shop.products.values())
    for (const image of product.images) byPath.set(pathOf(image.url), product);
  pictureIndexes.set(shop, { revision: revisionOf(shop), byPath });
  return byPath.get(path) ?? null;
}

function hasPicture(product: Product, path: string): boolean {
  return product.images.some((image) => pathOf(image.url) === path);
}

function pathOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]+/, "").replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface OrderIndex {
  size: number;
  byCustomer: Map<number, Order[]>;
}

const orderIndexes = new WeakMap<ShopState, OrderIndex>();

/** A customer's orders, oldest first. */
export function ordersOfCustomer(shop: ShopState, customerId: number): Order[] {
  const own =
    shop.orders.size > SMALL ? (orderIndex(shop).byCustomer.get(customerId) ?? []) : [...shop.orders.values()];
  return own.filter((order) => order.customerId === customerId && shop.orders.get(order.id) === order);
}

function orderIndex(shop: ShopState): OrderIndex {
  const known = orderIndexes.get(shop);
  if (known?.size === shop.orders.size) return known;
  const byCustomer = new Map<number, Order[]>();
  for (const order of shop.orders.values()) {
    if (order.customerId === null) continue;
    const own = byCustomer.get(order.customerId);
    if (own) own.push(order);
    else byCustomer.set(order.customerId, [order]);
  }
  const index = { size: shop.orders.size, byCustomer };
  orderIndexes.set(shop, index);
  return index;
}

const memberSets = new WeakMap<number[], Set<number>>();

/** The ids of a collection's products as a set. */
export function membersOf(collection: Collection): ReadonlySet<number> {
  const ids = collection.productIds;
  const known = memberSets.get(ids);
  if (known?.size === ids.length) return known;
  const members = new Set(ids);
  memberSets.set(ids, members);
  return members;
}
