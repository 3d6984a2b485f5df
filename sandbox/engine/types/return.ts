/**
 * The Return type, returnable fulfilments and the return reasons. Registered in registry.ts; the return mutations are
 * in engine/mutations/returns.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { returnableQuantity } from "../../domain/order-facts";
import { findReturn, parcelOf } from "../../domain/returns";
import type { Fulfillment, Order } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Ctx } from "../context";
import { dateTime } from "../scalars";
import {
  fulfillmentLineOf,
  fulfillmentOf,
  orderOf,
  refundOf,
  returnLineOf,
  returnOf,
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
    returnShippingFees: () => [],
    returnLineItems: ({ order, item }, args, ctx) =>
      connection(
        inOrder(item.lines, (l) => l.id).map((r) => ({ ...r, node: returnLineOf(order, item, r.node) })),
        args,
        ctx,
      ),
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
    returnReasonNote: ({ line }) => line.customerNote ?? "",
    returnReasonDefinition: ({ line }, _a, ctx) => definition(reasonByHandle(line.reasonHandle), ctx),
    refundableQuantity: ({ item, line }) => (item.status === "OPEN" ? line.quantity : 0),
    refundedQuantity: ({ order, item, line }) => {
      const own = order.refunds.filter((r) => r.returnId === item.id).flatMap((r) => r.lines);
      const parcelLine = parcelOf(order, line.fulfillmentLineId)?.lines.find((l) => l.id === line.fulfillmentLineId);
      const refunded = own.filter((l) => l.orderLineId === parcelLine?.orderLineId);
      return Math.min(
        line.quantity,
        refunded.reduce((sum, l) => sum + l.quantity, 0),
      );
    },
    fulfillmentLineItem: ({ order, line }) => {
      const parcel = parcelOf(order, line.fulfillmentLineId);
      const own = parcel?.lines.find((l) => l.id === line.fulfillmentLineId);
      return parcel && own ? fulfillmentLineOf(order, parcel, own) : null;
    },
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
