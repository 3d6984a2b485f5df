/**
 * A shop's coming and going: the first token starts its import, an uninstall ends everything at once, changed facts or
 * scopes are read again. Called by shopify.server.ts after a token exchange, and by the jobs of control webhooks.
 */
import { forgetIncomingBefore } from "~/catalog/index.server";
import { forShop, systemDb } from "~/db.server";
import { systemClock, type Clock } from "~/platform/clock";
import { enqueue } from "~/platform/jobs.server";
import { log } from "~/platform/log.server";
import { adminFor, forgetTokens, shopFacts, shopMarkets, type AdminClient } from "~/shopify-admin/index.server";
import { grants, markUninstalled, saveShop, shopByDomain, shopById, type Shop } from "~/shops.server";
import { contentJob, runJob } from "./jobs.server";
import { syncMetafieldRules } from "./metafields.server";
import { subscribeToGranted } from "./optional-topics.server";
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
  if (shop.syncPausedReason !== null) return resume(shop, clock);
  if (!(await hasImport(shop))) await startRun(shop.id, "import", clock);
}

/** Lets a paused shop's sync run again, and finds what was missed: by the import, where none ever ended. */
async function resume(shop: Shop, clock: Clock): Promise<void> {
  await resumeSync(shop.id);
  const whole = await forShop(shop.id).syncRun.findFirst({
    where: { kind: "import", status: "done", startedAt: { gte: shop.installedAt } },
    select: { id: true },
  });
  // Under a missing scope some things were read with holes, which their update times do not tell.
  const isAllToRead = !whole || shop.syncPausedReason === "scope-missing";
  await startRun(shop.id, isAllToRead ? "import" : "reconcile", clock);
}

/** Facts that could be read prove a token, a version and an open shop; a scope must be among those granted. */
function isMended(reason: string, shop: Shop): boolean {
  return reason !== "scope-missing" || grants(shop, "read_products");
}

/**
 * Reads what the shop says of itself (name, address, languages, markets, scopes, metafield definitions), saves it, and
 * sets off whatever has to be read again because of it. Called at install, and by the job of webhooks about the shop.
 * @throws AppError as AdminClient.query
 */
export async function refreshFacts(client: AdminClient, clock: Clock): Promise<Shop> {
  const facts = ofAsked(await shopFacts(client), client.shopDomain);
  const markets = grants(facts, "read_markets") ? await shopMarkets(client) : [];
  const before = await shopByDomain(facts.domain);
  const now = new Date(clock.nowMs());
  const shop = await saveShop({ ...facts, markets }, now);
  const own = { db: forShop(shop.id), client };
  await subscribeToGranted(own);
  const hasNewRules = await syncMetafieldRules(own, now);
  if (before) await followChange(before, shop, { hasNewRules, clock });
  return shop;
}

/**
 * A shop is known by the domain it installed under, which its tokens and webhooks carry. A merchant may take another
 * myshopify.com name once (Settings → Domains); the first goes on working, and must not become a second shop here.
 */
function ofAsked<Facts extends { domain: string }>(facts: Facts, askedDomain: string): Facts {
  if (facts.domain.toLowerCase() !== askedDomain.toLowerCase())
    log.warn({ event: "shop-other-domain", asked: askedDomain, told: facts.domain }, "the shop names another domain");
  return { ...facts, domain: askedDomain };
}

/** Begins a run, or wakes the one that is under way. */
export async function startRun(shopId: string, kind: "import" | "reconcile", clock: Clock): Promise<void> {
  const runId = await beginRun(forShop(shopId), kind, clock.nowMs());
  await enqueue(systemDb(), runJob, { shopId, runId }, { singletonKey: runId });
}

/** Reads every product anew by rules that have changed: an import under way began with the old ones, and ends here. */
export async function restartImport(shopId: string, clock: Clock): Promise<void> {
  await forShop(shopId).syncRun.updateMany({
    where: { kind: "import", status: "running" },
    data: { status: "failed", finishedAt: new Date(clock.nowMs()), errorCode: "conflict" },
  });
  await startRun(shopId, "import", clock);
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

/** What a change of the shop's own facts makes outdated is read again. */
async function followChange(
  before: Shop,
  shop: Shop,
  { hasNewRules, clock }: { hasNewRules: boolean; clock: Clock },
): Promise<void> {
  const gained = (scope: string) => grants(shop, scope) && !grants(before, scope);
  const lost = (scope: string) => grants(before, scope) && !grants(shop, scope);
  if (lost("read_inventory")) await forgetIncomingBefore(forShop(shop.id), null);
  // Prices are stored in the shop's currency, metafields by its rules.
  if ((hasNewRules || before.currency !== shop.currency) && (await hasImport(shop)))
    await restartImport(shop.id, clock);
  if (before.syncPausedReason !== null && isMended(before.syncPausedReason, shop)) await resume(shop, clock);
  else if (gained("read_inventory")) await startRun(shop.id, "reconcile", clock);
  const isElsewhere = before.primaryLocale !== shop.primaryLocale || before.primaryUrl !== shop.primaryUrl;
  if (isElsewhere || gained("read_shipping") || lost("read_shipping"))
    await enqueue(systemDb(), contentJob, { shopId: shop.id }, { singletonKey: shop.id });
}

async function hasImport(shop: Shop): Promise<boolean> {
  const run = await forShop(shop.id).syncRun.findFirst({
    where: { kind: "import", startedAt: { gte: shop.installedAt }, status: { in: ["running", "done"] } },
    select: { id: true },
  });
  return run !== null;
}
