/**
 * DraftOrder, its lines and the draftOrders queries, and what draftOrderCalculate answers. Registered in registry.ts.
 * Taxes of drafts, payment terms, deposits and companies are not emulated.
 */
import { findVariant, variantTitle } from "../../domain/catalogue-facts";
import type { AppliedDiscount, DraftLine, DraftOrder } from "../../domain/commerce-types";
import { discountOf, draftLineTotal, draftTotals, draftUnitPrice, type DraftTotals } from "../../domain/draft-facts";
import { findDraft } from "../../domain/drafts";
import { gid, parseGid } from "../../domain/gid";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx, type Fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime, money, moneyBag, moneyV2 } from "../scalars";
import { draftSearch, draftSortValue } from "../search/drafts";
import { search } from "../search/match";
import { addressOf, customerOf, orderOf, productOf, variantOf } from "../sources";
import { metafieldFields } from "./metafields";

export interface DraftSource {
  __typename: "DraftOrder";
  draft: DraftOrder;
}

/** What a draft and a calculation have in common. */
type Priced = Pick<DraftOrder, "lines" | "discount" | "shipping"> & Partial<DraftOrder>;

interface LineSource {
  __typename: "DraftOrderLineItem" | "CalculatedDraftOrderLineItem";
  line: DraftLine;
}

export const draftOf = (draft: DraftOrder): DraftSource => ({ __typename: "DraftOrder", draft });

/** The answer of draftOrderCalculate. */
export const calculatedDraftOf = (draft: Priced): object => ({ __typename: "CalculatedDraftOrder", draft });

const pricedFields: Fields<{ draft: Priced }> = {
  currencyCode: (_s, _a, ctx) => ctx.shop.currency,
  presentmentCurrencyCode: (_s, _a, ctx) => ctx.shop.currency,
  taxesIncluded: () => false,
  taxLines: () => [],
  platformDiscounts: () => [],
  warnings: () => [],
  discountCodes: () => [],
  appliedDiscount: ({ draft }, _a, ctx) =>
    draft.discount && discountFields(draft.discount, totals(draft, ctx).orderDiscountMinor, ctx),
  totalQuantityOfLineItems: ({ draft }) => draft.lines.reduce((sum, l) => sum + l.quantity, 0),
  shippingLine: ({ draft }, _a, ctx) =>
    draft.shipping && {
      id: null,
      title: draft.shipping.title,
      custom: true,
      originalPriceSet: moneyBag(ctx.shop, draft.shipping.priceMinor),
      discountedPriceSet: moneyBag(ctx.shop, draft.shipping.priceMinor),
    },
  phone: ({ draft }) => draft.phone ?? null,
  customer: ({ draft }, _a, ctx) => customerOfDraft(draft, ctx),
  purchasingEntity: ({ draft }, _a, ctx) => customerOfDraft(draft, ctx),
  ...sums({
    lineItemsSubtotalPrice: (t) => t.linesMinor,
    subtotalPriceSet: (t) => t.subtotalMinor,
    totalDiscountsSet: (t) => t.discountMinor,
    totalLineItemsPriceSet: (t) => t.linesMinor,
    totalPriceSet: (t) => t.totalMinor,
    totalShippingPriceSet: (t) => t.shippingMinor,
    totalTaxSet: () => 0,
  }),
};

export const draftTypes = {
  DraftOrder: fields<DraftSource>({
    ...(pricedFields as Fields<DraftSource>),
    id: ({ draft }) => gid("DraftOrder", draft.id),
    legacyResourceId: ({ draft }) => String(draft.id),
    name: ({ draft }) => draft.name,
    status: ({ draft }) => draft.status,
    ready: () => true,
    email: ({ draft }) => draft.email,
    note2: ({ draft }) => draft.note,
    tags: ({ draft }) => draft.tags,
    poNumber: ({ draft }) => draft.poNumber,
    taxExempt: ({ draft }) => draft.taxExempt,
    customAttributes: ({ draft }) => draft.customAttributes,
    createdAt: ({ draft }) => dateTime(draft.createdAt),
    updatedAt: ({ draft }) => dateTime(draft.updatedAt),
    completedAt: ({ draft }) => dateTime(draft.completedAt),
    invoiceSentAt: ({ draft }) => dateTime(draft.invoiceSentAt),
    invoiceUrl: ({ draft }, _a, ctx) => `https://${ctx.shop.domain}/${ctx.shop.id}/invoices/${draft.invoiceToken}`,
    reserveInventoryUntil: () => null,
    subtotalPrice: ({ draft }, _a, ctx) => money(ctx.shop, totals(draft, ctx).subtotalMinor),
    totalPrice: ({ draft }, _a, ctx) => money(ctx.shop, totals(draft, ctx).totalMinor),
    totalShippingPrice: ({ draft }, _a, ctx) => money(ctx.shop, totals(draft, ctx).shippingMinor),
    totalTax: (_s, _a, ctx) => money(ctx.shop, 0),
    shippingAddress: ({ draft }) =>
      draft.shippingAddress && addressOf(draft.shippingAddress, gid("MailingAddress", draft.id)),
    billingAddress: ({ draft }) =>
      draft.billingAddress && addressOf(draft.billingAddress, gid("MailingAddress", draft.id + 1)),
    order: ({ draft }, _a, ctx) => {
      const order = draft.orderId === null ? undefined : ctx.shop.orders.get(draft.orderId);
      return order ? orderOf(order) : null;
    },
    lineItems: ({ draft }, args, ctx) =>
      connection(
        inOrder(draft.lines, (l) => l.id).map((r) => ({ ...r, node: lineOf(r.node, "DraftOrderLineItem") })),
        args,
        ctx,
      ),
    ...metafieldFields<DraftSource>(({ draft }) => ({
      metafields: draft.metafields ?? [],
      ownerId: gid("DraftOrder", draft.id),
      ownerType: "DRAFTORDER",
      updatedAt: draft.updatedAt,
    })),
  }),
  CalculatedDraftOrder: fields<{ draft: Priced }>({
    ...pricedFields,
    alerts: () => [],
    lineItems: ({ draft }) => draft.lines.map((l) => lineOf(l, "CalculatedDraftOrderLineItem")),
  }),
  DraftOrderLineItem: fields<LineSource>({ ...lineFields(), id: ({ line }) => gid("DraftOrderLineItem", line.id) }),
  CalculatedDraftOrderLineItem: fields<LineSource>(lineFields()),
  QueryRoot: fields<unknown>({
    draftOrder: (_s, args, ctx) => {
      const draft = findDraft(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return draft && draftOf(draft);
    },
    draftOrders: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "ID");
      const rows = found(args, ctx).map((d) => ({
        id: d.id,
        value: draftSortValue(key, d, ctx.shop),
        node: draftOf(d),
      }));
      return connection(rows, args, ctx);
    },
    draftOrdersCount: (_s, args, ctx) => ({ count: found(args, ctx).length, precision: "EXACT" }),
  }),
};

