/**
 * The live side of turns in this process: what a running turn has said so far, and who listens. The runner publishes,
 * followers read from any sequence number. Holds a turn only while it runs; before and after, the database has it.
 */
import type { SequencedEvent } from "./protocol";

export interface LiveTurn {
  publish(entry: SequencedEvent): void;
  /** The runner is done with it, whether or not it said turn-ended. */
  close(): void;
  /** Events with seq > after, as they come, until the turn is closed or `signal` aborts. */
  follow(after: number, signal: AbortSignal): AsyncGenerator<SequencedEvent>;
}

const live = new Map<string, LiveTurn>();
const wakers = new Map<string, Set<() => void>>();

/** Begins the live side of a turn that this process runs; followers that waited for it are woken. */
export function openLiveTurn(turnId: string): LiveTurn {
  const entries: SequencedEvent[] = [];
  let isClosed = false;
  const changed = new Set<() => void>();
  const announce = (): void => {
    for (const wake of [...changed]) wake();
  };
  const turn: LiveTurn = {
    publish(entry) {
      entries.push(entry);
      announce();
    },
    close() {
      isClosed = true;
      if (live.get(turnId) === turn) live.delete(turnId);
      announce();
      wakeFollowers(turnId);
    },
    async *follow(after, signal) {
      let next = entries.findIndex((entry) => entry.seq > after);
      if (next < 0) next = entries.length;
      for (;;) {
        while (next < entries.length && !signal.aborted) {
          const entry = entries[next++];
          // A reader that came before its first event begins there; nothing at or before `after` is repeated.
          if (entry !== undefined && entry.seq > after) yield entry;
        }
        if (isClosed || signal.aborted) return;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            changed.delete(wake);
            signal.removeEventListener("abort", wake);
            resolve();
          };
          changed.add(wake);
          signal.addEventListener("abort", wake);
        });
      }
    },
  };
  live.set(turnId, turn);
  wakeFollowers(turnId);
  return turn;
}

/** The turn if it runs in this process. */
export function liveTurn(turnId: string): LiveTurn | undefined {
  return live.get(turnId);
}

/** Waits until something happened to the turn, here or (told by the database) elsewhere, at most `timeoutMs`. */
export async function turnChange(turnId: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const waiting = wakers.get(turnId) ?? new Set();
    wakers.set(turnId, waiting);
    const wake = (): void => {
      clearTimeout(timer);
      waiting.delete(wake);
      if (waiting.size === 0 && wakers.get(turnId) === waiting) wakers.delete(turnId);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, timeoutMs);
    waiting.add(wake);
    signal.addEventListener("abort", wake);
    if (signal.aborted) wake();
  });
}

/** Wakes those who wait for the turn: called for local changes and for notifications from other processes. */
export function wakeFollowers(turnId: string): void {
  for (const wake of [...(wakers.get(turnId) ?? [])]) wake();
}
