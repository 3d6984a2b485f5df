/**
 * Takes a run through its parts, side by side, until all are done, must wait, or one fails. Called by the run job; called
 * again it goes on from each part's checkpoint, also after the process was killed. It promises that a run never fails
 * silently: it ends as done, as failed with an error code, or pauses its shop with a reason.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { toAppError, type AppError } from "~/platform/errors";
import { syncCollections } from "./collections.server";
import { markDeletedSince } from "./import/deleted-meanwhile.server";
import { importContent } from "./import/content-part.server";
import { importCustomers } from "./import/import-customers.server";
import { importOrders } from "./import/import-orders.server";
import { importProducts } from "./import/import-products.server";
import { importInventory } from "./import/inventory-part.server";
import { importPlans } from "./import/plans-part.server";
import type { PartWork, RunContext } from "./import/run-context";
import { storeGate } from "./import/store-gate";
import { pauseOnTrouble, resumeSync } from "./pause.server";
import { PARTS, type Part } from "./progress";
import { reconcileCustomers, reconcileOrders, reconcileProducts } from "./reconcile.server";
import { addSkipped, failRun, finishRun, LeaseLost, partOf, saveRun, takeRun, yieldRun, type Run } from "./run.server";
import type { SyncShop } from "./sync-shop.server";

/** `waiting`: for Shopify's bulk operations, try again soon. `stalled`: Shopify could not be asked; the next sweep tries. */
export type RunEnd = "done" | "waiting" | "stalled" | "failed" | "not-mine";

const MOST_POLLS = 12;
const PART_PAUSE_MS = 1000;

/** What passes by itself: the run waits and is taken up again by the next sweep. */
const PASSING: ReadonlySet<AppError["code"]> = new Set([
  "shopify-unavailable",
  "shopify-throttled",
  "shopify-unauthorised",
  "database-unavailable",
]);

const WORK: Record<string, Partial<Record<Part, PartWork>>> = {
  import: {
    products: importProducts,
    collections: syncCollections,
    inventory: importInventory,
    plans: importPlans,
    orders: importOrders,
    customers: importCustomers,
    content: importContent,
  },
  reconcile: {
    products: reconcileProducts,
    collections: syncCollections,
    inventory: importInventory,
    plans: importPlans,
    orders: reconcileOrders,
    customers: reconcileCustomers,
    content: importContent,
  },
};

/** A product's membership is known once the product is stored. */
const AFTER: Partial<Record<Part, Part>> = { collections: "products" };

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
    pace: options.pace ?? database().kind,
    store: options.store ?? storeGate(database().kind === "embedded" ? 1 : 2),
  };
  const run = await takeRun(shop.db, runId, context.clock.nowMs());
  if (!run) return "not-mine";
  try {
    return await allParts(context, run);
  } catch (thrown) {
    if (thrown instanceof LeaseLost) return "not-mine";
    throw thrown;
  }
}

type PartOutcome = "done" | "waiting" | { stalled: AppError } | { failed: AppError };

async function allParts(context: RunContext, run: Run): Promise<RunEnd> {
  const { db } = context.shop;
  const atWork = { count: 0 };
  const begun = new Map<Part, Promise<PartOutcome>>();
  for (const part of PARTS.filter((one) => isOpen(run, one))) {
    const first = AFTER[part] && begun.get(AFTER[part]);
    const isReady = async () => !first || (await first) === "done";
    begun.set(
      part,
      isReady().then((is) => (is ? onePart(context, run, part, atWork) : "waiting")),
    );
  }
  const settled = await Promise.allSettled(begun.values());
  const thrown = settled.find((part) => part.status === "rejected");
  if (thrown) throw thrown.reason;
  const outcomes = settled.flatMap((part) => (part.status === "fulfilled" ? part.value : []));
  const failed = outcomes.find((outcome) => typeof outcome === "object" && "failed" in outcome);
  if (typeof failed === "object" && "failed" in failed) {
    await failRun(db, run, failed.failed, context.clock.nowMs());
    return "failed";
  }
  if (outcomes.every((outcome) => outcome === "done")) {
    if (run.kind === "import") await markDeletedSince(context.shop, run.startedAt, new Date(context.clock.nowMs()));
    await finishRun(db, run, context.clock.nowMs());
    await resumeSync(db.shopId);
    return "done";
  }
  await yieldRun(db, run);
  return outcomes.some((outcome) => typeof outcome === "object") ? "stalled" : "waiting";
}

function isOpen(run: Run, part: Part): boolean {
  const { state } = partOf(run, part);
  return state === "waiting" || state === "running";
}

/** A part that must wait is asked again for as long as another part is at work: its file may be ready long before. */
async function onePart(context: RunContext, run: Run, part: Part, atWork: { count: number }): Promise<PartOutcome> {
  const work = WORK[run.kind]?.[part];
  if (!work) return endPart(context, run, part, "done", null);
  const record = partOf(run, part);
  record.startedAtMs ??= context.clock.nowMs();
  for (;;) {
    partOf(run, part).state = "running";
    atWork.count += 1;
    let end: "done" | "waiting";
    try {
      end = await work(context, run);
    } catch (thrown) {
      if (thrown instanceof LeaseLost) throw thrown;
      return await onTrouble(context, run, part, toAppError(thrown));
    } finally {
      atWork.count -= 1;
    }
    if (end === "done") return endPart(context, run, part, "done", null);
    if (context.signal.aborted || atWork.count === 0) return "waiting";
    await context.sleep(PART_PAUSE_MS);
    if (context.signal.aborted || atWork.count === 0) return "waiting";
  }
}

async function onTrouble(context: RunContext, run: Run, part: Part, error: AppError): Promise<PartOutcome> {
  if (error.code === "scope-missing" && part !== "products") {
    // The assistant goes on without what it may not read; the merchant sees which.
    addSkipped(run, part, { what: part, why: error.code });
    return endPart(context, run, part, "skipped", error.code);
  }
  await pauseOnTrouble(context.shop.db.shopId, error, null);
  return PASSING.has(error.code) ? { stalled: error } : { failed: error };
}

async function endPart(
  context: RunContext,
  run: Run,
  part: Part,
  state: "done" | "skipped",
  why: string | null,
): Promise<"done"> {
  const nowMs = context.clock.nowMs();
  Object.assign(partOf(run, part), { state, why, finishedAtMs: nowMs });
  await saveRun(context.shop.db, run, nowMs);
  return "done";
}
