/** What the catalogue shows beside a price: unlisted products by their handle only, links that follow the shop's address. */
import { expect, test } from "vitest";
import { applyProduct, productByHandle, productCards, productDetail, searchProducts } from "~/catalog/index.server";
import type { ProductSnapshot } from "~/catalog/types";
import { makeShop, testDatabase } from "../support/db";
import { product } from "./catalog-products";

await testDatabase();
const NOW = new Date("2026-11-01T00:00:00.000Z");

async function stored(change: Partial<ProductSnapshot>) {
  const { db } = await makeShop();
  await applyProduct(db, { ...product({ title: "Moor Jumper" }), ...change }, { now: NOW });
  const search = await searchProducts(db, { text: "moor jumper", constraints: {}, limit: 5 });
  return { db, found: search.hits.length, read: await productByHandle(db, "moor-jumper") };
}

test("an unlisted product is in no search, and answers to its own handle", async () => {
  const page = "https://larch.example/products/moor-jumper";
  const unlisted = await stored({ status: "UNLISTED", onlineStoreUrl: page });
  expect([unlisted.found, unlisted.read?.title]).toEqual([0, "Moor Jumper"]);
  const withoutPage = await stored({ status: "UNLISTED", onlineStoreUrl: null, isPublished: false });
  expect([withoutPage.found, withoutPage.read]).toEqual([0, null]);
});

test.each([
  ["a draft", { status: "DRAFT" }],
  ["an archived one", { status: "ARCHIVED" }],
  ["one that the online store does not publish", { onlineStoreUrl: null, isPublished: false }],
] satisfies [string, Partial<ProductSnapshot>][])("%s is neither found nor read", async (_what, change) => {
  const { found, read } = await stored(change);
  expect([found, read]).toEqual([0, null]);
});

test("links stand on the shop's present address, also when the product was read under an older one", async () => {
  const { db } = await stored({ onlineStoreUrl: "https://old.example/products/moor-jumper?v=1" });
  const link = async (primaryUrl: string) =>
    (await productCards(db, ["moor-jumper"], { shop: { primaryUrl } }))[0]?.url;
  expect(await link("https://new.example")).toBe("https://new.example/products/moor-jumper?v=1");
  expect(await link("https://new.example/")).toBe("https://new.example/products/moor-jumper?v=1");
});

test("a stored price per unit comes out as it went in", async () => {
  const base = product({ title: "Moor Jumper" });
  const unitPrice = { priceMinor: 120, referenceValue: 100, referenceUnit: "G" };
  const { read } = await stored({ variants: base.variants.map((variant) => ({ ...variant, unitPrice })) });
  expect(read?.variants[0]?.unitPrice).toEqual(unitPrice);
  expect(read && productDetail(read, "en").facts).toContainEqual({ name: "unit price", value: "$1.20 per 100 g" });
});

test("the words of pictures help to find a product", async () => {
  const { db } = await stored({ images: [{ url: "https://cdn.example/1.png", alt: "raglan sleeve in detail" }] });
  await applyProduct(db, product({ title: "Fell Jumper" }), { now: NOW });
  const search = await searchProducts(db, { text: "raglan jumper", constraints: {}, limit: 5 });
  expect(search.hits[0]?.handle).toBe("moor-jumper");
});
