/**
 * Which products a collection holds now. Called by the sync's drain when a collection changed: its products are then
 * marked, as a product's snapshot carries its collections.
 */
import { z } from "zod";
import type { AdminAnswer, AdminClient } from "./client.server";

const COLLECTION_PRODUCTS = `#graphql
  query CollectionProducts($id: ID!, $after: String) {
    collection(id: $id) {
      products(first: 250, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const reply = z.object({
  collection: z
    .object({
      products: z.object({
        nodes: z.array(z.object({ id: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
      }),
    })
    .nullable(),
});

/**
 * @returns the gids of its products, or `gone` when the collection does not exist any more
 * @throws AppError as AdminClient.query
 */
export async function collectionMembers(
  client: AdminClient,
  gid: string,
): Promise<{ kind: "found"; productGids: string[] } | { kind: "gone" }> {
  const productGids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: AdminAnswer<z.infer<typeof reply>> = await client.query(
      COLLECTION_PRODUCTS,
      { id: gid, after },
      reply,
    );
    const products = answer.data.collection?.products;
    if (!products) return { kind: "gone" };
    productGids.push(...products.nodes.map((node) => node.id));
    if (!products.pageInfo.hasNextPage || !products.pageInfo.endCursor) return { kind: "found", productGids };
    after = products.pageInfo.endCursor;
  }
}
