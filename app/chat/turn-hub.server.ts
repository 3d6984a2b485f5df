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

/** Of live text to one reader: 25 times a second. */
const TEXT_EVERY_MS = 40;

const live = new Map<string, LiveTurn>();
const wakers = new Map<string, Set<() => void>>();

/** Begins the live side of a turn that this process runs; followers that waited for it are woken. */
export function openLiveTurn(turnId: string): LiveTurn {
  const entries: SequencedEvent[] = [];
  let isClosed = false;
  const changed = new Set<() => void>();
  let isAnnouncing = false;
  let textTimer: NodeJS.Timeout | null = null;
  let textShownAtMs = -TEXT_EVERY_MS;
  // Once a tick: what is said in one breath goes out in one write.
  const announce = (): void => {
    if (isAnnouncing) return;
    isAnnouncing = true;
    setImmediate(() => {
      isAnnouncing = false;
      if (textTimer !== null) clearTimeout(textTimer);
      textTimer = null;
      for (const wake of [...changed]) wake();
    });
  };
  // The first words at once, what follows them at a pace nobody can see: a token costs as much to send as a sentence.
  const announceText = (): void => {
    if (isAnnouncing || textTimer !== null) return;
    const waitMs = textShownAtMs + TEXT_EVERY_MS - performance.now();
    const show = (): void => {
      textShownAtMs = performance.now();
      announce();
    };
    if (waitMs <= 0) show();
    else textTimer = setTimeout(show, waitMs);
  };
  const turn: LiveTurn = {
    publish(entry) {
      entries.push(entry);
      if (entry.event.type === "text-delta") announceText();
      else announce();
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
          if (entry === undefined || entry.seq <= after) continue;
          const upTo = textEnd(entries, next);
          yield upTo === next ? entry : joined(entries.slice(next - 1, upTo));
          next = upTo;
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

/** Where the text events that go on from `from` end: text that waits already is given as one event. */
function textEnd(entries: SequencedEvent[], from: number): number {
  let end = from;
  if (entries[from - 1]?.event.type === "text-delta") while (entries[end]?.event.type === "text-delta") end += 1;
  return end;
}

/** Text events as one, with the number of the last: as stored rows are. */
function joined(entries: SequencedEvent[]): SequencedEvent {
  const text = entries.map(({ event }) => (event.type === "text-delta" ? event.text : "")).join("");
  return { seq: entries.at(-1)?.seq ?? 0, event: { type: "text-delta", text } };
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
