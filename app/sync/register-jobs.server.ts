/**
 * Binds the sync's jobs to their work and to the clock. Called once by the worker at start. Each handler finds its shop
 * anew: a job about a shop that has gone ends without a word.
 */
import { systemDb, type ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { enqueue, handleJob, scheduleJob } from "~/platform/jobs.server";
import { redactCustomer, redactShop } from "~/privacy/index.server";
import { adminFor } from "~/shopify-admin/index.server";
import { allInstalledShops, shopById } from "~/shops.server";
import { advanceRun, type RunEnd } from "./advance-run.server";
import { syncContent } from "./content.server";
import { drainUntilEmpty } from "./drain.server";
import { refreshFacts, uninstall } from "./install.server";
import {
  contentJob,
  drainJob,
  pollContentJob,
  redactJob,
  runJob,
  shopFactsJob,
  tidyJob,
  uninstallJob,
  wakeJob,
} from "./jobs.server";
import { spreadOf } from "./night";
import { onContentTrouble } from "./pause.server";
import { openSyncShop } from "./sync-shop.server";
import { tidy } from "./tidy.server";
import { wakeWhatWaits } from "./wake.server";

/** A bulk operation is asked about again soon; a run that another worker holds, when its lease may have run out. */
const RUN_AGAIN_SECONDS: Partial<Record<RunEnd, number>> = { waiting: 2, "not-mine": 10 };

/** Shops are polled one after another through the three minutes, each always at its own second. */
const POLL_SPREAD_SECONDS = 150;

export function registerJobs(): void {
  registerShopJobs();
  registerClockJobs();
  handleJob(redactJob, async (payload) => {
    if (payload.kind === "shop") await redactShop(payload.shopDomain);
    else await redactCustomer(payload.shopDomain, payload);
  });
}

function registerShopJobs(): void {
  handleJob(
    drainJob,
    async ({ shopId }, { signal }) => {
      const shop = await openSyncShop(shopId);
      if (shop) await drainUntilEmpty(shop, { clock: systemClock, signal });
    },
    { concurrency: 4 },
  );
  handleJob(
    runJob,
    async ({ shopId, runId }, { signal }) => {
      const shop = await openSyncShop(shopId, "background");
      if (!shop) return;
      const inSeconds = RUN_AGAIN_SECONDS[await advanceRun(shop, runId, { signal })];
      if (inSeconds === undefined || (await isOver(shop.db, runId))) return;
      const options = { singletonKey: runId, startAfterSeconds: inSeconds };
      await enqueue(systemDb(), runJob, { shopId, runId }, options);
    },
    { concurrency: 2 },
  );
  handleJob(contentJob, async ({ shopId }) => {
    const shop = await openSyncShop(shopId);
    if (shop) await syncContent(shop, new Date(systemClock.nowMs())).catch(onContentTrouble(shopId));
  });
  handleJob(shopFactsJob, async ({ shopId }) => {
    const shop = await shopById(shopId);
    if (shop?.uninstalledAt !== null) return;
    await refreshFacts(adminFor(shop.domain, "webhook"), systemClock).catch(onContentTrouble(shopId));
  });
  handleJob(uninstallJob, ({ shopId, triggeredAtMs }) => uninstall(shopId, { triggeredAtMs, clock: systemClock }));
}

async function isOver(db: ShopDb, runId: string): Promise<boolean> {
  return (await db.syncRun.count({ where: { id: runId, status: "running" } })) === 0;
}

function registerClockJobs(): void {
  handleJob(wakeJob, ({ shopId }) => wakeWhatWaits(systemClock, shopId));
  handleJob(pollContentJob, async () => {
    for (const shop of await allInstalledShops())
      if (shop.syncPausedReason === null)
        await enqueue(
          systemDb(),
          contentJob,
          { shopId: shop.id },
          { singletonKey: `${shop.id}:poll`, startAfterSeconds: spreadOf(shop.id, POLL_SPREAD_SECONDS) },
        );
  });
  handleJob(tidyJob, () => tidy(systemClock.nowMs()));
  scheduleJob(wakeJob, "* * * * *", { shopId: null });
  scheduleJob(pollContentJob, "*/3 * * * *", {});
  scheduleJob(tidyJob, "47 3 * * *", {});
}
