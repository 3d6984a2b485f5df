/**
 * Selling plan groups, unit prices and what the storefront's product JSON says of them.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/sellingPlanGroups,
 * https://shopify.dev/changelog/new-query-filter-on-sellingplangroups,
 * https://shopify.dev/docs/api/liquid/objects/selling_plan_group
 */
import { expect, test } from "vitest";
import {
  createPlanGroup,
  deletePlanGroup,
  setUnitMeasure,
  updatePlanGroup,
  updateProduct,
  updateVariantPrice,
} from "../domain/operations";
import { PLAN_APP_ID, type NewPlan } from "../domain/selling-plans";
import { unitPriceMinor } from "../domain/unit-price";
import { allocationsJson, planGroupsJson, unitPriceJson, unitPriceText } from "../storefront/plans";
import type { Product } from "../domain/types";
import { bench, type Bench } from "./harness";

const monthly: NewPlan = {
  name: "Every month",
  description: "10% off",
  options: ["1 month"],
  category: "SUBSCRIPTION",
  billing: { kind: "recurring", interval: "MONTH", count: 1, minCycles: null, maxCycles: null },
  delivery: { kind: "recurring", interval: "MONTH", count: 1 },
  pricing: [
    { adjustment: { type: "PERCENTAGE", percent: 10 }, afterCycle: null },
    { adjustment: { type: "PERCENTAGE", percent: 15 }, afterCycle: 3 },
  ],
};

async function withGroup(): Promise<Bench & { product: Product; groupId: number; topics: string[] }> {
  const own = await bench({
    products: [
      { title: "Beans", priceMinor: 2000 },
      { title: "Mug", priceMinor: 1500 },
    ],
  });
  const product = [...own.shop.products.values()][0];
  if (!product) throw new Error("no product");
  const topics: string[] = [];
  own.sandbox.world.onChange((change) => void topics.push(change.topic));
  const group = createPlanGroup(own.sandbox.world, own.shop, {
    name: "Subscribe",
    merchantCode: "sub",
    options: ["Delivery every"],
    productIds: [product.id],
    plans: [monthly],
  });
  if (group.kind !== "done") throw new Error(group.message);
  return { ...own, product, groupId: group.value.id, topics };
}

test("another app's groups are found with app_id:ALL or its number, and not without", async () => {
  const { read } = await withGroup();
  const found = (query?: string): Promise<unknown> =>
    read(
      `query ($q: String) { sellingPlanGroups(first: 5, query: $q) { nodes { name } } }`,
      "sellingPlanGroups.nodes",
      { q: query ?? null },
    );
  expect(await found()).toEqual([]);
  expect(await found("app_id:CURRENT")).toEqual([]);
  expect(await found("app_id:ALL")).toEqual([{ name: "Subscribe" }]);
  expect(await found(`app_id:${PLAN_APP_ID} category:SUBSCRIPTION`)).toEqual([{ name: "Subscribe" }]);
  expect(await found("app_id:1")).toEqual([]);
});

test("a group, its plans and their policies have the published shapes, from the list, the product and the variant", async () => {
  const { read, groupId } = await withGroup();
  const group = await read(
    `query ($id: ID!) { sellingPlanGroup(id: $id) { name merchantCode options products(first: 5) { nodes { title } }
       productVariants(first: 5) { nodes { id } }
       sellingPlans(first: 5) { nodes { name options category
         billingPolicy { ... on SellingPlanRecurringBillingPolicy { interval intervalCount } }
         deliveryPolicy { ... on SellingPlanRecurringDeliveryPolicy { interval intervalCount } }
         pricingPolicies {
           ... on SellingPlanFixedPricingPolicy { adjustmentType adjustmentValue { ... on SellingPlanPricingPolicyPercentageValue { percentage } } }
           ... on SellingPlanRecurringPricingPolicy { afterCycle adjustmentValue { ... on SellingPlanPricingPolicyPercentageValue { percentage } } } } } } } }`,
    "sellingPlanGroup",
    { id: `gid://shopify/SellingPlanGroup/${groupId}` },
  );
  expect(group).toEqual({
    name: "Subscribe",
    merchantCode: "sub",
    options: ["Delivery every"],
    products: { nodes: [{ title: "Beans" }] },
    productVariants: { nodes: [] },
    sellingPlans: {
      nodes: [
        {
          name: "Every month",
          options: ["1 month"],
          category: "SUBSCRIPTION",
          billingPolicy: { interval: "MONTH", intervalCount: 1 },
          deliveryPolicy: { interval: "MONTH", intervalCount: 1 },
          pricingPolicies: [
            { adjustmentType: "PERCENTAGE", adjustmentValue: { percentage: 10 } },
            { afterCycle: 3, adjustmentValue: { percentage: 15 } },
          ],
        },
      ],
    },
  });
  expect(
    await read(
      `{ products(first: 2) { nodes { title sellingPlanGroups(first: 3) { nodes { name } } variants(first: 1) { nodes { sellingPlanGroupsCount { count } } } } } }`,
      "products.nodes",
    ),
  ).toEqual([
    {
      title: "Beans",
      sellingPlanGroups: { nodes: [{ name: "Subscribe" }] },
      variants: { nodes: [{ sellingPlanGroupsCount: { count: 1 } }] },
    },
    { title: "Mug", sellingPlanGroups: { nodes: [] }, variants: { nodes: [{ sellingPlanGroupsCount: { count: 0 } }] } },
  ]);
});

