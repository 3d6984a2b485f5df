/**
 * 中文店的其余内容：单位价格、订阅、博客、运费与自定义数据。The rates say what the shipping policy in content.ts says in
 * words. Used by qingshan.ts.
 */
import type { UnitMeasure } from "../../domain/catalogue-types";
import type { Product, Variant } from "../../domain/types";
import type { ShopDepth } from "../depth";
import { articles } from "./articles";

const sold = ["茶叶", "咖啡"];

/** 茶和咖啡按每100克标价：规格里写了克数的用规格，没写的用净重。 */
function unitOf(product: Product, variant: Variant): UnitMeasure | null {
  if (!sold.includes(product.productType)) return null;
  const own = /(\d+)克/.exec(variant.optionValues.join(" "))?.[1];
  const isCounted = /粒|袋|包/.test(variant.optionValues.join(" "));
  const grams = own ? Number(own) : isCounted ? null : variant.weightGrams;
  return grams === null ? null : { quantityValue: grams, quantityUnit: "G", referenceValue: 100, referenceUnit: "G" };
}

const months = (count: number): ShopDepth["plans"][number]["plans"][number] => ({
  name: count === 1 ? "每月一次" : `每${count}个月一次`,
  description: `每${count === 1 ? "" : count}${count === 1 ? "月" : "个月"}送一次，九折，随时可以暂停或取消。`,
  options: [count === 1 ? "1个月" : `${count}个月`],
  category: "SUBSCRIPTION",
  billing: { kind: "recurring", interval: "MONTH", count, minCycles: null, maxCycles: null },
  delivery: { kind: "recurring", interval: "MONTH", count },
  pricing: [{ adjustment: { type: "PERCENTAGE", percent: 10 }, afterCycle: null }],
});

export const depth: ShopDepth = {
  firstLocation: { city: "杭州", countryCode: "CN" },
  secondLocation: { name: "云溪路门店", city: "杭州", countryCode: "CN" },
  unitOf,
  colourOption: "颜色",
  pictureText: (title, colour) => `${title}，${colour}`,
  smart: {
    tehui: { isAny: false, rules: [{ column: "IS_PRICE_REDUCED", relation: "IS_SET", condition: "" }] },
    xielv: { isAny: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "鞋" }] },
    kafei: {
      isAny: true,
      rules: [
        { column: "TYPE", relation: "EQUALS", condition: "咖啡" },
        { column: "TYPE", relation: "EQUALS", condition: "咖啡器具" },
      ],
    },
  },
  plans: [
    {
      name: "订阅好茶",
      code: "dingyue-haocha",
      option: "配送周期",
      isFor: (product) => sold.includes(product.productType) && product.status === "ACTIVE",
      plans: [months(1), months(2)],
    },
    {
      name: "预售",
      code: "yushou",
      option: "购买方式",
      isFor: (product) => product.variants.some((v) => v.inventoryPolicy === "CONTINUE"),
      plans: [
        {
          name: "预售，全款",
          description: "下单时付全款，到货后按下单先后发出，发货前可以取消。",
          options: ["预售"],
          category: "PRE_ORDER",
          billing: { kind: "fixed", checkoutPercent: 100 },
          delivery: { kind: "fixed", at: null },
          pricing: [],
        },
      ],
    },
  ],
  blog: { handle: "cha-yu-richang", title: "茶与日常", articles },
  locales: ["en"],
  markets: [
    { handle: "cn", name: "中国大陆", countries: ["CN"] },
    { handle: "gangaotai", name: "港澳台", countries: ["HK", "MO", "TW"] },
  ],
  profileName: "通用运费",
  zones: [
    {
      name: "江浙沪皖",
      countries: ["CN:JS,ZJ,SH,AH"],
      methods: [{ name: "标准快递", time: "1–2天", price: 10, freeFrom: 99 }],
    },
    {
      name: "其他大陆地区",
      countries: ["CN:-JS,ZJ,SH,AH,XJ,YZ,QH,NM"],
      methods: [{ name: "标准快递", time: "2–4天", price: 10, freeFrom: 99 }],
    },
    {
      name: "新疆、西藏、青海、内蒙古",
      countries: ["CN:XJ,YZ,QH,NM"],
      methods: [{ name: "标准快递", time: "5–8天", price: 20, freeFrom: 299 }],
    },
    {
      name: "港澳台",
      countries: ["HK", "MO", "TW"],
      methods: [{ name: "港澳台快递", time: "4–7天", price: 45, freeFrom: 599 }],
    },
  ],
  customData: {
    specNames: {
      material: "材质",
      weight_g: "重量（克）",
      origin: "产地",
      care: "保养",
      features: "特点",
      capacity_ml: "容量（毫升）",
      waterproof_mm: "防水指数（毫米）",
      harvest_year: "采摘年份",
      shelf_life: "保质期",
      brewing_temperature: "建议水温",
      dimensions: "尺寸",
      age: "适龄",
      power: "功率",
      burn_time: "燃烧时长",
      scent: "香调",
    },
    costName: "供货价",
    guide: { name: "保养指南", fields: { title: "标题", text: "正文" }, referenceName: "保养指南" },
    guides: [
      {
        handle: "chongfengyi",
        title: "冲锋衣清洗",
        text: "拉好拉链，冷水轻柔机洗，不放柔顺剂，洗完低温烘二十分钟。",
        products: ["shanxing-3in1-jacket"],
      },
    ],
  },
  menus: [
    {
      handle: "main-menu",
      title: "主菜单",
      links: [
        ["全部商品", "CATALOG", "/collections/all"],
        ["好茶", "COLLECTION", "/collections/haocha"],
        ["茶具", "COLLECTION", "/collections/chaju"],
        ["特惠", "COLLECTION", "/collections/tehui"],
        ["茶与日常", "BLOG", "/blogs/cha-yu-richang"],
      ],
    },
    {
      handle: "footer",
      title: "页脚菜单",
      links: [
        ["配送说明", "PAGE", "/pages/peisong"],
        ["怎么选茶", "PAGE", "/pages/xuancha"],
        ["搜索", "SEARCH", "/search"],
      ],
    },
  ],
};
