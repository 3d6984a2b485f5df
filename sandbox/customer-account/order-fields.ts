/**
 * Order, its lines, parcels, refunds and address as their customer sees them. registry.ts merges them into the Customer
 * Account API.
 */
import { gid } from "../domain/gid";
import { moneyAmount } from "../domain/money";
import {
  displayFulfillmentStatus,
  originalTotal,
  outstanding,
  returnableQuantity,
  subtotal,
  totalPaid,
  totalRefunded,
} from "../domain/order-facts";
import type { Address, Fulfillment, Order, OrderLine, Refund } from "../domain/types";
import { dateTime, type MoneyV2 } from "../engine/scalars";
import { fields, page, type CustomerCtx } from "./fields";

export const money = ({ shop }: CustomerCtx, minor: number): MoneyV2 => ({
  amount: moneyAmount(minor, shop.currencyDigits),
  currencyCode: shop.currency,
});

export interface LineSource {
  order: Order;
  line: OrderLine;
}

interface ParcelSource {
  order: Order;
  parcel: Fulfillment;
}

/** The order's lines of which something can be asked back, over all parcels. */
export function returnableLines(order: Order): { line: OrderLine; quantity: number }[] {
  return order.lines.flatMap((line) => {
    const open = returnableUnits(order, line).reduce((sum, unit) => sum + unit.quantity, 0);
    // The parcels of one line share what is refundable of it.
    const quantity = Math.min(open, line.refundableQuantity);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}

/** Where those units lie: lines of parcels, in the order they were sent. */
export function returnableUnits(order: Order, line: OrderLine): { fulfillmentLineId: number; quantity: number }[] {
  return order.fulfillments.flatMap((parcel) =>
    parcel.lines
      .filter((own) => own.orderLineId === line.id)
      .map((own) => ({ fulfillmentLineId: own.id, quantity: returnableQuantity(order, parcel, own.id) }))
      .filter((unit) => unit.quantity > 0),
  );
}

export const orderTypes = {
  Order: fields<{ order: Order }>({
    id: ({ order }) => gid("Order", order.id),
    name: ({ order }) => order.name,
    number: ({ order }) => Number(order.name.slice(1)),
    confirmationNumber: ({ order }) => order.confirmationNumber,
    createdAt: ({ order }) => dateTime(order.createdAt),
    processedAt: ({ order }) => dateTime(order.processedAt),
    updatedAt: ({ order }) => dateTime(order.updatedAt),
    cancelledAt: ({ order }) => dateTime(order.cancelledAt),
    cancelReason: ({ order }) => order.cancelReason,
    currencyCode: (_s, _a, { shop }) => shop.currency,
    customer: () => ({ __typename: "Customer" }),
    customerLocale: (_s, _a, { customer }) => customer.locale,
    edited: ({ order }) => order.isEdited === true,
    email: ({ order }) => order.email,
    phone: ({ order }) => order.phone ?? order.shippingAddress?.phone ?? null,
    note: ({ order }) => order.note,
    poNumber: ({ order }) => order.poNumber ?? null,
    financialStatus: ({ order }) => order.financialStatus,
    fulfillmentStatus: ({ order }) => displayFulfillmentStatus(order),
    requiresShipping: () => true,
    shippingAddress: ({ order }) => addressOf(order),
    billingAddress: ({ order }) => addressOf(order),
    statusPageUrl: ({ order }, _a, { shop }) =>
      `https://${shop.domain}/${shop.id}/orders/${order.statusPageToken}/authenticate?key=${order.statusPageToken.slice(0, 8)}`,
    subtotal: ({ order }, _a, ctx) => money(ctx, subtotal(order)),
    totalPrice: ({ order }, _a, ctx) => money(ctx, originalTotal(order)),
    totalRefunded: ({ order }, _a, ctx) => money(ctx, totalRefunded(order, "success")),
    totalShipping: ({ order }, _a, ctx) => money(ctx, order.shippingMinor),
    totalTax: ({ order }, _a, ctx) => money(ctx, order.taxMinor),
    paymentInformation: ({ order }, _a, ctx) => ({
      totalPaidAmount: money(ctx, totalPaid(order)),
      totalOutstandingAmount: money(ctx, outstanding(order)),
    }),
    lineItems: ({ order }, args) => page(order.lines, args, (line) => ({ __typename: "LineItem", order, line })),
    fulfillments: ({ order }, args) =>
      page(order.fulfillments, args, (parcel) => ({ __typename: "Fulfillment", order, parcel })),
    refunds: ({ order }) => order.refunds.map((refund) => ({ __typename: "Refund", order, refund })),
    returns: ({ order }, args) => page(order.returns, args, (item) => ({ __typename: "Return", order, item })),
    returnInformation: ({ order }) => ({ __typename: "OrderReturnInformation", order }),
  }),
  LineItem: fields<LineSource>({
    id: ({ line }) => gid("LineItem", line.id),
    title: ({ line }) => line.title,
    name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
    variantTitle: ({ line }) => line.variantTitle,
    sku: ({ line }) => line.sku,
    quantity: ({ line }) => line.quantity,
    refundableQuantity: ({ line }) => line.refundableQuantity,
    requiresShipping: () => true,
    giftCard: () => false,
    customAttributes: () => [],
    productId: ({ line }) => (line.productId === null ? null : gid("Product", line.productId)),
    variantId: ({ line }) => (line.variantId === null ? null : gid("ProductVariant", line.variantId)),
    price: ({ line }, _a, ctx) => money(ctx, line.unitPriceMinor),
    totalPrice: ({ line }, _a, ctx) => money(ctx, line.unitPriceMinor * line.quantity),
    currentTotalPrice: ({ line }, _a, ctx) => money(ctx, line.unitPriceMinor * line.currentQuantity),
    totalDiscount: (_s, _a, ctx) => money(ctx, 0),
  }),
  Fulfillment: fields<ParcelSource>({
    id: ({ parcel }) => gid("Fulfillment", parcel.id),
    status: ({ parcel }) => parcel.status,
    createdAt: ({ parcel }) => dateTime(parcel.createdAt),
    updatedAt: ({ parcel }) => dateTime(parcel.updatedAt),
    estimatedDeliveryAt: ({ parcel }) => dateTime(parcel.estimatedDeliveryAt),
    latestShipmentStatus: ({ parcel }) => parcel.events.at(-1)?.status ?? null,
    isPickedUp: () => false,
    requiresShipping: () => true,
    trackingInformation: ({ parcel }) => parcel.tracking,
    events: ({ parcel }, args) =>
      page(parcel.events, args, (event) => ({
        __typename: "FulfillmentEvent",
        id: gid("FulfillmentEvent", event.id),
        status: event.status,
        happenedAt: dateTime(event.happenedAt),
      })),
    fulfillmentLineItems: ({ order, parcel }, args) =>
      page(parcel.lines, args, (own) => {
        const line = order.lines.find((l) => l.id === own.orderLineId);
        return {
          __typename: "FulfillmentLineItem",
          id: gid("FulfillmentLineItem", own.id),
          quantity: own.quantity,
          lineItem: line ? { __typename: "LineItem", order, line } : null,
        };
      }),
  }),
  Refund: fields<{ order: Order; refund: Refund }>({
    id: ({ refund }) => gid("Refund", refund.id),
    createdAt: ({ refund }) => dateTime(refund.createdAt),
    updatedAt: ({ refund }) => dateTime(refund.updatedAt),
    totalRefunded: ({ refund }, _a, ctx) => money(ctx, refund.totalMinor),
    returnName: ({ order, refund }) => order.returns.find((r) => r.id === refund.returnId)?.name ?? null,
  }),
  CustomerAddress: fields<{ address: Address; id: number }>({
    id: (s) => gid("CustomerAddress", s.id),
    firstName: ({ address }) => address.firstName,
    lastName: ({ address }) => address.lastName,
    address1: ({ address }) => address.address1,
    address2: ({ address }) => address.address2,
    city: ({ address }) => address.city,
    zip: ({ address }) => address.zip,
    province: ({ address }) => address.province,
    territoryCode: ({ address }) => address.countryCode,
    phoneNumber: ({ address }) => address.phone,
  }),
};

function addressOf(order: Order): object | null {
  return order.shippingAddress ? { __typename: "CustomerAddress", address: order.shippingAddress, id: order.id } : null;
}
