/**
 * Customers by id, the minimum: first name, language, number of orders, tags. Called by the sync's drain. Contact data
 * is never asked for, and a first name that the shop has not released comes back null and stays null.
 */
import { z } from "zod";
import type { CustomerSnapshot } from "~/orders/types";
import type { AdminClient } from "./client.server";
import { fetchNodes, type NodeResult } from "./nodes.server";

const CUSTOMERS_BY_ID = `#graphql
  query CustomersById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer { id firstName locale numberOfOrders tags updatedAt }
    }
  }
`;

const MOST_AT_ONCE = 50;

/** Also the shape of a customer's line in a bulk file. */
export const customerSchema = z
  .object({
    id: z.string(),
    firstName: z.string().nullish(),
    locale: z.string().nullish(),
    numberOfOrders: z.coerce.number().int().nonnegative().catch(0),
    tags: z.array(z.string()).nullish(),
    updatedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  })
  .transform(
    (node): CustomerSnapshot => ({
      gid: node.id,
      firstName: node.firstName ?? null,
      locale: node.locale ?? null,
      ordersCount: node.numberOfOrders,
      tags: node.tags ?? [],
      updatedAt: node.updatedAt,
    }),
  );

/** @throws AppError as AdminClient.query */
export async function customersByIds(
  client: AdminClient,
  gids: readonly string[],
): Promise<Map<string, NodeResult<CustomerSnapshot>>> {
  return fetchNodes(client, { document: CUSTOMERS_BY_ID, ids: gids, schema: customerSchema, batchSize: MOST_AT_ONCE });
}
