/**
 * Deletes the sync's own old records. Called nightly. Deliveries are kept for as long as Shopify could send one again
 * (hours) and a week more; data requests until their 30 days are well over.
 */
import { systemDb } from "~/db.server";

const DAY_MS = 24 * 60 * 60_000;

export async function tidy(nowMs: number): Promise<void> {
  const before = (days: number) => new Date(nowMs - days * DAY_MS);
  const requests = "CUSTOMERS_DATA_REQUEST";
  await systemDb().webhookDelivery.deleteMany({ where: { receivedAt: { lt: before(7) }, topic: { not: requests } } });
  await systemDb().webhookDelivery.deleteMany({ where: { receivedAt: { lt: before(90) } } });
  await systemDb().freshnessSample.deleteMany({ where: { createdAt: { lt: before(7) } } });
  await systemDb().syncRun.deleteMany({ where: { finishedAt: { lt: before(30) }, kind: "reconcile" } });
}
