/**
 * Selling plans and unit prices as the storefront's product JSON has them. ajax-products.ts adds them to a product and
 * its variants; pages.ts shows them in words.
 * Source: https://shopify.dev/docs/api/liquid/objects/selling_plan_group (the product JSON repeats its shape)
 */
import { createHash } from "node:crypto";
import type { PlanPricing, SellingPlanGroup, UnitMeasure } from "../domain/catalogue-types";
import { adjusted, groupsOfProduct, groupsOfVariant, planPrice } from "../domain/selling-plans";
import type { Product, ShopState, Variant } from "../domain/types";
import { measuredType, unitPriceMinor } from "../domain/unit-price";
import { formatMoney } from "./money";
import type { LiquidObject } from "./objects";
import { wordsOf } from "./words";

export function planGroupsJson(shop: ShopState, product: Product): LiquidObject[] {
  return groupsOfProduct(shop, product).map((group) => ({
    id: groupKey(group),
    name: group.name,
    options: group.options.map((name, index) => ({
      name,
      position: index + 1,
      values: [...new Set(group.plans.map((plan) => plan.options[index] ?? ""))],
    })),
    selling_plans: group.plans.map((plan) => ({
      id: plan.id,
      name: plan.name,
      description: plan.description ?? "",
      options: group.options.map((name, index) => ({ name, position: index + 1, value: plan.options[index] ?? "" })),
      recurring_deliveries: plan.delivery.kind === "recurring",
      price_adjustments: plan.pricing.map((pricing, index) => adjustmentJson(pricing, index)),
      checkout_charge: {
        value_type: "percentage",
        value: plan.billing.kind === "fixed" ? plan.billing.checkoutPercent : 100,
      },
    })),
    app_id: group.appId,
  }));
}

/** What the variant costs on each plan that applies to it. */
export function allocationsJson(shop: ShopState, product: Product, variant: Variant): LiquidObject[] {
  const price = variant.priceMinor;
  if (price === null) return [];
  return groupsOfVariant(shop, product, variant).flatMap((group) =>
    group.plans.map((plan) => ({
      selling_plan_id: plan.id,
      selling_plan_group_id: groupKey(group),
      price: planPrice(price, plan),
      compare_at_price: price,
      per_delivery_price: planPrice(price, plan),
      price_adjustments: plan.pricing.map((pricing, index) => ({
        position: index + 1,
        price: adjusted(price, pricing),
      })),
    })),
  );
}

/** `unit_price` in minor units with its measure; nothing for a variant without one. */
export function unitPriceJson(variant: Variant): LiquidObject {
  const price = unitPriceMinor(variant);
  if (price === null || !variant.unit) return {};
  return { unit_price: price, unit_price_measurement: measureJson(variant.unit) };
}

/** "$1.58 per oz", "¥33.60/100克"; empty without a unit price. */
export function unitPriceText(shop: ShopState, variant: Variant): string {
  const price = unitPriceMinor(variant);
  if (price === null || !variant.unit) return "";
  const words = wordsOf(shop.primaryLocale);
  const { referenceValue, referenceUnit } = variant.unit;
  const unit = words(`unit.${referenceUnit}`);
  const amount = referenceValue === 1 ? unit : words("unit.amount", { count: String(referenceValue), unit });
  return words("product.unit_price", { price: formatMoney(shop, price), amount });
}

function measureJson(unit: UnitMeasure): LiquidObject {
  return {
    measured_type: measuredType(unit.referenceUnit).toLowerCase(),
    quantity_unit: unit.quantityUnit.toLowerCase(),
    quantity_value: unit.quantityValue.toFixed(1),
    reference_unit: unit.referenceUnit.toLowerCase(),
    reference_value: unit.referenceValue,
  };
}

function adjustmentJson({ adjustment, afterCycle }: PlanPricing, index: number): LiquidObject {
  const type = { PERCENTAGE: "percentage", FIXED_AMOUNT: "fixed_amount", PRICE: "price" }[adjustment.type];
  const value = adjustment.type === "PERCENTAGE" ? adjustment.percent : adjustment.minor;
  return { position: index + 1, order_count: afterCycle, value_type: type, value };
}

/** The storefront names a group by a digest, never by its Admin id. */
function groupKey(group: SellingPlanGroup): string {
  return createHash("sha1").update(`group/${group.id}`).digest("hex");
}
