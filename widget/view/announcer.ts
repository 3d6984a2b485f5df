/**
 * Speaks to screen readers in whole sentences while the text streams, politely and in order. Called by the log for each
 * running row; what was restored from an earlier page is not said again.
 */
import { el } from "../dom";
import type { Row } from "../types";

/** Up to the last end of a sentence, in English (a space must follow) and Chinese, or of a line. */
const WHOLE_SENTENCES = /^[^]*(?:[.!?](?=\s)|[。！？\n])/;
const KEPT_LINES = 12;

export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
  /** Says the sentences that are whole since last time; the rest too once the row is done. */
  follow(row: Row): void;
  /** Marks all of the row's text as already said. */
  skip(row: Row): void;
}

export function createAnnouncer(): Announcer {
  const element = el("div", { class: "sr", "aria-live": "polite" });
  const said = new WeakMap<Row, number>();
  const say = (text: string): void => {
    if (!text.trim()) return;
    element.append(el("p", {}, text.trim()));
    while (element.childElementCount > KEPT_LINES) element.firstElementChild?.remove();
  };
  return {
    element,
    say,
    skip: (row) => void said.set(row, row.text.length),
    follow(row) {
      const from = Math.min(said.get(row) ?? 0, row.text.length);
      const end = row.status === "running" ? lastSentenceEnd(row.text) : row.text.length;
      if (end <= from) return;
      said.set(row, end);
      say(row.text.slice(from, end));
    },
  };
}

/** Index behind the last whole sentence; 0 when there is none. A full stop at the very end may be half a price. */
export function lastSentenceEnd(text: string): number {
  return WHOLE_SENTENCES.exec(text)?.[0].length ?? 0;
}
