/**
 * What one event of a turn does to its row: a pure step, used for live streams, replays and the buffered fallback alike,
 * so that they cannot differ. An event at or below `turn.seq` was seen before and changes nothing.
 */
import type { SequencedEvent } from "../app/chat/protocol";
import type { Row, Turn } from "./types";
import { errorWords, type Words } from "./words";

export type Applied = "ignored" | "changed" | "ended";

/** Applies the event to the turn and its row in place. */
export function applyEvent(turn: Turn, row: Row, { seq, event }: SequencedEvent, words: Words): Applied {
  if (seq <= turn.seq) return "ignored";
  turn.seq = seq;
  switch (event.type) {
    case "turn-started":
      turn.turnId = event.turnId;
      // Begun again after its process died: what it had shown is not the answer.
      Object.assign(row, { text: "", cards: [], orders: [], sources: [], isSignInNeeded: false });
      return "changed";
    case "text-delta":
      row.text += event.text;
      return "changed";
    case "progress":
    case "cards":
    case "orders":
    case "sources": {
      // What the event carries replaces the row's part of the same name.
      const { type: _, ...part } = event;
      Object.assign(row, part);
      return "changed";
    }
    case "sign-in-needed":
      row.isSignInNeeded = true;
      return "changed";
    case "handoff":
      return "changed";
    case "turn-ended":
      row.progress = null;
      row.key = event.messageId ?? row.key;
      // Its text has the last word, also when a guard or a person's takeover dropped what had been said.
      row.text = event.text;
      row.status = event.outcome === "stopped" || event.outcome === "failed" ? event.outcome : "done";
      if (event.outcome === "failed") {
        row.errorText = errorWords(words, event.errorKey ?? "tryAgain");
        row.retryText = turn.text;
      }
      return "ended";
    default:
      return "ignored"; // an event of a newer server
  }
}
