/**
 * makeShop: a tiny shop of a test's own in an existing world, under any handle, with just the products, customers,
 * policies and pages that the test names. Nothing is announced while it is built.
 */
import { createOrder, type OrderInput } from "../domain/orders";
import { newShop } from "../domain/new-shop";
import { buildProduct, type ProductSpec } from "../domain/product-spec";
import type { Installation, Order, Product, ShopState, World } from "../domain/types";
import { addCollection, addCustomer, addDiscount, addPage, addPolicy } from "./shop-parts";
import type { CollectionSpec, CustomerSpec, DiscountSpec, PageSpec, PolicySpec } from "./shop-parts";

export interface ShopSpec {
  handle: string;
  name?: string;
  currency?: string;
  locale?: string;
  products?: ProductSpec[];
  collections?: CollectionSpec[];
  customers?: CustomerSpec[];
  policies?: PolicySpec[];
  pages?: PageSpec[];
  discounts?: DiscountSpec[];
  install?: Partial<Installation> | null;
}

/** Adds the shop to the world and answers it. Throws when the handle is taken. */
export function makeShop(world: World, spec: ShopSpec): ShopState {
  const shop = newShop({
    id: shopId(spec.handle),
    handle: spec.handle,
    name: spec.name ?? spec.handle,
    currency: spec.currency ?? "USD",
    locale: spec.locale ?? "en",
  });
  if (world.shops.has(shop.domain)) throw new Error(`The world already has a shop ${shop.domain}`);
  shop.locations.push({ id: world.nextId(shop), name: "Main" });
  for (const product of spec.products ?? []) addProduct(world, shop, product);
  for (const collection of spec.collections ?? []) addCollection(world, shop, collection);
  for (const customer of spec.customers ?? []) addCustomer(world, shop, customer);
  for (const policy of spec.policies ?? []) addPolicy(world, shop, policy);
  for (const page of spec.pages ?? []) addPage(world, shop, page);
  for (const discount of spec.discounts ?? []) addDiscount(world, shop, discount);
  if (spec.install)
    shop.install = { scopes: [], installedAt: world.now(), protectedDataLevel: 2, embedEnabled: true, ...spec.install };
  world.shops.set(shop.domain, shop);
  return shop;
}

export function addProduct(world: World, shop: ShopState, spec: ProductSpec): Product {
  const product = buildProduct(world, shop, spec);
  shop.products.set(product.id, product);
  return product;
}

/** Places an order in a test's shop, or throws with the reason it was refused. */
export function placeOrder(world: World, shop: ShopState, input: OrderInput): Order {
  const outcome = createOrder(world, shop, input);
  if (outcome.kind === "refused") throw new Error(`Order refused: ${outcome.message}`);
  return outcome.value;
}

/** An id from the handle, so that two shops of one test never share one. */
function shopId(handle: string): number {
  let hash = 7;
  for (const char of handle) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return 70_000_000_000 + (hash % 1_000_000_000);
}
