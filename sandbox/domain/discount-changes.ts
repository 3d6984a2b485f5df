/**
 * Making and changing code discounts: created, changed, switched on and off, deleted, given more codes. Called by the
 * engine's discount mutations and by the job that adds codes; each announces discounts/*. One discount may have
 * thousands of codes, and no code belongs to two.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/discountCodeBasicCreate
 */
import { commerceOf } from "./commerce";
import type { CodeBatch } from "./commerce-types";
import { codesOf, discountByCode, discountStatus } from "./discounts";
import { done, refused, type Outcome } from "./outcome";
import { discountPayload, redeemCodePayload } from "./payload-commerce";
import type { Discount, ShopState, World } from "./types";

export type DiscountInput = Partial<Omit<Discount, "id" | "redeemCodeId" | "moreCodes" | "createdAt" | "updatedAt">>;

const MAX_CODE = 255;

export function createDiscount(world: World, shop: ShopState, input: DiscountInput): Outcome<Discount> {
  const at = ["basicCodeDiscount"];
  const { title, code, value, startsAt } = input;
  if (!title?.trim()) return refused("BLANK", [...at, "title"], "Title can't be blank");
  if (!code?.trim()) return refused("BLANK", [...at, "code"], "Code can't be blank");
  if (!value) return refused("BLANK", [...at, "customerGets", "value"], "Value can't be blank");
  if (startsAt === undefined) return refused("BLANK", [...at, "startsAt"], "Starts at can't be blank");
  const wrong = checkDiscount(shop, null, input);
  if (wrong) return wrong;
  const now = world.now();
  const discount: Discount = {
    collectionIds: null,
    minimumMinor: null,
    endsAt: null,
    usageLimit: null,
    isOncePerCustomer: false,
    ...input,
    title,
    code: code.trim(),
    value,
    startsAt,
    id: world.nextId(shop),
    redeemCodeId: world.nextId(shop),
    createdAt: now,
    updatedAt: now,
  };
  shop.discounts.push(discount);
  return done(announce(world, shop, discount, "discounts/create"));
}

export function updateDiscount(world: World, shop: ShopState, id: number, input: DiscountInput): Outcome<Discount> {
  const discount = shop.discounts.find((d) => d.id === id);
  if (!discount) return missing();
  const wrong = checkDiscount(shop, discount, input);
  if (wrong) return wrong;
  Object.assign(discount, input);
  return done(announce(world, shop, discount, "discounts/update"));
}

/** On at once: a later start is moved to now, and an end that has passed is dropped. */
export function activateDiscount(world: World, shop: ShopState, id: number): Outcome<Discount> {
  const discount = shop.discounts.find((d) => d.id === id);
  if (!discount) return missing();
  const now = world.now();
  if (discount.startsAt > now) discount.startsAt = now;
  if (discount.endsAt !== null && discount.endsAt <= now) discount.endsAt = null;
  return done(announce(world, shop, discount, "discounts/update"));
}

/** Off at once: it ends now. */
export function deactivateDiscount(world: World, shop: ShopState, id: number): Outcome<Discount> {
  const discount = shop.discounts.find((d) => d.id === id);
  if (!discount) return missing();
  const now = world.now();
  if (discount.startsAt > now) discount.startsAt = now;
  if (discount.endsAt === null || discount.endsAt > now) discount.endsAt = now;
  return done(announce(world, shop, discount, "discounts/update"));
}

export function deleteDiscount(world: World, shop: ShopState, id: number): Outcome<Discount> {
  const discount = shop.discounts.find((d) => d.id === id);
  if (!discount) return missing();
  shop.discounts = shop.discounts.filter((d) => d !== discount);
  return done(announce(world, shop, discount, "discounts/delete"));
}

/** Records the codes that a job is to add (jobs.ts). */
export function startCodeBatch(world: World, shop: ShopState, discountId: number, codes: string[]): Outcome<CodeBatch> {
  const discount = shop.discounts.find((d) => d.id === discountId);
  if (!discount) return refused("INVALID", ["discountId"], "Code discount does not exist");
  if (!codes.length) return refused("BLANK", ["codes"], "Codes can't be blank");
  const batch: CodeBatch = {
    id: world.nextId(shop),
    discountId,
    createdAt: world.now(),
    codes: codes.map((code) => ({ code, redeemCodeId: null, error: null })),
    isDone: false,
  };
  commerceOf(shop).codeBatches.push(batch);
  world.touch?.(shop);
  return done(batch);
}

