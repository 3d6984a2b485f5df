/**
 * Brings a shop's policies and published pages into its knowledge. Called by the import's last phase, every few minutes
 * by a job (Shopify has no webhooks for them), and when the shop's languages change. What is no longer published is
 * removed; unchanged text is not written again.
 */
import { applyDocument, documentKeys, removeDocument } from "~/knowledge/index.server";
import type { DocumentSnapshot } from "~/knowledge/types";
import { publishedPages, shopPolicies } from "~/shopify-admin/index.server";
import type { SyncShop } from "./sync-shop.server";

export interface ContentReport {
  documents: number;
  removed: number;
}

/** @throws AppError as AdminClient.query; nothing is removed for a kind that could not be read whole */
export async function syncContent(shop: SyncShop, now: Date): Promise<ContentReport> {
  const policies = await shopPolicies(shop.client, shop.primaryLocale);
  const first = await replaceKind(shop, "policy", policies, now);
  const pages = await publishedPages(shop.client, { locale: shop.primaryLocale, shopUrl: shop.primaryUrl });
  const second = await replaceKind(shop, "page", pages, now);
  return { documents: policies.length + pages.length, removed: first + second };
}

async function replaceKind(
  shop: SyncShop,
  kind: "policy" | "page",
  snapshots: DocumentSnapshot[],
  now: Date,
): Promise<number> {
  const current = new Set(snapshots.map((snapshot) => snapshot.sourceKey));
  for (const snapshot of snapshots) {
    await applyDocument(shop.db, snapshot, { now });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const outdated = (await documentKeys(shop.db, kind)).filter((key) => !current.has(key));
  for (const key of outdated) await removeDocument(shop.db, key);
  return outdated.length;
}
