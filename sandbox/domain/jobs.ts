/**
 * Work that the platform does after it has answered: cancelling an order, adding many codes to a discount. A job runs
 * when it is due by the sandbox's clock, or when it is asked for the second time, so that a client always sees it
 * unfinished once and never waits for long. Started by the engine's mutations; looked at by `job(id)`.
 */
import { commerceOf } from "./commerce";
import type { Job } from "./commerce-types";
import { addCodes } from "./discount-changes";
import { cancelOrder } from "./orders";
import type { ShopState, World } from "./types";

const TAKES_MS = 1_000;
const POLLS = 2;
const KEPT = 200;

/** Records the work and comes back to it once it is due. */
export function startJob(world: World, shop: ShopState, work: Job["work"]): Job {
  const jobs = commerceOf(shop).jobs;
  const job: Job = { id: world.nextId(shop), dueAt: world.now() + TAKES_MS, polls: 0, state: "running", work };
  jobs.push(job);
  if (jobs.length > KEPT) jobs.splice(0, jobs.length - KEPT);
  world.touch?.(shop);
  setTimeout(() => runDueJobs(world, shop), TAKES_MS).unref();
  return job;
}

/** The job as it stands now; asking is what finishes it. Null when the shop has none such. */
export function pollJob(world: World, shop: ShopState, id: number): Job | null {
  const job = shop.commerce?.jobs.find((one) => one.id === id);
  if (!job) return null;
  job.polls += 1;
  if (job.state === "running" && (job.polls >= POLLS || world.now() >= job.dueAt)) run(world, shop, job);
  return job;
}

export function runDueJobs(world: World, shop: ShopState): void {
  for (const job of shop.commerce?.jobs ?? [])
    if (job.state === "running" && world.now() >= job.dueAt) run(world, shop, job);
}

/** The rules are asked again: what was allowed when the job was made may not be any more. */
function run(world: World, shop: ShopState, job: Job): void {
  const { work } = job;
  if (work.kind === "add-codes") {
    addCodes(world, shop, work.batchId);
    job.state = "done";
  } else {
    const outcome = cancelOrder(world, shop, work.orderId, {
      reason: work.reason,
      restock: work.restock,
      refund: work.refund === "original",
      ...(work.refund === "store-credit" ? { storeCredit: { expiresAt: work.creditExpiresAt } } : {}),
      staffNote: work.staffNote,
    });
    job.state = outcome.kind === "done" ? "done" : "failed";
    if (outcome.kind === "refused") job.message = outcome.message;
  }
  world.touch?.(shop);
}
