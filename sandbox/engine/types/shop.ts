/**
 * The Shop type with its policies, plan, domain and shipping countries. Registered in registry.ts.
 */
import { gid } from "../../domain/gid";
import type { DeliveryZone } from "../../domain/catalogue-types";
import type { ShopState } from "../../domain/types";
import { fields } from "../context";
import { dateTime } from "../scalars";
import { policyOf, type PolicySource, type ShopSource } from "../sources";
import { metafieldFields } from "./metafields";

export const shopTypes = {
  Shop: fields<ShopSource>({
    id: ({ shop }) => gid("Shop", shop.id),
    name: ({ shop }) => shop.name,
    email: ({ shop }) => shop.email,
    contactEmail: ({ shop }) => shop.email,
    currencyCode: ({ shop }) => shop.currency,
    enabledPresentmentCurrencies: ({ shop }) => [shop.currency],
    ianaTimezone: ({ shop }) => shop.timezone,
    myshopifyDomain: ({ shop }) => shop.domain,
    primaryDomain: ({ shop }) => domainOf(shop),
    timezoneAbbreviation: ({ shop }, _a, ctx) => zonePart(shop, ctx.world.now(), "short"),
    timezoneOffset: ({ shop }, _a, ctx) =>
      zonePart(shop, ctx.world.now(), "longOffset").replace(/^GMT|:/g, "") || "+0000",
    shipsToCountries: ({ shop }) => zoneCountries(shop),
    countriesInShippingZones: ({ shop }) => ({
      countryCodes: zoneCountries(shop),
      includeRestOfWorld: countriesOf(shop).some((c) => c.code === null),
    }),
    url: ({ shop }) => `https://${shop.domain}`,
    plan: ({ shop }) => ({
      displayName: shop.planName,
      publicDisplayName: shop.planName,
      partnerDevelopment: false,
      shopifyPlus: shop.plusPlan,
    }),
    shopOwnerName: ({ shop }) => shop.ownerName ?? shop.name,
    shopPolicies: ({ shop }) => [...shop.policies.values()].map(policyOf),
    taxesIncluded: ({ shop }) => shop.currency === "CNY",
    weightUnit: ({ shop }) => (shop.currency === "USD" ? "POUNDS" : "KILOGRAMS"),
    unitSystem: ({ shop }) => (shop.currency === "USD" ? "IMPERIAL_SYSTEM" : "METRIC_SYSTEM"),
    setupRequired: () => false,
    ...metafieldFields<ShopSource>(({ shop }) => ({
      metafields: shop.metafields ?? [],
      ownerId: gid("Shop", shop.id),
      ownerType: "SHOP",
      updatedAt: 0,
    })),
  }),
  ShopPolicy: fields<PolicySource>({
    id: ({ policy }) => gid("ShopPolicy", policy.id),
    type: ({ policy }) => policy.type,
    title: ({ policy }) => policy.title,
    body: ({ policy }) => policy.bodyHtml,
    url: ({ policy }) => policy.url,
    createdAt: ({ policy }) => dateTime(policy.createdAt),
    updatedAt: ({ policy }) => dateTime(policy.updatedAt),
  }),
  QueryRoot: fields<unknown>({
    shop: (_s, _a, ctx) => ({ __typename: "Shop", shop: ctx.shop }),
  }),
};

/** The demo shops have no domain of their own: the permanent one is the primary. */
export function domainOf(shop: ShopState): object {
  const url = `https://${shop.domain}`;
  return { __typename: "Domain", id: gid("Domain", shop.id), host: shop.domain, url, sslEnabled: true };
}

function countriesOf(shop: ShopState): DeliveryZone["countries"] {
  return (shop.deliveryProfiles ?? []).flatMap((p) => p.zones).flatMap((z) => z.countries);
}

function zoneCountries(shop: ShopState): string[] {
  return [...new Set(countriesOf(shop).flatMap((c) => c.code ?? []))].sort();
}

function zonePart(shop: ShopState, now: number, style: "short" | "longOffset"): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: shop.timezone, timeZoneName: style }).formatToParts(now);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
