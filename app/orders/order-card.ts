/**
 * Makes the order card, which is also what a model is told of an order, from stored rows. Pure; orders.server.ts reads
 * the rows. Everything on it is the shop's own: a date or a tracking number that the shop lacks stays null.
 */
import { z } from "zod";
import type { OrderCard } from "~/chat/protocol";
import type { orderFacts } from "~/models/tool-contracts";

/** An order with its children, as Prisma reads it; JSON columns are parsed here. */
export interface StoredOrder {
  name: string;
  processedAt: Date;
  cancelledAt: Date | null;
  financialStatus: string;
  fulfillmentStatus: string;
  totalMinor: number;
  currency: string;
  statusPageUrl: string | null;
  lines: { gid: string; title: string; variantTitle: string | null; quantity: number; currentQuantity: number }[];
  fulfillments: StoredFulfillment[];
  refunds: { totalMinor: number; currency: string; state: string; createdAt: Date }[];
  returns: { name: string; status: string }[];
}

export interface StoredFulfillment {
  displayStatus: string;
  createdAt: Date;
  estimatedDeliveryAt: Date | null;
  deliveredAt: Date | null;
  tracking: unknown;
  events: unknown;
  lines: unknown;
}

const trackingSchema = z.array(
  z.object({ company: z.string().nullable(), number: z.string().nullable(), url: z.string().nullable() }),
);
const eventsSchema = z.array(z.object({ status: z.string(), happenedAt: z.string(), message: z.string().nullable() }));
const linesSchema = z.array(z.object({ lineGid: z.string(), quantity: z.number().int() }));
const refundState = z.enum(["pending", "success", "failure"]).catch("pending");

/** Fulfilments that never became a parcel. */
const NO_PARCEL = new Set(["CANCELED", "CANCELLED", "FAILURE"]);

/** The card of one order. Times are ISO in UTC. */
export function orderCardOf(order: StoredOrder): OrderCard {
  const titles = new Map(order.lines.map((line) => [line.gid, line.title]));
  const fulfillments = order.fulfillments.filter((fulfillment) => !NO_PARCEL.has(fulfillment.displayStatus));
  return {
    name: order.name,
    placedAt: order.processedAt.toISOString(),
    state: stateOf(order, fulfillments),
    paymentState: order.financialStatus.toLowerCase(),
    total: { amountMinor: order.totalMinor, currency: order.currency },
    items: order.lines
      .filter((line) => line.quantity > 0)
      .map(({ title, variantTitle, quantity }) => ({ title, variantTitle, quantity })),
    parcels: fulfillments.map((fulfillment) => parcelOf(fulfillment, titles)),
    refunds: order.refunds.map((refund) => ({
      amount: { amountMinor: refund.totalMinor, currency: refund.currency },
      state: refundState.parse(refund.state),
      createdAt: refund.createdAt.toISOString(),
    })),
    returns: order.returns.map(({ name, status }) => ({ name, status: status.toLowerCase() })),
    url: order.statusPageUrl,
  };
}

/** The same facts for a model's eyes: a card holds nothing that its owner may not hear. */
export function orderFactsOf(card: OrderCard): z.infer<typeof orderFacts> {
  return card;
}

/**
 * How far an order is. A parcel's own news outranks the order's status, which says FULFILLED as soon as labels exist;
 * several parcels are as far as the last of them.
 */
export function stateOf(
  order: Pick<StoredOrder, "cancelledAt" | "fulfillmentStatus">,
  parcels: Pick<StoredFulfillment, "displayStatus" | "deliveredAt">[],
): OrderCard["state"] {
  if (order.cancelledAt) return "cancelled";
  if (parcels.length === 0) return order.fulfillmentStatus === "FULFILLED" ? "shipped" : "unfulfilled";
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") return "partly-shipped";
  const isDelivered = (parcel: (typeof parcels)[number]) =>
    parcel.deliveredAt !== null || parcel.displayStatus === "DELIVERED" || parcel.displayStatus === "PICKED_UP";
  if (parcels.every(isDelivered)) return "delivered";
  const isNear = (parcel: (typeof parcels)[number]) =>
    isDelivered(parcel) || parcel.displayStatus === "OUT_FOR_DELIVERY";
  return parcels.every(isNear) ? "out-for-delivery" : "shipped";
}

function parcelOf(fulfillment: StoredFulfillment, titles: Map<string, string>): OrderCard["parcels"][number] {
  const tracking = trackingSchema.catch([]).parse(fulfillment.tracking)[0];
  const events = eventsSchema.catch([]).parse(fulfillment.events);
  const last = [...events].sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : -1))[0];
  return {
    status: fulfillment.displayStatus.toLowerCase(),
    carrier: tracking?.company ?? null,
    trackingNumber: tracking?.number ?? null,
    trackingUrl: tracking?.url ?? null,
    lastEventAt: last?.happenedAt ?? null,
    lastEventText: last?.message ?? null,
    estimatedDeliveryAt: fulfillment.estimatedDeliveryAt?.toISOString() ?? null,
    deliveredAt: fulfillment.deliveredAt?.toISOString() ?? null,
    items: linesSchema
      .catch([])
      .parse(fulfillment.lines)
      .flatMap(({ lineGid, quantity }) => {
        const title = titles.get(lineGid);
        return title ? [{ title, quantity }] : [];
      }),
  };
}
