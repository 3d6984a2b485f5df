/**
 * A shop's policies and published pages as document snapshots. Called by the sync every few minutes: Shopify has no
 * webhook for either (checked against the 2026-10 topics). A shop without policies or pages gives an empty list.
 */
import { z } from "zod";
import type { DocumentSnapshot } from "~/knowledge/types";
import type { AdminAnswer, AdminClient } from "./client.server";

const SHOP_POLICIES = `#graphql
  query ShopPolicies {
    shop { shopPolicies { type title body url updatedAt } }
  }
`;

const PUBLISHED_PAGES = `#graphql
  query PublishedPages($after: String) {
    pages(first: 50, after: $after) {
      nodes { id title handle body isPublished updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const policiesReply = z.object({
  shop: z.object({
    shopPolicies: z.array(
      z.object({ type: z.string(), title: z.string(), body: z.string(), url: z.string(), updatedAt: time }),
    ),
  }),
});
const pagesReply = z.object({
  pages: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        handle: z.string(),
        body: z.string(),
        isPublished: z.boolean(),
        updatedAt: time,
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/** @throws AppError as AdminClient.query; scope-missing without read_legal_policies */
export async function shopPolicies(client: AdminClient, locale: string): Promise<DocumentSnapshot[]> {
  const { data } = await client.query(SHOP_POLICIES, {}, policiesReply);
  return data.shop.shopPolicies
    .filter((policy) => policy.body.trim() !== "")
    .map((policy) => ({
      sourceKey: `policy:${policy.type}`,
      kind: "policy" as const,
      title: policy.title,
      url: policy.url,
      locale,
      bodyHtml: policy.body,
      updatedAt: policy.updatedAt,
    }));
}

/**
 * @param shopUrl the shop's primary URL; the Admin API gives a page's handle but not its address
 * @throws AppError as AdminClient.query; scope-missing without read_content
 */
export async function publishedPages(
  client: AdminClient,
  { locale, shopUrl }: { locale: string; shopUrl: string },
): Promise<DocumentSnapshot[]> {
  const documents: DocumentSnapshot[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: AdminAnswer<z.infer<typeof pagesReply>> = await client.query(PUBLISHED_PAGES, { after }, pagesReply);
    const { pages } = answer.data;
    for (const page of pages.nodes) {
      if (!page.isPublished) continue;
      documents.push({
        sourceKey: `page:${page.id}`,
        kind: "page",
        title: page.title,
        url: new URL(`/pages/${page.handle}`, shopUrl).href,
        locale,
        bodyHtml: page.body,
        updatedAt: page.updatedAt,
      });
    }
    if (!pages.pageInfo.hasNextPage || !pages.pageInfo.endCursor) return documents;
    after = pages.pageInfo.endCursor;
  }
}
