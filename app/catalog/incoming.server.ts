/**
 * Units on their way to the shop, by inventory item: stored by the sync where the shop granted read_inventory, read with
 * a product. Only items with something on its way have a row, and a shop that takes the scope back has none.
 */
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import type { IncomingSnapshot } from "./types";

const QUANTITY_MAX = 2_147_483_647;

/** Stores sums as read at `now`; one that is zero or less is forgotten. */
export async function applyIncoming(db: ShopDb, snapshots: IncomingSnapshot[], { now }: { now: Date }): Promise<void> {
  const coming = snapshots.filter((snapshot) => snapshot.quantity > 0);
  const none = snapshots.filter((snapshot) => snapshot.quantity <= 0).map((snapshot) => snapshot.inventoryItemGid);
  await forgetIncoming(db, none);
  if (coming.length === 0) return;
  const rows = coming.map(({ inventoryItemGid, quantity }) => ({
    gid: inventoryItemGid,
    quantity: Math.min(QUANTITY_MAX, quantity),
  }));
  await db.$executeRaw`
    INSERT INTO incoming_stock (shop_id, inventory_item_gid, quantity, synced_at)
    SELECT ${db.shopId}, x.gid, x.quantity, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(gid text, quantity int)
    ON CONFLICT (shop_id, inventory_item_gid) DO UPDATE SET quantity = EXCLUDED.quantity, synced_at = EXCLUDED.synced_at
    WHERE incoming_stock.synced_at <= EXCLUDED.synced_at`;
}

/** Forgets items that the shop deleted, or that nothing more is coming of. */
export async function forgetIncoming(db: ShopDb, inventoryItemGids: string[]): Promise<void> {
  if (inventoryItemGids.length === 0) return;
  await db.incomingStock.deleteMany({ where: { inventoryItemGid: { in: inventoryItemGids } } });
}

/**
 * Forgets what a whole reading of the shop did not name.
 * @param readSince when that reading began; null forgets everything: the scope has gone
 */
export async function forgetIncomingBefore(db: ShopDb, readSince: Date | null): Promise<number> {
  const where = readSince === null ? {} : { syncedAt: { lt: readSince } };
  return (await db.incomingStock.deleteMany({ where })).count;
}

const rowSchema = z.object({ product_gid: z.string(), gid: z.string(), quantity: z.number().int() });

/** Units on their way by variant gid, for some products. */
export async function incomingByVariant(db: ShopDb, productGids: string[]): Promise<Map<string, number>> {
  if (productGids.length === 0) return new Map();
  const rows = await db.$queryRaw`
    SELECT v.product_gid, v.gid, i.quantity
    FROM variant v JOIN incoming_stock i ON i.shop_id = ${db.shopId} AND i.inventory_item_gid = v.inventory_item_gid
    WHERE v.shop_id = ${db.shopId} AND v.product_gid = ANY(${productGids}::text[])`;
  return new Map(
    z
      .array(rowSchema)
      .parse(rows)
      .map((row) => [row.gid, row.quantity]),
  );
}
