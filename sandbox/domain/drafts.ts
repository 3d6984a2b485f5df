/**
 * Draft orders as a state machine: OPEN → INVOICE_SENT → COMPLETED (an order is placed) or deleted. Called by the
 * engine's draftOrder mutations; each step announces draft_orders/*. Completing sells beyond the stock, as the platform
 * leaves that check to the merchant.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/DraftOrder
 */
import { findVariant } from "./catalogue-facts";
import { commerceOf } from "./commerce";
import type { AppliedDiscount, DraftLine, DraftOrder } from "./commerce-types";
import { draftTotals, draftUnitPrice } from "./draft-facts";
import { addressProblem, isEmail } from "./order-changes";
import { confirmationNumber, placeOrder } from "./orders";
import { done, refused, type Outcome } from "./outcome";
import { draftPayload } from "./payload-commerce";
import type { ShopState, World } from "./types";

export type DraftLineInput = Omit<DraftLine, "id" | "title" | "sku" | "requiresShipping" | "taxable"> &
  Partial<Pick<DraftLine, "title" | "sku" | "requiresShipping" | "taxable">>;

export type DraftInput = Partial<
  Pick<
    DraftOrder,
    | "customerId"
    | "email"
    | "phone"
    | "note"
    | "tags"
    | "customAttributes"
    | "poNumber"
    | "taxExempt"
    | "shippingAddress"
    | "billingAddress"
    | "discount"
    | "shipping"
  >
> & { lines?: DraftLineInput[]; useCustomerDefaultAddress?: boolean };

/** Source: https://shopify.dev/docs/api/admin-graphql/2026-10/input-objects/DraftOrderInput (lineItems) */
const MAX_LINES = 499;

export function createDraft(world: World, shop: ShopState, input: DraftInput): Outcome<DraftOrder> {
  if (!input.lines?.length) return refused("BLANK", ["lineItems"], "Add at least 1 product");
  const wrong = checkInput(shop, input);
  if (wrong) return wrong;
  const now = world.now();
  const drafts = commerceOf(shop).drafts;
  const number = drafts.reduce((last, d) => Math.max(last, Number(d.name.slice(2))), 0) + 1;
  const draft: DraftOrder = {
    id: world.nextId(shop),
    name: `#D${number}`,
    status: "OPEN",
    customerId: null,
    email: null,
    phone: null,
    note: null,
    tags: [],
    customAttributes: [],
    poNumber: null,
    taxExempt: false,
    shippingAddress: null,
    billingAddress: null,
    lines: [],
    discount: null,
    shipping: null,
    invoiceToken: confirmationNumber(shop.id + 13, number * 17).toLowerCase(),
    invoiceSentAt: null,
    completedAt: null,
    orderId: null,
    createdAt: now,
    updatedAt: now,
  };
  apply(world, shop, draft, input);
  drafts.push(draft);
  return done(announce(world, shop, draft, "draft_orders/create"));
}

/** What the input would come to, without keeping it. */
export function calculateDraft(
  shop: ShopState,
  input: DraftInput,
): Outcome<Omit<DraftInput, "lines"> & { lines: DraftLine[] }> {
  if (!input.lines?.length) return refused("BLANK", ["lineItems"], "Add at least 1 product");
  const wrong = checkInput(shop, input);
  return wrong ?? done({ ...input, lines: input.lines.map((line, index) => draftLine(shop, line, index + 1)) });
}

export function updateDraft(world: World, shop: ShopState, draftId: number, input: DraftInput): Outcome<DraftOrder> {
  const draft = findDraft(shop, draftId);
  if (!draft) return refused("NOT_FOUND", ["id"], "Draft order does not exist");
  if (draft.status === "COMPLETED") return refused("INVALID_STATE", ["id"], "This order has been paid");
  if (input.lines && !input.lines.length) return refused("BLANK", ["lineItems"], "Add at least 1 product");
  const wrong = checkInput(shop, input);
  if (wrong) return wrong;
  apply(world, shop, draft, input);
  return done(announce(world, shop, draft, "draft_orders/update"));
}

/** Sends the checkout link; to the given address, the draft's or its customer's. */
export function sendInvoice(
  world: World,
  shop: ShopState,
  draftId: number,
  input: { to?: string | null },
): Outcome<DraftOrder> {
  const draft = findDraft(shop, draftId);
  if (!draft) return refused("NOT_FOUND", ["id"], "Draft order not found");
  if (draft.status === "COMPLETED") return refused("INVALID_STATE", ["id"], "This order has been paid");
  const customer = draft.customerId === null ? null : shop.customers.get(draft.customerId);
  const to = input.to ?? draft.email ?? customer?.email ?? null;
  if (!to) return refused("BLANK", ["email", "to"], "To can't be blank");
  if (!isEmail(to)) return refused("INVALID", ["email", "to"], "To is invalid");
  draft.status = "INVOICE_SENT";
  draft.invoiceSentAt = world.now();
  return done(announce(world, shop, draft, "draft_orders/update"));
}

