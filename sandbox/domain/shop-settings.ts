/**
 * What a merchant sets for the whole shop: its facts, languages, markets and delivery profiles. Called by the control
 * API; each change announces the topic of its settings page.
 */
import type { DeliveryProfile, Market } from "./catalogue-types";
import { gid } from "./gid";
import { done, refused, type Outcome } from "./outcome";
import { iso } from "./payload-catalogue";
import type { ShopState, World } from "./types";

export type ShopFacts = Partial<Pick<ShopState, "name" | "email" | "timezone" | "planName" | "plusPlan" | "currency">>;

export function updateShop(world: World, shop: ShopState, facts: ShopFacts): ShopState {
  Object.assign(shop, facts);
  world.announce({
    shop,
    topic: "shop/update",
    payload: {
      id: shop.id,
      name: shop.name,
      email: shop.email,
      domain: shop.domain,
      myshopify_domain: shop.domain,
      currency: shop.currency,
      iana_timezone: shop.timezone,
      primary_locale: shop.primaryLocale,
      plan_name: shop.planName.toLowerCase(),
      plan_display_name: shop.planName,
      updated_at: iso(world.now()),
    },
  });
  return shop;
}

/** Adds a language, publishes or hides it. The primary one cannot be changed here. */
export function setLocale(world: World, shop: ShopState, locale: string, isPublished: boolean): Outcome<ShopState> {
  if (locale === shop.primaryLocale) return refused("INVALID", ["locale"], "The primary locale is always published");
  const known = (shop.otherLocales ??= []).find((l) => l.locale === locale);
  if (known) known.isPublished = isPublished;
  else shop.otherLocales.push({ locale, isPublished });
  const topic = known ? "locales/update" : "locales/create";
  world.announce({ shop, topic, payload: { locale, published: isPublished } });
  return done(shop);
}

export function removeLocale(world: World, shop: ShopState, locale: string): Outcome<ShopState> {
  if (!shop.otherLocales?.some((l) => l.locale === locale))
    return refused("NOT_FOUND", ["locale"], "The locale doesn't exist.");
  shop.otherLocales = shop.otherLocales.filter((l) => l.locale !== locale);
  world.announce({ shop, topic: "locales/destroy", payload: { locale } });
  return done(shop);
}

export type MarketInput = Pick<Market, "handle" | "name" | "countries" | "currency"> &
  Partial<Pick<Market, "status" | "hasLocalCurrencies">>;

/** Makes the market with that handle, or changes it. */
export function putMarket(world: World, shop: ShopState, input: MarketInput): Outcome<Market> {
  const markets = (shop.markets ??= []);
  const other = markets.find((m) => m.handle !== input.handle && m.countries.some((c) => input.countries.includes(c)));
  // "Regions can't be in more than one market" held for markets of type region; the platform now nests them.
  if (other) return refused("INVALID", ["countries"], `A country is already part of the market '${other.name}'`);
  const known = markets.find((m) => m.handle === input.handle);
  const now = world.now();
  const market: Market = known ?? {
    id: world.nextId(shop),
    status: "ACTIVE",
    hasLocalCurrencies: false,
    createdAt: now,
    updatedAt: now,
    ...input,
  };
  if (known) Object.assign(known, input, { updatedAt: now });
  else markets.push(market);
  announceMarket(world, shop, market, known ? "markets/update" : "markets/create");
  return done(market);
}

export function deleteMarket(world: World, shop: ShopState, handle: string): Outcome<Market> {
  const market = shop.markets?.find((m) => m.handle === handle);
  if (!market) return refused("NOT_FOUND", ["id"], "The market wasn't found.");
  shop.markets = shop.markets?.filter((m) => m !== market);
  announceMarket(world, shop, market, "markets/delete");
  return done(market);
}

/** Sets one shipping rate of a zone. Announces profiles/update, as a saved profile does. */
export function setRate(
  world: World,
  shop: ShopState,
  wanted: { zone: string; method: string; priceMinor?: number; isActive?: boolean },
): Outcome<DeliveryProfile> {
  for (const profile of shop.deliveryProfiles ?? []) {
    const zone = profile.zones.find((z) => z.name === wanted.zone);
    const methods = zone?.methods.filter((m) => m.name === wanted.method) ?? [];
    // The paid rate is meant where the same method is also free above an amount.
    const method = methods.find((m) => m.priceMinor > 0) ?? methods[0];
    if (!method) continue;
    if (wanted.priceMinor !== undefined) method.priceMinor = wanted.priceMinor;
    if (wanted.isActive !== undefined) method.isActive = wanted.isActive;
    const payload = { id: profile.id, admin_graphql_api_id: gid("DeliveryProfile", profile.id) };
    world.announce({ shop, topic: "profiles/update", payload });
    return done(profile);
  }
  return refused("NOT_FOUND", ["zone"], "No zone and method with these names");
}

function announceMarket(world: World, shop: ShopState, market: Market, topic: string): void {
  const payload = {
    id: market.id,
    admin_graphql_api_id: gid("Market", market.id),
    name: market.name,
    status: market.status.toLowerCase(),
    enabled: market.status === "ACTIVE",
    regions: market.countries.map((code) => ({ country_code: code })),
  };
  world.announce({ shop, topic, payload });
}
