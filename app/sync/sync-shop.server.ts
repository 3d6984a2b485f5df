/**
 * A shop as the sync works on it: its rows, its Admin API client and the facts needed to read snapshots. Made once per
 * job by `openSyncShop`, and passed down; tests make their own with another client.
 */
import { forShop, type ShopDb } from "~/db.server";
import { adminFor, type AdminClient, type Lane } from "~/shopify-admin/index.server";
import { shopById, type Shop } from "~/shops.server";

export interface SyncShop {
  db: ShopDb;
  client: AdminClient;
  /** For what may wait for everything else; default `client`. */
  backgroundClient?: AdminClient;
  domain: string;
  currency: string;
  primaryLocale: string;
  primaryUrl: string;
  /** Why the sync stood still when this was read, or null. */
  pausedReason: string | null;
  /** Fetches bulk files; not the Admin API. */
  fetchFile: typeof fetch;
}

/** The shop, or null when it has uninstalled or is unknown: a job about it then has nothing left to do. */
export async function openSyncShop(shopId: string, lane: Lane = "webhook"): Promise<SyncShop | null> {
  const shop = await shopById(shopId);
  return shop && shop.uninstalledAt === null ? syncShopOf(shop, lane) : null;
}

export function syncShopOf(shop: Shop, lane: Lane = "webhook"): SyncShop {
  return {
    db: forShop(shop.id),
    client: adminFor(shop.domain, lane),
    backgroundClient: adminFor(shop.domain, "background"),
    domain: shop.domain,
    currency: shop.currency,
    primaryLocale: shop.primaryLocale,
    primaryUrl: shop.primaryUrl,
    pausedReason: shop.syncPausedReason,
    fetchFile: (input, init) => globalThis.fetch(input, init),
  };
}
