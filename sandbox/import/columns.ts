/**
 * The columns of Shopify's product CSV, under the names of today's export and those before it. read-products.ts asks
 * which column holds what; what is known but not kept, and what is not known, is told in the report.
 * Source: https://help.shopify.com/en/manual/products/import-export/using-csv
 */

/** Each with the names it has had; compared without case and surplus spaces. */
const NAMES = {
  handle: ["URL handle", "Handle"],
  title: ["Title"],
  description: ["Description", "Body (HTML)", "Body HTML"],
  vendor: ["Vendor"],
  category: ["Product category", "Standard Product Type"],
  type: ["Type", "Custom Product Type"],
  tags: ["Tags"],
  published: ["Published on online store", "Published"],
  status: ["Status"],
  option1Name: ["Option1 name"],
  option1Value: ["Option1 value"],
  option2Name: ["Option2 name"],
  option2Value: ["Option2 value"],
  option3Name: ["Option3 name"],
  option3Value: ["Option3 value"],
  sku: ["SKU", "Variant SKU"],
  barcode: ["Barcode", "Variant Barcode"],
  price: ["Price", "Variant Price"],
  compareAt: ["Compare-at price", "Variant Compare At Price"],
  tracker: ["Inventory tracker", "Variant Inventory Tracker"],
  quantity: ["Inventory quantity", "Variant Inventory Qty"],
  policy: ["Continue selling when out of stock", "Variant Inventory Policy"],
  grams: ["Weight value (grams)", "Variant Grams"],
  unitTotal: ["Unit price total measure"],
  unitTotalUnit: ["Unit price total measure unit"],
  unitBase: ["Unit price base measure"],
  unitBaseUnit: ["Unit price base measure unit"],
  image: ["Product image URL", "Image Src"],
  imagePosition: ["Image position"],
  imageAlt: ["Image alt text"],
  variantImage: ["Variant image URL", "Variant Image"],
  giftCard: ["Gift card"],
} as const;

export type Column = keyof typeof NAMES;

/** Read by the platform, but nothing in the sandbox shows them. */
const NOT_KEPT = [
  /^option[123] linked to$/,
  /^cost per item$/,
  /^charge tax$|^variant taxable$/,
  /^(variant )?tax code$/,
  /^weight unit for display$|^variant weight unit$/,
  /^(variant )?requires shipping$/,
  /^(variant )?fulfillment service$/,
  /^seo (title|description)$/,
  /^google shopping \//,
  /^(included|price|compare-at price|compare at price) \//,
];

export interface MetafieldColumn {
  at: number;
  namespace: string;
  key: string;
}

export interface Header {
  /** The name as it stands in the file, by column. */
  names: string[];
  at: Partial<Record<Column, number>>;
  metafields: MetafieldColumn[];
  /** Known names whose content the sandbox does not keep. */
  notKept: string[];
  unknown: string[];
}

export function readHeader(cells: readonly string[]): Header {
  const header: Header = { names: cells.map((cell) => cell.trim()), at: {}, metafields: [], notKept: [], unknown: [] };
  for (const [at, name] of header.names.entries()) {
    const wanted = plain(name);
    const column = columns.get(wanted);
    const metafield = /\((product|variant)\.metafields\.([^.()]+)\.([^()]+)\)$/i.exec(name);
    if (column) header.at[column] ??= at;
    else if (metafield?.[1]?.toLowerCase() === "product" && metafield[2] && metafield[3])
      header.metafields.push({ at, namespace: metafield[2], key: metafield[3] });
    else if (metafield || NOT_KEPT.some((pattern) => pattern.test(wanted))) header.notKept.push(name);
    else if (name !== "") header.unknown.push(name);
  }
  return header;
}

const columns = new Map<string, Column>(
  Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [plain(name), column as Column] as const)),
);

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}
