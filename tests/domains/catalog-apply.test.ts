/** What the catalogue promises of storing: newest wins, children are replaced whole, odd data survives. */
import { expect, test } from "vitest";
import {
  applyProduct,
  applyProducts,
  availability,
  catalogCounts,
  productByHandle,
  productCards,
  productDetail,
  productGidsAfter,
  productSummary,
  removeProduct,
  searchProducts,
} from "~/catalog/index.server";
import type { ShopDb } from "~/db.server";
import { toolContracts } from "~/models/tool-contracts";
import { productCardSchema } from "~/chat/protocol";
import { makeShop, testDatabase } from "../support/db";
import { product, T0 } from "./catalog-products";

await testDatabase();
const later = (seconds: number) => new Date(T0.getTime() + seconds * 1000);
const shopFace = { primaryUrl: "https://larch.example" };

test("an older snapshot changes nothing; an equal or newer one replaces the product with all its children", async () => {
  const { db } = await makeShop();
  const at = (seconds: number, priceMinor: number, sizes: string[], collections: string[]) =>
    product({
      title: "Moor Jumper",
      priceMinor,
      updatedAt: later(seconds),
      options: { Size: sizes },
      collections: collections.map((title) => ({
        gid: `gid://c/${title}`,
        handle: title,
        title,
        descriptionHtml: "",
        updatedAt: T0,
      })),
    });
  expect(await applyProduct(db, at(10, 5000, ["S", "M", "L"], ["wool", "new"]), { now: T0 })).toBe("applied");
  expect(await applyProduct(db, at(5, 4000, ["S"], []), { now: T0 })).toBe("stale");
  expect((await productByHandle(db, "moor-jumper"))?.variants.map((v) => [v.title, v.priceMinor])).toEqual([
    ["S", 5000],
    ["M", 5000],
    ["L", 5000],
  ]);
  expect(await applyProduct(db, at(10, 4500, ["M"], ["wool"]), { now: T0 })).toBe("applied");
  expect((await productByHandle(db, "moor-jumper"))?.variants.map((v) => [v.title, v.priceMinor])).toEqual([
    ["M", 4500],
  ]);
  expect(await db.productInCollection.count()).toBe(1);
  expect(await catalogCounts(db)).toEqual({ products: 1, sellable: 1, available: 1, variants: 1 });
});

test("a batch applies each product once with its newest state and tells how many were stale", async () => {
  const { db } = await makeShop();
  const many = Array.from({ length: 120 }, (_, index) => product({ title: `Peg ${index}`, updatedAt: later(5) }));
  expect(await applyProducts(db, many, { now: T0 })).toEqual({ applied: 120, stale: 0 });
  const again = [
    product({ title: "Peg 1", priceMinor: 700, updatedAt: later(9) }),
    product({ title: "Peg 1", priceMinor: 600, updatedAt: later(8) }),
    product({ title: "Peg 2", priceMinor: 1, updatedAt: later(1) }),
  ];
  expect(await applyProducts(db, again, { now: T0 })).toEqual({ applied: 1, stale: 1 });
  expect((await productByHandle(db, "peg-1"))?.variants[0]?.priceMinor).toBe(700);
  expect((await productByHandle(db, "peg-2"))?.variants[0]?.priceMinor).toBe(5000);
  const first = await productGidsAfter(db, "", 100);
  const rest = await productGidsAfter(db, first.at(-1) ?? "", 100);
  expect([...first, ...rest]).toEqual(many.map(({ gid }) => gid).sort());
});

test("a product that comes again as it was is not written again; one whose stored row differs is", async () => {
  const { db } = await makeShop();
  const snapshot = product({ title: "Moor Jumper", options: { Size: ["S", "M"] }, updatedAt: T0 });
  await applyProduct(db, snapshot, { now: later(60) });
  expect(await applyProduct(db, snapshot, { now: later(120) })).toBe("applied");
  expect((await db.product.findFirstOrThrow()).syncedAt).toEqual(later(60));
  // As a row would be that an earlier version of the app stored with less in it.
  await db.product.updateMany({ data: { images: [], searchText: "", description: "less" } });
  await db.variant.updateMany({ data: { inventoryItemGid: null, sizes: [] } });
  expect(await applyProduct(db, snapshot, { now: later(180) })).toBe("applied");
  const stored = await db.product.findFirstOrThrow({ include: { variants: true } });
  expect(stored.syncedAt).toEqual(later(180));
  expect(stored.description).not.toBe("less");
  expect(stored.variants.every((variant) => variant.sizes.length > 0)).toBe(true);
});

test("a product read within the second of its change is written again, as it may have changed once more", async () => {
  const { db } = await makeShop();
  const snapshot = product({ title: "Moor Jumper", updatedAt: T0 });
  await applyProduct(db, snapshot, { now: T0 });
  await applyProduct(db, snapshot, { now: later(30) });
  expect((await db.product.findFirstOrThrow()).syncedAt).toEqual(later(30));
});

