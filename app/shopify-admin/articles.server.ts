/**
 * Published articles of the shop's blogs as document snapshots. Called by the sync every few minutes: Shopify has no
 * webhook for them. Only what is new or changed is read whole; of the rest only id and time are asked, so that a blog of
 * a thousand articles costs four small queries.
 */
import { z } from "zod";
import type { DocumentSnapshot } from "~/knowledge/types";
import type { AdminAnswer, AdminClient } from "./client.server";
import { fetchNodes } from "./nodes.server";

const ARTICLE_HEADS = `#graphql
  query ArticleHeads($after: String) {
    articles(first: 250, after: $after) {
      nodes { id handle title isPublished updatedAt blog { handle } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const ARTICLES_BY_ID = `#graphql
  query ArticlesById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Article { id handle title body summary isPublished updatedAt blog { handle } }
    }
  }
`;

const BODIES_AT_ONCE = 25;

const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullish();
const headSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  isPublished: z.boolean(),
  updatedAt: time,
  blog: z.object({ handle: z.string() }),
});
const articleSchema = headSchema.extend({ body: z.string(), summary: z.string().nullish() });
const headsReply = z.object({
  articles: z.object({
    nodes: z.array(headSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

export interface ArticleHead {
  gid: string;
  sourceKey: string;
  url: string;
  updatedAt: Date | null;
}

/**
 * Every published article, without its text.
 * @param shopUrl the shop's primary URL; the Admin API gives handles but no address
 * @throws AppError as AdminClient.query; scope-missing without read_content
 */
export async function publishedArticles(client: AdminClient, shopUrl: string): Promise<ArticleHead[]> {
  const heads: ArticleHead[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: AdminAnswer<z.infer<typeof headsReply>> = await client.query(ARTICLE_HEADS, { after }, headsReply);
    const { nodes, pageInfo } = answer.data.articles;
    for (const node of nodes) if (node.isPublished) heads.push(headOf(node, shopUrl));
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) return heads;
    after = pageInfo.endCursor;
  }
}

/** Whole articles by gid. One that went meanwhile, or cannot be read this time, is absent: the next poll decides. */
export async function articlesByIds(
  client: AdminClient,
  gids: readonly string[],
  { locale, shopUrl }: { locale: string; shopUrl: string },
): Promise<DocumentSnapshot[]> {
  const request = { document: ARTICLES_BY_ID, ids: gids, schema: articleSchema, batchSize: BODIES_AT_ONCE };
  const documents: DocumentSnapshot[] = [];
  for (const result of (await fetchNodes(client, request)).values()) {
    if (result.kind !== "found" || !result.value.isPublished) continue;
    const { sourceKey, url, updatedAt } = headOf(result.value, shopUrl);
    const { title, body, summary } = result.value;
    const bodyHtml = body.trim() === "" ? (summary ?? "") : body;
    documents.push({ sourceKey, kind: "article", title, url, locale, bodyHtml, updatedAt });
  }
  return documents;
}

function headOf(node: z.infer<typeof headSchema>, shopUrl: string): ArticleHead {
  return {
    gid: node.id,
    sourceKey: `article:${node.id}`,
    // https://shopify.dev/docs/api/liquid/objects/article: an article's address is /blogs/{blog}/{article}.
    url: new URL(`/blogs/${node.blog.handle}/${node.handle}`, shopUrl).href,
    updatedAt: node.updatedAt ?? null,
  };
}
