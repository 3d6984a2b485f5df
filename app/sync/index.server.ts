/**
 * The face of the sync: what a webhook, an install and the admin pages call, and the jobs the worker runs. It is the
 * only writer of what comes from Shopify, across all domains.
 */
import type { ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { startRun } from "./install.server";

export type { Delivery } from "./delivery";
export { receive, type Received } from "./inbox.server";
export { startInstall } from "./install.server";
export { registerJobs } from "./register-jobs.server";
export { syncStatus, type SyncStatus } from "./status.server";

/** Compares everything with the shop and fetches what differs; a reconcile that is under way is not doubled. */
export async function requestReconcile(db: ShopDb): Promise<void> {
  await startRun(db.shopId, "reconcile", systemClock);
}
