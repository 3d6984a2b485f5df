/**
 * Fills an empty demo shop from its written parts: catalogue, content, customers and the history of orders. Both demo
 * shops use it. `size` adds generated shoppers and orders on top of the written ones.
 */
import type { Address, ShopState, World } from "../domain/types";
import { buildProduct } from "../domain/product-spec";
import { DAY_MS, seedHistory, type HistoryVoice, type OrderPlan, type OrderState } from "./history";
import { draw, toSpec, type Item } from "./item";
import { addCollection, addCustomer, addPage, addPolicy } from "./shop-parts";
import type { CollectionSpec, CustomerSpec, PageSpec, PolicySpec } from "./shop-parts";

export interface ShopSize {
  /** Shoppers and orders beyond those written by hand. */
  extraCustomers: number;
  extraOrders: number;
}

export interface ShopParts {
  location: string;
  vendor: string;
  featuresHeading: string;
  items: Item[];
  collections: CollectionSpec[];
  policies: PolicySpec[];
  pages: PageSpec[];
  customers: CustomerSpec[];
  moreNames: { first: string[]; last: string[] };
  mailDomain: string;
  moreAddress: (firstName: string, lastName: string, n: number) => Address;
  plans: OrderPlan[];
  voice: HistoryVoice;
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
  for (const customer of parts.customers) addCustomer(world, shop, customer, world.now() - 200 * DAY_MS);
  const more = moreCustomers(world, shop, size.extraCustomers, parts);
  seedHistory(world, shop, [...parts.plans, ...morePlans(size.extraOrders, more, seed)], parts.voice, seed);
  world.shops.set(shop.domain, shop);
  return shop;
}

function moreCustomers(world: World, shop: ShopState, count: number, parts: ShopParts): string[] {
  const { first, last } = parts.moreNames;
  return Array.from({ length: count }, (_, n) => {
    const firstName = first[n % first.length] ?? "A";
    const lastName = last[(n * 7 + Math.floor(n / first.length)) % last.length] ?? "B";
    const handle = `shopper-${n + 1}`;
    const address = parts.moreAddress(firstName, lastName, n);
    const email = `${handle}@${parts.mailDomain}`;
    addCustomer(world, shop, { handle, firstName, lastName, email, address }, world.now() - (150 - (n % 90)) * DAY_MS);
    return handle;
  });
}

const settled: OrderState[] = [
  "delivered",
  "delivered",
  "delivered",
  "delivered",
  "part-refunded",
  "return-closed",
  "refunded",
  "delivered",
  "cancelled",
  "delivered",
];

/** Older orders of the generated shoppers; most went well. */
function morePlans(count: number, handles: string[], seed: number): OrderPlan[] {
  if (!handles.length) return [];
  return Array.from({ length: count }, (_, n) => ({
    daysAgo: 6 + (draw(`more/${n}`, seed) % 1120) / 10,
    state: settled[n % settled.length] ?? "delivered",
    who: handles[n % handles.length] ?? null,
  }));
}
