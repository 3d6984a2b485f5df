/**
 * Follows a turn from any point: what is stored first, then what comes, in whatever process it runs. Used by the chat
 * doors for the first stream, for resuming after navigation, and for the proxy's whole reply.
 */
import type { ShopDb } from "~/db.server";
import { AppError } from "~/platform/errors";
import type { ChatAsker } from "./asker.server";
import type { SequencedEvent } from "./protocol";
import { hearOtherProcesses } from "./running.server";
import { liveTurn, turnChange } from "./turn-hub.server";
import { readEvents } from "./turn-log.server";

/** Notifications may be lost with their connection; this often the table is asked anyway. */
const POLL_MS = 1_000;

export interface FollowOptions {
  /** The last number the reader has seen; 0 for all. */
  after: number;
  /** The reader's leaving: ends the following, never the turn. */
  signal: AbortSignal;
  /** Leaves `details` in turn-ended; without it they are null. */
  areDetailsShown: boolean;
}

/** The events after `after`, each once and in order, ending with turn-ended. The caller has checked whose turn it is. */
export async function* followTurn(db: ShopDb, turnId: string, options: FollowOptions): AsyncGenerator<SequencedEvent> {
  await hearOtherProcesses();
  let last = options.after;
  while (!options.signal.aborted) {
    const source = liveTurn(turnId)?.follow(last, options.signal) ?? stored(db, turnId, last);
    for await (const entry of source) {
      last = entry.seq;
      yield options.areDetailsShown ? entry : withoutDetails(entry);
      if (entry.event.type === "turn-ended") return;
    }
    if (liveTurn(turnId) === undefined) {
      if (await isOver(db, turnId, last)) return;
      await turnChange(turnId, POLL_MS, options.signal);
    }
  }
}

/** @throws AppError not-found, the same for a turn that is missing and one that is not the asker's */
export async function checkTurnOwner(db: ShopDb, asker: ChatAsker, turnId: string): Promise<void> {
  const { conversationId, visitorId, customerGid } = asker;
  const turn = await db.turn.findFirst({
    where: { id: turnId, conversation: { id: conversationId, visitorId, customerGid } },
    select: { id: true },
  });
  if (turn === null) throw new AppError("not-found", "no such turn of this visitor");
}

async function* stored(db: ShopDb, turnId: string, after: number): AsyncGenerator<SequencedEvent> {
  yield* await readEvents(db, turnId, after);
}

/** True when the turn has ended and the reader has its last event already, or the turn is gone. */
async function isOver(db: ShopDb, turnId: string, last: number): Promise<boolean> {
  const turn = await db.turn.findUnique({ where: { id: turnId }, select: { status: true } });
  if (turn === null) return true;
  if (turn.status === "running" || turn.status === "queued") return false;
  return (await readEvents(db, turnId, last)).length === 0;
}

function withoutDetails(entry: SequencedEvent): SequencedEvent {
  return entry.event.type === "turn-ended" ? { ...entry, event: { ...entry.event, details: null } } : entry;
}
