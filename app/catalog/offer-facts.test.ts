import { expect, test } from "vitest";
import type { VariantView } from "./product-view";
import { productDetail, type ProductView } from "./product-view";

const variant = (change: Partial<VariantView> = {}): VariantView => ({
  gid: "gid://shopify/ProductVariant/1",
  title: "Default Title",
  priceMinor: 1200,
  compareAtMinor: null,
  isAvailable: true,
  inventoryQuantity: 4,
  incoming: 0,
  unitPrice: null,
  options: [],
  sizes: [],
  colors: [],
  ...change,
});

const product = (change: Partial<ProductView> = {}): ProductView => ({
  gid: "gid://shopify/Product/1",
  handle: "tea",
  title: "Keemun tea",
  description: "",
  vendor: "",
  productType: "",
  url: null,
  imageUrl: null,
  imageAlt: null,
  currency: "CNY",
  options: [],
  metafields: [],
  needsPlan: false,
  planGroups: [],
  variants: [variant()],
  ...change,
});

const monthly = { gid: "p1", name: "Every month", description: null, options: ["month"], percentOff: 10 };

test("an ordinary product says nothing of plans, units or parcels on their way", () => {
  expect(productDetail(product(), "en").facts).toEqual([]);
});

test("plans are told with the whole discount only, and a product sold by plan alone says so", () => {
  const plans = [
    monthly,
    { ...monthly, gid: "p2", name: "Every week", percentOff: null, description: "Cancel any time" },
  ];
  const sold = product({ needsPlan: true, planGroups: [{ name: "Subscribe", plans }] });
  expect(productDetail(sold, "en").facts).toEqual([
    { name: "subscription plans", value: "Subscribe, Every month (10% off); Subscribe, Every week (Cancel any time)" },
    { name: "purchase", value: "by one of these plans only, not once" },
  ]);
  expect(productDetail(sold, "zh").facts[0]).toEqual({
    name: "订阅方案",
    value: "Subscribe，Every month（优惠10%）；Subscribe，Every week（Cancel any time）",
  });
});

test("a price per unit is told once where all variants share it, and per variant where they do not", () => {
  const per100 = { priceMinor: 1200, referenceValue: 100, referenceUnit: "G" };
  const facts = (variants: VariantView[], language: "en" | "zh") =>
    productDetail(product({ variants }), language).facts.map((fact) => fact.value);
  expect(facts([variant({ unitPrice: per100 })], "en")).toEqual(["CN¥12.00 per 100 g"]);
  expect(facts([variant({ unitPrice: per100 })], "zh")).toEqual(["每100克¥12.00"]);
  const large = variant({ title: "1 kg", unitPrice: { priceMinor: 9000, referenceValue: 1, referenceUnit: "KG" } });
  expect(facts([variant({ title: "100 g", unitPrice: per100 }), large], "en")).toEqual([
    "100 g: CN¥12.00 per 100 g; 1 kg: CN¥90.00 per kg",
  ]);
});

test("units on their way are told of what is sold out or on backorder, never of what is on the shelf", () => {
  const told = (change: Partial<VariantView>) => {
    const detail = productDetail(product({ variants: [variant({ incoming: 30, ...change })] }), "en");
    return [detail.variants[0]?.incoming_quantity, detail.facts.map((fact) => fact.value)];
  };
  expect(told({ isAvailable: false, inventoryQuantity: 0 })).toEqual([30, ["30"]]);
  expect(told({ isAvailable: true, inventoryQuantity: -2 })).toEqual([30, ["30"]]);
  expect(told({ isAvailable: true, inventoryQuantity: 3 })).toEqual([null, []]);
  expect(told({ isAvailable: true, inventoryQuantity: null })).toEqual([null, []]);
});
