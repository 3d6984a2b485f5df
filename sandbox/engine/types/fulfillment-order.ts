/**
 * FulfillmentOrder and its lines, for reading, and the queries that give them. They follow from the order
 * (domain/fulfilment-orders.ts). Holds, moves and requests to a fulfilment service are not emulated. Registered in
 * registry.ts.
 */
import {
  findFulfilmentOrder,
  fulfilmentLineId,
  fulfilmentOrdersOf,
  fulfilmentOrderStatus,
  type FulfilmentOrder,
} from "../../domain/fulfilment-orders";
import { findVariant } from "../../domain/catalogue-facts";
import { gid, parseGid } from "../../domain/gid";
import { fulfilledQuantity, unfulfilledQuantity } from "../../domain/order-facts";
import type { Order, OrderLine } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { dateTime } from "../scalars";
import { fulfillmentOf, lineOf, orderOf, variantOf, type OrderSource } from "../sources";
import { isOrderVisible } from "./order";

export type FulfilmentOrderSource = FulfilmentOrder & { __typename: "FulfillmentOrder" };

interface LineSource {
  __typename: "FulfillmentOrderLineItem";
  order: Order;
  line: OrderLine;
}

export const fulfilmentOrderOf = (one: FulfilmentOrder): FulfilmentOrderSource => ({
  __typename: "FulfillmentOrder",
  ...one,
});

function ofOrder({ order }: OrderSource, args: Args, ctx: Ctx): unknown {
  if (args["query"] != null && args["query"] !== "") throw notEmulated("search filter of Order.fulfillmentOrders");
  const rows = inOrder(fulfilmentOrdersOf(order), (one) => one.id);
  return connection(
    rows.map((row) => ({ ...row, node: fulfilmentOrderOf(row.node) })),
    args,
    ctx,
  );
}

export function fulfilmentOrderById(id: number, ctx: Ctx): FulfilmentOrderSource | null {
  const found = findFulfilmentOrder(ctx.shop, id);
  return found && isOrderVisible(found.order, ctx) ? fulfilmentOrderOf(found) : null;
}

export const fulfilmentOrderTypes = {
  Order: fields<OrderSource>({ fulfillmentOrders: ofOrder }),
  FulfillmentOrder: fields<FulfilmentOrderSource>({
    id: (s) => gid("FulfillmentOrder", s.id),
    status: (s) => fulfilmentOrderStatus(s),
    requestStatus: () => "UNSUBMITTED",
    order: ({ order }) => orderOf(order),
    orderId: ({ order }) => gid("Order", order.id),
    orderName: ({ order }) => order.name,
    orderProcessedAt: ({ order }) => dateTime(order.processedAt),
    createdAt: ({ order }) => dateTime(order.createdAt),
    updatedAt: ({ order }) => dateTime(order.updatedAt),
    fulfillAt: ({ order }) => dateTime(order.processedAt),
    fulfillBy: () => null,
    fulfillmentHolds: () => [],
    internationalDuties: () => null,
    supportedActions: (s) => {
      const isOpen = ["OPEN", "IN_PROGRESS"].includes(fulfilmentOrderStatus(s));
      return isOpen ? [{ action: "CREATE_FULFILLMENT", externalUrl: null }] : [];
    },
    assignedLocation: (_s, _a, ctx) => {
      const location = ctx.shop.locations[0];
      if (!location) throw notEmulated("FulfillmentOrder.assignedLocation in a shop without locations");
      return {
        __typename: "FulfillmentOrderAssignedLocation",
        name: location.name,
        city: location.city ?? null,
        ...(location.countryCode ? { countryCode: location.countryCode } : {}),
        location: { __typename: "Location", location },
      };
    },
    deliveryMethod: ({ order }) => ({
      __typename: "DeliveryMethod",
      id: gid("DeliveryMethod", order.id),
      methodType: "SHIPPING",
      minDeliveryDateTime: null,
      maxDeliveryDateTime: null,
    }),
    destination: ({ order }) =>
      order.shippingAddress && {
        ...order.shippingAddress,
        __typename: "FulfillmentOrderDestination",
        id: gid("FulfillmentOrderDestination", order.id),
        email: order.email,
        company: null,
      },
    lineItems: ({ order, lines }, args, ctx) =>
      connection(
        inOrder(lines, fulfilmentLineId).map((row) => {
          const node: LineSource = { __typename: "FulfillmentOrderLineItem", order, line: row.node };
          return { ...row, node };
        }),
        args,
        ctx,
      ),
    fulfillments: ({ order, lines }, args, ctx) => {
      const ids = new Set(lines.map((l) => l.id));
      const own = order.fulfillments.filter((f) => f.lines.some((l) => ids.has(l.orderLineId)));
      return connection(
        inOrder(own, (f) => f.id).map((row) => ({ ...row, node: fulfillmentOf(order, row.node) })),
        args,
        ctx,
      );
    },
  }),
  FulfillmentOrderLineItem: fields<LineSource>({
    id: ({ line }) => gid("FulfillmentOrderLineItem", fulfilmentLineId(line)),
    lineItem: ({ order, line }) => lineOf(order, line),
    totalQuantity: ({ order, line }) => fulfilledQuantity(order, line.id) + unfulfilledQuantity(order, line),
    remainingQuantity: ({ order, line }) => unfulfilledQuantity(order, line),
    productTitle: ({ line }) => line.title,
    variantTitle: ({ line }) => line.variantTitle,
    sku: ({ line }) => line.sku,
    requiresShipping: () => true,
    warnings: () => [],
    variant: ({ line }, _a, ctx) => {
      const found = line.variantId === null ? null : findVariant(ctx.shop, line.variantId);
      return found && variantOf(found.product, found.variant);
    },
  }),
  QueryRoot: fields<unknown>({
    fulfillmentOrder: (_s, args, ctx) => fulfilmentOrderById(parseGid(args["id"])?.id ?? -1, ctx),
    fulfillmentOrders: (_s, args, ctx) => {
      if (args["query"] != null && args["query"] !== "") throw notEmulated("search filter of fulfillmentOrders");
      const isOpen = (one: FulfilmentOrder): boolean => !["CLOSED", "CANCELLED"].includes(fulfilmentOrderStatus(one));
      const rows = [...ctx.shop.orders.values()]
        .filter((order) => isOrderVisible(order, ctx))
        .flatMap(fulfilmentOrdersOf)
        .filter((one) => args["includeClosed"] === true || isOpen(one));
      return connection(
        rows.map((one) => ({ id: one.id, value: one.id, node: fulfilmentOrderOf(one) })),
        args,
        ctx,
      );
    },
  }),
};
