import { expect, it } from "vitest";
import type { SequencedEvent } from "./protocol";
import { openLiveTurn } from "./turn-hub.server";

const words = (seq: number, text: string): SequencedEvent => ({ seq, event: { type: "text-delta", text } });

it("gives text that waits as one event with its last number, never across another event, and nothing seen again", async () => {
  const turn = openLiveTurn("turn-1");
  for (const [index, text] of ["a", "b", "c", "d"].entries()) turn.publish(words(index + 1, text));
  turn.publish({ seq: 5, event: { type: "progress", progress: "thinking" } });
  turn.publish(words(6, "e"));
  turn.close();
  expect(await all(turn.follow(0, new AbortController().signal))).toEqual([
    words(4, "abcd"),
    { seq: 5, event: { type: "progress", progress: "thinking" } },
    words(6, "e"),
  ]);
  expect(await all(turn.follow(2, new AbortController().signal))).toEqual([
    words(4, "cd"),
    { seq: 5, event: { type: "progress", progress: "thinking" } },
    words(6, "e"),
  ]);
});

it("loses no character to a reader who follows while the words come", async () => {
  const turn = openLiveTurn("turn-2");
  const heard = all(turn.follow(0, new AbortController().signal));
  for (let seq = 1; seq <= 200; seq += 1) {
    turn.publish(words(seq, `${seq} `));
    if (seq % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  turn.close();
  const events = await heard;
  const text = events.map(({ event }) => (event.type === "text-delta" ? event.text : "")).join("");
  expect(text).toBe(Array.from({ length: 200 }, (_, at) => `${at + 1} `).join(""));
  expect(events.at(-1)?.seq).toBe(200);
  expect(events.length).toBeLessThan(50);
});

async function all(entries: AsyncGenerator<SequencedEvent>): Promise<SequencedEvent[]> {
  const found: SequencedEvent[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}
