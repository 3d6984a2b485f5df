/**
 * Follows one answer to its end whatever the network does: sends (idempotent by clientMessageId), reads, reconnects after
 * the last event seen, and takes the buffered way through the shop's domain when the app's origin cannot be reached.
 * Called by chat.ts; promises that each event is applied once.
 */
import type { SequencedEvent, SendMessage } from "../app/chat/protocol";
import { ApiError, type Api } from "./api";
import { readEvents } from "./sse";
import type { Turn } from "./types";

/** Tries without a single new event before the answer is given up: with the waits below, about a minute. */
const TRIES_LIMIT = 9;
const WAIT_FIRST_MS = 400;
const WAIT_MAX_MS = 8_000;
/** How long a page that has begun to leave is given before its broken stream counts as a failure. */
const LEAVING_MS = 3_000;

export type TurnOutcome =
  | { kind: "ended" }
  /** The message was never accepted: the text goes back to the shopper. */
  | { kind: "not-sent"; error: ApiError }
  /** Accepted, but its end could not be read: the conversation has to be loaded anew. */
  | { kind: "lost" };

export interface TurnHooks {
  message(turn: Turn): SendMessage;
  /** Applies the event; true when it ended the turn. */
  apply(event: SequencedEvent): boolean;
  /** Called when the shopper should know that the connection is being mended. */
  reconnecting(): void;
}

export async function runTurn(turn: Turn, api: Api, hooks: TurnHooks): Promise<TurnOutcome> {
  for (let tries = 0; tries < TRIES_LIMIT;) {
    const seqBefore = turn.seq;
    const abort = new AbortController();
    try {
      const body = turn.turnId
        ? await api.follow(turn.turnId, turn.seq, abort.signal)
        : await api.send(hooks.message(turn), abort.signal);
      for await (const event of readEvents(body, () => abort.abort())) if (hooks.apply(event)) return { kind: "ended" };
    } catch (error) {
      if (isLeaving) await leavingPassed();
      else if (error instanceof ApiError) {
        const outcome = await onRefusal(error, turn, api, hooks);
        if (outcome) return outcome;
      }
    }
    tries = turn.seq > seqBefore ? 1 : tries + 1;
    if (tries > 1) hooks.reconnecting();
    await waitOrOnline(Math.min(WAIT_FIRST_MS * 2 ** (tries - 1), WAIT_MAX_MS));
  }
  return { kind: "lost" };
}

/** What a refused request means; null = try again. */
async function onRefusal(error: ApiError, turn: Turn, api: Api, hooks: TurnHooks): Promise<TurnOutcome | null> {
  const isUnreachable = error.status === 0;
  if (turn.turnId) return isUnreachable || error.status >= 500 || error.status === 429 ? null : { kind: "lost" };
  if (error.key !== "network") return { kind: "not-sent", error };
  try {
    const events = await api.sendThroughProxy(hooks.message(turn));
    for (const event of events) if (hooks.apply(event)) return { kind: "ended" };
    return { kind: "lost" };
  } catch (proxyError) {
    return { kind: "not-sent", error: proxyError instanceof ApiError ? proxyError : error };
  }
}

let isLeaving = false;
addEventListener("beforeunload", () => (isLeaving = true));
addEventListener("pageshow", () => (isLeaving = false));

async function leavingPassed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
  isLeaving = false;
}

async function waitOrOnline(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}
