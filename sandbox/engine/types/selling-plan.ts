/**
 * SellingPlanGroup and SellingPlan with their policies, and the root queries. Registered in registry.ts. The list holds
 * the asking app's own groups unless the query says `app_id:ALL`; the demo shops' groups are another app's.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/sellingPlanGroups
 */
import { findVariant } from "../../domain/catalogue-facts";
import type { PlanPricing, SellingPlan, SellingPlanGroup } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import type { Product, ShopState } from "../../domain/types";
import { connection, inOrder, type Connection, type Row } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { dateTime, moneyV2 } from "../scalars";
import { planGroupSearch, planGroupSortValue } from "../search/catalogue-depth";
import { search } from "../search/match";
import { productOf, variantOf, type ProductSource, type VariantSource } from "../sources";
import { metafieldFields } from "./metafields";

export interface PlanGroupSource {
  __typename: "SellingPlanGroup";
  group: SellingPlanGroup;
}

interface PlanSource {
  __typename: "SellingPlan";
  plan: SellingPlan;
}

export const planGroupOf = (group: SellingPlanGroup): PlanGroupSource => ({ __typename: "SellingPlanGroup", group });

/** A product's or variant's groups as a connection. */
export function groupConnection(groups: SellingPlanGroup[], args: Args, ctx: Ctx): Connection<PlanGroupSource> {
  return connection(
    groups.map((group) => ({ id: group.id, value: group.id, node: planGroupOf(group) })),
    args,
    ctx,
  );
}

export const sellingPlanTypes = {
  SellingPlanGroup: fields<PlanGroupSource>({
    id: ({ group }) => gid("SellingPlanGroup", group.id),
    appId: ({ group }) => group.appId,
    name: ({ group }) => group.name,
    merchantCode: ({ group }) => group.merchantCode,
    description: ({ group }) => group.description,
    options: ({ group }) => group.options,
    position: ({ group }) => group.position,
    createdAt: ({ group }) => dateTime(group.createdAt),
    appliesToProduct: ({ group }, args) => group.productIds.includes(parseGid(args["productId"])?.id ?? -1),
    appliesToProductVariant: ({ group }, args) =>
      group.variantIds.includes(parseGid(args["productVariantId"])?.id ?? -1),
    appliesToProductVariants: ({ group }, args, ctx) =>
      ctx.shop.products
        .get(parseGid(args["productId"])?.id ?? -1)
        ?.variants.some((v) => group.variantIds.includes(v.id)) ?? false,
    products: ({ group }, args, ctx) => connection(productRows(group, ctx.shop), args, ctx),
    productsCount: ({ group }, _a, ctx) => ({ count: productRows(group, ctx.shop).length, precision: "EXACT" }),
    productVariants: ({ group }, args, ctx) => connection(variantRowsOf(group, args, ctx.shop), args, ctx),
    productVariantsCount: ({ group }, args, ctx) => ({
      count: variantRowsOf(group, args, ctx.shop).length,
      precision: "EXACT",
    }),
    sellingPlans: ({ group }, args, ctx) =>
      connection(
        inOrder(group.plans, (p) => p.id).map((row): Row<PlanSource> => ({
          ...row,
          node: { __typename: "SellingPlan", plan: row.node },
        })),
        args,
        ctx,
      ),
  }),
  SellingPlan: fields<PlanSource>({
    id: ({ plan }) => gid("SellingPlan", plan.id),
    name: ({ plan }) => plan.name,
    description: ({ plan }) => plan.description,
    options: ({ plan }) => plan.options,
    position: ({ plan }) => plan.position,
    category: ({ plan }) => plan.category,
    createdAt: ({ plan }) => dateTime(plan.createdAt),
    inventoryPolicy: ({ plan }) => ({ reserve: plan.category === "PRE_ORDER" ? "ON_FULFILLMENT" : "ON_SALE" }),
    billingPolicy: ({ plan }) => billing(plan),
    deliveryPolicy: ({ plan }) => delivery(plan),
    pricingPolicies: ({ plan }, _a, ctx) => plan.pricing.map((pricing) => policy(plan, pricing, ctx.shop)),
    ...metafieldFields<PlanSource>(({ plan }) => ({
      metafields: [],
      ownerId: gid("SellingPlan", plan.id),
      ownerType: "SELLING_PLAN",
      updatedAt: plan.createdAt,
    })),
  }),
  QueryRoot: fields<unknown>({
    sellingPlanGroup: (_s, args, ctx) => {
      const group = ctx.shop.sellingPlanGroups?.find((g) => g.id === parseGid(args["id"])?.id);
      return group ? planGroupOf(group) : null;
    },
    sellingPlanGroups: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "ID");
      const query = typeof args["query"] === "string" ? args["query"] : "";
      // The default is app_id:CURRENT, and the app under test has made none.
      const isOthers = /\bapp_id:/.test(query) && !/\bapp_id:'?"?CURRENT/.test(query);
      const found = isOthers ? search(ctx.shop.sellingPlanGroups ?? [], query, planGroupSearch, ctx.world.now()) : [];
      const rows = found.map((g) => ({ id: g.id, value: planGroupSortValue(key, g), node: planGroupOf(g) }));
      return connection(rows, args, ctx);
    },
  }),
};

