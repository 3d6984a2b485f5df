/**
 * The statements that store products: each takes many rows at once, as JSON. Called by apply.server.ts in a transaction.
 * A product's row is the lock of all that hangs below it: it is taken by the first statement, and the second, which sees
 * what others committed before, touches only products whose stored state is the snapshot's.
 */
import type { ShopQuery } from "~/db.server";
import type { collectionRow, productRow, variantRows } from "./product-row.server";

export type ProductRow = ReturnType<typeof productRow>;
export type VariantRow = ReturnType<typeof variantRows>[number];
export type CollectionRow = ReturnType<typeof collectionRow>;
export interface MembershipRow {
  product_gid: string;
  gid: string;
}

/**
 * Inserts products, or updates those whose stored state is not newer; a row that would not change is left as it is, so
 * that importing a shop again costs little. A row read within the second of its change is written again in any case: it
 * may have changed once more within it (reconcile.server.ts tells by `synced_at`).
 * @returns gids that were not there before
 */
export async function upsertProducts(query: ShopQuery, rows: ProductRow[]): Promise<Set<string>> {
  const inserted = await query<{ gid: string; is_new: boolean }>(
    "catalog-upsert-products",
    `
    INSERT INTO product AS p (shop_id, gid, handle, title, description, vendor, product_type, category, tags, status,
      is_sellable, is_available, url, image_url, image_alt, images, needs_plan, options, metafields, currency,
      min_price_minor, max_price_minor, total_inventory, search_vector, shop_created_at, shop_updated_at, synced_at)
    SELECT $1, x.gid, x.handle, x.title, x.description, x.vendor, x.product_type, x.category, x.tags, x.status,
      x.is_sellable, x.is_available, x.url, x.image_url, x.image_alt, x.images, x.needs_plan, x.options, x.metafields,
      coalesce((SELECT currency FROM shop WHERE id = $1), 'USD'), x.min_price_minor,
      x.max_price_minor, x.total_inventory, x.search_vector::tsvector, x.shop_created_at, x.shop_updated_at, x.synced_at
    FROM json_to_recordset($2::json) AS x(gid text, handle text, title text, description text,
      vendor text, product_type text, category text, tags text[], status text, is_sellable boolean, is_available boolean,
      url text, image_url text, image_alt text, images jsonb, needs_plan boolean, options jsonb, metafields jsonb,
      min_price_minor int, max_price_minor int, total_inventory int, search_vector text, shop_created_at timestamp,
      shop_updated_at timestamp, synced_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET handle = EXCLUDED.handle, title = EXCLUDED.title,
      description = EXCLUDED.description, vendor = EXCLUDED.vendor, product_type = EXCLUDED.product_type,
      category = EXCLUDED.category, tags = EXCLUDED.tags, status = EXCLUDED.status, is_sellable = EXCLUDED.is_sellable,
      is_available = EXCLUDED.is_available, url = EXCLUDED.url, image_url = EXCLUDED.image_url,
      image_alt = EXCLUDED.image_alt, images = EXCLUDED.images, needs_plan = EXCLUDED.needs_plan,
      options = EXCLUDED.options, metafields = EXCLUDED.metafields, currency = EXCLUDED.currency,
      min_price_minor = EXCLUDED.min_price_minor, max_price_minor = EXCLUDED.max_price_minor,
      total_inventory = EXCLUDED.total_inventory, search_vector = EXCLUDED.search_vector,
      shop_created_at = EXCLUDED.shop_created_at, shop_updated_at = EXCLUDED.shop_updated_at,
      synced_at = EXCLUDED.synced_at
    WHERE p.shop_updated_at < EXCLUDED.shop_updated_at
      OR p.shop_updated_at = EXCLUDED.shop_updated_at AND p.synced_at <= EXCLUDED.synced_at
        AND (p.synced_at < p.shop_updated_at + interval '1 second'
          OR (p.handle, p.title, p.description, p.vendor, p.product_type, p.category, p.tags, p.status, p.is_sellable,
            p.is_available, p.url, p.images, p.needs_plan, p.options, p.metafields, p.currency, p.min_price_minor,
            p.max_price_minor, p.total_inventory, p.search_vector, p.shop_created_at)
          IS DISTINCT FROM (EXCLUDED.handle, EXCLUDED.title, EXCLUDED.description, EXCLUDED.vendor,
            EXCLUDED.product_type, EXCLUDED.category, EXCLUDED.tags, EXCLUDED.status, EXCLUDED.is_sellable,
            EXCLUDED.is_available, EXCLUDED.url, EXCLUDED.images, EXCLUDED.needs_plan, EXCLUDED.options,
            EXCLUDED.metafields, EXCLUDED.currency, EXCLUDED.min_price_minor, EXCLUDED.max_price_minor,
            EXCLUDED.total_inventory, EXCLUDED.search_vector, EXCLUDED.shop_created_at))
    RETURNING p.gid, xmax = 0 AS is_new`,
    [JSON.stringify(rows)],
  );
  return new Set(inserted.filter(({ is_new }) => is_new).map(({ gid }) => gid));
}

