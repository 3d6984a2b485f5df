/**
 * Small builders that the demo shops and makeShop share: policies, pages, collections, customers. All take their ids
 * from the shop's counter.
 */
import type { Address, Collection, Customer, Discount, Page, ShopState, World } from "../domain/types";

/** Policy pages have fixed paths per type. */
const policyPaths: Record<string, string> = {
  REFUND_POLICY: "refund-policy",
  SHIPPING_POLICY: "shipping-policy",
  PRIVACY_POLICY: "privacy-policy",
  TERMS_OF_SERVICE: "terms-of-service",
  TERMS_OF_SALE: "terms-of-sale",
  CONTACT_INFORMATION: "contact-information",
  LEGAL_NOTICE: "legal-notice",
  SUBSCRIPTION_POLICY: "subscription-policy",
};

export interface PolicySpec {
  type: string; // ShopPolicyType
  title: string;
  html: string;
}

export function addPolicy(world: World, shop: ShopState, spec: PolicySpec, at = world.now()): void {
  const path = policyPaths[spec.type];
  if (!path) throw new Error(`Unknown policy type ${spec.type}`);
  shop.policies.set(spec.type, {
    id: world.nextId(shop),
    type: spec.type,
    title: spec.title,
    bodyHtml: spec.html,
    url: `https://${shop.domain}/policies/${path}`,
    createdAt: at,
    updatedAt: at,
  });
}

export interface PageSpec {
  handle: string;
  title: string;
  html: string;
  isPublished?: boolean;
}

export function addPage(world: World, shop: ShopState, spec: PageSpec, at = world.now()): Page {
  const page: Page = {
    id: world.nextId(shop),
    handle: spec.handle,
    title: spec.title,
    bodyHtml: spec.html,
    isPublished: spec.isPublished ?? true,
    createdAt: at,
    updatedAt: at,
  };
  shop.pages.set(page.id, page);
  return page;
}

export interface CollectionSpec {
  handle: string;
  title: string;
  html?: string;
  products: string[]; // handles
}

export function addCollection(world: World, shop: ShopState, spec: CollectionSpec, at = world.now()): Collection {
  const byHandle = new Map([...shop.products.values()].map((p) => [p.handle, p.id]));
  const collection: Collection = {
    id: world.nextId(shop),
    handle: spec.handle,
    title: spec.title,
    descriptionHtml: spec.html ?? "",
    productIds: spec.products.map((handle) => {
      const id = byHandle.get(handle);
      if (id === undefined) throw new Error(`Collection ${spec.handle} names the unknown product ${handle}`);
      return id;
    }),
    updatedAt: at,
  };
  shop.collections.set(collection.id, collection);
  return collection;
}

export interface DiscountSpec {
  code: string;
  title: string;
  value: Discount["value"];
  /** Handles of the collections it is limited to. */
  collections?: string[];
  minimumMinor?: number;
  /** Days from the shop's start time, negative = in the past; missing = since the shop opened. */
  startsInDays?: number;
  endsInDays?: number;
  usageLimit?: number;
  isOncePerCustomer?: boolean;
}

export function addDiscount(world: World, shop: ShopState, spec: DiscountSpec, opened = world.now()): Discount {
  const day = (days: number): number => world.now() + days * 24 * 3_600_000;
  const startsAt = spec.startsInDays === undefined ? opened : day(spec.startsInDays);
  const createdAt = Math.min(startsAt, world.now());
  const byHandle = new Map([...shop.collections.values()].map((c) => [c.handle, c.id]));
  const discount: Discount = {
    id: world.nextId(shop),
    redeemCodeId: world.nextId(shop),
    code: spec.code,
    title: spec.title,
    value: spec.value,
    collectionIds:
      spec.collections?.map((handle) => {
        const id = byHandle.get(handle);
        if (id === undefined) throw new Error(`Discount ${spec.code} names the unknown collection ${handle}`);
        return id;
      }) ?? null,
    minimumMinor: spec.minimumMinor ?? null,
    startsAt,
    endsAt: spec.endsInDays === undefined ? null : day(spec.endsInDays),
    usageLimit: spec.usageLimit ?? null,
    isOncePerCustomer: spec.isOncePerCustomer ?? false,
    createdAt,
    updatedAt: createdAt,
  };
  shop.discounts.push(discount);
  return discount;
}

export interface CustomerSpec {
  handle: string;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string | null;
  address?: Omit<Address, "firstName" | "lastName" | "phone" | "address2"> & { address2?: string | null };
  tags?: string[];
  note?: string | null;
  isSubscribed?: boolean;
}

export function addCustomer(world: World, shop: ShopState, spec: CustomerSpec, at = world.now()): Customer {
  const { firstName, lastName } = spec;
  const phone = spec.phone ?? null;
  const customer: Customer = {
    id: world.nextId(shop),
    handle: spec.handle,
    firstName,
    lastName,
    email: spec.email,
    phone,
    locale: shop.primaryLocale,
    tags: spec.tags ?? [],
    note: spec.note ?? null,
    marketingState: spec.isSubscribed ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
    addresses: spec.address ? [{ address2: null, ...spec.address, firstName, lastName, phone }] : [],
    createdAt: at,
    updatedAt: at,
  };
  shop.customers.set(customer.id, customer);
  return customer;
}
