/**
 * Writes what the shop says of its products: product, variants, options and collections in one transaction, and only
 * when the snapshot is not older than what is stored. The sync is the only caller. Many products go in one statement
 * per table, so that a bulk import runs at thousands a second.
 */
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { collectionRows, productRow, variantRows } from "./product-row.server";
import type { ProductSnapshot } from "./types";

/** Products a transaction: on the embedded database the event loop stands still while one runs. */
export const APPLY_BATCH = 50;

export type Applied = "applied" | "stale";

/**
 * Stores one product as the snapshot has it.
 * @param now when the snapshot was fetched
 * @returns "stale" when a newer state is stored already (nothing changes then); equal times are applied again
 */
export async function applyProduct(db: ShopDb, snapshot: ProductSnapshot, { now }: { now: Date }): Promise<Applied> {
  const { applied } = await applyProducts(db, [snapshot], { now });
  return applied === 1 ? "applied" : "stale";
}

/**
 * Stores many products, APPLY_BATCH in a transaction, giving way to other work between batches. A product named twice
 * counts once, with its newest state. A failure keeps the batches before it.
 */
export async function applyProducts(
  db: ShopDb,
  snapshots: ProductSnapshot[],
  { now }: { now: Date },
): Promise<{ applied: number; stale: number }> {
  const newest = newestOf(snapshots);
  let applied = 0;
  for (let at = 0; at < newest.length; at += APPLY_BATCH) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    const count = await applyBatch(db, newest.slice(at, at + APPLY_BATCH), now);
    await refreshStatistics(db, count);
    applied += count;
  }
  return { applied, stale: newest.length - applied };
}

/** Forgets a product; true when it was there. */
export async function removeProduct(db: ShopDb, gid: string): Promise<boolean> {
  const { count } = await db.product.deleteMany({ where: { gid } });
  return count > 0;
}

/** Gids of every stored product, in order. */
export async function productGids(db: ShopDb): Promise<string[]> {
  const rows = await db.product.findMany({ select: { gid: true }, orderBy: { gid: "asc" } });
  return rows.map((row) => row.gid);
}

/**
 * The embedded database never gathers statistics by itself, and a server does so a minute late. Without them a session
 * keeps the plans it made when the tables were empty: foreign keys and searches then read whole tables. Gathered after
 * the first batch of a process and whenever half as many products came again.
 */
const statistics = { applied: 0, dueAt: 20 };

async function refreshStatistics(db: ShopDb, applied: number): Promise<void> {
  statistics.applied += applied;
  if (statistics.applied < statistics.dueAt) return;
  statistics.dueAt = statistics.applied * 1.5;
  await db.$executeRaw`ANALYZE product (shop_id, gid, handle, is_sellable, is_available, search_vector)`;
  await db.$executeRaw`ANALYZE variant (shop_id, product_gid, price_minor)`;
}

/** Sorted by gid, so that two writers lock rows in the same order. */
function newestOf(snapshots: ProductSnapshot[]): ProductSnapshot[] {
  const byGid = new Map<string, ProductSnapshot>();
  for (const snapshot of snapshots) {
    const known = byGid.get(snapshot.gid);
    if (!known || known.updatedAt <= snapshot.updatedAt) byGid.set(snapshot.gid, snapshot);
  }
  return [...byGid.values()].sort((a, b) => (a.gid < b.gid ? -1 : 1));
}

async function applyBatch(db: ShopDb, snapshots: ProductSnapshot[], now: Date): Promise<number> {
  const rows = snapshots.map((snapshot) => productRow(snapshot, now));
  return shopTransaction(db, async (tx) => {
    const applied = await upsertProducts(tx, rows);
    if (applied.size === 0) return 0;
    const fresh = snapshots.filter((snapshot) => applied.has(snapshot.gid));
    await replaceVariants(tx, fresh);
    await replaceCollections(tx, fresh);
    return applied.size;
  });
}

