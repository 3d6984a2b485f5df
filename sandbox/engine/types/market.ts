/**
 * Market with its conditions, currency and web presence, and the shop's languages. Registered in registry.ts. Catalogs,
 * price lists and discounts of a market are not kept and refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Market
 */
import type { Market } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import { countryName, currencyName, languageName } from "../../domain/regions";
import type { ShopState } from "../../domain/types";
import { connection } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { marketSearch, marketSortValue } from "../search/catalogue-depth";
import { search } from "../search/match";
import { stableId } from "../stable-id";
import { metafieldFields } from "./metafields";
import { domainOf } from "./shop";

export interface MarketSource {
  __typename: "Market";
  market: Market;
}

interface PresenceSource {
  __typename: "MarketWebPresence";
  market: Market;
}

interface LocaleSource {
  __typename: "ShopLocale";
  locale: string;
  isPublished: boolean;
}

interface RegionsSource {
  market: Market;
}

export const marketOf = (market: Market): MarketSource => ({ __typename: "Market", market });

export const marketTypes = {
  Market: fields<MarketSource>({
    id: ({ market }) => gid("Market", market.id),
    handle: ({ market }) => market.handle,
    name: ({ market }) => market.name,
    status: ({ market }) => market.status,
    enabled: ({ market }) => market.status === "ACTIVE",
    type: () => "REGION",
    primary: (s, _a, ctx) => ctx.shop.markets?.[0] === s.market,
    conditions: ({ market }) => ({
      __typename: "MarketConditions",
      conditionTypes: ["REGION"],
      regionsCondition: { market },
      channelsCondition: null,
      companyLocationsCondition: null,
      locationsCondition: null,
    }),
    currencySettings: ({ market }) => ({
      baseCurrency: currency(market.currency),
      localCurrencies: market.hasLocalCurrencies,
      roundingEnabled: true,
    }),
    regions: ({ market }, args, ctx) => regions(market, args, ctx),
    webPresences: ({ market }, args, ctx) =>
      connection([{ id: market.id, value: 0, node: { __typename: "MarketWebPresence", market } }], args, ctx),
    ...metafieldFields<MarketSource>(({ market }) => ({
      metafields: [],
      ownerId: gid("Market", market.id),
      ownerType: "MARKET",
      updatedAt: market.updatedAt,
    })),
  }),
  RegionsCondition: fields<RegionsSource>({
    applicationLevel: () => "SPECIFIED",
    regions: ({ market }, args, ctx) => regions(market, args, ctx),
  }),
  /** All markets share the one domain: the demo shops have neither subfolders nor further domains. */
  MarketWebPresence: fields<PresenceSource>({
    id: ({ market }) => gid("MarketWebPresence", market.id),
    defaultLocale: (_s, _a, ctx) => localesOf(ctx.shop)[0],
    alternateLocales: (_s, _a, ctx) =>
      localesOf(ctx.shop)
        .slice(1)
        .filter((l) => l.isPublished),
    domain: (_s, _a, ctx) => domainOf(ctx.shop),
    subfolderSuffix: () => null,
    rootUrls: (_s, _a, ctx) =>
      localesOf(ctx.shop)
        .filter((l) => l.isPublished)
        .map(({ locale }, index) => ({
          locale,
          url: `https://${ctx.shop.domain}/${index === 0 ? "" : `${locale.toLowerCase()}/`}`,
        })),
  }),
  ShopLocale: fields<LocaleSource>({
    locale: ({ locale }) => locale,
    name: ({ locale }) => languageName(locale),
    primary: ({ locale }, _a, ctx) => locale === ctx.shop.primaryLocale,
    published: ({ isPublished }) => isPublished,
  }),
  QueryRoot: fields<unknown>({
    market: (_s, args, ctx) => {
      const market = ctx.shop.markets?.find((m) => m.id === parseGid(args["id"])?.id);
      return market ? marketOf(market) : null;
    },
    markets: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "NAME");
      const all = args["type"] == null || args["type"] === "REGION" ? (ctx.shop.markets ?? []) : [];
      const found = search(all, args["query"], marketSearch, ctx.world.now());
      const rows = found.map((m) => ({ id: m.id, value: marketSortValue(key, m), node: marketOf(m) }));
      return connection(rows, args, ctx);
    },
    /** The shop's own country: here the first of its first market. */
    backupRegion: (_s, _a, ctx) => {
      const market = ctx.shop.markets?.[0];
      const home = ctx.shop.primaryLocale.startsWith("zh") ? "CN" : "US";
      return regionOf(market?.countries[0] ?? home, market?.currency ?? ctx.shop.currency);
    },
    shopLocales: (_s, args, ctx) => localesOf(ctx.shop).filter((l) => args["published"] !== true || l.isPublished),
  }),
};

/** The primary locale first. */
function localesOf(shop: ShopState): LocaleSource[] {
  return [{ locale: shop.primaryLocale, isPublished: true }, ...(shop.otherLocales ?? [])].map((l) => ({
    __typename: "ShopLocale",
    ...l,
  }));
}

function regions(market: Market, args: Args, ctx: Ctx): object {
  const rows = market.countries.map((code, index) => ({
    id: stableId(`region/${code}`),
    value: index,
    node: regionOf(code, market.currency),
  }));
  return connection(rows, args, ctx);
}

function regionOf(code: string, currencyCode: string): object {
  return {
    __typename: "MarketRegionCountry",
    id: gid("MarketRegionCountry", stableId(`region/${code}`)),
    code,
    name: countryName(code),
    currency: currency(currencyCode),
  };
}

function currency(code: string): object {
  return { currencyCode: code, currencyName: currencyName(code), enabled: true, manualRate: null, rateUpdatedAt: null };
}
