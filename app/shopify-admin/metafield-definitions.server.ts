/**
 * What the shop defines of its products' metafields: name, type, and whether the storefront may read them. Called by the
 * sync before products are read and when a definition changes. A shop without definitions gives an empty list.
 */
import { z } from "zod";
import type { MetafieldDefinition } from "~/catalog/types";
import type { AdminAnswer, AdminClient } from "./client.server";

const PRODUCT_METAFIELD_DEFINITIONS = `#graphql
  query ProductMetafieldDefinitions($after: String) {
    metafieldDefinitions(ownerType: PRODUCT, first: 100, after: $after) {
      nodes { namespace key name type { name } access { storefront } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** Apps may define thousands; a merchant's own are among the first. */
const PAGES_MAX = 20;

const reply = z.object({
  metafieldDefinitions: z.object({
    nodes: z.array(
      z.object({
        namespace: z.string(),
        key: z.string(),
        name: z.string(),
        type: z.object({ name: z.string() }),
        access: z.object({ storefront: z.string().nullish() }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/** @throws AppError as AdminClient.query */
export async function productMetafieldDefinitions(client: AdminClient): Promise<MetafieldDefinition[]> {
  const definitions: MetafieldDefinition[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: AdminAnswer<z.infer<typeof reply>> = await client.query(
      PRODUCT_METAFIELD_DEFINITIONS,
      { after },
      reply,
    );
    const { nodes, pageInfo } = answer.data.metafieldDefinitions;
    for (const { namespace, key, name, type, access } of nodes)
      // MetafieldStorefrontAccess: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/MetafieldStorefrontAccess
      definitions.push({ namespace, key, name, type: type.name, isStorefront: access.storefront === "PUBLIC_READ" });
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) break;
    after = pageInfo.endCursor;
  }
  return definitions;
}
