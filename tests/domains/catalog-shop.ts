/** Two small shops' products, English and Chinese, for the search tests. Invented goods with the usual difficulties. */
import type { ProductSnapshot } from "~/catalog/types";
import { product } from "./catalog-products";

const LETTERS = ["S", "M", "L", "XL"];

export const ENGLISH_PRODUCTS: ProductSnapshot[] = [
  product({
    title: "Stormline Waterproof Jacket",
    productType: "Jackets",
    tags: ["rain", "hiking"],
    priceMinor: 14900,
    options: { Size: LETTERS, Color: ["Navy", "Forest Green"] },
    descriptionHtml: "<p>A taped shell for wet ridges.</p>",
    metafields: [{ namespace: "specs", key: "waterproof_mm", type: "number_integer", value: "20000" }],
  }),
  product({
    title: "Summit Down Jacket",
    productType: "Jackets",
    priceMinor: 28900,
    options: { Size: LETTERS, Color: ["Black"] },
    metafields: [{ namespace: "specs", key: "waterproof_mm", type: "number_integer", value: "0" }],
  }),
  product({
    title: "Harbor Rain Shell",
    productType: "Jackets",
    tags: ["waterproof"],
    priceMinor: 21900,
    options: { Size: LETTERS, Color: ["Yellow"] },
  }),
  product({
    title: "Pinewood Fleece",
    productType: "Fleeces",
    priceMinor: 7900,
    options: { Size: LETTERS, Color: ["Navy", "Rust"] },
  }),
  product({
    title: "Everyday Hoodie",
    productType: "Hoodies",
    priceMinor: 6400,
    options: { Size: LETTERS, Color: ["Blue", "Heather Grey"] },
    isAvailable: ([size]) => size !== "L",
  }),
  product({
    title: "Trail Runner 2",
    productType: "Shoes",
    priceMinor: 11900,
    options: { "Shoe size": ["US 8", "US 9", "US 10"], Color: ["Black"] },
  }),
  product({
    title: "Ridge Merino Socks",
    productType: "Socks",
    priceMinor: 1900,
    options: { Size: ["M", "L"] },
    quantity: 3,
  }),
  product({
    title: "Ember Enamel Mug",
    productType: "Mugs",
    priceMinor: 1600,
    descriptionHtml: "<p>Hand wash only.</p>",
  }),
  product({
    title: "Basin Water Bottle",
    productType: "Bottles",
    priceMinor: 2900,
    options: { Capacity: ["500 ml", "1 L"] },
  }),
  product({
    title: "Archive Parka",
    productType: "Jackets",
    priceMinor: 9900,
    status: "DRAFT",
    options: { Size: LETTERS },
  }),
  product({
    title: "Warehouse Jacket",
    productType: "Jackets",
    priceMinor: 9900,
    isPublished: false,
    options: { Size: LETTERS },
  }),
  product({ title: "Bespoke Waterproof Jacket", productType: "Jackets", priceMinor: null, options: { Size: LETTERS } }),
  product({ title: "Lakeside Tent", productType: "Tents", priceMinor: 34900, isAvailable: () => false, quantity: 0 }),
];

export const CHINESE_PRODUCTS: ProductSnapshot[] = [
  product({
    title: "云岭防水冲锋衣",
    handle: "yunling",
    productType: "外套",
    tags: ["户外", "防雨"],
    priceMinor: 29900,
    options: { 尺码: ["S", "M", "L"], 颜色: ["藏青", "军绿"] },
  }),
  product({
    title: "峰顶三合一冲锋衣",
    handle: "fengding",
    productType: "外套",
    priceMinor: 59900,
    options: { 尺码: ["M", "L"], 颜色: ["黑色"] },
    descriptionHtml: "<p>防水透气，冬天也保暖。</p>",
  }),
  product({
    title: "溪边连帽卫衣",
    handle: "xibian",
    productType: "卫衣",
    priceMinor: 15900,
    options: { 尺码: ["中号", "大号", "加大码"], 颜色: ["天蓝色", "米白"] },
  }),
  product({
    title: "山野圆领卫衣",
    handle: "shanye",
    productType: "卫衣",
    priceMinor: 12900,
    options: { 尺码: ["S", "M"], 颜色: ["灰色"] },
  }),
  product({
    title: "明前龙井 绿茶",
    handle: "longjing",
    productType: "茶叶",
    priceMinor: 16800,
    options: { 规格: ["100g", "250g"] },
  }),
  product({
    title: "正山小种 红茶",
    handle: "xiaozhong",
    productType: "茶叶",
    priceMinor: 9800,
    options: { 规格: ["100g"] },
  }),
  product({ title: "青瓷品茗杯", handle: "qingci", productType: "茶具", priceMinor: 6800 }),
  product({
    title: "手作粗陶盖碗",
    handle: "gaiwan",
    productType: "茶具",
    priceMinor: 8800,
    isAvailable: () => false,
    quantity: 0,
  }),
  product({ title: "竹编收纳篮", handle: "zhubian", productType: "家居", priceMinor: 5800 }),
];