/** Adds a batch's codes; one that is blank or taken fails by itself. */
export function addCodes(world: World, shop: ShopState, batchId: number): void {
  const batch = shop.commerce?.codeBatches.find((one) => one.id === batchId);
  if (!batch || batch.isDone) return;
  batch.isDone = true;
  const discount = shop.discounts.find((d) => d.id === batch.discountId);
  const taken = new Set(shop.discounts.flatMap((d) => codesOf(d).map((one) => one.code.toLowerCase())));
  for (const row of batch.codes) {
    const code = row.code.trim();
    if (!discount) row.error = { code: "INVALID", message: "Code discount does not exist" };
    else if (!code) row.error = { code: "BLANK", message: "Code can't be blank" };
    else if (code.length > MAX_CODE) row.error = { code: "TOO_LONG", message: "Code is too long" };
    else if (taken.has(code.toLowerCase())) row.error = { code: "TAKEN", message: "Code must be unique" };
    if (row.error || !discount) continue;
    taken.add(code.toLowerCase());
    row.redeemCodeId = world.nextId(shop);
    const made = { id: row.redeemCodeId, code };
    (discount.moreCodes ??= []).push(made);
    discount.updatedAt = world.now();
    world.announce({ shop, topic: "discounts/redeemcode_added", payload: redeemCodePayload(discount, made) });
  }
  world.touch?.(shop);
}

function checkDiscount(shop: ShopState, known: Discount | null, input: DiscountInput): Outcome<never> | null {
  const at = ["basicCodeDiscount"];
  if (input.title !== undefined && !input.title.trim())
    return refused("BLANK", [...at, "title"], "Title can't be blank");
  if (input.code !== undefined) {
    if (!input.code.trim()) return refused("BLANK", [...at, "code"], "Code can't be blank");
    const holder = discountByCode(shop, input.code);
    if (holder && holder !== known)
      return refused("TAKEN", [...at, "code"], "Code must be unique. Please try a different code.");
  }
  const { value } = input;
  if (value?.kind === "percentage" && !(value.percent > 0 && value.percent <= 100))
    return refused(
      "VALUE_OUTSIDE_RANGE",
      [...at, "customerGets", "value", "percentage"],
      "Value must be between 0.0 and 1.0",
    );
  if (value?.kind === "amount" && value.amountMinor <= 0)
    return refused(
      "GREATER_THAN",
      [...at, "customerGets", "value", "discountAmount", "amount"],
      "Value must be greater than 0",
    );
  if (input.usageLimit != null && input.usageLimit < 1)
    return refused("GREATER_THAN", [...at, "usageLimit"], "Usage limit must be greater than 0");
  const startsAt = input.startsAt ?? known?.startsAt ?? 0;
  const endsAt = input.endsAt === undefined ? (known?.endsAt ?? null) : input.endsAt;
  if (endsAt !== null && endsAt <= startsAt)
    return refused("END_DATE_BEFORE_START_DATE", [...at, "endsAt"], "Ends at needs to be after starts at");
  if (input.minimumMinor != null && input.minimumQuantity !== undefined)
    return refused(
      "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
      [...at, "minimumRequirement"],
      "Only one minimum requirement can be given",
    );
  const isGone =
    input.collectionIds?.some((id) => !shop.collections.has(id)) ||
    input.productIds?.some((id) => !shop.products.has(id));
  return isGone ? refused("INVALID", [...at, "customerGets", "items"], "Items do not exist") : null;
}

function announce(world: World, shop: ShopState, discount: Discount, topic: string): Discount {
  discount.updatedAt = world.now();
  const status = discountStatus(discount, world.now());
  world.announce({ shop, topic, payload: discountPayload(discount, status) });
  return discount;
}

function missing(): Outcome<never> {
  return refused("INVALID", ["id"], "Code discount does not exist");
}
