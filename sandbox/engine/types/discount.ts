/**
 * Code discounts for reading: the queries by code, by id and as lists, and the basic and free-shipping kinds, which
 * are those the sandbox keeps. Registered in registry.ts; engine/mutations/discounts.ts makes and changes them.
 */
import type { CodeBatch } from "../../domain/commerce-types";
import { codesOf, discountByCode, discountStatus, isForAll, timesUsed } from "../../domain/discounts";
import { findVariant } from "../../domain/catalogue-facts";
import { gid, parseGid } from "../../domain/gid";
import { pollJob } from "../../domain/jobs";
import type { Discount } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx, type Fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime, money, moneyV2 } from "../scalars";
import { discountSearch, discountSortValue, redeemCodeSearch } from "../search/discounts";
import { search } from "../search/match";
import { codeDiscountOf, collectionOf, customerOf, productOf, variantOf, type CodeDiscountSource } from "../sources";

interface BatchSource {
  __typename: "DiscountRedeemCodeBulkCreation";
  batch: CodeBatch;
}

export const codeBatchOf = (batch: CodeBatch): BatchSource => ({ __typename: "DiscountRedeemCodeBulkCreation", batch });

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
  context: ({ discount }, _a, ctx) =>
    discount.customerIds
      ? { __typename: "DiscountCustomers", customers: customersOf(discount, ctx) }
      : { __typename: "DiscountBuyerSelectionAll", all: "ALL" },
  tags: ({ discount }) => discount.tags ?? [],
  combinesWith: ({ discount: { combinesWith } }) => ({
    orderDiscounts: combinesWith?.order ?? false,
    productDiscounts: combinesWith?.product ?? false,
    shippingDiscounts: combinesWith?.shipping ?? false,
    productDiscountsWithTagsOnSameCartLine: null,
  }),
  discountClasses: ({ discount }) => [discountClass(discount)],
  codesCount: ({ discount }) => ({ count: codesOf(discount).length, precision: "EXACT" }),
  codes: ({ discount }, args, ctx) => {
    if (args["savedSearchId"] != null) throw notEmulated("codes of a discount by savedSearchId");
    const key = String(args["sortKey"] ?? "ID");
    if (key !== "ID" && key !== "CODE") throw notEmulated(`sort key codes.${key}`);
    const rows = search(codesOf(discount), args["query"], redeemCodeSearch(ctx.shop, discount), ctx.world.now());
    return connection(
      rows.map((c) => ({ id: c.id, value: key === "CODE" ? c.code : c.id, node: redeemCode(discount, c, ctx) })),
      args,
      ctx,
    );
  },
  minimumRequirement: ({ discount }, _a, ctx) => {
    if (discount.minimumQuantity !== undefined)
      return {
        __typename: "DiscountMinimumQuantity",
        greaterThanOrEqualToQuantity: String(discount.minimumQuantity),
      };
    return discount.minimumMinor === null
      ? null
      : {
          __typename: "DiscountMinimumSubtotal",
          greaterThanOrEqualToSubtotal: moneyV2(ctx.shop, discount.minimumMinor),
        };
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
  DiscountProducts: fields<{ discount: Discount }>({
    products: ({ discount }, args, ctx) => {
      const own = (discount.productIds ?? []).flatMap((id) => ctx.shop.products.get(id) ?? []);
      const rows = inOrder(own, (p) => p.id).map((row) => ({ ...row, node: productOf(row.node) }));
      return connection(rows, args, ctx);
    },
    productVariants: ({ discount }, args, ctx) => {
      const own = (discount.variantIds ?? []).flatMap((id) => findVariant(ctx.shop, id) ?? []);
      const rows = inOrder(own, (r) => r.variant.id);
      return connection(
        rows.map((row) => ({ ...row, node: variantOf(row.node.product, row.node.variant) })),
        args,
        ctx,
      );
    },
  }),
  DiscountRedeemCodeBulkCreation: fields<BatchSource>({
    id: ({ batch }) => gid("DiscountRedeemCodeBulkCreation", batch.id),
    createdAt: ({ batch }) => dateTime(batch.createdAt),
    done: ({ batch }) => batch.isDone,
    codesCount: ({ batch }) => batch.codes.length,
    importedCount: ({ batch }) => batch.codes.filter((c) => c.redeemCodeId !== null).length,
    failedCount: ({ batch }) => batch.codes.filter((c) => c.error).length,
    discountCode: ({ batch }, _a, ctx) => {
      const discount = ctx.shop.discounts.find((d) => d.id === batch.discountId);
      return discount ? codeDiscountOf(discount) : null;
    },
    codes: ({ batch }, args, ctx) => {
      const discount = ctx.shop.discounts.find((d) => d.id === batch.discountId);
      const rows = batch.codes.map((row, index) => ({
        id: index,
        value: index,
        node: {
          code: row.code,
          errors: row.error ? [{ ...row.error, field: ["code"], extraInfo: null }] : [],
          discountRedeemCode:
            discount && row.redeemCodeId !== null
              ? redeemCode(discount, { id: row.redeemCodeId, code: row.code }, ctx)
              : null,
        },
      }));
      return connection(rows, args, ctx);
    },
  }),
  QueryRoot: fields<unknown>({
    discountRedeemCodeBulkCreation: (_s, args, ctx) => {
      const id = parseGid(args["id"])?.id;
      const job = ctx.shop.commerce?.jobs.find((j) => j.work.kind === "add-codes" && j.work.batchId === id);
      // Asking is what moves it on, as with any job.
      if (job) pollJob(ctx.world, ctx.shop, job.id);
      const batch = ctx.shop.commerce?.codeBatches.find((one) => one.id === id);
      return batch ? codeBatchOf(batch) : null;
    },
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
  return isForAll(discount) ? "ORDER" : "PRODUCT";
}

function redeemCode(discount: Discount, code: { id: number; code: string }, ctx: Ctx): object {
  return {
    __typename: "DiscountRedeemCode",
    id: gid("DiscountRedeemCode", code.id),
    code: code.code,
    asyncUsageCount: timesUsed(ctx.shop, discount, code.code),
    createdBy: null,
  };
}

function customersOf(discount: Discount, ctx: Ctx): object[] {
  return (discount.customerIds ?? []).flatMap((id) => {
    const customer = ctx.shop.customers.get(id);
    return customer ? [customerOf(customer)] : [];
  });
}

function items(discount: Discount): object {
  if (isForAll(discount)) return { __typename: "AllDiscountItems", allItems: true };
  return { __typename: discount.collectionIds ? "DiscountCollections" : "DiscountProducts", discount };
}

function worth({ value }: Discount, ctx: Ctx): object {
  // The platform writes a tenth off as 0.1.
  if (value.kind === "percentage") return { __typename: "DiscountPercentage", percentage: value.percent / 100 };
  if (value.kind === "amount")
    return {
      __typename: "DiscountAmount",
      amount: moneyV2(ctx.shop, value.amountMinor),
      appliesOnEachItem: value.isPerItem ?? false,
    };
  throw notEmulated("the value of a free-shipping discount");
}

/** In the platform's manner: what it gives first, then its conditions. */
function summary(discount: Discount, ctx: Ctx): string[] {
  const { value, collectionIds, minimumMinor, minimumQuantity, isOncePerCustomer } = discount;
  const priced = (minor: number): string => `${money(ctx.shop, minor)} ${ctx.shop.currency}`;
  const names = collectionIds?.flatMap((id) => ctx.shop.collections.get(id)?.title ?? []).join(", ");
  const goods = names ?? (isForAll(discount) ? "entire order" : namedGoods(discount));
  const gives =
    value.kind === "free-shipping"
      ? "Free shipping on entire order"
      : `${value.kind === "percentage" ? `${value.percent}%` : priced(value.amountMinor)} off ${goods}`;
  return [
    gives,
    ...(minimumMinor === null ? [] : [`Minimum purchase of ${priced(minimumMinor)}`]),
    ...(minimumQuantity === undefined ? [] : [`Minimum quantity of ${minimumQuantity}`]),
    ...(isOncePerCustomer ? ["One use per customer"] : []),
  ];
}

function namedGoods({ productIds = [], variantIds = [] }: Discount): string {
  const count = productIds.length + variantIds.length;
  return count === 1 ? "1 product" : `${count} products`;
}
