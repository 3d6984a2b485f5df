/**
 * /search/suggest.json: products, collections, pages and articles for a few typed letters. ajax-products.ts answers with
 * it. Query suggestions are never made.
 * Source: https://shopify.dev/docs/api/ajax/reference/predictive-search
 */
import { isProductAvailable, priceRange } from "../domain/catalogue-facts";
import type { Product, ShopState } from "../domain/types";
import { articleUrl, visibleArticles } from "./blog";
import { plainText } from "./cart-view";
import { searchProducts } from "./catalogue-search";
import type { LiquidObject } from "./objects";

const DEFAULT_TYPES = "query,product,collection,page";
const MAX_RESULTS = 10;

export function suggestions(shop: ShopState, query: URLSearchParams, now: number): LiquidObject {
  const asked = Number(query.get("resources[limit]") ?? MAX_RESULTS);
  const limit = Math.min(MAX_RESULTS, asked > 0 ? asked : MAX_RESULTS);
  const terms = query.get("q") ?? "";
  const types = (query.get("resources[type]") ?? DEFAULT_TYPES).split(",");
  // "all" (the default) shares the limit among the types, "each" gives it to every one.
  let left = limit;
  const take = <T>(type: string, found: () => readonly T[]): readonly T[] => {
    if (!types.includes(type)) return [];
    if (query.get("resources[limit_scope]") === "each") return found().slice(0, limit);
    const own = found().slice(0, left);
    left -= own.length;
    return own;
  };
  const blogs = shop.blogs ?? [];
  return {
    resources: {
      results: {
        queries: [],
        products: take("product", () => searchProducts(shop, terms, now)).map((product) => productOf(shop, product)),
        collections: take("collection", () =>
          [...shop.collections.values()].filter((c) => c.isPublished !== false && has(c.title, terms)),
        ).map(({ id, title, handle, descriptionHtml }) => ({
          id,
          title,
          handle,
          body: descriptionHtml,
          url: `/collections/${handle}`,
          featured_image: null,
        })),
        pages: take("page", () =>
          [...shop.pages.values()].filter((p) => p.isPublished && has(`${p.title} ${plainText(p.bodyHtml)}`, terms)),
        ).map(({ id, title, handle, bodyHtml }) => ({ id, title, handle, body: bodyHtml, url: `/pages/${handle}` })),
        articles: take("article", () =>
          blogs
            .flatMap((blog) => visibleArticles(shop, blog, now).map((article) => ({ blog, article })))
            .filter(({ article }) => has(`${article.title} ${plainText(article.bodyHtml)}`, terms)),
        ).map(({ blog, article }) => ({
          id: article.id,
          title: article.title,
          handle: article.handle,
          author: article.author,
          body: article.bodyHtml,
          summary_html: article.summaryHtml,
          tags: article.tags,
          published_at: new Date(article.publishedAt ?? 0).toISOString(),
          url: articleUrl(blog, article),
          featured_image: null,
        })),
      },
    },
  };
}

/** Whether every typed word stands in the text; Chinese is looked for as it is. */
function has(text: string, terms: string): boolean {
  const own = text.toLowerCase();
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => own.includes(word));
}

function productOf(shop: ShopState, product: Product): LiquidObject {
  const range = priceRange(product);
  const decimals = (minor = 0): string => (minor / 10 ** shop.currencyDigits).toFixed(shop.currencyDigits);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    available: isProductAvailable(product),
    price: decimals(range?.minMinor),
    price_min: decimals(range?.minMinor),
    price_max: decimals(range?.maxMinor),
    type: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    url: `/products/${product.handle}`,
    image: product.images[0]?.url ?? null,
  };
}
