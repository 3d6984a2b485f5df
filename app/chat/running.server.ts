/**
 * Turns that run in this process, and the word that reaches them from anywhere: a shopper's stop, a person's takeover.
 * In other processes it travels by NOTIFY. It only hastens: what may be committed is decided by the commit alone.
 */
import { database } from "~/db.server";
import type { Database, ShopDb } from "~/db.server";
import { wakeFollowers } from "./turn-hub.server";

export type StopReason = "stopped" | "human-has-it" | "lease-lost";

interface Running {
  conversationId: string;
  controller: AbortController;
  done: Promise<void>;
}

/** Tells followers in other processes that a turn has news; the payload is its id. */
export const TURN_CHANNEL = "aisle_turn";
const STOP_CHANNEL = "aisle_turn_stop";

const running = new Map<string, Running>();
const listening = new WeakMap<Database["pool"], Promise<void>>();

/** Notes a turn as running here until `work` ends. `work` gets the signal that a stop aborts, with the StopReason. */
export function runHere(
  turnId: string,
  conversationId: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const done = Promise.resolve()
    .then(() => work(controller.signal))
    .finally(() => running.delete(turnId));
  running.set(turnId, { conversationId, controller, done });
  return done;
}

/** Whether this process runs the turn. */
export function isRunningHere(turnId: string): boolean {
  return running.has(turnId);
}

/** Asks the turn to stop, wherever it runs. */
export async function askToStop(turnId: string, reason: StopReason): Promise<void> {
  const here = running.get(turnId);
  if (here !== undefined) here.controller.abort(reason);
  else await tell(STOP_CHANNEL, `${turnId} ${reason}`);
}

/** Asks every running turn of a conversation to stop. */
export async function stopTurnsOf(db: ShopDb, conversationId: string, reason: StopReason): Promise<void> {
  const turns = await db.turn.findMany({ where: { conversationId, status: "running" }, select: { id: true } });
  for (const { id } of turns) await askToStop(id, reason);
}

/** Tells followers in other processes that the turn has news in the database. */
export async function announceTurn(turnId: string): Promise<void> {
  await tell(TURN_CHANNEL, turnId);
}

/** Whether another process may be listening: the embedded database has one process only. */
export function isHeardElsewhere(): boolean {
  return database().kind === "server";
}

/** Hears other processes from now on. Cheap after the first call; the embedded database has no other process. */
export async function hearOtherProcesses(): Promise<void> {
  const current = database();
  if (current.kind === "embedded") return;
  let started = listening.get(current.pool);
  if (started === undefined) {
    started = (async () => {
      await current.listen(TURN_CHANNEL, wakeFollowers);
      await current.listen(STOP_CHANNEL, (payload) => {
        const [turnId = "", reason = ""] = payload.split(" ");
        running.get(turnId)?.controller.abort(reason);
      });
    })();
    listening.set(current.pool, started);
  }
  await started;
}

/** Resolves when no turn runs here: for a graceful end of the process, and for tests. */
export async function turnsAtRest(): Promise<void> {
  while (running.size > 0) await Promise.allSettled([...running.values()].map((turn) => turn.done));
}

async function tell(channel: string, payload: string): Promise<void> {
  const current = database();
  if (current.kind === "server") await current.notify(channel, payload);
}
