/**
 * Code discounts for reading: the queries by code, by id and as lists, and the basic and free-shipping kinds, which
 * are those the sandbox keeps. Registered in registry.ts; making or changing one is not emulated.
 */
import { discountByCode, discountStatus, timesUsed } from "../../domain/discounts";
import { gid, parseGid } from "../../domain/gid";
import type { Discount } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx, type Fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime, money, moneyV2 } from "../scalars";
import { discountSearch, discountSortValue } from "../search/discounts";
import { search } from "../search/match";
import { codeDiscountOf, collectionOf, type CodeDiscountSource } from "../sources";

interface KindSource {
  __typename: "DiscountCodeBasic" | "DiscountCodeFreeShipping";
  discount: Discount;
}

const sharedFields: Fields<KindSource> = {
  title: ({ discount }) => discount.title,
  status: ({ discount }, _a, ctx) => discountStatus(discount, ctx.world.now()),
  summary: ({ discount }, _a, ctx) => summary(discount, ctx).join(" • "),
  shortSummary: ({ discount }, _a, ctx) => summary(discount, ctx)[0],
  startsAt: ({ discount }) => dateTime(discount.startsAt),
  endsAt: ({ discount }) => dateTime(discount.endsAt),
  createdAt: ({ discount }) => dateTime(discount.createdAt),
  updatedAt: ({ discount }) => dateTime(discount.updatedAt),
  usageLimit: ({ discount }) => discount.usageLimit,
  asyncUsageCount: ({ discount }, _a, ctx) => timesUsed(ctx.shop, discount),
  appliesOncePerCustomer: ({ discount }) => discount.isOncePerCustomer,
  context: () => ({ __typename: "DiscountBuyerSelectionAll", all: "ALL" }),
  combinesWith: () => ({ orderDiscounts: false, productDiscounts: false, shippingDiscounts: false }),
  discountClasses: ({ discount }) => [discountClass(discount)],
  codesCount: () => ({ count: 1, precision: "EXACT" }),
  codes: ({ discount }, args, ctx) =>
    connection(
      inOrder([discount], (d) => d.redeemCodeId).map((row) => ({ ...row, node: redeemCode(discount, ctx) })),
      args,
      ctx,
    ),
  minimumRequirement: ({ discount }, _a, ctx) =>
    discount.minimumMinor === null
      ? null
      : {
          __typename: "DiscountMinimumSubtotal",
          greaterThanOrEqualToSubtotal: moneyV2(ctx.shop, discount.minimumMinor),
        },
};

export const discountTypes = {
  DiscountCodeNode: fields<CodeDiscountSource>({
    id: ({ discount }) => gid("DiscountCodeNode", discount.id),
    codeDiscount: ({ discount }) => kindOf(discount),
  }),
  DiscountNode: fields<CodeDiscountSource>({
    id: ({ discount }) => gid("DiscountNode", discount.id),
    discount: ({ discount }) => kindOf(discount),
  }),
  DiscountCodeBasic: fields<KindSource>({
    ...sharedFields,
    recurringCycleLimit: () => null,
    customerGets: ({ discount }, _a, ctx) => ({
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: items(discount),
      value: worth(discount, ctx),
    }),
  }),
  DiscountCodeFreeShipping: fields<KindSource>({
    ...sharedFields,
    appliesOnOneTimePurchase: () => true,
    appliesOnSubscription: () => false,
    destinationSelection: () => ({ __typename: "DiscountCountryAll", allCountries: true }),
    maximumShippingPrice: () => null,
    recurringCycleLimit: () => null,
  }),
  DiscountCollections: fields<{ discount: Discount }>({
    collections: ({ discount }, args, ctx) => {
      const own = (discount.collectionIds ?? []).flatMap((id) => ctx.shop.collections.get(id) ?? []);
      const rows = inOrder(own, (c) => c.id).map((row) => ({ ...row, node: collectionOf(row.node) }));
      return connection(rows, args, ctx);
    },
  }),
  QueryRoot: fields<unknown>({
    codeDiscountNodeByCode: (_s, args, ctx) => {
      const found = discountByCode(ctx.shop, String(args["code"]));
      return found && codeDiscountOf(found);
    },
    codeDiscountNode: (_s, args, ctx) => byId(args["id"], ctx, "DiscountCodeNode"),
    discountNode: (_s, args, ctx) => byId(args["id"], ctx, "DiscountNode"),
    codeDiscountNodes: (_s, args, ctx) => list(args, ctx, "DiscountCodeNode"),
    discountNodes: (_s, args, ctx) => list(args, ctx, "DiscountNode"),
    discountNodesCount: (_s, args, ctx) => ({ count: found(args, ctx).length, precision: "EXACT" }),
    discountCodesCount: (_s, args, ctx) => ({ count: found(args, ctx).length, precision: "EXACT" }),
  }),
};

