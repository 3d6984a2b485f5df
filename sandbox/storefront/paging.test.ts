/** Pages of a long list: every item once, and no link or number that leads nowhere. */
import { expect, test } from "vitest";
import { paged, PAGE_SIZE, type Paged } from "./paging";

const items = Array.from({ length: PAGE_SIZE * 13 + 5 }, (_, index) => index);

test("following next from the first page shows every item once and ends", () => {
  const seen: number[] = [];
  let url: string | undefined = "/collections/all?sort_by=manual";
  while (url) {
    const one: Paged<number> = paged(items, "/collections/all", new URLSearchParams(url.split("?")[1]));
    seen.push(...one.items);
    url = (one.paginate.next as { url: string } | null)?.url;
    if (url) expect(url).toContain("sort_by=manual");
  }
  expect(seen).toEqual(items);
});

test("a page that does not exist becomes the nearest that does", () => {
  const current = (page: string): unknown =>
    paged(items, "/search", new URLSearchParams({ page })).paginate.current_page;
  expect(["0", "-3", "x", "99", "2.7"].map(current)).toEqual([1, 1, 1, 14, 2]);
  expect(paged([], "/search", new URLSearchParams()).paginate).toMatchObject({ pages: 1, previous: null, next: null });
});

test("the numbers are the ends and the neighbours, and the current one is no link", () => {
  const { paginate } = paged(items, "/c", new URLSearchParams({ page: "7" }));
  expect((paginate.parts as { title: unknown }[]).map((part) => part.title)).toEqual([1, "…", 6, 7, 8, "…", 14]);
  expect(paginate.parts).toContainEqual(expect.objectContaining({ title: 7, is_link: false }));
  expect(paginate.previous).toEqual({ url: "/c?page=6" });
});