test("pictures, back orders, plans and unit prices are kept, and a picture's words help to find the product", async () => {
  const { db } = await makeShop();
  const plain = product({ title: "Moor Jumper" });
  const unitPrice = { priceMinor: 1200, referenceValue: 100, referenceUnit: "G" };
  const images = [
    { url: "https://cdn.example/1.png", alt: "A shepherdess on a hill" },
    { url: "https://cdn.example/2.png", alt: null },
  ];
  const variants = plain.variants.map((variant) => ({
    ...variant,
    isBackorder: true,
    inventoryItemGid: "gid://shopify/InventoryItem/1",
    unitPrice,
  }));
  await applyProduct(db, { ...plain, images, needsPlan: true, variants }, { now: T0 });
  const stored = await db.product.findFirstOrThrow({ include: { variants: true } });
  expect(stored).toMatchObject({ images, needsPlan: true, imageUrl: images[0]?.url });
  expect(stored.variants[0]).toMatchObject({ isBackorder: true, unitPrice, inventoryItemGid: expect.any(String) });
  await applyProduct(db, product({ title: "Fell Jumper" }), { now: T0 });
  // Like the description's: what else is to be seen in a picture is not what the product is.
  const { hits } = await searchProducts(db, { text: "jumper shepherdess", constraints: {}, limit: 1 });
  expect(hits.map(({ handle }) => handle)).toEqual(["moor-jumper"]);
});

test("a metafield that shoppers may not be told is not stored, and is listed for the merchant", async () => {
  const { db } = await makeShop();
  const metafields = [
    { namespace: "internal", key: "margin", type: "number_decimal", value: "0.61" },
    { namespace: "specs", key: "fabric", type: "single_line_text_field", value: "merino" },
  ];
  await allow(db, "fabric");
  await applyProduct(db, { ...product({ title: "Moor Jumper" }), metafields }, { now: T0 });
  expect((await db.product.findFirstOrThrow()).metafields).toEqual([metafields[1]]);
  expect((await searchProducts(db, { text: "0.61", constraints: {}, limit: 5 })).hits).toEqual([]);
  const listed = await db.metafieldRule.findMany({ where: { namespace: "internal" } });
  expect(listed).toMatchObject([{ key: "margin", isStorefront: false, isAllowed: null }]);
});

async function allow(db: ShopDb, ...keys: string[]): Promise<void> {
  const facts = { shopId: db.shopId, namespace: "specs", type: "x", isStorefront: true, syncedAt: T0 };
  await db.metafieldRule.createMany({ data: keys.map((key) => ({ ...facts, key, name: key })) });
}

test("a removed product leaves no variant and is not found", async () => {
  const { db } = await makeShop();
  const snapshot = product({ title: "Moor Jumper", options: { Size: ["S", "M"] } });
  await applyProduct(db, snapshot, { now: T0 });
  expect(await removeProduct(db, snapshot.gid)).toBe(true);
  expect(await removeProduct(db, snapshot.gid)).toBe(false);
  expect(await db.variant.count()).toBe(0);
  expect((await searchProducts(db, { text: "jumper", constraints: {}, limit: 5 })).hits).toEqual([]);
});

test("a variant that moved to another product is stored once, there", async () => {
  const { db } = await makeShop();
  const [one, two] = [product({ title: "One" }), product({ title: "Two" })];
  await applyProducts(db, [one, two], { now: T0 });
  const moved = [...one.variants, ...two.variants.map((variant) => ({ ...variant, position: 2 }))];
  expect(await applyProduct(db, { ...one, variants: moved, updatedAt: later(1) }, { now: T0 })).toBe("applied");
  expect((await productByHandle(db, "one"))?.variants).toHaveLength(2);
  expect((await productByHandle(db, "two"))?.variants).toHaveLength(0);
});

test("one shop's product never replaces another's of the same gid", async () => {
  const [one, two] = [(await makeShop()).db, (await makeShop()).db];
  await applyProduct(one, product({ title: "Moor Jumper", priceMinor: 100 }), { now: T0 });
  await applyProduct(two, product({ title: "Moor Jumper", priceMinor: 200 }), { now: T0 });
  await removeProduct(two, "gid://shopify/Product/moor-jumper");
  expect((await productByHandle(one, "moor-jumper"))?.variants[0]?.priceMinor).toBe(100);
});

