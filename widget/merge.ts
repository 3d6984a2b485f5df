/**
 * Brings what the server knows together with what is on screen. Pure; called by chat.ts when no message is under way.
 * Promises the server's messages in the server's order, and that rows already shown keep their identity.
 */
import type { MessageView } from "../app/chat/protocol";
import type { Row } from "./types";

/** A stored message as a row. */
export function rowOf(message: MessageView): Row {
  return { ...emptyRow(message.role, message.id), ...message };
}

/** A row with nothing in it yet. */
export function emptyRow(role: Row["role"], key: string): Row {
  return {
    key,
    role,
    text: "",
    cards: [],
    sources: [],
    orders: [],
    isSignInNeeded: false,
    status: "done",
    progress: null,
    errorText: null,
    retryText: null,
  };
}

export interface Merged {
  rows: Row[];
  /** Rows to append; null when the list has to be drawn anew. */
  added: Row[] | null;
}

/**
 * @param shown rows on screen; those that never reached the server (failed, or empty) are not compared
 * @param messages the last messages of the conversation, oldest first
 */
export function mergeRows(shown: readonly Row[], messages: readonly MessageView[]): Merged {
  const rows = messages.map(rowOf);
  const known = shown.filter((row) => row.status !== "failed" && row.text !== "");
  // The server gives the last 50 only: what is older on screen stays.
  const start = Math.max(
    0,
    known.findIndex((row) => row.key === rows[0]?.key),
  );
  const overlap = known.slice(start);
  if (!overlap.every((row, i) => row.role === rows[i]?.role && row.text === rows[i]?.text))
    return { rows, added: null };
  overlap.forEach((row, i) => (row.key = rows[i]?.key ?? row.key));
  const added = rows.slice(overlap.length);
  return { rows: [...shown, ...added], added };
}
