/** What a run's phases need beside the run itself. Made by advance-run.server.ts; tests pass their own times. */
import type { Clock } from "~/platform/clock";
import type { SyncShop } from "../sync-shop.server";

export interface RunContext {
  shop: SyncShop;
  clock: Clock;
  sleep(ms: number): Promise<void>;
  /** Aborted when the process must stop: the phase then stops between two batches. */
  signal: AbortSignal;
  /** How often a phase asks for a bulk operation's state before it gives the worker back. */
  mostPolls: number;
}

/** How a phase ended: `done` goes on to the next, `waiting` comes back to this one later. */
export type PhaseEnd = "done" | "waiting";
