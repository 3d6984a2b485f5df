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

const customerSchema = z
  .object({
    id: z.string(),
    firstName: z.string().nullish(),
    locale: z.string().nullish(),
    numberOfOrders: z.coerce.number().int().nonnegative().catch(0),
    tags: z.array(z.string()).nullish(),
    updatedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  })
  .transform((node): CustomerSnapshot => ({
    gid: node.id,
    firstName: node.firstName ?? null,
    locale: node.locale ?? null,
    ordersCount: node.numberOfOrders,
    tags: node.tags ?? [],
    updatedAt: node.updatedAt,
  }));

/** A customer's line of a bulk file, or why it cannot be read. */
export function readCustomerLine(
  line: unknown,
): { kind: "readable"; snapshot: CustomerSnapshot } | { kind: "unreadable"; why: string } {
  const parsed = customerSchema.safeParse(line);
  if (parsed.success) return { kind: "readable", snapshot: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: "unreadable", why: `${issue?.path.join(".")}: ${issue?.message}` };
}

/** @throws AppError as AdminClient.query */
export async function customersByIds(
  client: AdminClient,
  gids: readonly string[],
): Promise<Map<string, NodeResult<CustomerSnapshot>>> {
  return fetchNodes(client, { document: CUSTOMERS_BY_ID, ids: gids, schema: customerSchema, batchSize: MOST_AT_ONCE });
}
