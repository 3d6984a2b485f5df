/**
 * draftOrderCreate, draftOrderUpdate, draftOrderCalculate, draftOrderInvoiceSend, draftOrderComplete and
 * draftOrderDelete over domain/drafts.ts. A customer is taken from purchasingEntity, or from the deprecated customerId.
 */
import type { AppliedDiscount, DraftOrder } from "../../domain/commerce-types";
import {
  calculateDraft,
  completeDraft,
  createDraft,
  deleteDraft,
  sendInvoice,
  updateDraft,
  type DraftInput,
  type DraftLineInput,
} from "../../domain/drafts";
import { gid } from "../../domain/gid";
import type { Outcome } from "../../domain/outcome";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { address, attributes, given, idOf, list, moneyOf, refuseInputs, shopMoney, text, texts } from "../inputs";
import { calculatedDraftOf, draftOf } from "../types/draft-order";
import { ifDone, userErrors } from "./payload";

export const draftMutations = fields<unknown>({
  draftOrderCreate: (_s, args, ctx) =>
    payload(createDraft(ctx.world, ctx.shop, draftInput(args["input"] as Args, ctx))),
  draftOrderUpdate: (_s, args, ctx) => {
    const input = draftInput(args["input"] as Args, ctx);
    return payload(updateDraft(ctx.world, ctx.shop, idOf(args["id"], "DraftOrder"), input));
  },
  draftOrderCalculate: (_s, args, ctx) => {
    const outcome = calculateDraft(ctx.shop, draftInput(args["input"] as Args, ctx));
    const calculated = ifDone(outcome, (d) =>
      calculatedDraftOf({ ...given(d), discount: d.discount ?? null, shipping: d.shipping ?? null }),
    );
    return { calculatedDraftOrder: calculated, userErrors: userErrors(outcome) };
  },
  draftOrderInvoiceSend: (_s, args, ctx) => {
    const to = text((args["email"] as Args | undefined) ?? {}, "to") ?? null;
    return payload(sendInvoice(ctx.world, ctx.shop, idOf(args["id"], "DraftOrder"), { to }));
  },
  draftOrderComplete: (_s, args, ctx) => {
    if (args["paymentGatewayId"] != null) throw notEmulated("draftOrderComplete(paymentGatewayId)");
    const isPaymentPending = args["paymentPending"] === true;
    return payload(completeDraft(ctx.world, ctx.shop, idOf(args["id"], "DraftOrder"), { isPaymentPending }));
  },
  draftOrderDelete: (_s, args, ctx) => {
    const outcome = deleteDraft(ctx.world, ctx.shop, idOf((args["input"] as Args)["id"], "DraftOrder"));
    return { deletedId: ifDone(outcome, (d) => gid("DraftOrder", d.id)), userErrors: userErrors(outcome) };
  },
});

function draftInput(input: Args, ctx: Ctx): DraftInput {
  refuseInputs("DraftOrderInput", input, [
    "acceptAutomaticDiscounts",
    "deposit",
    "discountCodes",
    "localizationExtensions",
    "localizedFields",
    "marketRegionCountryCode",
    "metafields",
    "paymentTerms",
    "reserveInventoryUntil",
  ]);
  const currency = input["presentmentCurrencyCode"];
  if (currency != null && currency !== ctx.shop.currency) throw notEmulated("DraftOrderInput.presentmentCurrencyCode");
  const shipping = input["shippingLine"] as Args | null | undefined;
  return given({
    customerId: customerOf(input),
    email: text(input, "email"),
    phone: text(input, "phone"),
    note: text(input, "note"),
    poNumber: text(input, "poNumber"),
    tags: texts(input["tags"]),
    taxExempt: input["taxExempt"] == null ? undefined : input["taxExempt"] === true,
    customAttributes: attributes(input["customAttributes"]),
    shippingAddress: addressOf(input["shippingAddress"]),
    billingAddress: addressOf(input["billingAddress"]),
    useCustomerDefaultAddress: input["useCustomerDefaultAddress"] === true ? true : undefined,
    discount: discountOf(input["appliedDiscount"], ctx),
    shipping: shipping === undefined ? undefined : shipping && shippingOf(shipping, ctx),
    lines: Array.isArray(input["lineItems"]) ? list(input["lineItems"]).map((row) => lineOf(row, ctx)) : undefined,
  });
}

function customerOf(input: Args): number | null | undefined {
  const entity = input["purchasingEntity"] as Args | null | undefined;
  if (entity?.["purchasingCompany"] != null) throw notEmulated("PurchasingEntityInput.purchasingCompany");
  const id = entity === undefined ? input["customerId"] : entity?.["customerId"];
  if (id === undefined) return undefined;
  return id === null ? null : idOf(id, "Customer");
}

function addressOf(value: unknown): DraftOrder["shippingAddress"] | undefined {
  if (value === undefined) return undefined;
  return value === null ? null : address(value as Args);
}

function discountOf(value: unknown, ctx: Ctx): AppliedDiscount | null | undefined {
  if (value === undefined) return undefined;
  if (value === null) return null;
  const input = value as Args;
  const about = { title: text(input, "title") ?? null, description: text(input, "description") ?? null };
  if (input["valueType"] === "PERCENTAGE") return { ...about, type: "PERCENTAGE", percent: Number(input["value"]) };
  const minor = Math.round(Number(input["value"]) * 10 ** ctx.shop.currencyDigits);
  return { ...about, type: "FIXED_AMOUNT", amountMinor: minor };
}

function shippingOf(input: Args, ctx: Ctx): { title: string; priceMinor: number } {
  if (input["shippingRateHandle"] != null) throw notEmulated("ShippingLineInput.shippingRateHandle");
  const price = input["priceWithCurrency"];
  const priceMinor =
    price == null ? moneyOf(input["price"] ?? 0, ctx) : shopMoney(price, ctx, "ShippingLineInput.priceWithCurrency");
  return { title: String(input["title"] ?? "Custom"), priceMinor };
}

function lineOf(row: Args, ctx: Ctx): DraftLineInput {
  refuseInputs("DraftOrderLineItemInput", row, ["bundleComponents", "components", "generatePriceOverride"]);
  const isCustom = row["variantId"] == null;
  const custom = row["originalUnitPriceWithCurrency"];
  const override = row["priceOverride"];
  const customPrice =
    custom == null
      ? moneyOf(row["originalUnitPrice"] ?? 0, ctx)
      : shopMoney(custom, ctx, "DraftOrderLineItemInput.originalUnitPriceWithCurrency");
  const overridePrice = override == null ? null : shopMoney(override, ctx, "DraftOrderLineItemInput.priceOverride");
  return {
    variantId: isCustom ? null : idOf(row["variantId"], "ProductVariant"),
    quantity: Number(row["quantity"]),
    priceMinor: isCustom ? customPrice : overridePrice,
    discount: discountOf(row["appliedDiscount"], ctx) ?? null,
    customAttributes: attributes(row["customAttributes"]) ?? [],
    // The platform ignores these where a variant is named.
    ...(isCustom
      ? given({
          title: text(row, "title") ?? "",
          sku: text(row, "sku"),
          requiresShipping: row["requiresShipping"] == null ? undefined : row["requiresShipping"] === true,
          taxable: row["taxable"] == null ? undefined : row["taxable"] === true,
        })
      : {}),
  };
}

function payload(outcome: Outcome<DraftOrder>): object {
  return { draftOrder: ifDone(outcome, draftOf), userErrors: userErrors(outcome) };
}
