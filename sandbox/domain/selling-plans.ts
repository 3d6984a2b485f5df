/**
 * Selling plan groups: what may be bought on subscription, as pre-order or to try. Made and changed through the control
 * API in the place of the subscription app that owns them; the engine and the storefront read them here.
 * Source: https://shopify.dev/docs/apps/build/purchase-options/subscriptions/selling-plans
 */
import type { PlanPricing, SellingPlan, SellingPlanGroup } from "./catalogue-types";
import { gid } from "./gid";
import { done, refused, type Outcome } from "./outcome";
import { iso, type Payload } from "./payload-catalogue";
import type { Product, ShopState, Variant, World } from "./types";

/** The subscription app that the demo shops use; it is never the app under test. */
export const PLAN_APP_ID = 6_112_007;

export type NewPlan = Omit<SellingPlan, "id" | "createdAt" | "position">;
export type NewGroup = Pick<SellingPlanGroup, "name" | "merchantCode" | "options"> &
  Partial<Pick<SellingPlanGroup, "ownerAppId" | "appId" | "description" | "productIds" | "variantIds">> & {
    plans: NewPlan[];
  };

export function createPlanGroup(world: World, shop: ShopState, input: NewGroup): Outcome<SellingPlanGroup> {
  if (!input.plans.length) return refused("BLANK", ["sellingPlansToCreate"], "A group needs at least one selling plan");
  const wrong = input.plans.find((plan) => plan.options.length !== input.options.length);
  if (wrong) return refused("INVALID", ["options"], `'${wrong.name}' must have one value for each option of the group`);
  const now = world.now();
  const groups = (shop.sellingPlanGroups ??= []);
  const group: SellingPlanGroup = {
    id: world.nextId(shop),
    ownerAppId: input.ownerAppId ?? PLAN_APP_ID,
    appId: input.appId ?? null,
    name: input.name,
    merchantCode: input.merchantCode,
    description: input.description ?? null,
    options: input.options,
    position: groups.length + 1,
    productIds: input.productIds ?? [],
    variantIds: input.variantIds ?? [],
    plans: makePlans(world, shop, input.plans),
    createdAt: now,
    updatedAt: now,
  };
  groups.push(group);
  announce(world, shop, group, "selling_plan_groups/create");
  return done(group);
}

export type GroupPatch = Partial<Pick<SellingPlanGroup, "name" | "description" | "productIds" | "variantIds">> & {
  plans?: NewPlan[];
};

/** Plans given here replace the group's plans under new ids. */
export function updatePlanGroup(
  world: World,
  shop: ShopState,
  groupId: number,
  patch: GroupPatch,
): Outcome<SellingPlanGroup> {
  const group = shop.sellingPlanGroups?.find((g) => g.id === groupId);
  if (!group) return refused("NOT_FOUND", ["id"], "Selling plan group does not exist");
  const { plans, ...rest } = patch;
  Object.assign(group, rest, { updatedAt: world.now() });
  if (plans) group.plans = makePlans(world, shop, plans);
  announce(world, shop, group, "selling_plan_groups/update");
  return done(group);
}

export function deletePlanGroup(world: World, shop: ShopState, groupId: number): Outcome<SellingPlanGroup> {
  const group = shop.sellingPlanGroups?.find((g) => g.id === groupId);
  if (!group) return refused("NOT_FOUND", ["id"], "Selling plan group does not exist");
  shop.sellingPlanGroups = shop.sellingPlanGroups?.filter((g) => g !== group);
  const payload = { id: group.id, admin_graphql_api_id: gid("SellingPlanGroup", group.id) };
  world.announce({ shop, topic: "selling_plan_groups/delete", payload });
  return done(group);
}

/** "Associated with the product either directly, or through the product's variants." */
export function groupsOfProduct(shop: ShopState, product: Product): SellingPlanGroup[] {
  return (shop.sellingPlanGroups ?? []).filter(
    (g) => g.productIds.includes(product.id) || product.variants.some((v) => g.variantIds.includes(v.id)),
  );
}

export function groupsOfVariant(shop: ShopState, product: Product, variant: Variant): SellingPlanGroup[] {
  return (shop.sellingPlanGroups ?? []).filter(
    (g) => g.productIds.includes(product.id) || g.variantIds.includes(variant.id),
  );
}

/** What a piece costs on the plan's first order, in minor units. */
export function planPrice(priceMinor: number, plan: SellingPlan): number {
  return plan.pricing.filter((p) => p.afterCycle === null).reduce((price, p) => adjusted(price, p), priceMinor);
}

export function adjusted(priceMinor: number, { adjustment }: PlanPricing): number {
  if (adjustment.type === "PERCENTAGE") return Math.round((priceMinor * (100 - adjustment.percent)) / 100);
  return adjustment.type === "PRICE" ? adjustment.minor : Math.max(0, priceMinor - adjustment.minor);
}

function makePlans(world: World, shop: ShopState, plans: NewPlan[]): SellingPlan[] {
  return plans.map((plan, index) => ({
    ...plan,
    id: world.nextId(shop),
    position: index + 1,
    createdAt: world.now(),
  }));
}

function announce(world: World, shop: ShopState, group: SellingPlanGroup, topic: string): void {
  world.announce({ shop, topic, payload: groupPayload(group) });
}

function groupPayload(group: SellingPlanGroup): Payload {
  return {
    id: group.id,
    admin_graphql_api_id: gid("SellingPlanGroup", group.id),
    name: group.name,
    merchant_code: group.merchantCode,
    description: group.description,
    options: group.options,
    position: group.position,
    app_id: group.appId,
    created_at: iso(group.createdAt),
    selling_plans: group.plans.map((p) => ({ id: p.id, name: p.name, position: p.position, options: p.options })),
    products: group.productIds.map((id) => ({ id, admin_graphql_api_id: gid("Product", id) })),
    product_variants: group.variantIds.map((id) => ({ id, admin_graphql_api_id: gid("ProductVariant", id) })),
  };
}
