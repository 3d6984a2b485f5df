/**
 * Products by id, complete with every variant, collection and metafield, as snapshots. Called by the sync's drain.
 * It promises whole products: where a product has more parts than one query holds, the rest is read page by page.
 */
import { z } from "zod";
import type { ProductSnapshot } from "~/catalog/types";
import { AppError } from "~/platform/errors";
import type { AdminClient } from "./client.server";
import { fetchNodes, type NodeResult } from "./nodes.server";
import {
  collectionSchema,
  imageSchema,
  metafieldSchema,
  productHeadSchema,
  toProductSnapshot,
  variantSchema,
  type ProductParts,
} from "./product-shape";

/** Page sizes keep one product near 120 points, so that several fit under the 1,000 of one query. */
const PRODUCTS_BY_ID = `#graphql
  query ProductsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id handle title descriptionHtml vendor productType tags status onlineStoreUrl createdAt updatedAt
        requiresSellingPlan
        category { fullName }
        options { name optionValues { name } }
        media(first: 10) { nodes { alt preview { image { url altText } } } }
        variants(first: 15) {
          nodes {
            id position title sku price compareAtPrice availableForSale inventoryPolicy inventoryQuantity
            unitPrice { amount currencyCode }
            unitPriceMeasurement { referenceUnit referenceValue }
            selectedOptions { name value }
            inventoryItem { id tracked }
          }
          pageInfo { hasNextPage endCursor }
        }
        collections(first: 10) {
          nodes { id handle title descriptionHtml updatedAt }
          pageInfo { hasNextPage endCursor }
        }
        metafields(first: 20) {
          nodes { namespace key type value }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const PRODUCT_REST = `#graphql
  query ProductRest($id: ID!, $variantsAfter: String, $collectionsAfter: String, $metafieldsAfter: String) {
    product(id: $id) {
      variants(first: 100, after: $variantsAfter) {
        nodes {
          id position title sku price compareAtPrice availableForSale inventoryPolicy inventoryQuantity
          unitPrice { amount currencyCode }
          unitPriceMeasurement { referenceUnit referenceValue }
          selectedOptions { name value }
          inventoryItem { id tracked }
        }
        pageInfo { hasNextPage endCursor }
      }
      collections(first: 50, after: $collectionsAfter) {
        nodes { id handle title descriptionHtml updatedAt }
        pageInfo { hasNextPage endCursor }
      }
      metafields(first: 50, after: $metafieldsAfter) {
        nodes { namespace key type value }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const MOST_AT_ONCE = 10;

const page = <Node extends z.ZodType>(node: Node) =>
  z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }) });
const connections = {
  variants: page(variantSchema),
  collections: page(collectionSchema),
  metafields: page(metafieldSchema),
};
const productNode = productHeadSchema.extend({ ...connections, media: z.object({ nodes: z.array(imageSchema) }) });
const restReply = z.object({ product: z.object(connections).nullable() });
type Pages = Pick<z.infer<typeof productNode>, "variants" | "collections" | "metafields">;

/**
 * @param currency the shop's ISO 4217 code
 * @returns one entry per gid; `gone` only when Shopify says the product does not exist
 * @throws AppError as AdminClient.query
 */
export async function productsByIds(
  client: AdminClient,
  gids: readonly string[],
  currency: string,
): Promise<Map<string, NodeResult<ProductSnapshot>>> {
  const request = { document: PRODUCTS_BY_ID, ids: gids, schema: productNode, batchSize: MOST_AT_ONCE };
  const results = new Map<string, NodeResult<ProductSnapshot>>();
  for (const [gid, result] of await fetchNodes(client, request)) {
    if (result.kind !== "found") results.set(gid, result);
    else results.set(gid, { kind: "found", value: toProductSnapshot(await withRest(client, result.value), currency) });
  }
  return results;
}

async function withRest(client: AdminClient, node: z.infer<typeof productNode>): Promise<ProductParts> {
  const parts: ProductParts = {
    head: node,
    variants: [...node.variants.nodes],
    collections: [...node.collections.nodes],
    metafields: [...node.metafields.nodes],
    images: node.media.nodes,
  };
  let last: Pages = node;
  while (hasMore(last)) {
    const variables = {
      id: node.id,
      variantsAfter: last.variants.pageInfo.endCursor,
      collectionsAfter: last.collections.pageInfo.endCursor,
      metafieldsAfter: last.metafields.pageInfo.endCursor,
    };
    const { data } = await client.query(PRODUCT_REST, variables, restReply);
    if (!data.product) throw new AppError("shopify-unavailable", "A product vanished between two pages of its parts.");
    parts.variants.push(...data.product.variants.nodes);
    // A connection that was whole has no cursor when it is empty: its first page then comes again.
    if (last.collections.pageInfo.endCursor) parts.collections.push(...data.product.collections.nodes);
    if (last.metafields.pageInfo.endCursor) parts.metafields.push(...data.product.metafields.nodes);
    last = withKeptCursors(last, data.product);
  }
  return parts;
}

function hasMore(pages: Pages): boolean {
  return [pages.variants, pages.collections, pages.metafields].some((connection) => connection.pageInfo.hasNextPage);
}

/** An empty page has no end cursor; asking on from the one before keeps it empty instead of starting over. */
function withKeptCursors(before: Pages, now: Pages): Pages {
  const keep = <Page extends { pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined } }>(
    old: Page,
    fresh: Page,
  ): Page => ({
    ...fresh,
    pageInfo: { ...fresh.pageInfo, endCursor: fresh.pageInfo.endCursor ?? old.pageInfo.endCursor },
  });
  return {
    variants: keep(before.variants, now.variants),
    collections: keep(before.collections, now.collections),
    metafields: keep(before.metafields, now.metafields),
  };
}
