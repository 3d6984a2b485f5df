/**
 * What a merchant does to blogs and articles. Called by the control API. The platform has no webhook topics for them,
 * so these operations only move `updatedAt`: the app has to poll.
 */
import type { Article, Blog } from "./catalogue-types";
import { done, refused, type Outcome } from "./outcome";
import type { ShopState, World } from "./types";

export function createBlog(world: World, shop: ShopState, input: { handle: string; title: string }): Outcome<Blog> {
  const blogs = (shop.blogs ??= []);
  if (blogs.some((b) => b.handle === input.handle)) return taken;
  const now = world.now();
  const blog: Blog = { id: world.nextId(shop), ...input, commentPolicy: "CLOSED", createdAt: now, updatedAt: now };
  blogs.push(blog);
  world.touch?.(shop);
  return done(blog);
}

export type ArticleInput = Pick<Article, "handle" | "title" | "bodyHtml"> &
  Partial<Pick<Article, "summaryHtml" | "author" | "tags" | "publishedAt">>;

/** Published at once unless `publishedAt` says otherwise. */
export function createArticle(
  world: World,
  shop: ShopState,
  blogHandle: string,
  input: ArticleInput,
): Outcome<Article> {
  const blog = shop.blogs?.find((b) => b.handle === blogHandle);
  if (!blog) return refused("NOT_FOUND", ["blogId"], "Blog does not exist");
  const articles = (shop.articles ??= []);
  if (articles.some((a) => a.blogId === blog.id && a.handle === input.handle)) return taken;
  const now = world.now();
  const article: Article = {
    id: world.nextId(shop),
    blogId: blog.id,
    handle: input.handle,
    title: input.title,
    bodyHtml: input.bodyHtml,
    summaryHtml: input.summaryHtml ?? null,
    author: input.author ?? shop.ownerName ?? shop.name,
    tags: input.tags ?? [],
    publishedAt: input.publishedAt === undefined ? now : input.publishedAt,
    createdAt: now,
    updatedAt: now,
  };
  articles.push(article);
  world.touch?.(shop);
  return done(article);
}

export function updateArticle(
  world: World,
  shop: ShopState,
  articleId: number,
  patch: Partial<Omit<ArticleInput, "handle">>,
): Outcome<Article> {
  const article = shop.articles?.find((a) => a.id === articleId);
  if (!article) return refused("NOT_FOUND", ["id"], "Article does not exist");
  Object.assign(article, patch, { updatedAt: world.now() });
  world.touch?.(shop);
  return done(article);
}

export function deleteArticle(world: World, shop: ShopState, articleId: number): Outcome<Article> {
  const article = shop.articles?.find((a) => a.id === articleId);
  if (!article) return refused("NOT_FOUND", ["id"], "Article does not exist");
  shop.articles = shop.articles?.filter((a) => a !== article);
  world.touch?.(shop);
  return done(article);
}

/** An article is visible from its date on. */
export function isArticleVisible(article: Article, now: number): boolean {
  return article.publishedAt !== null && article.publishedAt <= now;
}

const taken = refused("ALREADY_EXISTS", ["handle"], "Handle has already been taken");
