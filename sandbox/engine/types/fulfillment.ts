/**
 * The Fulfillment type with its lines, tracking and carrier events. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { findFulfillment } from "../../domain/fulfilments";
import type { Fulfillment, Order } from "../../domain/types";
import { connection, firstOf, inOrder } from "../connection";
import { fields } from "../context";
import { dateTime, moneyBag } from "../scalars";
import {
  fulfillmentLineOf,
  fulfillmentOf,
  lineOf,
  orderOf,
  type FulfillmentLineSource,
  type FulfillmentSource,
} from "../sources";
import { fulfilmentOrdersOf } from "../../domain/fulfilment-orders";
import { fulfilmentOrderOf } from "./fulfillment-order";
import { isOrderVisible } from "./order";

interface EventSource {
  __typename: "FulfillmentEvent";
  order: Order;
  fulfillment: Fulfillment;
  event: Fulfillment["events"][number];
}

export const fulfillmentEventOf = (
  order: Order,
  fulfillment: Fulfillment,
  event: Fulfillment["events"][number],
): EventSource => ({ __typename: "FulfillmentEvent", order, fulfillment, event });

export const fulfillmentTypes = {
  Fulfillment: fields<FulfillmentSource>({
    id: ({ fulfillment }) => gid("Fulfillment", fulfillment.id),
    legacyResourceId: ({ fulfillment }) => String(fulfillment.id),
    name: ({ fulfillment }) => fulfillment.name,
    status: ({ fulfillment }) => fulfillment.status,
    displayStatus: ({ fulfillment }) => fulfillment.displayStatus,
    createdAt: ({ fulfillment }) => dateTime(fulfillment.createdAt),
    updatedAt: ({ fulfillment }) => dateTime(fulfillment.updatedAt),
    inTransitAt: ({ fulfillment }) => dateTime(fulfillment.inTransitAt),
    deliveredAt: ({ fulfillment }) => dateTime(fulfillment.deliveredAt),
    estimatedDeliveryAt: ({ fulfillment }) => dateTime(fulfillment.estimatedDeliveryAt),
    requiresShipping: () => true,
    totalQuantity: ({ fulfillment }) => fulfillment.lines.reduce((sum, l) => sum + l.quantity, 0),
    order: ({ order }) => orderOf(order),
    fulfillmentOrders: ({ order, fulfillment }, args, ctx) => {
      const ids = new Set(fulfillment.lines.map((l) => l.orderLineId));
      const own = fulfilmentOrdersOf(order).filter((one) => one.lines.some((l) => ids.has(l.id)));
      return connection(
        inOrder(own, (one) => one.id).map((row) => ({ ...row, node: fulfilmentOrderOf(row.node) })),
        args,
        ctx,
      );
    },
    trackingInfo: ({ fulfillment }, args) => firstOf(fulfillment.tracking, args),
    fulfillmentLineItems: ({ order, fulfillment }, args, ctx) =>
      connection(
        inOrder(fulfillment.lines, (l) => l.id).map((r) => ({
          ...r,
          node: fulfillmentLineOf(order, fulfillment, r.node),
        })),
        args,
        ctx,
      ),
    events: ({ order, fulfillment }, args, ctx) => {
      const rows = fulfillment.events.map((event) => {
        return { id: event.id, value: event.happenedAt, node: fulfillmentEventOf(order, fulfillment, event) };
      });
      return connection(rows, args, ctx);
    },
  }),
  FulfillmentEvent: fields<EventSource>({
    id: ({ event }) => gid("FulfillmentEvent", event.id),
    status: ({ event }) => event.status,
    happenedAt: ({ event }) => dateTime(event.happenedAt),
    createdAt: ({ event }) => dateTime(event.happenedAt),
    message: ({ event }) => event.message,
    city: ({ event }) => event.city,
    country: ({ order }) => order.shippingAddress?.countryCode ?? null,
    estimatedDeliveryAt: ({ fulfillment }) => dateTime(fulfillment.estimatedDeliveryAt),
  }),
  FulfillmentLineItem: fields<FulfillmentLineSource>({
    id: ({ line }) => gid("FulfillmentLineItem", line.id),
    quantity: ({ line }) => line.quantity,
    lineItem: ({ order, line }) => {
      const own = order.lines.find((l) => l.id === line.orderLineId);
      return own ? lineOf(order, own) : null;
    },
    originalTotalSet: ({ order, line }, _a, ctx) => {
      const own = order.lines.find((l) => l.id === line.orderLineId);
      return moneyBag(ctx.shop, (own?.unitPriceMinor ?? 0) * line.quantity);
    },
  }),
  QueryRoot: fields<unknown>({
    fulfillment: (_s, args, ctx) => {
      const found = findFulfillment(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return found && isOrderVisible(found.order, ctx) ? fulfillmentOf(found.order, found.fulfillment) : null;
    },
  }),
};
