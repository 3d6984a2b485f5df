/**
 * A shop's coming and going: the first token starts its import, an uninstall ends everything at once, changed facts or
 * scopes are read again. Called by shopify.server.ts after a token exchange, and by the jobs of control webhooks.
 */
import { forShop, systemDb } from "~/db.server";
import { systemClock, type Clock } from "~/platform/clock";
import { enqueue } from "~/platform/jobs.server";
import { adminFor, forgetTokens, shopFacts, type AdminClient } from "~/shopify-admin/index.server";
import { markUninstalled, saveShop, shopByDomain, shopById, type Shop } from "~/shops.server";
import { contentJob, passingKey, runJob } from "./jobs.server";
import { resumeSync } from "./pause.server";
import { beginRun } from "./run.server";

/**
 * Records the shop and starts its first import, or a reconcile where one was imported before and stood still since.
 * Every token exchange calls it; for a shop that is in order it costs one query to our own database.
 * @throws AppError as AdminClient.query when a shop not yet recorded cannot be asked for its facts
 */
export async function startInstall(
  shopDomain: string,
  options: { clock?: Clock; client?: AdminClient } = {},
): Promise<void> {
  const clock = options.clock ?? systemClock;
  const known = await shopByDomain(shopDomain);
  const shop = known ?? (await refreshFacts(options.client ?? adminFor(shopDomain), clock));
  if (!(await hasImport(shop))) return startRun(shop.id, "import", clock);
  if (shop.syncPausedReason === null) return;
  await resumeSync(shop.id);
  await startRun(shop.id, "reconcile", clock);
}

/** Reads the shop's facts and saves them; what was granted anew lets a paused sync run again. */
export async function refreshFacts(client: AdminClient, clock: Clock): Promise<Shop> {
  const facts = await shopFacts(client);
  const before = await shopByDomain(facts.domain);
  const shop = await saveShop(facts, new Date(clock.nowMs()));
  if (before?.syncPausedReason) {
    await resumeSync(shop.id);
    await startRun(shop.id, "reconcile", clock);
  }
  if (before && before.primaryLocale !== facts.primaryLocale)
    await enqueue(systemDb(), contentJob, { shopId: shop.id }, { singletonKey: shop.id });
  return shop;
}

/** Begins a run, or wakes the one that is under way. */
export async function startRun(shopId: string, kind: "import" | "reconcile", clock: Clock): Promise<void> {
  const runId = await beginRun(forShop(shopId), kind, clock.nowMs());
  await enqueue(systemDb(), runJob, { shopId, runId }, { singletonKey: passingKey(runId) });
}

/**
 * Drops tokens and marks, ends runs, and hides the shop from every door. Its data stays until shop/redact comes.
 * @param triggeredAtMs when it was uninstalled; an uninstall older than the present install is ignored
 */
export async function uninstall(
  shopId: string,
  { triggeredAtMs, clock }: { triggeredAtMs: number | null; clock: Clock },
): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || (triggeredAtMs !== null && triggeredAtMs < shop.installedAt.getTime())) return;
  const now = new Date(clock.nowMs());
  await markUninstalled(shopId, now);
  await forgetTokens(shop.domain);
  const db = forShop(shopId);
  await db.dirtyResource.deleteMany({});
  await db.syncRun.updateMany({
    where: { status: "running" },
    data: { status: "failed", finishedAt: now, errorCode: "shop-not-installed" },
  });
}

async function hasImport(shop: Shop): Promise<boolean> {
  const run = await forShop(shop.id).syncRun.findFirst({
    where: { kind: "import", startedAt: { gte: shop.installedAt }, status: { in: ["running", "done"] } },
    select: { id: true },
  });
  return run !== null;
}
