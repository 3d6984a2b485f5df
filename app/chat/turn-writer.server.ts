/**
 * Numbers a turn's events, shows them live at once and stores them every 250 ms. Used by the runner. What it promises to
 * followers: each number once, in order, and after a killed process nothing shown is older than 250 ms of stored text.
 */
import type { ShopDb } from "~/db.server";
import { logError } from "~/platform/log.server";
import type { SequencedEvent, TurnEvent } from "./protocol";
import { TURN_CHANNEL, isHeardElsewhere } from "./running.server";
import type { LiveTurn } from "./turn-hub.server";
import type { TurnInput } from "./turn-input.server";
import { ATTEMPT_SEQ_STEP, flushEvents } from "./turn-log.server";

const FLUSH_EVERY_MS = 250;

export interface TurnWriter {
  emit(event: TurnEvent): void;
  /** Stops flushing; the events that are not stored yet. Harmless twice. */
  finish(): Promise<SequencedEvent[]>;
  /** The number that the next event would get. */
  nextSeq(): number;
}

export function turnWriter(db: ShopDb, turn: TurnInput, live: LiveTurn): TurnWriter {
  let seq = (turn.attempt - 1) * ATTEMPT_SEQ_STEP;
  let pending: SequencedEvent[] = [];
  let flushing: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    const taken = pending;
    if (taken.length === 0) return;
    pending = [];
    try {
      await flushEvents(db, turn.turnId, taken, isHeardElsewhere() ? TURN_CHANNEL : null);
    } catch (thrown) {
      // Kept for the next flush or the commit: the live stream has them already.
      pending = [...taken, ...pending];
      logError(thrown, { event: "turn-flush-failed", turnId: turn.turnId });
    }
  };
  const timer = setInterval(() => {
    flushing = flushing.then(flush);
  }, FLUSH_EVERY_MS);

  return {
    emit(event) {
      seq += 1;
      const entry = { seq, event };
      pending.push(entry);
      live.publish(entry);
    },
    async finish() {
      clearInterval(timer);
      await flushing;
      return pending;
    },
    nextSeq: () => seq + 1,
  };
}
