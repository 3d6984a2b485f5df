/** What a run's parts need beside the run itself. Made by advance-run.server.ts; tests pass their own times. */
import type { Clock } from "~/platform/clock";
import type { Run } from "../run.server";
import type { SyncShop } from "../sync-shop.server";

export interface RunContext {
  shop: SyncShop;
  clock: Clock;
  sleep(ms: number): Promise<void>;
  /** Aborted when the process must stop: every part then stops between two batches. */
  signal: AbortSignal;
  /** How often a part asks for a bulk operation's state before it counts as waiting. */
  mostPolls: number;
  /** Which of a part's batch sizes: small ones let requests through on the embedded database's event loop. */
  pace: "embedded" | "server";
  /** Stores one batch when its turn comes: parts that run side by side share the database by it. */
  store<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** How a part ended: `waiting` comes back to it later. */
export type PartEnd = "done" | "waiting";

/**
 * The work of one part of a run. It keeps its checkpoint in `partOf(run, part)` and saves it after each batch; called
 * again, also in another process, it goes on from there. AppErrors it throws are sorted by advance-run.server.ts.
 */
export type PartWork = (context: RunContext, run: Run) => Promise<PartEnd>;