test("NUL, lone surrogates, scripts and overlong numbers in a product are survived and never shown", async () => {
  const { db } = await makeShop();
  await allow(db, "features", "waterproof", "weight", "broken");
  const odd = product({
    title: "Moor\u0000 Jumper \ud800",
    handle: "odd",
    priceMinor: 99_999_999_999,
    quantity: 99_999_999_999,
    descriptionHtml: "<script>alert(1)</script><style>p{}</style><p>Soft &amp; warm</p><!-- secret --><p>Wool",
    metafields: [
      { namespace: "specs", key: "features", type: "list.single_line_text_field", value: '["pockets","hood"]' },
      { namespace: "specs", key: "waterproof", type: "boolean", value: "false" },
      { namespace: "app", key: "link", type: "product_reference", value: "gid://shopify/Product/1" },
      { namespace: "specs", key: "weight", type: "weight", value: '{"value":310.0,"unit":"GRAMS"}' },
      { namespace: "specs", key: "broken", type: "list.x", value: "[not json" },
    ],
  });
  expect(await applyProduct(db, odd, { now: T0 })).toBe("applied");
  const stored = await productByHandle(db, "odd");
  if (!stored) throw new Error("not stored");
  expect(stored.title).toBe("Moor Jumper");
  expect(stored.description).toBe("Soft & warm\nWool");
  const detail = productDetail(stored);
  expect(detail.price).toBeNull();
  expect(detail.facts).toEqual([
    { name: "features", value: "pockets, hood" },
    { name: "weight", value: "310 grams" },
    { name: "broken", value: "[not json" },
  ]);
});

test("a price is stored in the shop's own currency and shown exactly, with the saving only where there is one", async () => {
  const { db } = await makeShop({ currency: "CNY" });
  const base = product({ title: "Moor Jumper", priceMinor: 19_900, options: { Size: ["S", "M"] }, quantity: 1 });
  const variants = base.variants.map((variant, index) => ({
    ...variant,
    compareAtMinor: index === 0 ? 25_900 : 100,
    priceMinor: 19_900 + index,
  }));
  await applyProduct(db, { ...base, variants }, { now: T0 });
  const [card] = await productCards(db, ["moor-jumper", "gone", "moor-jumper"], { shop: shopFace });
  expect(productCardSchema.parse(card)).toMatchObject({
    price: { amountMinor: 19_900, currency: "CNY" },
    priceMax: { amountMinor: 19_901, currency: "CNY" },
    compareAt: { amountMinor: 25_900, currency: "CNY" },
    stockNote: "low-stock",
    quantityLeft: 2,
    url: "https://larch.example/products/moor-jumper",
  });
});

test("a card offers the variants that fit first and prices what fits; unsold products give no card", async () => {
  const { db } = await makeShop();
  await applyProducts(
    db,
    [
      product({ title: "Moor Jumper", options: { Size: ["S", "M"] }, isAvailable: ([size]) => size === "S" }),
      product({ title: "Draft Jumper", status: "DRAFT" }),
    ],
    { now: T0 },
  );
  const fitting = { "moor-jumper": ["gid://shopify/ProductVariant/moor-jumper-1"] };
  const cards = await productCards(db, ["draft-jumper", "moor-jumper"], { shop: shopFace, fitting });
  expect(cards).toHaveLength(1);
  expect(cards[0]?.variants.map((variant) => [variant.id, variant.title, variant.fits, variant.available])).toEqual([
    ["moor-jumper-1", "M", true, false],
    ["moor-jumper-0", "S", false, true],
  ]);
});

test("availability tells a size that is sold out from one that was never made", async () => {
  const { db } = await makeShop();
  const jumper = product({
    title: "Moor Jumper",
    options: { 尺码: ["中号", "大号"], 颜色: ["藏青", "天蓝"] },
    isAvailable: ([size]) => size === "中号",
  });
  await applyProduct(db, jumper, { now: T0 });
  const ask = async (size: string | null, color: string | null) => {
    const found = await availability(db, "moor-jumper", { size, color });
    return found && [found.offersWish, found.isAnyAvailable, found.matching.map((variant) => variant.title)];
  };
  expect(await ask("M", null)).toEqual([true, true, ["中号 / 藏青", "中号 / 天蓝"]]);
  expect(await ask("大码", "藏青")).toEqual([true, false, ["大号 / 藏青"]]);
  expect(await ask("L", "navy")).toEqual([true, false, ["大号 / 藏青", "大号 / 天蓝"]]);
  expect(await ask("XXL", null)).toEqual([false, false, []]);
  expect(await ask(null, "red")).toEqual([false, false, []]);
  expect(await availability(db, "unknown", { size: "M" })).toBeNull();
});

test("summary and detail satisfy the tools' contract, also for a product without variants or price", async () => {
  const { db } = await makeShop();
  await applyProducts(
    db,
    [product({ title: "Bare", variants: [] }), product({ title: "Priceless", priceMinor: null })],
    { now: T0 },
  );
  for (const handle of ["bare", "priceless"]) {
    const stored = await productByHandle(db, handle);
    if (!stored) throw new Error("not stored");
    const result = { found: true, product: productDetail(stored) };
    expect(toolContracts.get_product.result.parse(result)).toEqual(result);
    expect(productSummary(stored)).toMatchObject({ price: null, available: handle === "priceless", options: [] });
  }
});
