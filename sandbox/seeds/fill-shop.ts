/**
 * Fills an empty demo shop from its written parts: catalogue, content, customers and the history of orders. Both demo
 * shops use it. `size` adds generated shoppers and orders on top of the written ones.
 */
import type { ShopState, World } from "../domain/types";
import { buildProduct } from "../domain/product-spec";
import { DAY_MS, seedHistory, type HistoryVoice, type OrderPlan } from "./history";
import { deepen, type ShopDepth } from "./depth";
import { toSpec, type Item } from "./item";
import { moreCustomers, morePlans, type People } from "./more-history";
import { addCollection, addCustomer, addDiscount, addPage, addPolicy } from "./shop-parts";
import type { CollectionSpec, CustomerSpec, DiscountSpec, PageSpec, PolicySpec } from "./shop-parts";

export interface ShopSize {
  /** Shoppers and orders beyond those written by hand. */
  extraCustomers: number;
  extraOrders: number;
}

export interface ShopParts extends People {
  location: string;
  vendor: string;
  featuresHeading: string;
  items: Item[];
  collections: CollectionSpec[];
  policies: PolicySpec[];
  pages: PageSpec[];
  discounts: DiscountSpec[];
  customers: CustomerSpec[];
  plans: OrderPlan[];
  voice: HistoryVoice;
  depth: ShopDepth;
}

export function fillShop(world: World, shop: ShopState, seed: number, size: ShopSize, parts: ShopParts): ShopState {
  const opened = world.now() - 400 * DAY_MS;
  shop.locations.push({ id: world.nextId(shop), name: parts.location });
  const { vendor, featuresHeading } = parts;
  parts.items.forEach((item, index) => {
    const product = buildProduct(
      world,
      shop,
      toSpec(item, index, { vendor, seed, createdAt: opened, featuresHeading }),
    );
    shop.products.set(product.id, product);
  });
  for (const collection of parts.collections) addCollection(world, shop, collection, opened);
  for (const policy of parts.policies) addPolicy(world, shop, policy, opened);
  for (const page of parts.pages) addPage(world, shop, page, opened);
  for (const discount of parts.discounts) addDiscount(world, shop, discount, opened);
  for (const customer of parts.customers) addCustomer(world, shop, customer, world.now() - 200 * DAY_MS);
  const more = moreCustomers(world, shop, size.extraCustomers, parts);
  seedHistory(world, shop, [...parts.plans, ...morePlans(size.extraOrders, more, parts, seed)], parts.voice, seed);
  deepen(world, shop, parts.depth, seed, opened);
  world.shops.set(shop.domain, shop);
  return shop;
}
