/**
 * The Order and LineItem types and the orders queries. Orders older than 60 days are invisible without the scope
 * read_all_orders. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { findVariant } from "../../domain/catalogue-facts";
import {
  currentSubtotal,
  currentTotal,
  displayFulfillmentStatus,
  fulfilledQuantity,
  originalTotal,
  outstanding,
  placedTotal,
  refundableShipping,
  subtotal,
  totalPaid,
  totalRefunded,
  unfulfilledQuantity,
} from "../../domain/order-facts";
import type { Order } from "../../domain/types";
import { connection, firstOf, inOrder } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime, moneyBag } from "../scalars";
import { listing } from "../search/listing";
import { search } from "../search/match";
import { orderSearch, orderSortValue } from "../search/resources";
import {
  addressOf,
  customerOf,
  fulfillmentOf,
  imageOf,
  lineOf,
  orderOf,
  productOf,
  refundOf,
  returnOf,
  transactionOf,
  variantOf,
  type LineItemSource,
  type OrderSource,
} from "../sources";
import { metafieldFields } from "./metafields";

/** Source: https://shopify.dev/docs/api/usage/access-scopes (orders) */
const ORDER_WINDOW_MS = 60 * 24 * 3600 * 1000;

/** Whether the app may see the order at all. */
export function isOrderVisible(order: Order, ctx: Ctx): boolean {
  return ctx.granted.has("read_all_orders") || order.createdAt >= ctx.world.now() - ORDER_WINDOW_MS;
}

export function orderById(id: unknown, ctx: Ctx): OrderSource | null {
  const order = ctx.shop.orders.get(parseGid(id)?.id ?? -1);
  return order && isOrderVisible(order, ctx) ? orderOf(order) : null;
}

/** A connection of the given orders with the query, sort and window rules applied. */
export function orderConnection(
  orders: ReadonlyMap<number, Order>,
  args: Args,
  ctx: Ctx,
  defaultSort: string,
): unknown {
  if (args["savedSearchId"] != null) throw notEmulated("QueryRoot.orders(savedSearchId)");
  const sortKey = String(args["sortKey"] ?? defaultSort);
  return listing(
    {
      items: orders,
      searchable: orderSearch(ctx.shop),
      sortKey,
      sortValue: (o) => orderSortValue(sortKey, o),
      toNode: orderOf,
      isVisible: (o) => isOrderVisible(o, ctx),
    },
    args,
    ctx,
  );
}

