/**
 * Keeps collections true: what one is called, and which products it holds. Called by the drain for a collection that
 * changed, and by every run for all of them. A product is written with its memberships, so a product whose membership
 * differs is marked and fetched again; all of a collection's are only when its title changed.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { applyCollection, collectionGids, productsOfCollection, removeCollection } from "~/catalog/index.server";
import { BULK_COLLECTIONS, bulkLines, collectionGroups, collectionMembers } from "~/shopify-admin/index.server";
import type { CollectionMembers } from "~/shopify-admin/index.server";
import type { ApplyResult } from "./apply.server";
import { markDirty, markedOf, PRIORITY, type Cause } from "./dirty.server";
import { noteDrift } from "./drift.server";
import { withBulkFile } from "./import/bulk-operation.server";
import type { PartEnd, RunContext } from "./import/run-context";
import { partOf, saveRun, type Run } from "./run.server";
import type { SyncShop } from "./sync-shop.server";

const MARK_BATCH = 500;

/** @throws AppError as AdminClient.query */
export async function applyCollectionsByIds(
  shop: SyncShop,
  gids: readonly string[],
  now: Date,
): Promise<ApplyResult[]> {
  const results: ApplyResult[] = [];
  for (const gid of gids) {
    const members = await collectionMembers(shop.client, gid);
    const kind = "collection" as const;
    if (members.kind === "gone") {
      const held = await productsOfCollection(shop.db, gid);
      await markAll(shop, held, { cause: "collection", at: now });
      results.push({ gid, kind, outcome: "removed", wasKnown: await removeCollection(shop.db, gid) });
    } else {
      await applyMembers(shop, members, { cause: "collection", at: now });
      results.push({ gid, kind, outcome: "applied", changedMs: null });
    }
  }
  return results;
}

/**
 * A run's part: every collection with its members, after the products are stored. What differs is counted as drift by
 * a reconcile alone: in an import the products changed while it ran.
 */
export async function syncCollections(context: RunContext, run: Run): Promise<PartEnd> {
  const request = { part: "collections", query: BULK_COLLECTIONS, isGrouped: true } as const;
  return withBulkFile(context, run, request, async (file) => {
    const { shop, clock, signal } = context;
    const why = { cause: run.kind === "import" ? "import" : "reconcile", at: new Date(clock.nowMs()) } as const;
    const stored = new Set(await collectionGids(shop.db));
    const record = partOf(run, "collections");
    const drift = { missing: 0, outdated: 0, gone: 0 };
    Object.assign(record, { done: 0, total: file.rootObjectCount });
    if (file.url !== null)
      for await (const members of collectionGroups(bulkLines(shop.fetchFile, file.url, file.objectCount))) {
        if (signal.aborted) return "waiting";
        const isKnown = stored.delete(members.snapshot.gid);
        if (await applyMembers(shop, members, why)) drift[isKnown ? "outdated" : "missing"] += 1;
        record.done += 1;
        await saveRun(shop.db, run, clock.nowMs());
        await breathe();
      }
    // The drain asks for each: one made after the bulk operation began is not in its file.
    await markAll(shop, [...stored], why);
    drift.gone = stored.size;
    if (run.kind === "reconcile") noteDrift(run, "collections", drift);
    return "done";
  });
}

/** @returns true when it differed from what is stored and from what is marked already */
async function applyMembers(
  shop: SyncShop,
  { snapshot, productGids }: CollectionMembers,
  why: MarkWhy,
): Promise<boolean> {
  const isRetitled = await applyCollection(shop.db, snapshot);
  const held = new Set(await productsOfCollection(shop.db, snapshot.gid));
  const holds = new Set(productGids);
  const differing = [...holds].filter((gid) => !held.has(gid)).concat([...held].filter((gid) => !holds.has(gid)));
  const gids = isRetitled ? [...new Set([...holds, ...held])] : differing;
  const known = await markedOf(shop.db, gids);
  await markAll(shop, gids, why);
  return gids.length > known.size;
}

interface MarkWhy {
  cause: Cause;
  at: Date;
}

async function markAll({ db }: SyncShop, gids: string[], { cause, at }: MarkWhy): Promise<void> {
  for (let from = 0; from < gids.length; from += MARK_BATCH)
    await markDirty(db, db.shopId, gids.slice(from, from + MARK_BATCH), at, { cause, priority: PRIORITY.prose });
}
