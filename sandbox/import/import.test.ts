/**
 * Import of Shopify's product CSV, of orders, policies and pages: what real exports look like, what spreadsheets make of
 * them, and that nothing is lost without a line in the report.
 * Source of the format: https://help.shopify.com/en/manual/products/import-export/using-csv
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { originalTotal } from "../domain/order-facts";
import { productWithPicture } from "../domain/catalogue-facts";
import type { Product, Sandbox, ShopState } from "../domain/types";
import { importRequest, ImportRefused, importShop } from "./import-shop";
import { NoProductCsv } from "./read-products";
import type { Report } from "./report";

const NOW = Date.UTC(2026, 10, 20, 12);
const fixture = (name: string): string => new URL(`fixtures/${name}`, import.meta.url).pathname;

async function make(more: Record<string, unknown>, sandbox?: Sandbox): Promise<{ shop: ShopState; report: Report }> {
  const own = sandbox ?? (await createSandbox({ demoShops: false, now: () => NOW }));
  return importShop(own.world, { ...importRequest.parse(more), handle: "mine" });
}

function product(shop: ShopState, handle: string): Product {
  const found = [...shop.products.values()].find((one) => one.handle === handle);
  if (!found) throw new Error(`The import has no ${handle}`);
  return found;
}

function told(report: Report): string[] {
  return report.sorted().map((one) => `${one.row ?? "-"} ${one.column ?? "-"}: ${one.effect}: ${one.reason}`);
}

test("today's export: byte order mark, CRLF, quoted line breaks, variants, pictures, unit prices and metafields", async () => {
  const { shop, report } = await make({ products: fixture("export.csv"), currency: "EUR" });
  expect(report.taken).toEqual({ products: 4, variants: 7 });
  const coat = product(shop, "field-coat");
  expect(coat).toMatchObject({
    title: "Field Coat",
    vendor: "Hollin",
    category: "Apparel & Accessories > Clothing",
    productType: "Coats",
    tags: ["rain", "autumn"],
    status: "ACTIVE",
    metafields: [
      { namespace: "specs", key: "material", type: "single_line_text_field", value: "waxed cotton" },
      { namespace: "specs", key: "washable", type: "boolean", value: "true" },
    ],
  });
  expect(coat.descriptionHtml).toBe('<p>A coat for rain.</p>\r\n<p>It says "keep dry" inside, and means it.</p>');
  expect(coat.options.map(({ name, values }) => ({ name, values }))).toEqual([
    { name: "Size", values: ["S", "M"] },
    { name: "Colour", values: ["Navy", "Rust"] },
  ]);
  expect(coat.variants).toMatchObject([
    {
      sku: "FC-S-N",
      barcode: "4006381333931",
      optionValues: ["S", "Navy"],
      priceMinor: 12_995,
      compareAtMinor: 15_900,
      weightGrams: 900,
    },
    { optionValues: ["M", "Navy"], inventoryQuantity: 0, inventoryPolicy: "DENY" },
    { optionValues: ["M", "Rust"], priceMinor: 112_995, inventoryQuantity: -2, inventoryPolicy: "CONTINUE" },
  ]);
  expect(coat.images.map((image) => image.alt)).toEqual(["Field Coat front", null, "Taped seam", null]);
  expect(coat.variants[0]?.imageId).toBe(coat.images[3]?.id);
  expect(product(shop, "wild-honey").variants).toMatchObject([
    {
      optionValues: [],
      tracked: false,
      unit: { quantityValue: 250, quantityUnit: "G", referenceValue: 100, referenceUnit: "G" },
    },
  ]);
  expect(product(shop, "青瓷茶杯")).toMatchObject({
    title: "青瓷茶杯",
    status: "DRAFT",
    publishedAt: null,
    tags: ["茶", "瓷"],
  });
  expect(product(shop, "voucher")).toMatchObject({
    productType: "Gift Card",
    options: [{ name: "Amount", values: ["25", "50"] }],
  });
  expect(told(report).filter((line) => !line.includes("not kept"))).toEqual([
    "5 Price: value changed: amount written with a sign, separators or more places than the currency has",
  ]);
});

test("a picture's address is on the CDN, where the sandbox draws it, and says where the true one lies", async () => {
  const { shop } = await make({ products: fixture("export.csv") });
  const url = new URL(product(shop, "field-coat").images[0]?.url ?? "");
  expect(url.host).toBe("cdn.shopify.com");
  expect(url.searchParams.get("source")).toBe("https://images.hollin.example/coat.jpg");
  expect(productWithPicture(shop, url.pathname)?.handle).toBe("field-coat");
  expect(productWithPicture(shop, "/s/files/1/0123/4567/products/honey.jpg")?.handle).toBe("wild-honey");
});

test("the older column names are read too, and every fault has its line, its reason and its mend", async () => {
  const { shop, report } = await make({ products: fixture("older-with-faults.csv") });
  expect([...shop.products.values()].map((one) => one.handle)).toEqual(["mug", "my-mug", "jar"]);
  expect(product(shop, "mug").images).toHaveLength(2);
  expect(product(shop, "jar")).toMatchObject({
    status: "DRAFT",
    variants: [{ priceMinor: null, inventoryQuantity: 3 }, { priceMinor: 1_200 }, { sku: "JAR-XL" }],
  });
  expect(told(report)).toEqual([
    "1 SEO Title: not kept: a column that nothing in the sandbox shows",
    "1 Colour of the box: not kept: a column that Shopify's product CSV does not have",
    "3 Handle: value changed: a handle with capitals, spaces or signs",
    "4 Title: row left out: a product without a title",
    "5 Status: value left out: not a product status",
    "5 Variant Price: value left out: not an amount of money",
    "5 Variant Inventory Qty: value changed: not a whole number",
    "6 Option1 Value: row left out: a second variant with the same option values",
    "7 Option1 Value: row left out: a variant without a value for the option Size",
    "8 Image Src: value left out: not the address of a picture",
    "8 Variant Price: value changed: amount written with a sign, separators or more places than the currency has",
    "8 Variant Inventory Policy: value left out: neither deny nor continue",
    "10 Title: value left out: a second title for the same handle",
    "11 -: row left out: more cells than the header has columns",
    "12 -: row left out: not readable as CSV: a quotation mark inside a value",
    "13 -: row left out: a quotation that is never closed: this row and all below it are missing",
  ]);
  expect(report.findings.every((one) => one.mend !== "")).toBe(true);
});

test("semicolons and decimal commas of a European spreadsheet are understood", async () => {
  const { shop } = await make({ products: fixture("semicolons.csv"), currency: "EUR", locale: "de" });
  expect(product(shop, "teekanne").variants).toMatchObject([{ sku: "TK", priceMinor: 4_990, inventoryQuantity: 3 }]);
});

test("a file that is no product CSV and a taken name are refused, and the world stays as it was", async () => {
  const sandbox = await createSandbox({ demoShops: false, now: () => NOW });
  await expect(make({ products: fixture("no-products.csv") }, sandbox)).rejects.toThrow(NoProductCsv);
  expect(sandbox.world.shops.size).toBe(0);
  const { shop } = await make({ products: fixture("export.csv") }, sandbox);
  await expect(make({ products: fixture("export.csv") }, sandbox)).rejects.toThrow(ImportRefused);
  const again = await make({ products: fixture("semicolons.csv"), isReplacing: true }, sandbox);
  expect(sandbox.world.shops.get("mine.myshopify.com")).toBe(again.shop);
  const before = new Set(shop.products.keys());
  expect([...again.shop.products.keys()].some((id) => before.has(id))).toBe(false);
});

test("customers and orders come from JSON, each read by itself", async () => {
  const { shop, report } = await make({
    products: fixture("export.csv"),
    orders: fixture("orders.json"),
    currency: "EUR",
  });
  expect(report.taken).toMatchObject({ customers: 1, orders: 2 });
  const [first, second] = [...shop.orders.values()];
  const ada = [...shop.customers.values()][0];
  expect(first).toMatchObject({
    name: "#2001",
    customerId: ada?.id,
    shippingMinor: 490,
    createdAt: Date.UTC(2026, 10, 1, 9, 30),
  });
  expect(first?.fulfillments).toMatchObject([
    { displayStatus: "DELIVERED", tracking: [{ company: "Tern Parcel", number: "TP1" }] },
  ]);
  expect(first && originalTotal(first)).toBe(12_995 + 2 * 500 + 490);
  expect(second).toMatchObject({
    customerId: null,
    email: "guest@shoppers.example",
    lines: [{ title: "A mug of old", unitPriceMinor: 900 }],
  });
  // The stock of the file is what is left today.
  expect(product(shop, "field-coat").variants[0]?.inventoryQuantity).toBe(4);
  expect(told(report).filter((line) => line.startsWith("- "))).toEqual([
    "- customers[1]: row left out: email: Invalid email address",
    "- orders[2]: row left out: createdAt: Invalid ISO datetime",
    "- orders[1].lines[1]: row left out: goods that are not in the catalogue",
    "- orders[3].lines[0]: row left out: quantity: Too small: expected number to be >0",
    "- orders[3]: row left out: an order without a single usable line",
  ]);
});

test("policies and pages come from a folder of texts", async () => {
  const { shop, report } = await make({ products: fixture("export.csv"), policies: fixture("policies") });
  expect(shop.policies.get("REFUND_POLICY")?.bodyHtml).toBe(
    "<h1>Returns</h1>\n<p>You have <strong>30 days</strong>.</p>\n<ul><li>Unused</li><li>In its box</li></ul>",
  );
  expect(shop.policies.get("SHIPPING_POLICY")?.bodyHtml).toBe("<p>Two to four days.</p>");
  expect([...shop.pages.values()]).toMatchObject([
    {
      handle: "size-guide",
      title: "Size guide",
      bodyHtml: "<p>Between two sizes take the larger.</p>\n<p>A &lt; B &amp; C.</p>",
    },
  ]);
  expect(told(report)).toContain("- -: file left out: not the name of a policy");
});

test("an imported shop is found again by the next process", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-import-"));
  try {
    const first = await createSandbox({ dataDir, demoShops: false, now: () => NOW });
    await make({ products: fixture("export.csv"), orders: fixture("orders.json") }, first);
    await first.close();
    const second = await createSandbox({ dataDir, demoShops: false, now: () => NOW });
    const shop = second.world.shops.get("mine.myshopify.com");
    expect(shop?.products.size).toBe(4);
    expect(shop?.orders.size).toBe(2);
    await second.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