export const orderTypes = {
  Order: fields<OrderSource>({
    id: ({ order }) => gid("Order", order.id),
    legacyResourceId: ({ order }) => String(order.id),
    name: ({ order }) => order.name,
    number: ({ order }) => Number(order.name.slice(1)),
    confirmationNumber: ({ order }) => order.confirmationNumber,
    email: ({ order }) => order.email,
    phone: ({ order }) => order.phone ?? order.shippingAddress?.phone ?? null,
    poNumber: ({ order }) => order.poNumber ?? null,
    edited: ({ order }) => order.isEdited === true,
    createdAt: ({ order }) => dateTime(order.createdAt),
    processedAt: ({ order }) => dateTime(order.processedAt),
    updatedAt: ({ order }) => dateTime(order.updatedAt),
    cancelledAt: ({ order }) => dateTime(order.cancelledAt),
    cancelReason: ({ order }) => order.cancelReason,
    closed: ({ order }) => order.closedAt !== null,
    closedAt: ({ order }) => dateTime(order.closedAt),
    confirmed: () => true,
    test: () => false,
    currencyCode: (_s, _a, ctx) => ctx.shop.currency,
    presentmentCurrencyCode: (_s, _a, ctx) => ctx.shop.currency,
    displayFinancialStatus: ({ order }) => order.financialStatus,
    displayFulfillmentStatus: ({ order }) => displayFulfillmentStatus(order),
    returnStatus: ({ order }) => order.returnStatus,
    fullyPaid: ({ order }) => outstanding(order) === 0 && order.financialStatus !== "VOIDED",
    unpaid: ({ order }) => totalPaid(order) === 0,
    fulfillable: ({ order }) => order.lines.some((l) => unfulfilledQuantity(order, l) > 0),
    refundable: ({ order }) => totalPaid(order) > totalRefunded(order, "any"),
    canMarkAsPaid: ({ order }) => order.cancelledAt === null && outstanding(order) > 0,
    merchantEditable: ({ order }) => order.cancelledAt === null,
    requiresShipping: () => true,
    statusPageUrl: ({ order }, _a, ctx) =>
      `https://${ctx.shop.domain}/${ctx.shop.id}/orders/${order.statusPageToken}/authenticate?key=${order.statusPageToken.slice(0, 8)}`,
    tags: ({ order }) => order.tags,
    note: ({ order }) => order.note,
    customAttributes: ({ order }) => order.customAttributes ?? [],
    customerLocale: (_s, _a, ctx) => ctx.shop.primaryLocale,
    paymentGatewayNames: ({ order }) => [...new Set(order.transactions.map((t) => t.gateway))],
    discountCode: ({ order }) => order.discountCodes[0] ?? null,
    discountCodes: ({ order }) => order.discountCodes,
    subtotalLineItemsQuantity: ({ order }) => order.lines.reduce((sum, l) => sum + l.quantity, 0),
    currentSubtotalLineItemsQuantity: ({ order }) => order.lines.reduce((sum, l) => sum + l.currentQuantity, 0),
    currentTotalPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, currentTotal(order)),
    currentSubtotalPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, currentSubtotal(order)),
    currentTotalTaxSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.taxMinor),
    currentTotalDiscountsSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.discountMinor),
    currentShippingPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, refundableShipping(order)),
    totalPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, originalTotal(order)),
    originalTotalPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, placedTotal(order)),
    subtotalPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, subtotal(order)),
    totalShippingPriceSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.shippingMinor),
    totalTaxSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.taxMinor),
    totalDiscountsSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, order.discountMinor),
    totalRefundedSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, totalRefunded(order, "success")),
    totalReceivedSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, totalPaid(order)),
    netPaymentSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, totalPaid(order) - totalRefunded(order, "success")),
    totalOutstandingSet: ({ order }, _a, ctx) => moneyBag(ctx.shop, outstanding(order)),
    customer: ({ order }, _a, ctx) => {
      const customer = order.customerId === null ? null : ctx.shop.customers.get(order.customerId);
      return customer ? customerOf(customer) : null;
    },
    shippingAddress: ({ order }) => addressOfOrder(order),
    billingAddress: ({ order }) => addressOfOrder(order),
    displayAddress: ({ order }) => addressOfOrder(order),
    shippingLine: ({ order }, _a, ctx) => ({
      id: gid("ShippingLine", order.id),
      title: shippingTitle(order, ctx),
      code: order.shippingMinor > 0 ? "standard" : "free",
      originalPriceSet: moneyBag(ctx.shop, order.shippingMinor),
      discountedPriceSet: moneyBag(ctx.shop, order.shippingMinor),
      isRemoved: false,
      custom: false,
    }),
    lineItems: ({ order }, args, ctx) =>
      connection(
        inOrder(order.lines, (l) => l.id).map((r) => ({ ...r, node: lineOf(order, r.node) })),
        args,
        ctx,
      ),
    fulfillments: ({ order }, args) => firstOf(order.fulfillments, args).map((f) => fulfillmentOf(order, f)),
    fulfillmentsCount: ({ order }) => ({ count: order.fulfillments.length, precision: "EXACT" }),
    refunds: ({ order }, args) => firstOf(order.refunds, args).map((r) => refundOf(order, r)),
    returns: ({ order }, args, ctx) =>
      connection(
        inOrder(order.returns, (r) => r.id).map((r) => ({ ...r, node: returnOf(order, r.node) })),
        args,
        ctx,
      ),
    transactions: ({ order }, args) => firstOf(order.transactions, args).map((t) => transactionOf(order, t)),
    transactionsCount: ({ order }) => ({ count: order.transactions.length, precision: "EXACT" }),
    ...metafieldFields<OrderSource>(({ order }) => ({
      metafields: order.metafields ?? [],
      ownerId: gid("Order", order.id),
      ownerType: "ORDER",
      updatedAt: order.updatedAt,
    })),
  }),
  LineItem: fields<LineItemSource>({
    id: ({ line }) => gid("LineItem", line.id),
    title: ({ line }) => line.title,
    name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
    variantTitle: ({ line }) => line.variantTitle,
    sku: ({ line }) => line.sku,
    vendor: ({ line }, _a, ctx) =>
      line.productId === null ? null : (ctx.shop.products.get(line.productId)?.vendor ?? null),
    quantity: ({ line }) => line.quantity,
    currentQuantity: ({ line }) => line.currentQuantity,
    refundableQuantity: ({ line }) => line.refundableQuantity,
    unfulfilledQuantity: ({ order, line }) => unfulfilledQuantity(order, line),
    nonFulfillableQuantity: ({ line }) => line.quantity - line.currentQuantity,
    fulfillmentStatus: ({ order, line }) => {
      const sent = fulfilledQuantity(order, line.id);
      if (sent === 0) return "unfulfilled";
      return sent >= line.currentQuantity ? "fulfilled" : "partial";
    },
    requiresShipping: () => true,
    restockable: () => true,
    taxable: () => true,
    isGiftCard: () => false,
    customAttributes: () => [],
    originalUnitPriceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.unitPriceMinor),
    discountedUnitPriceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.unitPriceMinor),
    originalTotalSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.unitPriceMinor * line.quantity),
    discountedTotalSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.unitPriceMinor * line.quantity),
    totalDiscountSet: (_s, _a, ctx) => moneyBag(ctx.shop, 0),
    product: ({ line }, _a, ctx) => {
      const product = line.productId === null ? undefined : ctx.shop.products.get(line.productId);
      return product ? productOf(product) : null;
    },
    variant: ({ line }, _a, ctx) => {
      const found = line.variantId === null ? null : findVariant(ctx.shop, line.variantId);
      return found ? variantOf(found.product, found.variant) : null;
    },
    image: ({ line }, _a, ctx) => {
      const image = line.productId === null ? undefined : ctx.shop.products.get(line.productId)?.images[0];
      return image ? imageOf(image) : null;
    },
  }),
  QueryRoot: fields<unknown>({
    order: (_s, args, ctx) => orderById(args["id"], ctx),
    orderByIdentifier: (_s, args, ctx) => {
      const by = args["identifier"] as Args;
      if (by["customId"] != null) throw notEmulated("QueryRoot.orderByIdentifier(identifier: {customId})");
      return orderById(by["id"], ctx);
    },
    orders: (_s, args, ctx) => orderConnection(ctx.shop.orders, args, ctx, "PROCESSED_AT"),
    ordersCount: (_s, args, ctx) => {
      const visible = [...ctx.shop.orders.values()].filter((o) => isOrderVisible(o, ctx));
      const count = search(visible, args["query"], orderSearch(ctx.shop), ctx.world.now()).length;
      return { count, precision: "EXACT" };
    },
  }),
};

function addressOfOrder(order: Order): object | null {
  return order.shippingAddress ? addressOf(order.shippingAddress, gid("MailingAddress", order.id)) : null;
}

function shippingTitle(order: Order, ctx: Ctx): string {
  const isChinese = ctx.shop.primaryLocale.startsWith("zh");
  if (order.shippingMinor > 0) return isChinese ? "标准快递" : "Standard";
  return isChinese ? "包邮" : "Free shipping";
}