type NodeName = CodeDiscountSource["__typename"];

function byId(id: unknown, ctx: Ctx, name: NodeName): CodeDiscountSource | null {
  const number = parseGid(id)?.id;
  const found = ctx.shop.discounts.find((d) => d.id === number);
  return found ? codeDiscountOf(found, name) : null;
}

function list(args: Args, ctx: Ctx, name: NodeName): object {
  const key = String(args["sortKey"] ?? "ID");
  const rows = found(args, ctx).map((d) => ({
    id: d.id,
    value: discountSortValue(key, d),
    node: codeDiscountOf(d, name),
  }));
  return connection(rows, args, ctx);
}

function found(args: Args, ctx: Ctx): Discount[] {
  if (args["savedSearchId"] != null) throw notEmulated("discounts by savedSearchId");
  const now = ctx.world.now();
  return search(ctx.shop.discounts, args["query"], discountSearch(ctx.shop, now), now);
}

function kindOf(discount: Discount): KindSource {
  const isShipping = discount.value.kind === "free-shipping";
  return { __typename: isShipping ? "DiscountCodeFreeShipping" : "DiscountCodeBasic", discount };
}

function discountClass(discount: Discount): "ORDER" | "PRODUCT" | "SHIPPING" {
  if (discount.value.kind === "free-shipping") return "SHIPPING";
  return discount.collectionIds ? "PRODUCT" : "ORDER";
}

function redeemCode(discount: Discount, ctx: Ctx): object {
  return {
    id: gid("DiscountRedeemCode", discount.redeemCodeId),
    code: discount.code,
    asyncUsageCount: timesUsed(ctx.shop, discount),
    createdBy: null,
  };
}

function items(discount: Discount): object {
  if (!discount.collectionIds) return { __typename: "AllDiscountItems", allItems: true };
  return { __typename: "DiscountCollections", discount };
}

function worth({ value }: Discount, ctx: Ctx): object {
  // The platform writes a tenth off as 0.1.
  if (value.kind === "percentage") return { __typename: "DiscountPercentage", percentage: value.percent / 100 };
  if (value.kind === "amount")
    return { __typename: "DiscountAmount", amount: moneyV2(ctx.shop, value.amountMinor), appliesOnEachItem: false };
  throw notEmulated("the value of a free-shipping discount");
}

/** In the platform's manner: what it gives first, then its conditions. */
function summary({ value, collectionIds, minimumMinor, isOncePerCustomer }: Discount, ctx: Ctx): string[] {
  const priced = (minor: number): string => `${money(ctx.shop, minor)} ${ctx.shop.currency}`;
  const names = collectionIds?.flatMap((id) => ctx.shop.collections.get(id)?.title ?? []).join(", ");
  const goods = names ?? "entire order";
  const gives =
    value.kind === "free-shipping"
      ? "Free shipping on entire order"
      : `${value.kind === "percentage" ? `${value.percent}%` : priced(value.amountMinor)} off ${goods}`;
  return [
    gives,
    ...(minimumMinor === null ? [] : [`Minimum purchase of ${priced(minimumMinor)}`]),
    ...(isOncePerCustomer ? ["One use per customer"] : []),
  ];
}
