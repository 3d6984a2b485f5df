/** The English shop's discount codes: running, limited to a collection, expired and yet to come. Used by ridgeline.ts. */
import type { DiscountSpec } from "../shop-parts";

export const WELCOME_CODE = "WELCOME10";

export const discounts: DiscountSpec[] = [
  {
    code: WELCOME_CODE,
    title: "Welcome: 10% off a first order",
    value: { kind: "percentage", percent: 10 },
    minimumMinor: 5000,
    isOncePerCustomer: true,
  },
  {
    code: "RAINCHECK20",
    title: "$20 off rain gear",
    value: { kind: "amount", amountMinor: 2000 },
    collections: ["rain-gear"],
    minimumMinor: 12_000,
    startsInDays: -24,
    usageLimit: 500,
  },
  {
    code: "SHIPIT40",
    title: "Free shipping from $40",
    value: { kind: "free-shipping" },
    minimumMinor: 4000,
    startsInDays: -6,
    endsInDays: 20,
  },
  {
    code: "TRAILDAYS15",
    title: "Trail days: 15% off",
    value: { kind: "percentage", percent: 15 },
    startsInDays: -96,
    endsInDays: -82,
    usageLimit: 300,
  },
  {
    code: "FIRSTTHAW25",
    title: "First thaw: $25 off",
    value: { kind: "amount", amountMinor: 2500 },
    minimumMinor: 15_000,
    startsInDays: 75,
    endsInDays: 96,
    usageLimit: 1000,
    isOncePerCustomer: true,
  },
];
