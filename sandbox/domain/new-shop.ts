/**
 * An empty shop with the platform's defaults, into which the seeds and makeShop put their things.
 */
import type { ShopState } from "./types";

export type NewShop = Partial<Pick<ShopState, "email" | "timezone" | "planName" | "plusPlan" | "ownerName">> & {
  id: number;
  handle: string;
  name: string;
  currency: string;
  locale: string;
};

/** Currencies without minor units among those a test may want. */
const wholeCurrencies = new Set(["JPY", "KRW", "VND", "CLP"]);

export function newShop(spec: NewShop): ShopState {
  return {
    id: spec.id,
    domain: `${spec.handle}.myshopify.com`,
    handle: spec.handle,
    name: spec.name,
    email: spec.email ?? `hello@${spec.handle}.example`,
    currency: spec.currency,
    currencyDigits: wholeCurrencies.has(spec.currency) ? 0 : 2,
    primaryLocale: spec.locale,
    timezone: spec.timezone ?? "Etc/UTC",
    planName: spec.planName ?? "Basic",
    plusPlan: spec.plusPlan ?? false,
    passwordEnabled: false,
    products: new Map(),
    collections: new Map(),
    customers: new Map(),
    orders: new Map(),
    policies: new Map(),
    pages: new Map(),
    locations: [],
    appMetafields: new Map(),
    install: null,
    // Room below for hand-given ids; above it every object gets the next one.
    lastId: spec.id * 100,
    webhookSubscriptions: [],
    discounts: [],
    ...(spec.ownerName ? { ownerName: spec.ownerName } : {}),
  };
}
