/**
 * Orders by id with lines, parcels, tracking events, refunds and returns, as snapshots. Called by the sync's drain, and
 * when a shopper asks about an order that was read in bulk only: bulk queries cannot reach connections inside lists (a
 * fulfilment's events), so this is the only road to all of an order.
 */
import { z } from "zod";
import type { OrderSnapshot } from "~/orders/types";
import type { AdminClient } from "./client.server";
import { fetchNodes, type NodeResult } from "./nodes.server";
import { linePageSchema, orderSchema, toOrderSnapshot, type OrderLineNode, type OrderNode } from "./order-shape";

/** The tracking a shopper asks about is the newest: the last 8 events of each of the first 6 parcels. */
const ORDERS_BY_ID = `#graphql
  query OrdersById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id name processedAt cancelledAt displayFinancialStatus displayFulfillmentStatus returnStatus statusPageUrl
        updatedAt
        customer { id }
        currentTotalPriceSet { shopMoney { amount currencyCode } }
        lineItems(first: 10) {
          nodes {
            id title variantTitle quantity currentQuantity
            product { id }
            variant { id }
            discountedUnitPriceSet { shopMoney { amount currencyCode } }
          }
          pageInfo { hasNextPage endCursor }
        }
        fulfillments(first: 6) {
          id status displayStatus createdAt estimatedDeliveryAt deliveredAt
          trackingInfo(first: 3) { company number url }
          events(first: 8, sortKey: HAPPENED_AT, reverse: true) { nodes { status happenedAt message } }
          fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id } } }
        }
        refunds(first: 6) {
          id createdAt updatedAt
          totalRefundedSet { shopMoney { amount currencyCode } }
          transactions(first: 3) { nodes { status gateway } }
        }
        returns(first: 4) {
          nodes {
            id name status createdAt
            returnLineItems(first: 6) {
              nodes {
                quantity
                returnReasonDefinition { name }
                ... on ReturnLineItem { fulfillmentLineItem { lineItem { title } } }
              }
            }
          }
        }
      }
    }
  }
`;

const ORDER_LINES = `#graphql
  query OrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes {
          id title variantTitle quantity currentQuantity
          product { id }
          variant { id }
          discountedUnitPriceSet { shopMoney { amount currencyCode } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const MOST_AT_ONCE = 10;
const linesReply = z.object({ order: z.object({ lineItems: linePageSchema }).nullable() });

/**
 * @returns one entry per gid; an order older than 60 days is `gone` without the scope read_all_orders
 * @throws AppError as AdminClient.query
 */
export async function ordersByIds(
  client: AdminClient,
  gids: readonly string[],
): Promise<Map<string, NodeResult<OrderSnapshot>>> {
  const needed = ["product", "variant"];
  const request = { document: ORDERS_BY_ID, ids: gids, schema: orderSchema, batchSize: MOST_AT_ONCE, needed };
  const results = new Map<string, NodeResult<OrderSnapshot>>();
  for (const [gid, result] of await fetchNodes(client, request)) {
    if (result.kind !== "found") results.set(gid, result);
    else
      results.set(gid, { kind: "found", value: toOrderSnapshot(result.value, await allLines(client, result.value)) });
  }
  return results;
}

async function allLines(client: AdminClient, order: OrderNode): Promise<OrderLineNode[]> {
  const lines = [...order.lineItems.nodes];
  let { pageInfo } = order.lineItems;
  while (pageInfo.hasNextPage) {
    const { data } = await client.query(ORDER_LINES, { id: order.id, after: pageInfo.endCursor }, linesReply);
    if (!data.order) break;
    lines.push(...data.order.lineItems.nodes);
    ({ pageInfo } = data.order.lineItems);
  }
  return lines;
}
