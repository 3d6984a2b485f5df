/**
 * The code discount mutations over domain/discount-changes.ts: basic amount-off codes made and changed, switched on and
 * off, deleted, and many codes added to one discount. Buy-X-get-Y, automatic and app discounts are not emulated.
 */
import type { Discount } from "../../domain/types";
import {
  activateDiscount,
  createDiscount,
  deactivateDiscount,
  deleteDiscount,
  startCodeBatch,
  updateDiscount,
  type DiscountInput,
} from "../../domain/discount-changes";
import { gid } from "../../domain/gid";
import { startJob } from "../../domain/jobs";
import { refused, type Outcome } from "../../domain/outcome";
import { fields, type Args, type Ctx } from "../context";
import { given, idOf, list, moneyOf, refuseInputs, text, texts, time } from "../inputs";
import { codeDiscountOf } from "../sources";
import { codeBatchOf } from "../types/discount";
import { ifDone, userErrors } from "./payload";

export const discountMutations = fields<unknown>({
  discountCodeBasicCreate: (_s, args, ctx) => {
    const read = readInput(args["basicCodeDiscount"] as Args, null, ctx);
    return payload(read.kind === "refused" ? read : createDiscount(ctx.world, ctx.shop, read.value));
  },
  discountCodeBasicUpdate: (_s, args, ctx) => {
    const id = idOf(args["id"], "DiscountCodeNode");
    const known = ctx.shop.discounts.find((d) => d.id === id && d.value.kind !== "free-shipping") ?? null;
    const read = readInput(args["basicCodeDiscount"] as Args, known, ctx);
    return payload(read.kind === "refused" ? read : updateDiscount(ctx.world, ctx.shop, known?.id ?? -1, read.value));
  },
  discountCodeActivate: (_s, args, ctx) =>
    payload(activateDiscount(ctx.world, ctx.shop, idOf(args["id"], "DiscountCodeNode"))),
  discountCodeDeactivate: (_s, args, ctx) =>
    payload(deactivateDiscount(ctx.world, ctx.shop, idOf(args["id"], "DiscountCodeNode"))),
  discountCodeDelete: (_s, args, ctx) => {
    const outcome = deleteDiscount(ctx.world, ctx.shop, idOf(args["id"], "DiscountCodeNode"));
    return {
      deletedCodeDiscountId: ifDone(outcome, (d) => gid("DiscountCodeNode", d.id)),
      userErrors: userErrors(outcome),
    };
  },
  discountRedeemCodeBulkAdd: (_s, args, ctx) => {
    const codes = list(args["codes"]).map((row) => String(row["code"]));
    const outcome = startCodeBatch(ctx.world, ctx.shop, idOf(args["discountId"], "DiscountCodeNode"), codes);
    if (outcome.kind === "done") startJob(ctx.world, ctx.shop, { kind: "add-codes", batchId: outcome.value.id });
    return { bulkCreation: ifDone(outcome, codeBatchOf), userErrors: userErrors(outcome) };
  },
});

/** The input in the state's terms; what it does not say is left out, so that an update keeps it. */
function readInput(input: Args, known: Discount | null, ctx: Ctx): Outcome<DiscountInput> {
  refuseInputs("DiscountCodeBasicInput", input, ["recurringCycleLimit"]);
  const gets = (input["customerGets"] ?? {}) as Args;
  refuseInputs("DiscountCustomerGetsInput", gets, ["appliesOnSubscription"]);
  const value = valueOf(gets["value"] as Args | undefined, ctx);
  if (value?.kind === "refused") return value;
  const items = itemsOf(gets["items"] as Args | undefined, known);
  if (items.kind === "refused") return items;
  const minimum = input["minimumRequirement"] as Args | null | undefined;
  const subtotal = (minimum?.["subtotal"] as Args | undefined)?.["greaterThanOrEqualToSubtotal"];
  const quantity = (minimum?.["quantity"] as Args | undefined)?.["greaterThanOrEqualToQuantity"];
  const combines = input["combinesWith"] as Args | null | undefined;
  refuseInputs("DiscountCombinesWithInput", combines ?? {}, ["productDiscountsWithTagsOnSameCartLine"]);
  const fromInput = given({
    title: text(input, "title") ?? undefined,
    code: text(input, "code") ?? undefined,
    startsAt: time(input["startsAt"]),
    endsAt: input["endsAt"] === null ? null : time(input["endsAt"]),
    usageLimit: input["usageLimit"] === undefined ? undefined : (input["usageLimit"] as number | null),
    isOncePerCustomer: input["appliesOncePerCustomer"] as boolean | undefined,
    minimumMinor: minimum === undefined ? undefined : subtotal == null ? null : moneyOf(subtotal, ctx),
    minimumQuantity: quantity == null ? undefined : Number(quantity),
    combinesWith: combines
      ? {
          order: combines["orderDiscounts"] === true,
          product: combines["productDiscounts"] === true,
          shipping: combines["shippingDiscounts"] === true,
        }
      : undefined,
    tags: texts(input["tags"]),
    value: value?.value,
  });
  const customerIds = customersOf(input, known);
  return { kind: "done", value: { ...fromInput, ...items.value, ...(customerIds ? { customerIds } : {}) } };
}

