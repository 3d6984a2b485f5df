/** 中文店的优惠码：进行中、限分类、已过期与未开始的都有。Used by qingshan.ts. */
import type { DiscountSpec } from "../shop-parts";

export const WELCOME_CODE = "XINKE10";

export const discounts: DiscountSpec[] = [
  {
    code: WELCOME_CODE,
    title: "新客首单九折",
    value: { kind: "percentage", percent: 10 },
    minimumMinor: 19_900,
    isOncePerCustomer: true,
  },
  {
    code: "HAOCHA30",
    title: "好茶满300减30",
    value: { kind: "amount", amountMinor: 3000 },
    collections: ["haocha"],
    minimumMinor: 30_000,
    startsInDays: -20,
    usageLimit: 800,
  },
  {
    code: "BAOYOU49",
    title: "满49元包邮",
    value: { kind: "free-shipping" },
    minimumMinor: 4900,
    startsInDays: -5,
    endsInDays: 16,
  },
  {
    code: "ZHONGQIU12",
    title: "中秋八八折",
    value: { kind: "percentage", percent: 12 },
    startsInDays: -70,
    endsInDays: -56,
    usageLimit: 500,
  },
  {
    code: "NIANHUO50",
    title: "年货满500减50",
    value: { kind: "amount", amountMinor: 5000 },
    minimumMinor: 50_000,
    startsInDays: 40,
    endsInDays: 75,
    usageLimit: 1000,
    isOncePerCustomer: true,
  },
];