async function upsertProducts(tx: ShopDb, rows: ReturnType<typeof productRow>[]): Promise<Set<string>> {
  const applied = await tx.$queryRaw<{ gid: string }[]>`
    INSERT INTO product (shop_id, gid, handle, title, description, vendor, product_type, category, tags, status,
      is_sellable, is_available, url, image_url, image_alt, options, metafields, currency, min_price_minor,
      max_price_minor, total_inventory, search_vector, shop_created_at, shop_updated_at, synced_at)
    SELECT ${tx.shopId}, x.gid, x.handle, x.title, x.description, x.vendor, x.product_type, x.category, x.tags, x.status,
      x.is_sellable, x.is_available, x.url, x.image_url, x.image_alt, x.options, x.metafields,
      coalesce((SELECT currency FROM shop WHERE id = ${tx.shopId}), 'USD'), x.min_price_minor,
      x.max_price_minor, x.total_inventory, x.search_vector::tsvector, x.shop_created_at, x.shop_updated_at, x.synced_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(gid text, handle text, title text, description text,
      vendor text, product_type text, category text, tags text[], status text, is_sellable boolean, is_available boolean,
      url text, image_url text, image_alt text, options jsonb, metafields jsonb, min_price_minor int, max_price_minor int,
      total_inventory int, search_vector text, shop_created_at timestamp, shop_updated_at timestamp, synced_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET handle = EXCLUDED.handle, title = EXCLUDED.title,
      description = EXCLUDED.description, vendor = EXCLUDED.vendor, product_type = EXCLUDED.product_type,
      category = EXCLUDED.category, tags = EXCLUDED.tags, status = EXCLUDED.status, is_sellable = EXCLUDED.is_sellable,
      is_available = EXCLUDED.is_available, url = EXCLUDED.url, image_url = EXCLUDED.image_url,
      image_alt = EXCLUDED.image_alt, options = EXCLUDED.options, metafields = EXCLUDED.metafields,
      currency = EXCLUDED.currency, min_price_minor = EXCLUDED.min_price_minor,
      max_price_minor = EXCLUDED.max_price_minor, total_inventory = EXCLUDED.total_inventory,
      search_vector = EXCLUDED.search_vector, shop_created_at = EXCLUDED.shop_created_at,
      shop_updated_at = EXCLUDED.shop_updated_at, synced_at = EXCLUDED.synced_at
    WHERE product.shop_updated_at <= EXCLUDED.shop_updated_at
    RETURNING gid`;
  return new Set(applied.map((row) => row.gid));
}

async function replaceVariants(tx: ShopDb, snapshots: ProductSnapshot[]): Promise<void> {
  const rows = new Map(snapshots.flatMap(variantRows).map((row) => [row.gid, row]));
  const gids = snapshots.map((snapshot) => snapshot.gid);
  // Joined and not `= ANY`: without statistics the planner would read every variant of the shop for each batch.
  await tx.$executeRaw`
    DELETE FROM variant v USING unnest(${gids}::text[]) AS g(gid) WHERE v.shop_id = ${tx.shopId} AND v.product_gid = g.gid`;
  if (rows.size === 0) return;
  // A conflict is a variant that moved here from a product outside the batch.
  await tx.$executeRaw`
    INSERT INTO variant (shop_id, gid, product_gid, position, title, sku, price_minor, compare_at_minor, is_available,
      inventory_quantity, options, sizes, colors)
    SELECT ${tx.shopId}, x.* FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) AS x(gid text,
      product_gid text, position int, title text, sku text, price_minor int, compare_at_minor int, is_available boolean,
      inventory_quantity int, options jsonb, sizes text[], colors text[])
    ON CONFLICT (shop_id, gid) DO UPDATE SET product_gid = EXCLUDED.product_gid, position = EXCLUDED.position,
      title = EXCLUDED.title, sku = EXCLUDED.sku, price_minor = EXCLUDED.price_minor,
      compare_at_minor = EXCLUDED.compare_at_minor, is_available = EXCLUDED.is_available,
      inventory_quantity = EXCLUDED.inventory_quantity, options = EXCLUDED.options, sizes = EXCLUDED.sizes,
      colors = EXCLUDED.colors`;
}

async function replaceCollections(tx: ShopDb, snapshots: ProductSnapshot[]): Promise<void> {
  const gids = snapshots.map((snapshot) => snapshot.gid);
  await tx.$executeRaw`
    DELETE FROM product_in_collection c USING unnest(${gids}::text[]) AS g(gid)
    WHERE c.shop_id = ${tx.shopId} AND c.product_gid = g.gid`;
  const rows = snapshots.flatMap(collectionRows);
  if (rows.length === 0) return;
  const collections = [...new Map(rows.map((row) => [row.gid, row])).values()].sort((a, b) => (a.gid < b.gid ? -1 : 1));
  await tx.$executeRaw`
    INSERT INTO collection (shop_id, gid, handle, title, description, shop_updated_at)
    SELECT ${tx.shopId}, x.* FROM jsonb_to_recordset(${JSON.stringify(collections)}::jsonb) AS x(gid text, handle text,
      title text, description text, shop_updated_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET handle = EXCLUDED.handle, title = EXCLUDED.title,
      description = EXCLUDED.description, shop_updated_at = EXCLUDED.shop_updated_at
    WHERE collection.shop_updated_at < EXCLUDED.shop_updated_at`;
  await tx.$executeRaw`
    INSERT INTO product_in_collection (shop_id, product_gid, collection_gid)
    SELECT DISTINCT ${tx.shopId}, x.product_gid, x.gid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(gid text, product_gid text)`;
}
