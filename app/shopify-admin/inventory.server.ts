/**
 * Units on their way to the shop's locations, by inventory item: all in one bulk file, or some by id. Called by the
 * import and the drain of a shop that granted read_inventory. An item's sum is over all its locations; when they come is
 * not asked, as the Admin API gives no date that a shop stands by.
 */
import { z } from "zod";
import type { IncomingSnapshot } from "~/catalog/types";
import { AppError } from "~/platform/errors";
import type { AdminClient } from "./client.server";
import { fetchNodes, type NodeResult } from "./nodes.server";

/** Quantity names: https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps#inventory-states */
export const BULK_INCOMING = `#graphql
  query BulkIncoming {
    inventoryItems {
      edges {
        node {
          id
          inventoryLevels { edges { node { __typename id quantities(names: ["incoming"]) { name quantity } } } }
        }
      }
    }
  }
`;

const INCOMING_BY_ID = `#graphql
  query IncomingById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id
        inventoryLevels(first: 20) {
          nodes { quantities(names: ["incoming"]) { name quantity } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const INCOMING_REST = `#graphql
  query IncomingRest($id: ID!, $after: String) {
    inventoryItem(id: $id) {
      id
      inventoryLevels(first: 200, after: $after) {
        nodes { quantities(names: ["incoming"]) { name quantity } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const ITEMS_AT_ONCE = 10;

const levelSchema = z.object({
  quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
});
const itemSchema = z.object({
  id: z.string(),
  inventoryLevels: z.object({
    nodes: z.array(levelSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});
type Item = z.infer<typeof itemSchema>;
const restReply = z.object({ inventoryItem: itemSchema.nullable() });

/** @throws AppError as AdminClient.query; scope-missing without read_inventory */
export async function incomingByItems(
  client: AdminClient,
  gids: readonly string[],
): Promise<Map<string, NodeResult<IncomingSnapshot>>> {
  const request = { document: INCOMING_BY_ID, ids: gids, schema: itemSchema, batchSize: ITEMS_AT_ONCE };
  const results = new Map<string, NodeResult<IncomingSnapshot>>();
  for (const [gid, result] of await fetchNodes(client, request)) {
    if (result.kind !== "found") results.set(gid, result);
    else results.set(gid, { kind: "found", value: await wholeItem(client, result.value) });
  }
  return results;
}

/** An item with the last line that speaks of it: what is stored up to there need not be stored again. */
export type IncomingLine = IncomingSnapshot & { lastLine: number };

/** Adds up a bulk file's lines: an item's own line, then one per location. Zero sums are given too. */
export async function* incomingSums(lines: AsyncIterable<Record<string, unknown>>): AsyncGenerator<IncomingLine> {
  let current: IncomingLine | null = null;
  let lastLine = 0;
  for await (const line of lines) {
    lastLine += 1;
    const parent = line["__parentId"];
    if (parent === undefined) {
      if (current) yield current;
      current = { inventoryItemGid: z.string().parse(line["id"]), quantity: 0, lastLine };
    } else if (current?.inventoryItemGid === parent) {
      const level = levelSchema.safeParse(line);
      if (level.success) current.quantity += incomingOf([level.data]);
      current.lastLine = lastLine;
    } else throw new AppError("bulk-failed", "The bulk file is not grouped by inventory item.");
  }
  if (current) yield current;
}

async function wholeItem(client: AdminClient, item: Item): Promise<IncomingSnapshot> {
  let quantity = incomingOf(item.inventoryLevels.nodes);
  let { pageInfo } = item.inventoryLevels;
  while (pageInfo.hasNextPage && pageInfo.endCursor) {
    const variables = { id: item.id, after: pageInfo.endCursor };
    const { data } = await client.query(INCOMING_REST, variables, restReply);
    if (!data.inventoryItem) break;
    quantity += incomingOf(data.inventoryItem.inventoryLevels.nodes);
    pageInfo = data.inventoryItem.inventoryLevels.pageInfo;
  }
  return { inventoryItemGid: item.id, quantity };
}

function incomingOf(levels: z.infer<typeof levelSchema>[]): number {
  const incoming = levels.flatMap((level) => level.quantities.filter((quantity) => quantity.name === "incoming"));
  return incoming.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0);
}
