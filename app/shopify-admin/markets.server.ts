/**
 * The shop's active regional markets: where it sells and in which currency. Called by the sync where the shop granted
 * read_markets. The default market is the one that holds the shop's backup region; a market has no such flag of its own
 * any more.
 */
import { z } from "zod";
import type { AdminAnswer, AdminClient } from "./client.server";
import type { ShopMarket } from "./shop.server";

const SHOP_MARKETS = `#graphql
  query ShopMarkets($after: String) {
    backupRegion { ... on MarketRegionCountry { code } }
    markets(first: 3, after: $after, type: REGION) {
      nodes {
        id handle name status
        currencySettings { baseCurrency { currencyCode } }
        conditions {
          regionsCondition { regions(first: 250) { nodes { ... on MarketRegionCountry { code } } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const PAGES_MAX = 40;

const region = z.object({ code: z.string().nullish() });
const reply = z.object({
  backupRegion: region.nullish(),
  markets: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        handle: z.string(),
        name: z.string(),
        status: z.string(),
        currencySettings: z.object({ baseCurrency: z.object({ currencyCode: z.string() }) }).nullish(),
        conditions: z
          .object({ regionsCondition: z.object({ regions: z.object({ nodes: z.array(region) }) }).nullish() })
          .nullish(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/** @throws AppError as AdminClient.query; scope-missing without read_markets */
export async function shopMarkets(client: AdminClient): Promise<ShopMarket[]> {
  const markets: ShopMarket[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: AdminAnswer<z.infer<typeof reply>> = await client.query(SHOP_MARKETS, { after }, reply);
    const home = answer.data.backupRegion?.code ?? null;
    const { nodes, pageInfo } = answer.data.markets;
    for (const node of nodes) {
      if (node.status !== "ACTIVE") continue;
      const countries = (node.conditions?.regionsCondition?.regions.nodes ?? []).flatMap(({ code }) => code ?? []);
      markets.push({
        gid: node.id,
        handle: node.handle,
        name: node.name,
        isPrimary: home !== null && countries.includes(home),
        currency: node.currencySettings?.baseCurrency.currencyCode ?? null,
        countries: [...new Set(countries)].sort(),
      });
    }
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) break;
    after = pageInfo.endCursor;
  }
  return markets;
}
