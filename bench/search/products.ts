/**
 * Invented products for bench/search.ts: as many as asked, the same every time, with the spread of titles, sizes,
 * colours, prices and description lengths that a real outdoor shop has.
 */
import { Dice } from "../../sandbox/generate/random";
import type { ProductSnapshot } from "~/catalog/types";

const FEATURES = [
  "Waterproof",
  "Lightweight",
  "Insulated",
  "Windproof",
  "Everyday",
  "Packable",
  "Merino",
  "Organic Cotton",
];
const NAMES = ["Alder", "Basalt", "Cairn", "Drift", "Ember", "Fjord", "Gorse", "Heath", "Isle", "Juniper"];
const KINDS: [title: string, type: string, sizes: string[]][] = [
  ["Jacket", "Jackets", ["S", "M", "L", "XL"]],
  ["Fleece", "Fleeces", ["S", "M", "L", "XL"]],
  ["Trousers", "Trousers", ["S", "M", "L"]],
  ["Socks", "Socks", ["M", "L"]],
  ["Gloves", "Gloves", ["S", "M", "L"]],
  ["Backpack", "Packs", ["20 L", "35 L"]],
  ["Boots", "Shoes", ["US 8", "US 9", "US 10"]],
  ["Water Bottle", "Bottles", []],
  ["Mug", "Mugs", []],
  ["Tent", "Tents", []],
];
const COLORS = ["Navy", "Black", "Forest Green", "Rust", "Charcoal", "Cream"];
const SENTENCES = [
  "Cut for long days on wet ridges and short nights under canvas.",
  "The seams are taped and the zips are sealed against driving rain.",
  "It folds into its own pocket and weighs less than a paperback.",
  "Made in small runs from yarn that was spun twice for strength.",
  "Wash it cold, dry it flat, and wax the leather once a year.",
  "The lining is brushed so that it stays warm when damp.",
];

export function benchProducts(count: number): ProductSnapshot[] {
  const dice = new Dice(20261122);
  const random = () => dice.next();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const [title, productType, sizes] = pick(KINDS);
    const colors = [...new Set([pick(COLORS), pick(COLORS)])];
    const feature = pick(FEATURES);
    const handle = `p-${count}-${index}`;
    const pairs = (sizes.length ? sizes : [""]).flatMap((size) => colors.map((color) => ({ size, color })));
    const base = 1500 + Math.floor(random() * 30_000);
    const date = new Date(Date.UTC(2026, 0, 1) + index * 60_000);
    return {
      gid: `gid://shopify/Product/${handle}`,
      handle,
      title: `${pick(NAMES)} ${index % 97} ${feature} ${title}`,
      descriptionHtml: Array.from({ length: 3 + Math.floor(random() * 4) }, () => `<p>${pick(SENTENCES)}</p>`).join(""),
      vendor: `${pick(NAMES)} Works`,
      productType,
      category: null,
      tags: [feature.toLowerCase(), pick(["hiking", "camping", "travel", "city"])],
      status: "ACTIVE",
      onlineStoreUrl: null,
      isPublished: random() > 0.05,
      options: [...(sizes.length ? [{ name: "Size", values: sizes }] : []), { name: "Color", values: colors }],
      metafields: [{ namespace: "specs", key: "weight_g", type: "number_integer", value: String(100 + (index % 900)) }],
      needsPlan: false,
      images: [{ url: `https://cdn.example/${handle}.png`, alt: null }],
      collections: [],
      variants: pairs.map(({ size, color }, position) => ({
        gid: `gid://shopify/ProductVariant/${handle}-${position}`,
        position,
        title: [size, color].filter(Boolean).join(" / "),
        sku: `${handle}-${position}`,
        priceMinor: base + position * 100,
        compareAtMinor: null,
        availableForSale: random() > 0.15,
        inventoryQuantity: Math.floor(random() * 30),
        isBackorder: false,
        inventoryItemGid: null,
        unitPrice: null,
        options: [...(size ? [{ name: "Size", value: size }] : []), { name: "Color", value: color }],
      })),
      createdAt: date,
      updatedAt: date,
    };
  });
}
