/**
 * The Shop type with its policies, plan, domain, locales and locations. Registered in registry.ts.
 */
import { gid } from "../../domain/gid";
import type { ShopState } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields } from "../context";
import { dateTime } from "../scalars";
import { policyOf, type PolicySource, type ShopSource } from "../sources";
import { metafieldFields } from "./metafields";

export type LocationSource = { __typename: "Location"; location: ShopState["locations"][number] };

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
    primaryDomain: ({ shop }) => ({
      id: gid("Domain", shop.id),
      host: shop.domain,
      url: `https://${shop.domain}`,
      sslEnabled: true,
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
  Location: fields<LocationSource>({
    id: ({ location }) => gid("Location", location.id),
    legacyResourceId: ({ location }) => String(location.id),
    name: ({ location }) => location.name,
    isActive: () => true,
    isPrimary: (s, _a, ctx) => ctx.shop.locations[0]?.id === s.location.id,
    fulfillsOnlineOrders: () => true,
    shipsInventory: () => true,
    isFulfillmentService: () => false,
  }),
  QueryRoot: fields<unknown>({
    shop: (_s, _a, ctx) => ({ __typename: "Shop", shop: ctx.shop }),
    shopLocales: (_s, _a, ctx) => [
      {
        locale: ctx.shop.primaryLocale,
        name: ctx.shop.primaryLocale === "zh-CN" ? "Chinese (Simplified)" : "English",
        primary: true,
        published: true,
      },
    ],
    locations: (_s, args, ctx) => {
      const rows = inOrder(ctx.shop.locations, (l) => l.id);
      return connection(
        rows.map((row) => ({ ...row, node: { __typename: "Location", location: row.node } })),
        args,
        ctx,
      );
    },
  }),
};
