/**
 * The Return type, returnable fulfilments and the return reasons. Registered in registry.ts; the return mutations are
 * in engine/mutations/returns.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { findVariant } from "../../domain/catalogue-facts";
import type { ExchangeLine } from "../../domain/commerce-types";
import { findFulfillment } from "../../domain/fulfilments";
import { returnableQuantity, worthOf } from "../../domain/order-facts";
import { orderLineOf } from "../../domain/return-processing";
import { findReturn, parcelOf } from "../../domain/returns";
import type { Fulfillment, Order } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime, moneyBag } from "../scalars";
import {
  fulfillmentLineOf,
  fulfillmentOf,
  lineOf,
  orderOf,
  refundOf,
  returnLineOf,
  returnOf,
  transactionOf,
  type ReturnLineSource,
  type ReturnSource,
} from "../sources";
import { isOrderVisible, orderById } from "./order";
import { reasonByHandle, returnReasons, type ReturnReason } from "./return-reasons";

interface ReturnableSource {
  __typename: "ReturnableFulfillment";
  order: Order;
  fulfillment: Fulfillment;
}

export const returnTypes = {
  Return: fields<ReturnSource>({
    id: ({ item }) => gid("Return", item.id),
    name: ({ item }) => item.name,
    status: ({ item }) => item.status,
    createdAt: ({ item }) => dateTime(item.createdAt),
    closedAt: ({ item }) => dateTime(item.closedAt),
    order: ({ order }) => orderOf(order),
    totalQuantity: ({ item }) => item.lines.reduce((sum, l) => sum + l.quantity, 0),
    decline: ({ item }) =>
      item.status === "DECLINED" ? { note: item.declineNote, reason: item.declineReason ?? "OTHER" } : null,
    requestApprovedAt: ({ item }) => dateTime(item.approvedAt ?? null),
    returnShippingFees: ({ item }, _a, ctx) =>
      item.shippingFee
        ? [
            {
              __typename: "ReturnShippingFee",
              id: gid("ReturnShippingFee", item.shippingFee.id),
              amountSet: moneyBag(ctx.shop, item.shippingFee.amountMinor),
            },
          ]
        : [],
    exchangeLineItems: ({ order, item }, args, ctx) => {
      if (args["processingStatus"] != null) throw notEmulated("Return.exchangeLineItems(processingStatus)");
      const rows = inOrder(item.exchangeLines ?? [], (l) => l.id);
      return connection(
        rows.map((r) => ({ ...r, node: exchangeOf(order, r.node) })),
        args,
        ctx,
      );
    },
    transactions: ({ order, item }, args, ctx) => {
      const ids = new Set(order.refunds.filter((r) => r.returnId === item.id).flatMap((r) => r.transactionIds));
      const own = order.transactions.filter((t) => ids.has(t.id));
      return connection(
        inOrder(own, (t) => t.id).map((r) => ({ ...r, node: transactionOf(order, r.node) })),
        args,
        ctx,
      );
    },
    reverseFulfillmentOrders: (source, args, ctx) => {
      const isMade = source.item.status === "OPEN" || source.item.status === "CLOSED";
      return connection(
        inOrder(isMade ? [source] : [], () => source.item.id).map((r) => ({ ...r, node: reverseOf(r.node) })),
        args,
        ctx,
      );
    },
    returnLineItems: ({ order, item }, args, ctx) => {
      if (args["processingStatus"] != null) throw notEmulated("Return.returnLineItems(processingStatus)");
      return connection(
        inOrder(item.lines, (l) => l.id).map((r) => ({ ...r, node: returnLineOf(order, item, r.node) })),
        args,
        ctx,
      );
    },
    refunds: ({ order, item }, args, ctx) => {
      const own = order.refunds.filter((r) => r.returnId === item.id);
      return connection(
        inOrder(own, (r) => r.id).map((r) => ({ ...r, node: refundOf(order, r.node) })),
        args,
        ctx,
      );
    },
  }),
  ReturnLineItem: fields<ReturnLineSource>({
    id: ({ line }) => gid("ReturnLineItem", line.id),
    quantity: ({ line }) => line.quantity,
    customerNote: ({ line }) => line.customerNote,
    returnReason: ({ line }) => reasonByHandle(line.reasonHandle).legacy,
    returnReasonNote: ({ line }) => line.merchantNote ?? "",
    returnReasonDefinition: ({ line }, _a, ctx) => definition(reasonByHandle(line.reasonHandle), ctx),
    processedQuantity: ({ line }) => line.processedQuantity ?? 0,
    unprocessedQuantity: ({ line }) => line.quantity - (line.processedQuantity ?? 0),
    processableQuantity: ({ item, line }) =>
      item.status === "OPEN" ? line.quantity - (line.processedQuantity ?? 0) : 0,
    refundableQuantity: ({ item, line }) =>
      item.status === "OPEN" ? line.quantity - (line.processedQuantity ?? 0) : 0,
    refundedQuantity: ({ order, item, line }) => {
      const orderLineId = orderLineOf(order, item, line.id);
      const own = order.refunds.filter((r) => r.returnId === item.id && r.totalMinor > 0).flatMap((r) => r.lines);
      const refunded = own.filter((l) => l.orderLineId === orderLineId).reduce((sum, l) => sum + l.quantity, 0);
      return Math.min(line.quantity, refunded);
    },
    restockingFee: ({ order, item, line }, _a, ctx) => {
      if (!line.restockingFee) return null;
      const orderLineId = orderLineOf(order, item, line.id) ?? -1;
      const { fullMinor, discountMinor } = worthOf(order, [{ orderLineId, quantity: line.quantity }]);
      const { id, percent } = line.restockingFee;
      return {
        __typename: "RestockingFee",
        id: gid("RestockingFee", id),
        percentage: percent,
        amountSet: moneyBag(ctx.shop, Math.round(((fullMinor - discountMinor) * percent) / 100)),
      };
    },
    withCodeDiscountedTotalPriceSet: ({ order, item, line }, _a, ctx) => {
      const orderLineId = orderLineOf(order, item, line.id) ?? -1;
      const { fullMinor, discountMinor } = worthOf(order, [{ orderLineId, quantity: line.quantity }]);
      return moneyBag(ctx.shop, fullMinor - discountMinor);
    },
    fulfillmentLineItem: ({ order, line }) => parcelLineOf(order, line.fulfillmentLineId),
  }),
  ExchangeLineItem: fields<ExchangeSource>({
    id: ({ line }) => gid("ExchangeLineItem", line.id),
    quantity: ({ line }) => line.quantity,
    processedQuantity: ({ line }) => line.processedQuantity,
    unprocessedQuantity: ({ line }) => line.quantity - line.processedQuantity,
    processableQuantity: ({ line }) => line.quantity - line.processedQuantity,
    variantId: ({ line }) => gid("ProductVariant", line.variantId),
    variantSku: ({ line }, _a, ctx) => findVariant(ctx.shop, line.variantId)?.variant.sku ?? null,
    title: ({ line }, _a, ctx) => findVariant(ctx.shop, line.variantId)?.product.title ?? null,
    productId: ({ line }, _a, ctx) => {
      const product = findVariant(ctx.shop, line.variantId)?.product;
      return product ? gid("Product", product.id) : null;
    },
    lineItems: ({ order, line }) =>
      order.lines.filter((l) => line.orderLineIds.includes(l.id)).map((l) => lineOf(order, l)),
  }),
  ReverseFulfillmentOrder: fields<ReturnSource>({
    // Derived: its number is the return's.
    id: ({ item }) => gid("ReverseFulfillmentOrder", item.id),
    status: ({ item }) => (item.status === "CLOSED" ? "CLOSED" : "OPEN"),
    order: ({ order }) => orderOf(order),
    thirdPartyConfirmation: () => null,
    lineItems: ({ order, item }, args, ctx) =>
      connection(
        inOrder(item.lines, (l) => l.id).map((r) => {
          const node = { __typename: "ReverseFulfillmentOrderLineItem", order, item, line: r.node };
          return { ...r, node };
        }),
        args,
        ctx,
      ),
  }),
  ReverseFulfillmentOrderLineItem: fields<Omit<ReturnLineSource, "__typename">>({
    id: ({ line }) => gid("ReverseFulfillmentOrderLineItem", line.id),
    totalQuantity: ({ line }) => line.quantity,
    fulfillmentLineItem: ({ order, line }) => parcelLineOf(order, line.fulfillmentLineId),
  }),
  ReturnableFulfillment: fields<ReturnableSource>({
    id: ({ fulfillment }) => gid("ReturnableFulfillment", fulfillment.id),
    fulfillment: ({ order, fulfillment }) => fulfillmentOf(order, fulfillment),
    returnableFulfillmentLineItems: ({ order, fulfillment }, args, ctx) => {
      const rows = fulfillment.lines.flatMap((line, index) => {
        const quantity = returnableQuantity(order, fulfillment, line.id);
        const node = { quantity, fulfillmentLineItem: fulfillmentLineOf(order, fulfillment, line) };
        return quantity > 0 ? [{ id: line.id, value: index, node }] : [];
      });
      return connection(rows, args, ctx);
    },
  }),
  QueryRoot: fields<unknown>({
    return: (_s, args, ctx) => {
      const found = findReturn(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return found && isOrderVisible(found.order, ctx) ? returnOf(found.order, found.item) : null;
    },
    returnableFulfillment: (_s, args, ctx) => {
      const found = findFulfillment(ctx.shop, parseGid(args["id"])?.id ?? -1);
      const isOpen = found?.fulfillment.lines.some((l) => returnableQuantity(found.order, found.fulfillment, l.id) > 0);
      return found && isOpen && isOrderVisible(found.order, ctx)
        ? { __typename: "ReturnableFulfillment", ...found }
        : null;
    },
    returnableFulfillments: (_s, args, ctx) => {
      const order = orderById(args["orderId"], ctx)?.order;
      const parcels = (order?.fulfillments ?? []).filter(
        (f) => order && f.lines.some((l) => returnableQuantity(order, f, l.id) > 0),
      );
      const rows = inOrder(parcels, (f) => f.id).map((r) => ({
        ...r,
        node: { __typename: "ReturnableFulfillment", order, fulfillment: r.node },
      }));
      return connection(rows, args, ctx);
    },
    returnReasonDefinitions: (_s, args, ctx) => {
      const handles = Array.isArray(args["handles"]) ? args["handles"] : null;
      const ids = Array.isArray(args["ids"]) ? args["ids"] : null;
      const wanted = returnReasons.filter(
        (r) => (!handles || handles.includes(r.handle)) && (!ids || ids.includes(gid("ReturnReasonDefinition", r.id))),
      );
      return connection(
        inOrder(wanted, (r) => r.id).map((r) => ({ ...r, node: definition(r.node, ctx) })),
        args,
        ctx,
      );
    },
  }),
};

interface ExchangeSource {
  __typename: "ExchangeLineItem";
  order: Order;
  line: ExchangeLine;
}

const exchangeOf = (order: Order, line: ExchangeLine): ExchangeSource => ({
  __typename: "ExchangeLineItem",
  order,
  line,
});

const reverseOf = ({ order, item }: ReturnSource): object => ({ __typename: "ReverseFulfillmentOrder", order, item });

function parcelLineOf(order: Order, fulfillmentLineId: number): object | null {
  const parcel = parcelOf(order, fulfillmentLineId);
  const own = parcel?.lines.find((l) => l.id === fulfillmentLineId);
  return parcel && own ? fulfillmentLineOf(order, parcel, own) : null;
}

function definition(reason: ReturnReason, ctx: Ctx): object {
  const name = ctx.shop.primaryLocale.startsWith("zh") ? reason.zh : reason.en;
  return {
    __typename: "ReturnReasonDefinition",
    id: gid("ReturnReasonDefinition", reason.id),
    handle: reason.handle,
    name,
    deleted: false,
  };
}
