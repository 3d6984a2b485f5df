/**
 * Pages of a long product list, by the `page` parameter. Collection and search pages use it; the object it makes has the
 * names of the platform's `paginate`: https://shopify.dev/docs/api/liquid/objects/paginate
 */
import type { LiquidObject } from "./objects";

/** Divides evenly into two, three and four columns. */
export const PAGE_SIZE = 24;

export interface Paged<Item> {
  items: Item[];
  paginate: LiquidObject;
}

/**
 * The items of the page that `query` asks for, and the links to the others. A page that is no number or beyond the last
 * becomes the nearest that exists; the links keep every other parameter of `query`.
 */
export function paged<Item>(all: readonly Item[], path: string, query: URLSearchParams): Paged<Item> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const current = Math.min(pages, Math.max(1, Math.trunc(Number(query.get("page"))) || 1));
  const link = (page: number): string => {
    const rest = new URLSearchParams(query);
    rest.delete("page");
    if (page > 1) rest.set("page", String(page));
    const text = rest.toString();
    return text ? `${path}?${text}` : path;
  };
  return {
    items: all.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE),
    paginate: {
      current_page: current,
      pages,
      page_size: PAGE_SIZE,
      items: all.length,
      previous: current > 1 ? { url: link(current - 1) } : null,
      next: current < pages ? { url: link(current + 1) } : null,
      parts: numbersAround(current, pages).map((page) =>
        page === null ? { title: "…", is_link: false } : { title: page, is_link: page !== current, url: link(page) },
      ),
    },
  };
}

/** First, last, and the current with its neighbours; null stands for a gap. */
function numbersAround(current: number, pages: number): (number | null)[] {
  const wanted = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === pages || Math.abs(page - current) <= 1,
  );
  return wanted.flatMap((page, index) => (index > 0 && page - (wanted[index - 1] ?? 0) > 1 ? [null, page] : [page]));
}