function found(args: Args, ctx: Ctx): DraftOrder[] {
  if (args["savedSearchId"] != null) throw notEmulated("QueryRoot.draftOrders(savedSearchId)");
  return search(ctx.shop.commerce?.drafts ?? [], args["query"], draftSearch, ctx.world.now());
}

function lineOf(line: DraftLine, __typename: LineSource["__typename"]): LineSource {
  return { __typename, line };
}

function lineFields(): Fields<LineSource> {
  return {
    uuid: ({ line }) => `draft-line-${line.id}`,
    title: ({ line }) => line.title,
    name: ({ line }, _a, ctx) => {
      const option = optionOf(line, ctx);
      return option ? `${line.title} - ${option}` : line.title;
    },
    variantTitle: ({ line }, _a, ctx) => optionOf(line, ctx),
    custom: ({ line }) => line.variantId === null,
    sku: ({ line }) => line.sku,
    quantity: ({ line }) => line.quantity,
    requiresShipping: ({ line }) => line.requiresShipping,
    taxable: ({ line }) => line.taxable,
    isGiftCard: () => false,
    customAttributes: ({ line }) => line.customAttributes,
    components: () => [],
    taxLines: () => [],
    appliedDiscount: ({ line }, _a, ctx) => {
      const full = draftUnitPrice(ctx.shop, line) * line.quantity;
      return line.discount && discountFields(line.discount, discountOf(line.discount, full, line.quantity), ctx);
    },
    originalUnitPriceWithCurrency: ({ line }, _a, ctx) => moneyV2(ctx.shop, draftUnitPrice(ctx.shop, line)),
    originalUnitPriceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, draftUnitPrice(ctx.shop, line)),
    priceOverride: ({ line }, _a, ctx) =>
      line.variantId !== null && line.priceMinor !== null ? moneyV2(ctx.shop, line.priceMinor) : null,
    originalTotalSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, draftUnitPrice(ctx.shop, line) * line.quantity),
    discountedTotalSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, draftLineTotal(ctx.shop, line)),
    approximateDiscountedUnitPriceSet: ({ line }, _a, ctx) =>
      moneyBag(ctx.shop, Math.round(draftLineTotal(ctx.shop, line) / line.quantity)),
    totalDiscountSet: ({ line }, _a, ctx) =>
      moneyBag(ctx.shop, draftUnitPrice(ctx.shop, line) * line.quantity - draftLineTotal(ctx.shop, line)),
    product: ({ line }, _a, ctx) => {
      const ref = variantRef(line, ctx);
      return ref && productOf(ref.product);
    },
    variant: ({ line }, _a, ctx) => {
      const ref = variantRef(line, ctx);
      return ref && variantOf(ref.product, ref.variant);
    },
    vendor: ({ line }, _a, ctx) => variantRef(line, ctx)?.product.vendor ?? null,
  };
}

function optionOf(line: DraftLine, ctx: Ctx): string | null {
  const ref = variantRef(line, ctx);
  return ref?.product.options.length ? variantTitle(ref.product, ref.variant) : null;
}

function variantRef(line: DraftLine, ctx: Ctx): ReturnType<typeof findVariant> {
  return line.variantId === null ? null : findVariant(ctx.shop, line.variantId);
}

function totals(draft: Priced, ctx: Ctx): DraftTotals {
  return draftTotals(ctx.shop, draft);
}

function sums(fieldsOf: Record<string, (totals: DraftTotals) => number>): Fields<{ draft: Priced }> {
  const made: Fields<{ draft: Priced }> = {};
  for (const [name, pick] of Object.entries(fieldsOf))
    made[name] = ({ draft }, _a, ctx) => moneyBag(ctx.shop, pick(totals(draft, ctx)));
  return made;
}

function customerOfDraft(draft: Priced, ctx: Ctx): object | null {
  const customer = draft.customerId == null ? undefined : ctx.shop.customers.get(draft.customerId);
  return customer ? customerOf(customer) : null;
}

function discountFields(discount: AppliedDiscount, offMinor: number, ctx: Ctx): object {
  return {
    title: discount.title,
    description: discount.description ?? "",
    valueType: discount.type,
    value: discount.type === "PERCENTAGE" ? discount.percent : Number(money(ctx.shop, discount.amountMinor)),
    amountSet: moneyBag(ctx.shop, offMinor),
    amountV2: moneyV2(ctx.shop, offMinor),
  };
}
