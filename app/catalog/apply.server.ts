/**
 * Writes what the shop says of its products: product, variants, options and collections in one transaction, and only
 * when the snapshot is not older than what is stored. The sync is the only caller. Many products go in one statement
 * per table, so that a bulk import runs at thousands a second.
 */
import type { ShopDb } from "~/db.server";
import { database, shopSession } from "~/db.server";
import { allowedMetafields, noteMetafields } from "./metafield-rules.server";
import { collectionRow, productRow, variantRows, type MetafieldFilter } from "./product-row.server";
import { refreshStatistics } from "./statistics.server";
import type { ProductSnapshot } from "./types";
import {
  currentProducts,
  replaceMemberships,
  replaceVariants,
  upsertCollections,
  upsertProducts,
} from "./write-products.server";

/** Products a transaction: on the embedded database the event loop stands still while one runs. */
const APPLY_BATCH = { embedded: 50, server: 200 } as const;

export type Applied = "applied" | "stale";

/** Stores one batch after another and remembers between them what need not be written or looked up again. */
export interface ProductWriter {
  /** @param now when the snapshots were fetched */
  store(snapshots: ProductSnapshot[], now: Date): Promise<{ applied: number; stale: number }>;
}

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
 * Stores many products, a batch in a transaction, giving way to other work between batches. A product named twice
 * counts once, with its newest state. A failure keeps the batches before it.
 */
export async function applyProducts(
  db: ShopDb,
  snapshots: ProductSnapshot[],
  { now }: { now: Date },
): Promise<{ applied: number; stale: number }> {
  return productWriter(db).store(snapshots, now);
}

/** A writer for one job or one part of a run: what it remembers of the shop grows old. */
export function productWriter(db: ShopDb): ProductWriter {
  const memory: Memory = { collections: new Map(), metafields: new Set() };
  return {
    store: async (snapshots, now) => {
      const newest = newestOf(snapshots);
      const batchSize = APPLY_BATCH[database().kind];
      let applied = 0;
      for (let at = 0; at < newest.length; at += batchSize) {
        if (at > 0) await new Promise((resolve) => setImmediate(resolve));
        const count = await applyBatch(db, newest.slice(at, at + batchSize), { now, memory });
        await refreshStatistics(db, count);
        applied += count;
      }
      return { applied, stale: newest.length - applied };
    },
  };
}

/** Forgets a product; true when it was there. */
export async function removeProduct(db: ShopDb, gid: string): Promise<boolean> {
  const { count } = await db.product.deleteMany({ where: { gid } });
  return count > 0;
}

/** Gids of stored products in order, from the one after `after` ("" for the first). */
export async function productGidsAfter(db: ShopDb, after: string, limit: number): Promise<string[]> {
  const rows = await db.product.findMany({
    where: { gid: { gt: after } },
    select: { gid: true },
    orderBy: { gid: "asc" },
    take: limit,
  });
  return rows.map((row) => row.gid);
}

interface Memory {
  /** Update time of each collection that this writer stored. */
  collections: Map<string, number>;
  /** Metafields that were listed for the merchant. */
  metafields: Set<string>;
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

async function applyBatch(
  db: ShopDb,
  snapshots: ProductSnapshot[],
  { now, memory }: { now: Date; memory: Memory },
): Promise<number> {
  const mayTell = await metafieldFilter(db, snapshots, { now, memory });
  const rows = snapshots.map((snapshot) => productRow(snapshot, { now, mayTell }));
  await storeCollections(db, snapshots, memory);
  return shopSession(db, async (query) => {
    const isNew = await upsertProducts(query, rows);
    const current = isNew.size === rows.length ? isNew : await currentProducts(query, rows);
    const fresh = snapshots.filter((snapshot) => current.has(snapshot.gid));
    if (fresh.length === 0) return 0;
    const known = fresh.filter(({ gid }) => !isNew.has(gid)).map(({ gid }) => gid);
    const variants = new Map(fresh.flatMap(variantRows).map((row) => [row.gid, row]));
    await replaceVariants(query, [...variants.values()], known);
    const memberships = fresh.flatMap(({ gid: product_gid, collections }) =>
      collections.map(({ gid }) => ({ product_gid, gid })),
    );
    await replaceMemberships(query, memberships, known);
    return fresh.length;
  });
}

/** Asked anew for each batch: a merchant's switch holds from the next one on. */
async function metafieldFilter(
  db: ShopDb,
  snapshots: ProductSnapshot[],
  { now, memory }: { now: Date; memory: Memory },
): Promise<MetafieldFilter> {
  const unseen = new Map<string, ProductSnapshot["metafields"][number]>();
  for (const { metafields } of snapshots)
    for (const field of metafields) {
      const name = `${field.namespace}\u0000${field.key}`;
      if (!memory.metafields.has(name)) unseen.set(name, field);
    }
  if (unseen.size > 0) await noteMetafields(db, [...unseen.values()], now);
  for (const name of unseen.keys()) memory.metafields.add(name);
  return memory.metafields.size === 0 ? () => false : allowedMetafields(db);
}

/** Collections first and each once: a hundred thousand products share a few of them. */
async function storeCollections(db: ShopDb, snapshots: ProductSnapshot[], memory: Memory): Promise<void> {
  const fresh = new Map<string, ProductSnapshot["collections"][number]>();
  for (const { collections } of snapshots)
    for (const collection of collections) {
      const known = fresh.get(collection.gid)?.updatedAt.getTime() ?? memory.collections.get(collection.gid) ?? -1;
      if (known < collection.updatedAt.getTime()) fresh.set(collection.gid, collection);
    }
  const sorted = [...fresh.values()].sort((a, b) => (a.gid < b.gid ? -1 : 1));
  if (sorted.length > 0) await shopSession(db, (query) => upsertCollections(query, sorted.map(collectionRow)));
  for (const { gid, updatedAt } of sorted) memory.collections.set(gid, updatedAt.getTime());
}
