/**
 * The shop's shipping zones as a document that can be found and cited: one passage a zone, with its countries, rates and
 * their bounds, in the shop's own language. Called by the sync where the shop granted its shipping settings. Pure: says
 * what the settings say and nothing of time or customs.
 */
import { languageOf, translator, type Translate } from "~/platform/i18n";
import { SHIPPING_KEY } from "./glossary";
import { cleanLine } from "./text/clean";
import type {
  DocumentSnapshot,
  MinorMoney,
  PassageDraft,
  ShippingCondition,
  ShippingRate,
  ShippingRegion,
  ShippingZone,
} from "./types";

/** A country given by more regions than this is named with their number. */
const REGIONS_MAX = 12;
/**
 * Shopify lists a country's regions even when the zone holds the whole country. From so many on, by ISO 3166-2 (and
 * Shopify's own list of the United States, with territories), it is the whole. A country that is not here is told with
 * its regions, so that no part of it is promised by mistake.
 */
const WHOLE_AT: Readonly<Record<string, number>> = {
  AR: 24,
  AU: 8,
  BR: 27,
  CA: 13,
  CN: 31,
  ES: 50,
  IE: 26,
  IN: 36,
  IT: 107,
  JP: 47,
  KR: 17,
  MX: 32,
  MY: 16,
  NZ: 16,
  TH: 77,
  US: 62,
  ZA: 9,
};
const PASSAGES_MAX = 200;

/** Intl's names of Shopify's weight units. */
const WEIGHT_UNITS: Record<string, string> = {
  GRAMS: "gram",
  KILOGRAMS: "kilogram",
  OUNCES: "ounce",
  POUNDS: "pound",
};

interface Words {
  /** BCP 47, of the shop. */
  locale: string;
  say: Translate;
  /** Every region of a country that the profile ships to in any zone. */
  regionsOf: (code: string) => ShippingRegion[];
}

/** @returns null when no zone has a rate: there is nothing to tell then */
export function shippingDocument(zones: ShippingZone[], locale: string): DocumentSnapshot | null {
  const language = languageOf(locale);
  const words = { locale: language === "zh" ? "zh-CN" : "en", say: translator(language, "assistant") };
  const title = words.say("shipping.title");
  const passages = zones
    .filter((zone) => zone.rates.length > 0 && zone.countries.length > 0)
    .slice(0, PASSAGES_MAX)
    .map((zone) => passageOf(zone, title, { ...words, regionsOf: regionsOfProfile(zones, zone.profile) }));
  if (passages.length === 0) return null;
  return {
    sourceKey: SHIPPING_KEY,
    kind: "shipping",
    title,
    url: null,
    locale,
    bodyHtml: "",
    passages: [...new Map(passages.map((passage) => [`${passage.heading}\n${passage.text}`, passage])).values()],
    updatedAt: null,
  };
}

function passageOf(zone: ShippingZone, title: string, words: Words): PassageDraft {
  const { say } = words;
  const name = cleanLine(zone.name);
  const countries = zone.countries.map((country) => countryName(country, words));
  const lines = [
    ...(zone.profile === null ? [] : [say("shipping.onlyFor", { group: cleanLine(zone.profile) })]),
    say("shipping.to", { countries: listed(countries, words) }),
    ...new Set(zone.rates.map((rate) => rateLine(rate, words))),
  ];
  return {
    heading: [title, ...(zone.profile === null ? [] : [cleanLine(zone.profile)]), name].filter(Boolean).join(" › "),
    text: lines.join("\n"),
    searchText: [say("shipping.find"), ...zone.countries.flatMap(otherNames)].join(" "),
  };
}

function countryName({ code, isRestOfWorld, name, regions }: ShippingZone["countries"][number], words: Words): string {
  if (isRestOfWorld) return words.say("shipping.restOfWorld");
  const country = (code && regionName(code, words.locale)) || cleanLine(name);
  if (regions.length === 0 || code === null) return country;
  const own = new Set(regions.map((region) => region.name));
  const elsewhere = words.regionsOf(code).filter((region) => !own.has(region.name));
  if (elsewhere.length > 0 && elsewhere.length <= REGIONS_MAX && elsewhere.length < regions.length)
    return words.say("shipping.withoutRegions", { country, regions: named(elsewhere, words) });
  if (regions.length <= REGIONS_MAX && regions.length < wholeOf(code))
    return words.say("shipping.someRegions", { country, regions: named(regions, words) });
  if (regions.length >= wholeOf(code)) return country;
  return words.say("shipping.manyRegions", { country, count: regions.length });
}

function wholeOf(code: string): number {
  return WHOLE_AT[code] ?? Infinity;
}

function regionsOfProfile(zones: ShippingZone[], profile: string | null): Words["regionsOf"] {
  const ofProfile = zones.filter((zone) => zone.profile === profile).flatMap((zone) => zone.countries);
  return (code) => ofProfile.filter((country) => country.code === code).flatMap((country) => country.regions);
}

function named(regions: ShippingRegion[], words: Words): string {
  return listed([...new Set(regions.map((region) => cleanLine(region.translatedName)))], words);
}

/** English and Chinese names, so that a question in either finds the zone. */
function otherNames({ code, name, regions }: ShippingZone["countries"][number]): string[] {
  if (code === null) return [];
  const countries = [name, regionName(code, "en"), regionName(code, "zh-CN")].filter((one) => one !== null);
  return [...countries, ...regions.flatMap((region) => [region.name, region.translatedName])];
}

function regionName(code: string, locale: string): string | null {
  try {
    const name = new Intl.DisplayNames([locale], { type: "region", fallback: "none" }).of(code);
    return name ?? null;
  } catch {
    return null;
  }
}

function rateLine({ name, description, price, conditions }: ShippingRate, words: Words): string {
  const { say } = words;
  const cost =
    price === null
      ? say("shipping.byCarrier")
      : price.amountMinor === 0
        ? say("shipping.free")
        : money(price, words.locale);
  const bounds = boundsOf(conditions, words);
  const note = description === null ? null : cleanLine(description);
  const title = note === null ? cleanLine(name) : say("shipping.noted", { name: cleanLine(name), note });
  return say(bounds === null ? "shipping.rate" : "shipping.boundRate", { name: title, cost, bounds });
}

/** "orders of $75.00 or more", "orders from $20.00 to $74.99", "orders up to 5 kg". */
function boundsOf(conditions: ShippingCondition[], words: Words): string | null {
  const parts = [
    range(
      conditions.filter((condition) => "total" in condition),
      words,
    ),
    range(
      conditions.filter((condition) => "weight" in condition),
      words,
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(words.say("shipping.and"));
}

function range(conditions: ShippingCondition[], words: Words): string | null {
  const low = conditions.find((condition) => condition.isAtLeast);
  const high = conditions.find((condition) => !condition.isAtLeast);
  const from = low && amount(low, words);
  const to = high && amount(high, words);
  if (from && to) return words.say("shipping.between", { from, to });
  if (from) return words.say("shipping.from", { from });
  return to ? words.say("shipping.upTo", { to }) : null;
}

function amount(condition: ShippingCondition, { locale }: Words): string {
  if ("total" in condition) return money(condition.total, locale);
  const { value, unit } = condition.weight;
  const known = WEIGHT_UNITS[unit];
  if (!known) return `${value} ${unit.toLowerCase()}`;
  return new Intl.NumberFormat(locale, { style: "unit", unit: known, maximumFractionDigits: 3 }).format(value);
}

function money({ amountMinor, currency }: MinorMoney, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function listed(items: string[], { locale }: Words): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}
