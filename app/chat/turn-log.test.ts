/** Replay: whatever was flushed when, and wherever a reader broke off, the text is whole and nothing comes twice. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { SequencedEvent } from "./protocol";
import { joinText, restAfter } from "./turn-log.server";

const events = fc.array(
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }).map((text) => ({ type: "text-delta", text }) as const),
    fc.constant({ type: "progress", progress: "thinking" } as const),
  ),
  { maxLength: 40 },
);

it("gives a reader exactly what comes after the number it saw last, for every flush and every break", () => {
  fc.assert(
    fc.property(events, fc.array(fc.nat(7), { minLength: 1, maxLength: 10 }), fc.nat(45), (said, flushes, after) => {
      const live: SequencedEvent[] = said.map((event, index) => ({ seq: index + 1, event }));
      const stored = inFlushes(live, flushes).flatMap(joinText);
      const replayed = stored.flatMap((row) => restAfter(row, after) ?? []);
      expect(textOf(replayed)).toBe(textOf(live.filter(({ seq }) => seq > after)));
      expect(others(replayed)).toEqual(others(live.filter(({ seq }) => seq > after)));
      const seqs = replayed.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    }),
    { numRuns: 2000 },
  );
});

function inFlushes(live: SequencedEvent[], sizes: number[]): SequencedEvent[][] {
  const flushes: SequencedEvent[][] = [];
  for (let at = 0, turn = 0; at < live.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    flushes.push(live.slice(at, at + size));
    at += size;
  }
  return flushes;
}

function textOf(entries: SequencedEvent[]): string {
  return entries.map(({ event }) => (event.type === "text-delta" ? event.text : "")).join("");
}

function others(entries: SequencedEvent[]): SequencedEvent[] {
  return entries.filter(({ event }) => event.type !== "text-delta");
}
