/**
 * The English shop's depth: unit prices, plans, journal, zones and custom data. Its shipping zones say in rates what the
 * shipping policy in content.ts says in words. Used by ridgeline.ts.
 */
import type { UnitMeasure } from "../../domain/catalogue-types";
import type { Product, Variant } from "../../domain/types";
import type { ShopDepth } from "../depth";
import { articles } from "./articles";

const OUNCE_GRAMS = 28.35;
const sold = ["Tea", "Coffee", "Food", "Drinks"];

/** Food is priced by the ounce: what the size option says, or else the weight on the label. */
function unitOf(product: Product, variant: Variant): UnitMeasure | null {
  if (!sold.includes(product.productType)) return null;
  const [, number, unit] = /([\d.]+) (oz|lb)\b/.exec(variant.optionValues.join(" ")) ?? [];
  const reference = { referenceValue: 1, referenceUnit: "OZ" };
  if (number && unit) return { quantityValue: Number(number), quantityUnit: unit.toUpperCase(), ...reference };
  if (variant.weightGrams === null) return null;
  return { quantityValue: Math.round((variant.weightGrams / OUNCE_GRAMS) * 10) / 10, quantityUnit: "OZ", ...reference };
}

const weeks = (count: number): ShopDepth["plans"][number]["plans"][number] => ({
  name: `Every ${count} weeks`,
  description: `A delivery every ${count} weeks, 10% off. Skip or stop at any time.`,
  options: [`${count} weeks`],
  category: "SUBSCRIPTION",
  billing: { kind: "recurring", interval: "WEEK", count, minCycles: null, maxCycles: null },
  delivery: { kind: "recurring", interval: "WEEK", count },
  pricing: [{ adjustment: { type: "PERCENTAGE", percent: 10 }, afterCycle: null }],
});

const europe = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL NO PL PT RO SK SI ES SE CH".split(" ");

export const depth: ShopDepth = {
  firstLocation: { city: "Astoria", countryCode: "US" },
  secondLocation: { name: "Millrace Lane store", city: "Astoria", countryCode: "US" },
  unitOf,
  colourOption: "Color",
  pictureText: (title, colour) => `${title}, ${colour}`,
  smart: {
    sale: { isAny: false, rules: [{ column: "IS_PRICE_REDUCED", relation: "IS_SET", condition: "" }] },
    footwear: { isAny: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "Footwear" }] },
    "dog-gear": { isAny: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "Dog Gear" }] },
  },
  plans: [
    {
      name: "Subscribe and save",
      code: "subscribe-and-save",
      option: "Delivery every",
      isFor: (product) => /^(Coffee|Tea)$/.test(product.productType) && product.status === "ACTIVE",
      plans: [weeks(2), weeks(4), weeks(8)],
    },
    {
      name: "Pre-order",
      code: "pre-order",
      option: "Purchase option",
      isFor: (product) => product.variants.some((v) => v.inventoryPolicy === "CONTINUE"),
      plans: [
        {
          name: "Pre-order, paid now",
          description: "Paid at checkout; ships when it reaches our warehouse. Cancel at any time before.",
          options: ["Pre-order"],
          category: "PRE_ORDER",
          billing: { kind: "fixed", checkoutPercent: 100 },
          delivery: { kind: "fixed", at: null },
          pricing: [],
        },
      ],
    },
  ],
  blog: { handle: "journal", title: "Journal", articles },
  locales: ["fr"],
  markets: [
    { handle: "us", name: "United States", countries: ["US"] },
    { handle: "ca", name: "Canada", countries: ["CA"] },
    { handle: "international", name: "International", countries: [...europe, "GB", "AU", "NZ"] },
  ],
  profileName: "General profile",
  zones: [
    {
      name: "Contiguous US",
      countries: ["US:-AK,HI,AS,GU,PR,VI,MP,FM,MH,PW"],
      methods: [
        { name: "Standard", time: "3–5 business days", price: 6.95, freeFrom: 75 },
        { name: "Express", time: "1–2 business days", price: 18 },
      ],
    },
    {
      name: "Alaska, Hawaii, territories",
      countries: ["US:AK,HI,AS,GU,PR,VI,MP,FM,MH,PW"],
      methods: [{ name: "Standard", time: "6–9 business days", price: 14 }],
    },
    {
      name: "Canada",
      countries: ["CA"],
      methods: [{ name: "Standard", time: "5–8 business days, duties included", price: 15, freeFrom: 150 }],
    },
    {
      name: "Europe, UK, Australia, New Zealand",
      countries: [...europe, "GB", "AU", "NZ"],
      methods: [{ name: "Tracked", time: "7–14 business days", price: 29 }],
    },
  ],
  customData: {
    specNames: {
      material: "Material",
      waterproof_mm: "Waterproof rating (mm)",
      weight_g: "Weight (g)",
      care: "Care",
      features: "Features",
      capacity_ml: "Capacity (ml)",
      origin: "Origin",
      sleeps: "Sleeps",
      seasons: "Seasons",
      peak_height: "Peak height",
      comfort_temperature: "Comfort temperature",
      limit_temperature: "Limit temperature",
      r_value: "R-value",
      fuel: "Fuel",
      filters: "Filters",
      brightness: "Brightness",
      runtime: "Run time",
      water_rating: "Water rating",
      volume: "Volume",
      lifetime: "Lifetime",
      allergens: "Allergens",
      best_before: "Best before",
      breathability: "Breathability",
      upf: "UPF",
      drop: "Heel drop",
    },
    costName: "Supplier's unit cost",
    guide: { name: "Care guide", fields: { title: "Title", text: "Text" }, referenceName: "Care guide" },
    guides: [
      {
        handle: "shells",
        title: "Washing a shell",
        text: "Close the zips, wash cold with Shell Wash, rinse twice, tumble dry low for 20 minutes.",
        products: ["saltmarsh-waterproof-parka"],
      },
      {
        handle: "leather-boots",
        title: "Looking after leather boots",
        text: "Brush, wipe, dry away from heat, wax. Never on a radiator.",
        products: ["leather-boot-wax"],
      },
    ],
  },
  menus: [
    {
      handle: "main-menu",
      title: "Main menu",
      links: [
        ["Shop all", "CATALOG", "/collections/all"],
        ["Jackets", "COLLECTION", "/collections/jackets"],
        ["Footwear", "COLLECTION", "/collections/footwear"],
        ["Sale", "COLLECTION", "/collections/sale"],
        ["Journal", "BLOG", "/blogs/journal"],
      ],
    },
    {
      handle: "footer",
      title: "Footer menu",
      links: [
        ["Shipping and delivery", "PAGE", "/pages/shipping"],
        ["Size guide", "PAGE", "/pages/size-guide"],
        ["Search", "SEARCH", "/search"],
      ],
    },
  ],
};
