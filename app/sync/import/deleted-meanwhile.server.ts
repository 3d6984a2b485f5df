/**
 * What the shop deleted while an import ran: a bulk file was made before, still names it, and would bring it back after
 * the drain removed it. Called by advance-run at the end of an import.
 */
import { systemDb } from "~/db.server";
import { markDirty, PRIORITY } from "../dirty.server";
import type { SyncShop } from "../sync-shop.server";

/** Marks every resource whose deletion was told since; the drain asks the shop and decides. */
export async function markDeletedSince(shop: SyncShop, since: Date, now: Date): Promise<void> {
  const { shopId } = shop.db;
  const told = await systemDb().$queryRaw<{ gid: string }[]>`
    SELECT DISTINCT d.resource_gid AS gid
    FROM webhook_delivery AS d JOIN shop AS s ON s.domain = d.shop_domain
    WHERE s.id = ${shopId} AND d.received_at >= ${since} AND d.resource_gid IS NOT NULL
      AND lower(d.topic) LIKE '%delete'`;
  const gids = told.map((row) => row.gid);
  await markDirty(shop.db, shopId, gids, now, { cause: "import", priority: PRIORITY.ordinary });
}