function valueOf(input: Args | undefined, ctx: Ctx): Outcome<Discount["value"]> | null {
  if (!input) return null;
  refuseInputs("DiscountCustomerGetsValueInput", input, ["discountOnQuantity"]);
  const amount = input["discountAmount"] as Args | undefined;
  if (input["percentage"] != null && amount != null)
    return refused(
      "CONFLICT",
      ["basicCodeDiscount", "customerGets", "value"],
      "Only one of percentage and discount amount can be given",
    );
  if (input["percentage"] != null)
    // A tenth off comes as 0.1.
    return {
      kind: "done",
      value: { kind: "percentage", percent: Math.round(Number(input["percentage"]) * 1e6) / 1e4 },
    };
  if (!amount) return null;
  const isPerItem = amount["appliesOnEachItem"] === true;
  const amountMinor = moneyOf(amount["amount"] ?? 0, ctx);
  return { kind: "done", value: { kind: "amount", amountMinor, ...(isPerItem ? { isPerItem } : {}) } };
}

type Items = Pick<DiscountInput, "collectionIds" | "productIds" | "variantIds">;

function itemsOf(input: Args | undefined, known: Discount | null): Outcome<Items> {
  if (!input) return { kind: "done", value: {} };
  const collections = input["collections"] as Args | undefined;
  const products = input["products"] as Args | undefined;
  if ([input["all"] === true, collections, products].filter(Boolean).length > 1)
    return refused(
      "CONFLICT",
      ["basicCodeDiscount", "customerGets", "items"],
      "Items can be all, collections or products, not several of them",
    );
  if (collections) {
    const ids = changed(known?.collectionIds ?? [], collections, "add", "remove", "Collection");
    return { kind: "done", value: { collectionIds: ids, productIds: [], variantIds: [] } };
  }
  if (!products) return { kind: "done", value: { collectionIds: null, productIds: [], variantIds: [] } };
  return {
    kind: "done",
    value: {
      collectionIds: null,
      productIds: changed(known?.productIds ?? [], products, "productsToAdd", "productsToRemove", "Product"),
      variantIds: changed(
        known?.variantIds ?? [],
        products,
        "productVariantsToAdd",
        "productVariantsToRemove",
        "ProductVariant",
      ),
    },
  };
}

/** Undefined: for everyone, or as it was. */
function customersOf(input: Args, known: Discount | null): number[] | undefined {
  const by = (input["context"] ?? input["customerSelection"]) as Args | undefined;
  refuseInputs("DiscountContextInput", by ?? {}, ["customerSegments", "markets"]);
  const customers = by?.["customers"] as Args | undefined;
  return customers && changed(known?.customerIds ?? [], customers, "add", "remove", "Customer");
}

function changed(before: number[], input: Args, add: string, remove: string, type: string): number[] {
  const ids = (name: string): number[] => (texts(input[name]) ?? []).map((id) => idOf(id, type));
  const gone = new Set(ids(remove));
  return [...new Set([...before, ...ids(add)])].filter((id) => !gone.has(id));
}

function payload(outcome: Outcome<Discount>): object {
  return { codeDiscountNode: ifDone(outcome, (d) => codeDiscountOf(d)), userErrors: userErrors(outcome) };
}
