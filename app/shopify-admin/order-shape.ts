/**
 * The shape in which Shopify sends an order, and its turning into an OrderSnapshot. Used by the by-id document and
 * by the bulk import alike. Pure. It keeps no name, address, e-mail or phone: they are never asked for.
 */
import { z } from "zod";
import type { OrderSnapshot } from "~/orders/types";
import { moneySetSchema, toMinor } from "./money";

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const nodesOf = <Node extends z.ZodType>(node: Node) => z.object({ nodes: z.array(node) });
const idOnly = z.object({ id: z.string() });

const lineSchema = z.object({
  id: z.string(),
  title: z.string(),
  variantTitle: z.string().nullish(),
  quantity: z.number(),
  currentQuantity: z.number(),
  product: idOnly.nullish(),
  variant: idOnly.nullish(),
  discountedUnitPriceSet: moneySetSchema,
});
export const linePageSchema = z.object({
  nodes: z.array(lineSchema),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
});
export type OrderLineNode = z.infer<typeof lineSchema>;

const fulfillmentSchema = z.object({
  id: z.string(),
  status: z.string(),
  displayStatus: z.string().nullish(),
  createdAt: time,
  estimatedDeliveryAt: time.nullish(),
  deliveredAt: time.nullish(),
  trackingInfo: z
    .array(z.object({ company: z.string().nullish(), number: z.string().nullish(), url: z.string().nullish() }))
    .default([]),
  events: nodesOf(z.object({ status: z.string(), happenedAt: time, message: z.string().nullish() })),
  fulfillmentLineItems: nodesOf(z.object({ quantity: z.number().nullish(), lineItem: idOnly })),
});

const refundSchema = z.object({
  id: z.string(),
  createdAt: time.nullish(),
  updatedAt: time,
  totalRefundedSet: moneySetSchema,
  transactions: nodesOf(z.object({ status: z.string(), gateway: z.string().nullish() })),
});

const returnSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  createdAt: time,
  returnLineItems: nodesOf(
    z.object({
      quantity: z.number(),
      returnReasonDefinition: z.object({ name: z.string() }).nullish(),
      fulfillmentLineItem: z.object({ lineItem: z.object({ title: z.string() }) }).nullish(),
    }),
  ),
});

export const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  customer: idOnly.nullish(),
  processedAt: time,
  cancelledAt: time.nullish(),
  displayFinancialStatus: z.string().nullish(),
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  statusPageUrl: z.string().nullish(),
  updatedAt: time,
  currentTotalPriceSet: moneySetSchema,
  lineItems: linePageSchema,
  fulfillments: z.array(fulfillmentSchema).default([]),
  refunds: z.array(refundSchema).default([]),
  returns: nodesOf(returnSchema).nullish(),
});
export type OrderNode = z.infer<typeof orderSchema>;

/** @param lines every line of the order, also those beyond the node's own first page */
export function toOrderSnapshot(order: OrderNode, lines: OrderLineNode[]): OrderSnapshot {
  const total = order.currentTotalPriceSet.shopMoney;
  return {
    gid: order.id,
    name: order.name,
    customerGid: order.customer?.id ?? null,
    processedAt: order.processedAt,
    cancelledAt: order.cancelledAt ?? null,
    financialStatus: order.displayFinancialStatus ?? "PENDING",
    fulfillmentStatus: order.displayFulfillmentStatus,
    returnStatus: order.returnStatus,
    totalMinor: toMinor(total.amount, total.currencyCode),
    currency: total.currencyCode,
    statusPageUrl: order.statusPageUrl ?? null,
    updatedAt: order.updatedAt,
    lines: lines.map(toLine),
    fulfillments: order.fulfillments.map(toFulfillment),
    refunds: order.refunds.map(toRefund),
    returns: (order.returns?.nodes ?? []).map(toReturn),
  };
}

function toLine(line: OrderLineNode): OrderSnapshot["lines"][number] {
  const price = line.discountedUnitPriceSet.shopMoney;
  return {
    gid: line.id,
    productGid: line.product?.id ?? null,
    variantGid: line.variant?.id ?? null,
    title: line.title,
    variantTitle: line.variantTitle ?? null,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unitPriceMinor: toMinor(price.amount, price.currencyCode),
  };
}

function toFulfillment(fulfillment: z.infer<typeof fulfillmentSchema>): OrderSnapshot["fulfillments"][number] {
  return {
    gid: fulfillment.id,
    displayStatus: fulfillment.displayStatus ?? fulfillment.status,
    createdAt: fulfillment.createdAt,
    estimatedDeliveryAt: fulfillment.estimatedDeliveryAt ?? null,
    deliveredAt: fulfillment.deliveredAt ?? null,
    tracking: fulfillment.trackingInfo.map((info) => ({
      company: info.company ?? null,
      number: info.number ?? null,
      url: info.url ?? null,
    })),
    events: fulfillment.events.nodes
      .map((event) => ({ ...event, message: event.message ?? null }))
      .sort((one, other) => other.happenedAt.getTime() - one.happenedAt.getTime())
      .map((event) => ({ ...event, happenedAt: event.happenedAt.toISOString() })),
    lines: fulfillment.fulfillmentLineItems.nodes.map((line) => ({
      lineGid: line.lineItem.id,
      quantity: line.quantity ?? 0,
    })),
  };
}

function toRefund(refund: z.infer<typeof refundSchema>): OrderSnapshot["refunds"][number] {
  const total = refund.totalRefundedSet.shopMoney;
  const totalMinor = toMinor(total.amount, total.currencyCode);
  return {
    gid: refund.id,
    createdAt: refund.createdAt ?? refund.updatedAt,
    totalMinor,
    currency: total.currencyCode,
    state: refundState(refund.transactions.nodes, totalMinor),
    gateway: refund.transactions.nodes.find((transaction) => transaction.gateway)?.gateway ?? null,
  };
}

/** The least finished of the refund's transactions; a refund of nothing (restock only) has none and is done. */
function refundState(transactions: { status: string }[], totalMinor: number): "pending" | "success" | "failure" {
  if (transactions.some(({ status }) => status === "FAILURE" || status === "ERROR")) return "failure";
  if (transactions.length === 0) return totalMinor === 0 ? "success" : "pending";
  return transactions.every(({ status }) => status === "SUCCESS") ? "success" : "pending";
}

function toReturn(node: z.infer<typeof returnSchema>): OrderSnapshot["returns"][number] {
  return {
    gid: node.id,
    name: node.name,
    status: node.status,
    requestedAt: node.createdAt,
    lines: node.returnLineItems.nodes.map((line) => ({
      title: line.fulfillmentLineItem?.lineItem.title ?? "",
      quantity: line.quantity,
      reason: line.returnReasonDefinition?.name ?? null,
    })),
  };
}
