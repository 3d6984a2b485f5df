/**
 * The Page type and the pages queries. Registered in registry.ts.
 */
import { gid, parseGid } from "../../domain/gid";
import { connection } from "../connection";
import { fields } from "../context";
import { dateTime, plainText } from "../scalars";
import { search } from "../search/match";
import { pageSearch, pageSortValue } from "../search/resources";
import { pageOf, type PageSource } from "../sources";
import { metafieldFields } from "./metafields";

export const contentTypes = {
  Page: fields<PageSource>({
    id: ({ page }) => gid("Page", page.id),
    handle: ({ page }) => page.handle,
    title: ({ page }) => page.title,
    body: ({ page }) => page.bodyHtml,
    bodySummary: ({ page }) => plainText(page.bodyHtml, 150),
    isPublished: ({ page }) => page.isPublished,
    publishedAt: ({ page }) => (page.isPublished ? dateTime(page.createdAt) : null),
    templateSuffix: () => null,
    createdAt: ({ page }) => dateTime(page.createdAt),
    updatedAt: ({ page }) => dateTime(page.updatedAt),
    ...metafieldFields<PageSource>(({ page }) => ({
      metafields: [],
      ownerId: gid("Page", page.id),
      ownerType: "PAGE",
      updatedAt: page.updatedAt,
    })),
  }),
  QueryRoot: fields<unknown>({
    page: (_s, args, ctx) => {
      const page = ctx.shop.pages.get(parseGid(args["id"])?.id ?? -1);
      return page ? pageOf(page) : null;
    },
    pages: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "ID");
      const found = search(ctx.shop.pages.values(), args["query"], pageSearch, ctx.world.now());
      const rows = found.map((p) => ({ id: p.id, value: pageSortValue(key, p), node: pageOf(p) }));
      return connection(rows, args, ctx);
    },
  }),
};
