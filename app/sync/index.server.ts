/**
 * The face of the sync: what a webhook, an install and the admin pages call, and the jobs the worker runs. It is the
 * only writer of what comes from Shopify, across all domains.
 */
import type { ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { adminFor } from "~/shopify-admin/index.server";
import { refreshFacts, restartImport, startRun } from "./install.server";
import { OPTIONAL_TOPICS } from "./topics";

export type { Delivery } from "./delivery";
export { readSyncGauges } from "./gauges.server";
export { receive, type Received } from "./inbox.server";
export { startInstall } from "./install.server";
export { registerJobs } from "./register-jobs.server";
export { syncStatus, type SyncStatus } from "./status.server";

/** Compares everything with the shop and fetches what differs; a reconcile that is under way is not doubled. */
export async function requestReconcile(db: ShopDb): Promise<void> {
  await startRun(db.shopId, "reconcile", systemClock);
}

/** Reads every product again, by rules that have just changed. */
export async function requestImport(db: ShopDb): Promise<void> {
  await restartImport(db.shopId, systemClock);
}

/** What a shop may grant after installation (shopify.app.toml, optional_scopes). */
export const OPTIONAL_SCOPES: readonly string[] = Object.keys(OPTIONAL_TOPICS);

/**
 * Reads now what the shop says of itself: after its merchant granted or took back a scope.
 * @throws AppError as AdminClient.query
 */
export async function readShopFacts(shopDomain: string): Promise<void> {
  await refreshFacts(adminFor(shopDomain), systemClock);
}
