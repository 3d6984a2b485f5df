/**
 * The Refund, RefundLineItem and OrderTransaction types. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { worthOf } from "../../domain/order-facts";
import { findReturn } from "../../domain/returns";
import type { Order, Refund } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields } from "../context";
import { dateTime, moneyBag } from "../scalars";
import {
  lineOf,
  orderOf,
  refundOf,
  returnOf,
  transactionOf,
  type RefundSource,
  type TransactionSource,
} from "../sources";
import { isOrderVisible } from "./order";

interface RefundLineSource {
  __typename: "RefundLineItem";
  order: Order;
  line: Refund["lines"][number];
}

export const refundLineOf = (order: Order, line: Refund["lines"][number]): RefundLineSource => ({
  __typename: "RefundLineItem",
  order,
  line,
});

export const refundTypes = {
  Refund: fields<RefundSource>({
    id: ({ refund }) => gid("Refund", refund.id),
    legacyResourceId: ({ refund }) => String(refund.id),
    createdAt: ({ refund }) => dateTime(refund.createdAt),
    processedAt: ({ refund }) => dateTime(refund.createdAt),
    updatedAt: ({ refund }) => dateTime(refund.updatedAt),
    note: ({ refund }) => refund.note,
    order: ({ order }) => orderOf(order),
    totalRefundedSet: ({ refund }, _a, ctx) => moneyBag(ctx.shop, refund.totalMinor),
    return: ({ refund }, _a, ctx) => {
      const found = refund.returnId === null ? null : findReturn(ctx.shop, refund.returnId);
      return found ? returnOf(found.order, found.item) : null;
    },
    refundShippingLines: ({ order, refund }, args, ctx) => {
      const rows = refund.shippingMinor ? [refund] : [];
      return connection(
        inOrder(rows, (r) => r.id).map((r) => ({
          ...r,
          node: {
            __typename: "RefundShippingLine",
            id: gid("RefundShippingLine", r.node.id),
            shippingLine: { id: gid("ShippingLine", order.id) },
            subtotalAmountSet: moneyBag(ctx.shop, r.node.shippingMinor ?? 0),
            taxAmountSet: moneyBag(ctx.shop, 0),
          },
        })),
        args,
        ctx,
      );
    },
    refundLineItems: ({ order, refund }, args, ctx) => {
      const rows = inOrder(refund.lines, (l) => l.id).map((r) => ({ ...r, node: refundLineOf(order, r.node) }));
      return connection(rows, args, ctx);
    },
    transactions: ({ order, refund }, args, ctx) => {
      const own = order.transactions.filter((t) => refund.transactionIds.includes(t.id));
      return connection(
        inOrder(own, (t) => t.id).map((r) => ({ ...r, node: transactionOf(order, r.node) })),
        args,
        ctx,
      );
    },
  }),
  RefundLineItem: fields<RefundLineSource>({
    id: ({ line }) => gid("RefundLineItem", line.id),
    quantity: ({ line }) => line.quantity,
    restockType: ({ line }) => line.restockType ?? "NO_RESTOCK",
    restocked: ({ line }) => line.isRestocked ?? false,
    lineItem: ({ order, line }) => {
      const own = order.lines.find((l) => l.id === line.orderLineId);
      return own ? lineOf(order, own) : null;
    },
    subtotalSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, line.subtotalMinor),
    priceSet: ({ line }, _a, ctx) => moneyBag(ctx.shop, Math.round(line.subtotalMinor / line.quantity)),
    totalTaxSet: ({ order, line }, _a, ctx) => moneyBag(ctx.shop, worthOf(order, [line]).taxMinor),
  }),
  OrderTransaction: fields<TransactionSource>({
    id: ({ transaction }) => gid("OrderTransaction", transaction.id),
    kind: ({ transaction }) => transaction.kind,
    status: ({ transaction }) => transaction.status,
    gateway: ({ transaction }) => transaction.gateway,
    formattedGateway: ({ transaction }) => transaction.gateway.replace(/_/g, " "),
    amountSet: ({ transaction }, _a, ctx) => moneyBag(ctx.shop, transaction.amountMinor),
    createdAt: ({ transaction }) => dateTime(transaction.createdAt),
    processedAt: ({ transaction }) => dateTime(transaction.processedAt),
    order: ({ order }) => orderOf(order),
    test: () => false,
    manualPaymentGateway: () => false,
    parentTransaction: ({ order, transaction }) => {
      if (transaction.kind !== "REFUND") return null;
      const sale = order.transactions.find((t) => t.kind === "SALE" || t.kind === "CAPTURE");
      return sale ? transactionOf(order, sale) : null;
    },
  }),
  QueryRoot: fields<unknown>({
    refund: (_s, args, ctx) => {
      const id = parseGid(args["id"])?.id ?? -1;
      for (const order of ctx.shop.orders.values()) {
        const refund = order.refunds.find((r) => r.id === id);
        if (refund && isOrderVisible(order, ctx)) return refundOf(order, refund);
      }
      return null;
    },
  }),
};