/** Of these products, those whose stored state is not newer than the snapshot's. After upsertProducts: they are locked. */
export async function currentProducts(query: ShopQuery, rows: ProductRow[]): Promise<Set<string>> {
  const current = await query<{ gid: string }>(
    "catalog-current-products",
    `
    SELECT p.gid FROM product AS p
    JOIN unnest($2::text[], $3::text[], $4::text[]) AS x(gid, at, synced)
      ON p.gid = x.gid AND p.shop_updated_at = x.at::timestamp AND p.synced_at <= x.synced::timestamp
    WHERE p.shop_id = $1`,
    [rows.map(({ gid }) => gid), rows.map((row) => row.shop_updated_at), rows.map((row) => row.synced_at)],
  );
  return new Set(current.map(({ gid }) => gid));
}

/** Makes the variants of `known` products (stored before) exactly these; those of new products need no look. */
export async function replaceVariants(query: ShopQuery, rows: VariantRow[], known: string[]): Promise<void> {
  if (known.length > 0)
    // Joined and not `= ANY`: without statistics the planner would read every variant of the shop for each batch.
    await query(
      "catalog-drop-variants",
      `
      DELETE FROM variant AS v USING unnest($2::text[]) AS g(gid)
      WHERE v.shop_id = $1 AND v.product_gid = g.gid
        AND NOT v.gid = ANY($3::text[])`,
      [known, rows.map(({ gid }) => gid)],
    );
  if (rows.length === 0) return;
  // A conflict is a variant that stays, or one that moved here from a product outside the batch.
  await query(
    "catalog-upsert-variants",
    `
    INSERT INTO variant AS v (shop_id, gid, product_gid, position, title, sku, price_minor, compare_at_minor,
      is_available, inventory_quantity, is_backorder, inventory_item_gid, unit_price, options, sizes, colors)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, product_gid text,
      position int, title text, sku text, price_minor int, compare_at_minor int, is_available boolean,
      inventory_quantity int, is_backorder boolean, inventory_item_gid text, unit_price jsonb, options jsonb,
      sizes text[], colors text[])
    ON CONFLICT (shop_id, gid) DO UPDATE SET product_gid = EXCLUDED.product_gid, position = EXCLUDED.position,
      title = EXCLUDED.title, sku = EXCLUDED.sku, price_minor = EXCLUDED.price_minor,
      compare_at_minor = EXCLUDED.compare_at_minor, is_available = EXCLUDED.is_available,
      inventory_quantity = EXCLUDED.inventory_quantity, is_backorder = EXCLUDED.is_backorder,
      inventory_item_gid = EXCLUDED.inventory_item_gid, unit_price = EXCLUDED.unit_price, options = EXCLUDED.options,
      sizes = EXCLUDED.sizes, colors = EXCLUDED.colors
    WHERE v.* IS DISTINCT FROM EXCLUDED.*`,
    [JSON.stringify(rows)],
  );
}

/** Makes the collections of these products exactly these. A collection that went meanwhile takes nobody in. */
export async function replaceMemberships(query: ShopQuery, rows: MembershipRow[], known: string[]): Promise<void> {
  const products = rows.map((row) => row.product_gid);
  const collections = rows.map((row) => row.gid);
  if (known.length > 0)
    await query(
      "catalog-drop-memberships",
      `
      DELETE FROM product_in_collection AS c USING unnest($2::text[]) AS g(gid)
      WHERE c.shop_id = $1 AND c.product_gid = g.gid AND NOT EXISTS (
        SELECT 1 FROM unnest($3::text[], $4::text[]) AS x(product_gid, gid)
        WHERE x.product_gid = c.product_gid AND x.gid = c.collection_gid)`,
      [known, products, collections],
    );
  if (rows.length === 0) return;
  await query(
    "catalog-add-memberships",
    `
    INSERT INTO product_in_collection (shop_id, product_gid, collection_gid)
    SELECT $1, x.product_gid, c.gid
    FROM unnest($2::text[], $3::text[]) AS x(product_gid, gid)
    JOIN collection AS c ON c.shop_id = $1 AND c.gid = x.gid
    FOR KEY SHARE OF c
    ON CONFLICT DO NOTHING`,
    [products, collections],
  );
}

/** Outside the products' transaction: hundreds of products share a collection, and must not wait for its row. */
export async function upsertCollections(query: ShopQuery, rows: CollectionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await query(
    "catalog-upsert-collections",
    `
    INSERT INTO collection (shop_id, gid, handle, title, description, shop_updated_at)
    SELECT $1, x.* FROM json_to_recordset($2::json) AS x(gid text, handle text,
      title text, description text, shop_updated_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET handle = EXCLUDED.handle, title = EXCLUDED.title,
      description = EXCLUDED.description, shop_updated_at = EXCLUDED.shop_updated_at
    WHERE collection.shop_updated_at < EXCLUDED.shop_updated_at`,
    [JSON.stringify(rows)],
  );
}
