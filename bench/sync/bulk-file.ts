/**
 * Writes a bulk file of invented products as Shopify would: one line a product, then its variants, pictures, collections
 * and metafields. Called by the import's measurement. The same text every time, from a vocabulary of some thousand
 * words in two languages; about four variants and 90 words a product.
 */
import { Dice } from "../../sandbox/generate/random";
import { createWriteStream } from "node:fs";
import { once } from "node:events";

export interface BulkFileFacts {
  path: string;
  objectCount: number;
  rootObjectCount: number;
  bytes: number;
}

const SYLLABLES = "ba co di fen gar hol jun ka lin mor na pel qui ros sa ten ul ver wes yar zo bri clo dra".split(" ");
const HAN = [
  ..."的山水风火木金土石云雨雪日月星花草树林海河江湖衣裤鞋帽包杯碗茶米布皮毛棉麻丝轻暖防水保透气耐磨舒适新款经典",
];
const SIZES = ["S", "M", "L", "XL"];
const COLORS = ["Navy", "Black", "Forest Green", "Rust", "藏青", "米白"];
const COLLECTIONS = 60;

/** @param share of the products whose texts are Chinese, 0..1 */
export async function writeBulkFile(path: string, products: number, share = 0.3): Promise<BulkFileFacts> {
  const dice = new Dice(20261122);
  const random = () => dice.next();
  const words = Array.from({ length: 4000 }, () => word(random));
  // Common words come often, rare ones seldom, as in any text.
  const pick = () => words[Math.floor(words.length * random() ** 2.5)] ?? "";
  const pickHan = () => HAN[Math.floor(HAN.length * random())] ?? "";
  const out = createWriteStream(path);
  let objectCount = 0;
  let bytes = 0;
  const write = async (row: object) => {
    const line = `${JSON.stringify(row)}\n`;
    objectCount += 1;
    bytes += Buffer.byteLength(line);
    if (!out.write(line)) await once(out, "drain");
  };
  for (let index = 1; index <= products; index++) {
    const isHan = random() < share;
    const phrase = (length: number) =>
      isHan ? Array.from({ length: length * 2 }, pickHan).join("") : Array.from({ length }, pick).join(" ");
    for (const row of rowsOf(index, phrase, random)) await write(row);
  }
  out.end();
  await once(out, "finish");
  return { path, objectCount, rootObjectCount: products, bytes };
}

function* rowsOf(index: number, phrase: (words: number) => string, random: () => number): Generator<object> {
  const id = `gid://shopify/Product/${7_000_000_000 + index}`;
  const colors = COLORS.slice(index % 4, (index % 4) + 1 + (index % 2));
  const sizes = index % 5 === 0 ? [] : SIZES.slice(0, 2 + (index % 3));
  const date = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  const paragraph = () => `<p>${phrase(15)}. ${phrase(10)}, <strong>${phrase(3)}</strong>.</p>`;
  yield {
    id,
    handle: `product-${index}`,
    title: `${phrase(3)} ${index % 997}`,
    descriptionHtml: `${paragraph()}${paragraph()}<ul><li>${phrase(6)}</li><li>${phrase(6)}</li></ul>`,
    vendor: `${phrase(1)} Works`,
    productType: phrase(1),
    tags: [phrase(1), phrase(1)],
    status: "ACTIVE",
    onlineStoreUrl: `https://shop.example/products/product-${index}`,
    createdAt: date,
    updatedAt: date,
    requiresSellingPlan: false,
    category: { fullName: "Apparel > Outerwear" },
    options: [
      ...(sizes.length > 0 ? [{ name: "Size", optionValues: sizes.map((name) => ({ name })) }] : []),
      { name: "Color", optionValues: colors.map((name) => ({ name })) },
    ],
  };
  for (let picture = 0; picture < 2; picture++)
    yield {
      __typename: "MediaImage",
      id: `gid://shopify/MediaImage/${index * 2 + picture}`,
      alt: phrase(4),
      preview: { image: { url: `https://cdn.shopify.example/files/${index}-${picture}.png`, altText: null } },
      __parentId: id,
    };
  let position = 0;
  for (const size of sizes.length > 0 ? sizes : [null])
    for (const color of colors) {
      position += 1;
      const names = [size, color].filter((name) => name !== null);
      yield {
        __typename: "ProductVariant",
        id: `gid://shopify/ProductVariant/${index * 10 + position}`,
        position,
        title: names.join(" / "),
        sku: `SKU-${index}-${position}`,
        price: `${10 + (index % 300)}.90`,
        compareAtPrice: index % 7 === 0 ? `${20 + (index % 300)}.90` : null,
        availableForSale: random() > 0.15,
        inventoryPolicy: "DENY",
        inventoryQuantity: index % 30,
        unitPrice: null,
        unitPriceMeasurement: null,
        selectedOptions: names.map((value) => ({ name: value === size ? "Size" : "Color", value })),
        inventoryItem: { id: `gid://shopify/InventoryItem/${index * 10 + position}`, tracked: true },
        __parentId: id,
      };
    }
  const collection = index % COLLECTIONS;
  yield {
    __typename: "Collection",
    id: `gid://shopify/Collection/${collection + 1}`,
    handle: `collection-${collection}`,
    title: `Collection ${collection}`,
    descriptionHtml: `<p>${"All there is of it. ".repeat(5)}</p>`,
    updatedAt: "2026-01-01T00:00:00Z",
    __parentId: id,
  };
  yield {
    __typename: "Metafield",
    id: `gid://shopify/Metafield/${index}`,
    namespace: "specs",
    key: "weight_g",
    type: "number_integer",
    value: String(100 + (index % 900)),
    __parentId: id,
  };
}

function word(random: () => number): string {
  const length = 1 + Math.floor(random() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
}
