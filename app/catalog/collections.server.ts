/**
 * Collections by themselves: the head of one, stored when the shop changed it, and which stored products it holds. A
 * product's own snapshot writes its memberships (write-products.server.ts). The sync is the only caller.
 */
import type { ShopDb } from "~/db.server";
import { collectionRow } from "./product-row.server";
import type { CollectionSnapshot } from "./types";

/**
 * Stores what the collection is called, unless something newer is there.
 * @returns true when its title changed: its products are found by it, so all of them are to be written again
 */
export async function applyCollection(db: ShopDb, snapshot: CollectionSnapshot): Promise<boolean> {
  const { gid, handle, title, description } = collectionRow(snapshot);
  const shopUpdatedAt = snapshot.updatedAt;
  const stored = await db.collection.findFirst({ where: { gid }, select: { title: true } });
  await db.$executeRaw`
    INSERT INTO collection (shop_id, gid, handle, title, description, shop_updated_at)
    VALUES (${db.shopId}, ${gid}, ${handle}, ${title}, ${description}, ${shopUpdatedAt})
    ON CONFLICT (shop_id, gid) DO UPDATE SET handle = EXCLUDED.handle, title = EXCLUDED.title,
      description = EXCLUDED.description, shop_updated_at = EXCLUDED.shop_updated_at
    WHERE collection.shop_updated_at <= EXCLUDED.shop_updated_at`;
  return stored !== null && stored.title !== title;
}

/** Forgets a collection with its memberships; true when it was there. */
export async function removeCollection(db: ShopDb, gid: string): Promise<boolean> {
  return (await db.collection.deleteMany({ where: { gid } })).count > 0;
}

/** Gids of the stored products it holds. */
export async function productsOfCollection(db: ShopDb, gid: string): Promise<string[]> {
  const rows = await db.productInCollection.findMany({ where: { collectionGid: gid }, select: { productGid: true } });
  return rows.map((row) => row.productGid);
}

/** Gids of all stored collections. */
export async function collectionGids(db: ShopDb): Promise<string[]> {
  return (await db.collection.findMany({ select: { gid: true } })).map((row) => row.gid);
}
