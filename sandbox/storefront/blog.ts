/**
 * The storefront's blog and article pages. pages.ts asks for the paths below /blogs/; an article that is hidden or not
 * out yet is not there.
 * Source: https://shopify.dev/docs/api/liquid/objects/article
 */
import { isArticleVisible } from "../domain/blogs";
import type { Article, Blog } from "../domain/catalogue-types";
import type { ShopState } from "../domain/types";
import type { LiquidObject } from "./objects";
import type { PageChoice } from "./pages";

export function blogPage(shop: ShopState, blogHandle: string, handle: string, now: number): PageChoice | null {
  const blog = shop.blogs?.find((b) => b.handle === blogHandle);
  if (!blog) return null;
  const articles = visibleArticles(shop, blog, now);
  if (!handle) {
    const object = { ...blogObject(blog), articles: articles.map((a) => articleObject(blog, a)) };
    return { template: "blog", title: blog.title, data: { blog: object } };
  }
  const article = articles.find((a) => a.handle === handle);
  return article
    ? {
        template: "article",
        title: article.title,
        data: { blog: blogObject(blog), article: articleObject(blog, article) },
      }
    : null;
}

/** Newest first. */
export function visibleArticles(shop: ShopState, blog: Blog, now: number): Article[] {
  return (shop.articles ?? [])
    .filter((a) => a.blogId === blog.id && isArticleVisible(a, now))
    .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
}

export function articleUrl(blog: Blog, article: Article): string {
  return `/blogs/${blog.handle}/${article.handle}`;
}

function blogObject(blog: Blog): LiquidObject {
  return { id: blog.id, handle: blog.handle, title: blog.title, url: `/blogs/${blog.handle}` };
}

function articleObject(blog: Blog, article: Article): LiquidObject {
  return {
    id: article.id,
    handle: article.handle,
    title: article.title,
    content: article.bodyHtml,
    excerpt: article.summaryHtml ?? "",
    author: article.author,
    tags: article.tags,
    url: articleUrl(blog, article),
    published_at: article.publishedAt === null ? null : new Date(article.publishedAt).toISOString(),
    date: article.publishedAt === null ? "" : new Date(article.publishedAt).toISOString().slice(0, 10),
  };
}
