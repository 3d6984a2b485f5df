/**
 * The shop's own facts: name, currency, languages, address, plan and what it granted. Called by the sync at install and
 * when the shop, its locales or the scopes change.
 */
import { z } from "zod";
import type { AdminClient } from "./client.server";

const SHOP_FACTS = `#graphql
  query ShopFacts {
    shop {
      name myshopifyDomain currencyCode ianaTimezone
      primaryDomain { url }
      plan { publicDisplayName }
    }
    shopLocales { locale primary published }
    currentAppInstallation { accessScopes { handle } }
  }
`;

const reply = z.object({
  shop: z.object({
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    primaryDomain: z.object({ url: z.string() }),
    plan: z.object({ publicDisplayName: z.string() }).nullish(),
  }),
  shopLocales: z.array(z.object({ locale: z.string(), primary: z.boolean(), published: z.boolean() })),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

export interface ShopFacts {
  domain: string;
  name: string;
  currency: string;
  timezone: string;
  primaryUrl: string;
  primaryLocale: string;
  locales: ShopLocale[];
  plan: string | null;
  grantedScopes: string[];
}

export interface ShopLocale {
  locale: string;
  isPrimary: boolean;
  /** Shoppers can choose it; an unpublished one is still being translated. */
  isPublished: boolean;
}

export interface ShopMarket {
  gid: string;
  handle: string;
  name: string;
  isPrimary: boolean;
  /** What its shoppers pay in, where the market says so. */
  currency: string | null;
  /** ISO 3166-1 codes. */
  countries: string[];
}

/** @throws AppError as AdminClient.query */
export async function shopFacts(client: AdminClient): Promise<ShopFacts> {
  const { data } = await client.query(SHOP_FACTS, {}, reply);
  return {
    domain: data.shop.myshopifyDomain,
    name: data.shop.name,
    currency: data.shop.currencyCode,
    timezone: data.shop.ianaTimezone,
    primaryUrl: data.shop.primaryDomain.url,
    primaryLocale: data.shopLocales.find((locale) => locale.primary)?.locale ?? "en",
    locales: data.shopLocales.map(({ locale, primary, published }) => ({
      locale,
      isPrimary: primary,
      isPublished: published,
    })),
    plan: data.shop.plan?.publicDisplayName ?? null,
    grantedScopes: data.currentAppInstallation.accessScopes.map((scope) => scope.handle),
  };
}
