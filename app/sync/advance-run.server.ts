/**
 * Takes a run through its phases until it is done, must wait, or fails. Called by the run job; called again it goes on
 * from the checkpoint, also after the process was killed. It promises that a run never fails silently: it ends as done,
 * as failed with an error code, or pauses its shop with a reason.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "~/platform/clock";
import { toAppError, type AppError } from "~/platform/errors";
import { syncContent } from "./content.server";
import { importCustomers } from "./import/import-customers.server";
import { importOrders } from "./import/import-orders.server";
import { importProducts } from "./import/import-products.server";
import type { PhaseEnd, RunContext } from "./import/run-context";
import { pauseOnTrouble, resumeSync } from "./pause.server";
import { reconcileCustomers, reconcileOrders, reconcileProducts } from "./reconcile.server";
import {
  addSkipped,
  failRun,
  finishRun,
  nextPhase,
  saveRun,
  takeRun,
  yieldRun,
  type Phase,
  type Run,
} from "./run.server";
import type { SyncShop } from "./sync-shop.server";

/** `waiting`: for Shopify's bulk operation, try again soon. `stalled`: Shopify could not be asked; the next sweep tries. */
export type RunEnd = "done" | "waiting" | "stalled" | "failed" | "not-mine";

const MOST_POLLS = 12;

/** What passes by itself: the run waits and is taken up again by the next sweep. */
const PASSING: ReadonlySet<AppError["code"]> = new Set([
  "shopify-unavailable",
  "shopify-throttled",
  "shopify-unauthorised",
  "database-unavailable",
]);

export async function advanceRun(
  shop: SyncShop,
  runId: string,
  options: Partial<Omit<RunContext, "shop">> = {},
): Promise<RunEnd> {
  const context: RunContext = {
    shop,
    clock: options.clock ?? systemClock,
    sleep: options.sleep ?? (async (ms) => void (await sleep(ms))),
    signal: options.signal ?? new AbortController().signal,
    mostPolls: options.mostPolls ?? MOST_POLLS,
  };
  const run = await takeRun(shop.db, runId, context.clock.nowMs());
  if (!run) return "not-mine";
  while (run.phase !== "done") {
    const end = await onePhase(context, run);
    if (end !== "done") return end;
    nextPhase(run);
    await saveRun(shop.db, run, context.clock.nowMs());
  }
  await finishRun(shop.db, run, context.clock.nowMs());
  await resumeSync(shop.db.shopId);
  return "done";
}

async function onePhase(context: RunContext, run: Run): Promise<RunEnd> {
  const { db } = context.shop;
  try {
    const end = await phaseWork(context, run);
    if (end === "waiting") await yieldRun(db, run);
    return end;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === "scope-missing" && run.phase !== "products") {
      // The assistant goes on without what it may not read; the merchant sees which.
      addSkipped(run, run.phase, error.code);
      return "done";
    }
    await pauseOnTrouble(db.shopId, error, null);
    if (PASSING.has(error.code)) {
      await yieldRun(db, run);
      return "stalled";
    }
    await failRun(db, run, error, context.clock.nowMs());
    return "failed";
  }
}

const IMPORT: Record<Exclude<Phase, "done">, (context: RunContext, run: Run) => Promise<PhaseEnd>> = {
  products: importProducts,
  orders: importOrders,
  customers: importCustomers,
  content: contentPhase,
};

const RECONCILE: typeof IMPORT = {
  products: reconcileProducts,
  orders: reconcileOrders,
  customers: reconcileCustomers,
  content: contentPhase,
};

function phaseWork(context: RunContext, run: Run): Promise<PhaseEnd> {
  if (run.phase === "done") return Promise.resolve("done");
  return (run.kind === "reconcile" ? RECONCILE : IMPORT)[run.phase](context, run);
}

async function contentPhase({ shop, clock }: RunContext, run: Run): Promise<PhaseEnd> {
  const { documents } = await syncContent(shop, new Date(clock.nowMs()));
  run.counts.documents = { done: documents, total: documents };
  return "done";
}
