/**
 * Brings a shop's policies, published pages and articles, and its shipping rates, into its knowledge. Called by the
 * import's content part, every few minutes by a job (Shopify has no webhooks for them), and when the shop's languages or
 * scopes change. What is no longer published is removed; unchanged text is not written again.
 */
import { setImmediate as breathe } from "node:timers/promises";
import {
  applyDocument,
  documentKeys,
  knownDocuments,
  removeDocument,
  shippingDocument,
} from "~/knowledge/index.server";
import type { DocumentSnapshot } from "~/knowledge/types";
import {
  articlesByIds,
  publishedArticles,
  publishedPages,
  shippingZones,
  shopPolicies,
} from "~/shopify-admin/index.server";
import { hasScope } from "~/shops.server";
import type { SyncShop } from "./sync-shop.server";

export interface ContentReport {
  documents: number;
  removed: number;
}

/** Articles fetched and stored at a time. */
const ARTICLES_AT_ONCE = 25;

/** @throws AppError as AdminClient.query; nothing is removed for a kind that could not be read whole */
export async function syncContent(shop: SyncShop, now: Date): Promise<ContentReport> {
  const place = { locale: shop.primaryLocale, shopUrl: shop.primaryUrl };
  const reports = [
    await replaceKind(shop, "policy", await shopPolicies(shop.client, shop.primaryLocale), now),
    await replaceKind(shop, "page", await publishedPages(shop.client, place), now),
    await syncArticles(shop, now),
    await replaceKind(shop, "shipping", await shippingDocuments(shop), now),
  ];
  return {
    documents: reports.reduce((sum, report) => sum + report.documents, 0),
    removed: reports.reduce((sum, report) => sum + report.removed, 0),
  };
}

async function replaceKind(
  shop: SyncShop,
  kind: DocumentSnapshot["kind"],
  snapshots: DocumentSnapshot[],
  now: Date,
): Promise<ContentReport> {
  await applyAll(shop, snapshots, now);
  const current = new Set(snapshots.map((snapshot) => snapshot.sourceKey));
  return { documents: snapshots.length, removed: await removeOthers(shop, kind, current) };
}

/** Only articles that are new, changed or moved are read whole. */
async function syncArticles(shop: SyncShop, now: Date): Promise<ContentReport> {
  const { primaryLocale: locale, primaryUrl: shopUrl } = shop;
  const heads = await publishedArticles(shop.client, shopUrl);
  const known = await knownDocuments(shop.db, "article");
  const differing = heads.filter((head) => {
    const stored = known.get(head.sourceKey);
    const isSame = stored?.url === head.url && stored.locale === locale;
    return !isSame || head.updatedAt === null || stored.updatedAt?.getTime() !== head.updatedAt.getTime();
  });
  for (let at = 0; at < differing.length; at += ARTICLES_AT_ONCE) {
    const gids = differing.slice(at, at + ARTICLES_AT_ONCE).map((head) => head.gid);
    await applyAll(shop, await articlesByIds(shop.client, gids, { locale, shopUrl }), now);
  }
  const current = new Set(heads.map((head) => head.sourceKey));
  return { documents: heads.length, removed: await removeOthers(shop, "article", current) };
}

/** None without the scope: rates of an earlier grant are forgotten, as they may have changed since. */
async function shippingDocuments({ db, client, primaryLocale }: SyncShop): Promise<DocumentSnapshot[]> {
  if (!(await hasScope(db, "read_shipping"))) return [];
  const document = shippingDocument(await shippingZones(client), primaryLocale);
  return document === null ? [] : [document];
}

async function applyAll(shop: SyncShop, snapshots: DocumentSnapshot[], now: Date): Promise<void> {
  for (const snapshot of snapshots) {
    await applyDocument(shop.db, snapshot, { now });
    await breathe();
  }
}

async function removeOthers(shop: SyncShop, kind: DocumentSnapshot["kind"], current: Set<string>): Promise<number> {
  const outdated = (await documentKeys(shop.db, kind)).filter((key) => !current.has(key));
  for (const key of outdated) await removeDocument(shop.db, key);
  return outdated.length;
}
