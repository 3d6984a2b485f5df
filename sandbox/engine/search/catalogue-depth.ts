/**
 * Search filters and sort keys of inventory items, locations, selling plan groups, blogs, articles, markets, metafield
 * definitions and menus, with the names of the reference pages. What is missing here is refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries (the `query` argument of each connection)
 */
import type { VariantRef } from "../../domain/catalogue-facts";
import type {
  Article,
  Blog,
  Market,
  Menu,
  MetafieldDefinition,
  SellingPlanGroup,
  ShopLocation,
} from "../../domain/catalogue-types";
import { isArticleVisible } from "../../domain/blogs";
import type { SortValue } from "../connection";
import { notEmulated } from "../errors";
import { plainText } from "../scalars";
import type { Searchable } from "./match";

export const inventoryItemSearch: Searchable<VariantRef> = {
  resource: "inventoryItems",
  defaultText: ({ variant }) => variant.sku ?? "",
  filters: {
    id: { kind: "id", get: ({ variant }) => variant.inventoryItemId },
    sku: { kind: "keyword", get: ({ variant }) => variant.sku },
    created_at: { kind: "time", get: ({ product }) => product.createdAt },
    updated_at: { kind: "time", get: ({ variant }) => variant.updatedAt },
  },
};

export const locationSearch: Searchable<ShopLocation> = {
  resource: "locations",
  defaultText: (l) => l.name,
  filters: {
    id: { kind: "id", get: (l) => l.id },
    name: { kind: "text", get: (l) => l.name },
    active: { kind: "keyword", get: (l) => String(l.isActive ?? true) },
  },
};

/** `app_id` is the resolver's business: without it only the asking app's groups are there. */
export const planGroupSearch: Searchable<SellingPlanGroup> = {
  resource: "sellingPlanGroups",
  defaultText: (g) => `${g.name} ${g.merchantCode}`,
  filters: {
    app_id: { kind: "keyword", get: (g) => ["ALL", "*", String(g.ownerAppId)] },
    id: { kind: "id", get: (g) => g.id },
    name: { kind: "text", get: (g) => g.name },
    category: { kind: "keyword", get: (g) => g.plans.map((p) => p.category) },
    created_at: { kind: "time", get: (g) => g.createdAt },
  },
};

export function planGroupSortValue(key: string, group: SellingPlanGroup): SortValue {
  const values = {
    ID: group.id,
    NAME: group.name.toLowerCase(),
    CREATED_AT: group.createdAt,
    UPDATED_AT: group.updatedAt,
  };
  return pick(values, key, "sellingPlanGroups");
}

export const blogSearch: Searchable<Blog> = {
  resource: "blogs",
  defaultText: (b) => b.title,
  filters: {
    id: { kind: "id", get: (b) => b.id },
    handle: { kind: "keyword", get: (b) => b.handle },
    title: { kind: "text", get: (b) => b.title },
    created_at: { kind: "time", get: (b) => b.createdAt },
    updated_at: { kind: "time", get: (b) => b.updatedAt },
  },
};

export function blogSortValue(key: string, blog: Blog): SortValue {
  return pick({ ID: blog.id, HANDLE: blog.handle, TITLE: blog.title.toLowerCase() }, key, "blogs");
}

export function articleSearch(blogs: readonly Blog[], now: number): Searchable<Article> {
  const blogOf = (article: Article): Blog | undefined => blogs.find((b) => b.id === article.blogId);
  return {
    resource: "articles",
    defaultText: (a) => `${a.title} ${plainText(a.bodyHtml)} ${a.tags.join(" ")}`,
    filters: {
      id: { kind: "id", get: (a) => a.id },
      handle: { kind: "keyword", get: (a) => a.handle },
      author: { kind: "text", get: (a) => a.author },
      tag: { kind: "keyword", get: (a) => a.tags },
      blog_id: { kind: "id", get: (a) => a.blogId },
      blog_title: { kind: "text", get: (a) => blogOf(a)?.title ?? "" },
      created_at: { kind: "time", get: (a) => a.createdAt },
      updated_at: { kind: "time", get: (a) => a.updatedAt },
      published_at: { kind: "time", get: (a) => a.publishedAt },
      published_status: {
        kind: "keyword",
        get: (a) => (isArticleVisible(a, now) ? ["published", "visible"] : ["unpublished", "hidden"]),
      },
    },
  };
}

export function articleSortValue(key: string, article: Article, blogs: readonly Blog[]): SortValue {
  const values = {
    ID: article.id,
    TITLE: article.title.toLowerCase(),
    AUTHOR: article.author.toLowerCase(),
    BLOG_TITLE: blogs.find((b) => b.id === article.blogId)?.title.toLowerCase() ?? "",
    PUBLISHED_AT: article.publishedAt ?? 0,
    UPDATED_AT: article.updatedAt,
  };
  return pick(values, key, "articles");
}

export const marketSearch: Searchable<Market> = {
  resource: "markets",
  defaultText: (m) => m.name,
  filters: {
    id: { kind: "id", get: (m) => m.id },
    name: { kind: "text", get: (m) => m.name },
    status: { kind: "keyword", get: (m) => m.status },
    market_type: { kind: "keyword", get: () => "REGION" },
  },
};

export function marketSortValue(key: string, market: Market): SortValue {
  const values = {
    ID: market.id,
    NAME: market.name.toLowerCase(),
    STATUS: market.status,
    CREATED_AT: market.createdAt,
    UPDATED_AT: market.updatedAt,
  };
  return pick(values, key, "markets");
}

export const definitionSearch: Searchable<MetafieldDefinition> = {
  resource: "metafieldDefinitions",
  defaultText: (d) => `${d.name} ${d.namespace}.${d.key}`,
  filters: {
    id: { kind: "id", get: (d) => d.id },
    namespace: { kind: "keyword", get: (d) => d.namespace },
    key: { kind: "keyword", get: (d) => d.key },
    type: { kind: "keyword", get: (d) => d.type },
    owner_type: { kind: "keyword", get: (d) => d.ownerType },
  },
};

export function definitionSortValue(key: string, definition: MetafieldDefinition): SortValue {
  const values = {
    ID: definition.id,
    RELEVANCE: definition.id,
    NAME: definition.name.toLowerCase(),
    PINNED_POSITION: definition.pinnedPosition ?? 0,
  };
  return pick(values, key, "metafieldDefinitions");
}

export const menuSearch: Searchable<Menu> = {
  resource: "menus",
  defaultText: (m) => m.title,
  filters: { id: { kind: "id", get: (m) => m.id }, title: { kind: "text", get: (m) => m.title } },
};

function pick(values: Record<string, SortValue>, key: string, resource: string): SortValue {
  const value = values[key];
  if (value === undefined) throw notEmulated(`sort key ${resource}.${key}`);
  return value;
}