/** Products named by the group itself; those reached through a variant are under productVariants. */
function productRows(group: SellingPlanGroup, shop: ShopState): Row<ProductSource>[] {
  return group.productIds.flatMap((id, index) => {
    const product = shop.products.get(id);
    return product ? [{ id, value: index, node: productOf(product) }] : [];
  });
}

function variantRowsOf(group: SellingPlanGroup, args: Args, shop: ShopState): Row<VariantSource>[] {
  const only = args["productId"] == null ? null : (parseGid(args["productId"])?.id ?? -1);
  return group.variantIds.flatMap((id, index) => {
    const found = findVariant(shop, id);
    const isWanted = found && (only === null || isOf(found.product, only));
    return isWanted ? [{ id, value: index, node: variantOf(found.product, found.variant) }] : [];
  });
}

function isOf(product: Product, id: number): boolean {
  return product.id === id;
}

function billing({ billing: policy, createdAt }: SellingPlan): object {
  if (policy.kind === "recurring")
    return {
      __typename: "SellingPlanRecurringBillingPolicy",
      anchors: [],
      createdAt: dateTime(createdAt),
      interval: policy.interval,
      intervalCount: policy.count,
      minCycles: policy.minCycles,
      maxCycles: policy.maxCycles,
    };
  const isWhole = policy.checkoutPercent === 100;
  return {
    __typename: "SellingPlanFixedBillingPolicy",
    checkoutCharge: {
      type: "PERCENTAGE",
      value: { __typename: "SellingPlanCheckoutChargePercentageValue", percentage: policy.checkoutPercent },
    },
    remainingBalanceChargeExactTime: null,
    remainingBalanceChargeTimeAfterCheckout: null,
    remainingBalanceChargeTrigger: isWhole ? "NO_REMAINING_BALANCE" : "ON_FULFILLMENT",
  };
}

function delivery({ delivery: policy, createdAt }: SellingPlan): object {
  if (policy.kind === "recurring")
    return {
      __typename: "SellingPlanRecurringDeliveryPolicy",
      anchors: [],
      createdAt: dateTime(createdAt),
      cutoff: null,
      intent: "FULFILLMENT_BEGIN",
      interval: policy.interval,
      intervalCount: policy.count,
      preAnchorBehavior: "ASAP",
    };
  return {
    __typename: "SellingPlanFixedDeliveryPolicy",
    anchors: [],
    cutoff: null,
    fulfillmentExactTime: dateTime(policy.at),
    fulfillmentTrigger: policy.at === null ? "UNKNOWN" : "EXACT_TIME",
    intent: "FULFILLMENT_BEGIN",
    preAnchorBehavior: "ASAP",
  };
}

function policy(plan: SellingPlan, { adjustment, afterCycle }: PlanPricing, shop: ShopState): object {
  const value =
    adjustment.type === "PERCENTAGE"
      ? { __typename: "SellingPlanPricingPolicyPercentageValue", percentage: adjustment.percent }
      : { __typename: "MoneyV2", ...moneyV2(shop, adjustment.minor) };
  const shared = {
    adjustmentType: adjustment.type,
    adjustmentValue: value,
    createdAt: dateTime(plan.createdAt),
  };
  return afterCycle === null
    ? { __typename: "SellingPlanFixedPricingPolicy", ...shared }
    : { __typename: "SellingPlanRecurringPricingPolicy", afterCycle, ...shared };
}
