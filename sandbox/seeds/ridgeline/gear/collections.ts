/**
 * The demo shop's collections with the gear in them: the hand-written ones grow by rule, and new ones are added. The
 * shop's seed calls it. Unpublished and draft products stay out.
 */
import type { Item } from "../../item";
import type { CollectionSpec } from "../../shop-parts";

export function collectionsWith(written: CollectionSpec[], gear: Item[]): CollectionSpec[] {
  const handles = (belongs: Rule): string[] =>
    gear.filter((item) => isOpen(item) && belongs(item)).map((i) => i.handle);
  return [
    ...written.map((spec) => ({ ...spec, products: [...spec.products, ...handles(grows[spec.handle] ?? none)] })),
    ...fresh.map(({ rule, first, ...spec }) => ({ ...spec, products: [...(first ?? []), ...handles(rule)] })),
  ];
}

type Rule = (item: Item) => boolean;

const none: Rule = () => false;
const isOpen: Rule = (item) => item.status !== "DRAFT" && item.published !== false;
const ofType =
  (...types: string[]): Rule =>
  (item) =>
    types.includes(item.type);
const tagged =
  (tag: string): Rule =>
  (item) =>
    (item.tags ?? []).includes(tag);
const isWorn = ofType("Jackets", "Pants", "Footwear", "Gloves", "Socks", "Hats");
const dearest = (item: Item): number => (item.price ?? 0) + Math.max(0, ...Object.values(item.surcharge ?? {}));

/** Which gear joins a hand-written collection, by its handle. */
const grows: Record<string, Rule> = {
  "rain-gear": (item) => tagged("rain")(item) && (isWorn(item) || item.type === "Packs"),
  jackets: ofType("Jackets"),
  layers: ofType("Fleeces", "Base Layers", "Shirts", "Underwear", "Socks"),
  footwear: ofType("Footwear"),
  "packs-and-bags": ofType("Packs", "Bags"),
  "camp-and-kitchen": ofType("Stoves", "Cookware", "Coolers", "Drinkware", "Camp Furniture", "Food"),
  "tea-and-coffee": ofType("Tea", "Coffee", "Drinks"),
  "dog-gear": ofType("Dog Gear"),
  "gifts-under-50": (item) => tagged("gift")(item) && dearest(item) < 50,
  sale: (item) => item.was !== undefined,
};

interface FreshCollection extends Omit<CollectionSpec, "products"> {
  rule: Rule;
  /** Handles of products written elsewhere that belong here too. */
  first?: string[];
}

const fresh: FreshCollection[] = [
  {
    handle: "tents-and-sleep",
    title: "Tents and sleep",
    html: "<p>A roof, a mat and a bag. Temperature figures are comfort and lower limit for an average sleeper.</p>",
    rule: ofType("Tents", "Tent Parts", "Sleeping Bags", "Sleeping Mats", "Sleep Extras"),
  },
  {
    handle: "trail-essentials",
    title: "Trail essentials",
    html: "<p>Light, water, map, knife, plaster: small things you miss badly when they are at home, and what keeps them going.</p>",
    rule: ofType(
      "Water Treatment",
      "Lighting",
      "Power",
      "Knives",
      "Tools",
      "Navigation",
      "First Aid",
      "Trail Gear",
      "Sun and Insects",
      "Sunglasses",
      "Repair",
      "Care",
    ),
    first: ["beam-headlamp", "trekking-poles-pair", "gaiter-low", "repair-patch-set", "shell-wash-and-proof-kit"],
  },
  {
    handle: "pants-and-shorts",
    title: "Pants, shorts and skirts",
    rule: ofType("Pants", "Shorts", "Skirts"),
    first: ["traverse-hiking-pants", "traverse-convertible-pants", "downpour-rain-pants", "switchback-shorts"],
  },
  {
    handle: "snow-and-ice",
    title: "Snow and ice",
    html: "<p>From the first frosty commute to a camp on the glacier.</p>",
    rule: (item) => item.type === "Snow Gear" || (tagged("winter")(item) && item.type !== "Drinks"),
    first: ["frostline-insulated-gloves", "ember-down-jacket"],
  },
  {
    handle: "climb-ride-paddle",
    title: "Climb, ride, paddle",
    rule: ofType("Climbing", "Bike Bags", "Paddling"),
    first: ["drybag-roll-top-20"],
  },
  {
    handle: "kids",
    title: "For kids",
    html: "<p>Made to be handed down. Sizes run by age: in doubt, the larger one.</p>",
    rule: (item) => item.type === "Kids" || tagged("kids")(item),
    first: ["rill-kids-rain-jacket"],
  },
];
