/**
 * Blog and Article with their root queries. Registered in registry.ts. Comments, events and pictures of articles are
 * not kept and refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Article
 */
import { isArticleVisible } from "../../domain/blogs";
import type { Article, Blog } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import type { ShopState } from "../../domain/types";
import { connection } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { dateTime } from "../scalars";
import { articleSearch, articleSortValue, blogSearch, blogSortValue } from "../search/catalogue-depth";
import { search } from "../search/match";
import { metafieldFields } from "./metafields";

export interface BlogSource {
  __typename: "Blog";
  blog: Blog;
}

export interface ArticleSource {
  __typename: "Article";
  article: Article;
}

export const blogOf = (blog: Blog): BlogSource => ({ __typename: "Blog", blog });
export const articleOf = (article: Article): ArticleSource => ({ __typename: "Article", article });

export const blogTypes = {
  Blog: fields<BlogSource>({
    id: ({ blog }) => gid("Blog", blog.id),
    handle: ({ blog }) => blog.handle,
    title: ({ blog }) => blog.title,
    commentPolicy: ({ blog }) => blog.commentPolicy,
    templateSuffix: () => null,
    feed: () => null,
    createdAt: ({ blog }) => dateTime(blog.createdAt),
    updatedAt: ({ blog }) => dateTime(blog.updatedAt),
    tags: ({ blog }, _a, ctx) => [...new Set(articlesOf(ctx.shop, blog).flatMap((a) => a.tags))].sort(),
    articles: ({ blog }, args, ctx) => articleConnection(articlesOf(ctx.shop, blog), args, ctx),
    articlesCount: ({ blog }, _a, ctx) => ({ count: articlesOf(ctx.shop, blog).length, precision: "EXACT" }),
    ...metafieldFields<BlogSource>(({ blog }) => ({
      metafields: [],
      ownerId: gid("Blog", blog.id),
      ownerType: "BLOG",
      updatedAt: blog.updatedAt,
    })),
  }),
  Article: fields<ArticleSource>({
    id: ({ article }) => gid("Article", article.id),
    handle: ({ article }) => article.handle,
    title: ({ article }) => article.title,
    body: ({ article }) => article.bodyHtml,
    summary: ({ article }) => article.summaryHtml,
    author: ({ article }) => ({ name: article.author }),
    tags: ({ article }) => article.tags,
    image: () => null,
    templateSuffix: () => null,
    isPublished: ({ article }, _a, ctx) => isArticleVisible(article, ctx.world.now()),
    publishedAt: ({ article }) => dateTime(article.publishedAt),
    createdAt: ({ article }) => dateTime(article.createdAt),
    updatedAt: ({ article }) => dateTime(article.updatedAt),
    blog: ({ article }, _a, ctx) => {
      const blog = ctx.shop.blogs?.find((b) => b.id === article.blogId);
      return blog ? blogOf(blog) : null;
    },
    ...metafieldFields<ArticleSource>(({ article }) => ({
      metafields: [],
      ownerId: gid("Article", article.id),
      ownerType: "ARTICLE",
      updatedAt: article.updatedAt,
    })),
  }),
  QueryRoot: fields<unknown>({
    blog: (_s, args, ctx) => {
      const blog = ctx.shop.blogs?.find((b) => b.id === parseGid(args["id"])?.id);
      return blog ? blogOf(blog) : null;
    },
    blogs: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "ID");
      const found = search(ctx.shop.blogs ?? [], args["query"], blogSearch, ctx.world.now());
      const rows = found.map((b) => ({ id: b.id, value: blogSortValue(key, b), node: blogOf(b) }));
      return connection(rows, args, ctx);
    },
    blogsCount: (_s, args, ctx) => ({
      count: search(ctx.shop.blogs ?? [], args["query"], blogSearch, ctx.world.now()).length,
      precision: "EXACT",
    }),
    article: (_s, args, ctx) => {
      const article = ctx.shop.articles?.find((a) => a.id === parseGid(args["id"])?.id);
      return article ? articleOf(article) : null;
    },
    articles: (_s, args, ctx) => {
      const now = ctx.world.now();
      const { articles = [], blogs = [] } = ctx.shop;
      return articleConnection(search(articles, args["query"], articleSearch(blogs, now), now), args, ctx);
    },
    articleTags: (_s, args, ctx) => {
      const tags = [...new Set((ctx.shop.articles ?? []).flatMap((a) => a.tags))].sort();
      return tags.slice(0, Number(args["limit"]));
    },
  }),
};

function articlesOf(shop: ShopState, blog: Blog): Article[] {
  return (shop.articles ?? []).filter((a) => a.blogId === blog.id);
}

function articleConnection(articles: Article[], args: Args, ctx: Ctx): object {
  const key = String(args["sortKey"] ?? "ID");
  const blogs = ctx.shop.blogs ?? [];
  const rows = articles.map((a) => ({ id: a.id, value: articleSortValue(key, a, blogs), node: articleOf(a) }));
  return connection(rows, args, ctx);
}