test("making, changing and removing a group announces each, with ids that a reader can follow", async () => {
  const { sandbox, shop, groupId, topics } = await withGroup();
  updatePlanGroup(sandbox.world, shop, groupId, { name: "Save" });
  deletePlanGroup(sandbox.world, shop, groupId);
  expect(topics).toEqual(["selling_plan_groups/create", "selling_plan_groups/update", "selling_plan_groups/delete"]);
  expect(updatePlanGroup(sandbox.world, shop, groupId, {})).toMatchObject({ kind: "refused", code: "NOT_FOUND" });
  expect(
    createPlanGroup(sandbox.world, shop, { name: "", merchantCode: "", options: [], plans: [monthly] }),
  ).toMatchObject({
    kind: "refused",
    field: ["options"],
  });
});

test("the storefront's product JSON tells the groups, the plan's price and the unit price in minor units", async () => {
  const { sandbox, shop, product } = await withGroup();
  const variant = product.variants[0];
  if (!variant) throw new Error("no variant");
  setUnitMeasure(sandbox.world, shop, variant.id, {
    quantityValue: 250,
    quantityUnit: "G",
    referenceValue: 100,
    referenceUnit: "G",
  });
  const [group] = planGroupsJson(shop, product);
  expect(group).toMatchObject({
    name: "Subscribe",
    app_id: null,
    options: [{ name: "Delivery every", position: 1, values: ["1 month"] }],
    selling_plans: [
      {
        recurring_deliveries: true,
        price_adjustments: [
          { position: 1, order_count: null, value_type: "percentage", value: 10 },
          { order_count: 3, value: 15 },
        ],
      },
    ],
  });
  expect(allocationsJson(shop, product, variant)).toMatchObject([
    {
      price: 1800,
      compare_at_price: 2000,
      selling_plan_group_id: group?.["id"],
      price_adjustments: [
        { position: 1, price: 1800 },
        { position: 2, price: 1700 },
      ],
    },
  ]);
  expect(unitPriceJson(variant)).toEqual({
    unit_price: 800,
    unit_price_measurement: {
      measured_type: "weight",
      quantity_unit: "g",
      quantity_value: "250.0",
      reference_unit: "g",
      reference_value: 100,
    },
  });
  expect(unitPriceText(shop, variant)).toBe("$8.00 per 100 g");
  expect(unitPriceText({ ...shop, primaryLocale: "zh-CN", currency: "CNY" }, variant)).toBe("¥8.00／100克");
});

test("unitPrice follows the price and the measure, across units of one kind only", async () => {
  const { sandbox, shop, product, read } = await withGroup();
  const variant = product.variants[0];
  if (!variant) throw new Error("no variant");
  const ask = (): Promise<unknown> =>
    read(
      `{ products(first: 1) { nodes { variants(first: 1) { nodes { showUnitPrice unitPrice { amount currencyCode } unitPriceMeasurement { measuredType quantityUnit quantityValue referenceUnit referenceValue } } } } } }`,
      "products.nodes.0.variants.nodes.0",
    );
  expect(await ask()).toEqual({ showUnitPrice: false, unitPrice: null, unitPriceMeasurement: null });
  setUnitMeasure(sandbox.world, shop, variant.id, {
    quantityValue: 2,
    quantityUnit: "LB",
    referenceValue: 1,
    referenceUnit: "OZ",
  });
  updateVariantPrice(sandbox.world, shop, variant.id, { priceMinor: 4600 });
  expect(await ask()).toEqual({
    showUnitPrice: true,
    unitPrice: { amount: "1.44", currencyCode: "USD" },
    unitPriceMeasurement: {
      measuredType: "WEIGHT",
      quantityUnit: "LB",
      quantityValue: 2,
      referenceUnit: "OZ",
      referenceValue: 1,
    },
  });
  expect(
    unitPriceMinor({
      priceMinor: 100,
      unit: { quantityValue: 1, quantityUnit: "L", referenceValue: 1, referenceUnit: "KG" },
    }),
  ).toBeNull();
  expect(
    unitPriceMinor({
      priceMinor: null,
      unit: { quantityValue: 1, quantityUnit: "L", referenceValue: 1, referenceUnit: "L" },
    }),
  ).toBeNull();
});

test("a product sold on a plan alone says so", async () => {
  const { sandbox, shop, product, read } = await withGroup();
  updateProduct(sandbox.world, shop, product.id, { needsPlan: true });
  expect(await read(`{ products(first: 2) { nodes { requiresSellingPlan } } }`, "products.nodes")).toEqual([
    { requiresSellingPlan: true },
    { requiresSellingPlan: false },
  ]);
});
