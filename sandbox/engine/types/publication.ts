/**
 * Where products and collections are published: the sandbox knows one publication, the Online Store. The fields are
 * spread into Product and Collection; each has the scope that the published table gives it (read_publications, or
 * read_product_listings for the app's own publication).
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/interfaces/Publishable
 */
import { gid, parseGid } from "../../domain/gid";
import type { ShopState } from "../../domain/types";
import { connection } from "../connection";
import { fields, type Ctx, type Fields } from "../context";
import { dateTime } from "../scalars";
import { stableId } from "../stable-id";

interface PublicationSource {
  __typename: "Publication";
  shop: ShopState;
}

export interface Publicity {
  isPublished: boolean;
  /** Null when it has never been published. */
  publishedAt: number | null;
}

export function publishableFields<S>(publicity: (source: S, ctx: Ctx) => Publicity): Fields<S> {
  const rows = (source: S, args: Record<string, unknown>, ctx: Ctx): object => {
    const { isPublished, publishedAt } = publicity(source, ctx);
    const isListed = isPublished || (args["onlyPublished"] === false && publishedAt !== null);
    // The Online Store belongs to the catalogue type APP, the default.
    const isApp = args["catalogType"] == null || args["catalogType"] === "APP";
    const node = {
      isPublished,
      publishDate: dateTime(publishedAt),
      publication: publicationOf(ctx.shop),
      publishable: source,
    };
    return connection(isListed && isApp ? [{ id: publicationId(ctx.shop), value: 0, node }] : [], args, ctx);
  };
  return {
    // Which publication is "the app's own" where the app is no sales channel is not published; it is the store here.
    publishedOnCurrentPublication: (source, _a, ctx) => publicity(source, ctx).isPublished,
    publishedOnPublication: (source, args, ctx) =>
      parseGid(args["publicationId"])?.id === publicationId(ctx.shop) && publicity(source, ctx).isPublished,
    resourcePublications: rows,
    resourcePublicationsV2: rows,
    resourcePublicationsCount: (source, _a, ctx) => ({
      count: publicity(source, ctx).isPublished ? 1 : 0,
      precision: "EXACT",
    }),
    availablePublicationsCount: () => ({ count: 1, precision: "EXACT" }),
  };
}

export const publicationTypes = {
  Publication: fields<PublicationSource>({
    id: ({ shop }) => gid("Publication", publicationId(shop)),
    name: () => "Online Store",
    autoPublish: () => true,
    supportsFuturePublishing: () => true,
  }),
  QueryRoot: fields<unknown>({
    publication: (_s, args, ctx) =>
      parseGid(args["id"])?.id === publicationId(ctx.shop) ? publicationOf(ctx.shop) : null,
    publications: (_s, args, ctx) => {
      const isApp = args["catalogType"] == null || args["catalogType"] === "APP";
      const rows = isApp ? [{ id: publicationId(ctx.shop), value: 0, node: publicationOf(ctx.shop) }] : [];
      return connection(rows, args, ctx);
    },
  }),
};

const publicationId = (shop: ShopState): number => stableId(`publication/${shop.id}`);
const publicationOf = (shop: ShopState): PublicationSource => ({ __typename: "Publication", shop });
