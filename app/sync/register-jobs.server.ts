/**
 * Binds the sync's jobs to their work and to the clock. Called once by the worker at start. Each handler finds its shop
 * anew: a job about a shop that has gone ends without a word.
 */
import { systemDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { enqueue, handleJob, scheduleJob } from "~/platform/jobs.server";
import { redactCustomer, redactShop } from "~/privacy/index.server";
import { adminFor } from "~/shopify-admin/index.server";
import { allInstalledShops, shopById } from "~/shops.server";
import { advanceRun } from "./advance-run.server";
import { syncContent } from "./content.server";
import { drainUntilEmpty } from "./drain.server";
import { refreshFacts, uninstall } from "./install.server";
import {
  contentJob,
  drainJob,
  passingKey,
  pollContentJob,
  redactJob,
  runJob,
  shopFactsJob,
  tidyJob,
  uninstallJob,
  wakeJob,
} from "./jobs.server";
import { onContentTrouble } from "./pause.server";
import { openSyncShop } from "./sync-shop.server";
import { tidy } from "./tidy.server";
import { wakeWhatWaits } from "./wake.server";

const WAITING_RUN_SECONDS = 2;

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
      const shop = await openSyncShop(shopId);
      if (!shop || (await advanceRun(shop, runId, { signal })) !== "waiting") return;
      await enqueue(
        systemDb(),
        runJob,
        { shopId, runId },
        {
          singletonKey: passingKey(runId),
          startAfterSeconds: WAITING_RUN_SECONDS,
        },
      );
    },
    { concurrency: 2 },
  );
  handleJob(contentJob, async ({ shopId }) => {
    const shop = await openSyncShop(shopId);
    if (shop) await syncContent(shop, new Date(systemClock.nowMs())).catch(onContentTrouble(shopId));
  });
  handleJob(shopFactsJob, async ({ shopId }) => {
    const shop = await shopById(shopId);
    if (shop?.uninstalledAt === null) await refreshFacts(adminFor(shop.domain), systemClock);
  });
  handleJob(uninstallJob, ({ shopId, triggeredAtMs }) => uninstall(shopId, { triggeredAtMs, clock: systemClock }));
}

function registerClockJobs(): void {
  handleJob(wakeJob, ({ shopId }) => wakeWhatWaits(systemClock, shopId));
  handleJob(pollContentJob, async () => {
    for (const shop of await allInstalledShops())
      if (shop.syncPausedReason === null)
        await enqueue(systemDb(), contentJob, { shopId: shop.id }, { singletonKey: shop.id });
  });
  handleJob(tidyJob, () => tidy(systemClock.nowMs()));
  scheduleJob(wakeJob, "* * * * *", { shopId: null });
  scheduleJob(pollContentJob, "*/3 * * * *", {});
  scheduleJob(tidyJob, "47 3 * * *", {});
}
