/**
 * Collections: what each is called and which products it holds. Called by the sync: by id when a collection changed, and
 * whole by a bulk file, because a change of members moves no product's update time and may go untold.
 */
import { z } from "zod";
import type { CollectionSnapshot } from "~/catalog/types";
import { bulkGroups } from "./bulk-groups";
import type { AdminAnswer, AdminClient } from "./client.server";

export const BULK_COLLECTIONS = `#graphql
  query BulkCollections {
    collections {
      edges {
        node {
          id handle title descriptionHtml updatedAt
          products { edges { node { id } } }
        }
      }
    }
  }
`;

const COLLECTION_PRODUCTS = `#graphql
  query CollectionProducts($id: ID!, $after: String) {
    collection(id: $id) {
      id handle title descriptionHtml updatedAt
      products(first: 250, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const headSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string().nullish(),
  updatedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
});
const reply = z.object({
  collection: headSchema
    .extend({
      products: z.object({
        nodes: z.array(z.object({ id: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
      }),
    })
    .nullable(),
});

/** A collection and the gids of all its products. */
export interface CollectionMembers {
  snapshot: CollectionSnapshot;
  productGids: string[];
}

/**
 * @returns `gone` when the collection does not exist any more
 * @throws AppError as AdminClient.query
 */
export async function collectionMembers(
  client: AdminClient,
  gid: string,
): Promise<({ kind: "found" } & CollectionMembers) | { kind: "gone" }> {
  const productGids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: AdminAnswer<z.infer<typeof reply>> = await client.query(
      COLLECTION_PRODUCTS,
      { id: gid, after },
      reply,
    );
    const { collection } = answer.data;
    if (!collection) return { kind: "gone" };
    const { nodes, pageInfo } = collection.products;
    productGids.push(...nodes.map((node) => node.id));
    if (!pageInfo.hasNextPage || !pageInfo.endCursor)
      return { kind: "found", snapshot: toSnapshot(collection), productGids };
    after = pageInfo.endCursor;
  }
}

/** Joins a bulk file's lines back into collections. @throws AppError bulk-failed as the reader does */
export async function* collectionGroups(
  lines: AsyncIterable<Record<string, unknown>>,
): AsyncGenerator<CollectionMembers> {
  for await (const group of bulkGroups(lines)) {
    const head = headSchema.safeParse(group.head);
    if (!head.success) continue;
    const productGids = group.below(group.gid, "Product").map((row) => String(row["id"]));
    yield { snapshot: toSnapshot(head.data), productGids };
  }
}

function toSnapshot(head: z.infer<typeof headSchema>): CollectionSnapshot {
  const { id: gid, handle, title, descriptionHtml, updatedAt } = head;
  return { gid, handle, title, descriptionHtml: descriptionHtml ?? "", updatedAt };
}