/** Places the order: paid, or to be paid by hand when `isPaymentPending`. Once only. */
export function completeDraft(
  world: World,
  shop: ShopState,
  draftId: number,
  input: { isPaymentPending: boolean },
): Outcome<DraftOrder> {
  const draft = findDraft(shop, draftId);
  if (!draft) return refused("NOT_FOUND", ["id"], "Draft order does not exist");
  if (draft.status === "COMPLETED") return refused("INVALID_STATE", ["id"], "This order has been paid");
  const gone = draft.lines.find((l) => l.variantId !== null && !findVariant(shop, l.variantId));
  if (gone) return refused("INVALID", ["id"], `Product '${gone.title}' is no longer available`);
  const totals = draftTotals(shop, draft);
  const order = placeOrder(world, shop, {
    lines: draft.lines.map((l) => ({
      variantId: l.variantId,
      title: l.title,
      sku: l.sku,
      quantity: l.quantity,
      unitPriceMinor: draftUnitPrice(shop, l),
    })),
    customerId: draft.customerId,
    email: draft.email,
    shippingAddress: draft.shippingAddress,
    shippingMinor: totals.shippingMinor,
    discountMinor: totals.discountMinor,
    note: draft.note,
    tags: [...draft.tags],
    isPaid: !input.isPaymentPending,
  });
  Object.assign(order, { customAttributes: draft.customAttributes, poNumber: draft.poNumber, phone: draft.phone });
  draft.status = "COMPLETED";
  draft.completedAt = world.now();
  draft.orderId = order.id;
  return done(announce(world, shop, draft, "draft_orders/update"));
}

export function deleteDraft(world: World, shop: ShopState, draftId: number): Outcome<DraftOrder> {
  const draft = findDraft(shop, draftId);
  if (!draft) return refused("NOT_FOUND", ["input", "id"], "Draft order does not exist");
  const state = commerceOf(shop);
  state.drafts = state.drafts.filter((one) => one !== draft);
  world.announce({ shop, topic: "draft_orders/delete", payload: { id: draft.id } });
  return done(draft);
}

export function findDraft(shop: ShopState, id: number): DraftOrder | null {
  return shop.commerce?.drafts.find((draft) => draft.id === id) ?? null;
}

function apply(world: World, shop: ShopState, draft: DraftOrder, input: DraftInput): void {
  const { lines, useCustomerDefaultAddress, ...rest } = input;
  Object.assign(draft, rest);
  if (lines) draft.lines = lines.map((line) => draftLine(shop, line, world.nextId(shop)));
  const customer = draft.customerId === null ? null : shop.customers.get(draft.customerId);
  if (useCustomerDefaultAddress) draft.shippingAddress ??= customer?.addresses[0] ?? null;
  draft.email ??= customer?.email ?? null;
  draft.updatedAt = world.now();
}

function draftLine(shop: ShopState, line: DraftLineInput, id: number): DraftLine {
  const ref = line.variantId === null ? null : findVariant(shop, line.variantId);
  return {
    requiresShipping: true,
    taxable: true,
    ...line,
    id,
    title: ref?.product.title ?? line.title ?? "",
    sku: ref ? ref.variant.sku : (line.sku ?? null),
  };
}

function checkInput(shop: ShopState, input: DraftInput): Outcome<never> | null {
  if (input.customerId != null && !shop.customers.has(input.customerId))
    return refused("NOT_FOUND", ["purchasingEntity", "customerId"], "Customer does not exist");
  if (input.email && !isEmail(input.email)) return refused("INVALID", ["email"], "Email is invalid");
  const wrongAddress = input.shippingAddress && addressProblem(input.shippingAddress);
  if (wrongAddress) return refused("BLANK", ["shippingAddress", wrongAddress.field], wrongAddress.message);
  if ((input.lines?.length ?? 0) > MAX_LINES)
    return refused("INVALID", ["lineItems"], `A draft order takes at most ${MAX_LINES} line items`);
  for (const [index, line] of (input.lines ?? []).entries()) {
    const at = ["lineItems", String(index)];
    if (line.quantity < 1)
      return refused("INVALID", [...at, "quantity"], "Quantity must be greater than or equal to 1");
    if (line.variantId !== null && !findVariant(shop, line.variantId))
      return refused("NOT_FOUND", [...at, "variantId"], `Product with ID ${line.variantId} is no longer available.`);
    if (line.variantId === null && !line.title?.trim())
      return refused("BLANK", [...at, "title"], "Title can't be blank");
    if ((line.priceMinor ?? 0) < 0) return refused("INVALID", [...at, "originalUnitPrice"], "Cannot be negative");
    if (isWrongDiscount(line.discount))
      return refused("INVALID", [...at, "appliedDiscount", "value"], "Discount value is out of range");
  }
  return isWrongDiscount(input.discount)
    ? refused("INVALID", ["appliedDiscount", "value"], "Discount value is out of range")
    : null;
}

function isWrongDiscount(discount: AppliedDiscount | null | undefined): boolean {
  if (!discount) return false;
  if (discount.type === "FIXED_AMOUNT") return discount.amountMinor < 0;
  return discount.percent < 0 || discount.percent > 100;
}

function announce(world: World, shop: ShopState, draft: DraftOrder, topic: string): DraftOrder {
  draft.updatedAt = world.now();
  world.announce({ shop, topic, payload: draftPayload(shop, draft) });
  return draft;
}
