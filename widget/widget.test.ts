/** The bubble's pure parts: frames cut anywhere, rows merged without loss, money and times, sentences for the ear. */
import { describe, expect, test } from "vitest";

import type { MessageView, TurnEvent } from "../app/chat/protocol";
import { formatDay, formatMoney, formatTime } from "./format";
import { words } from "./locales/en";
import { emptyRow, mergeRows, rowOf } from "./merge";
import { pageContext } from "./page";
import { readEvents } from "./sse";
import { applyEvent } from "./turn";
import { lastSentenceEnd } from "./view/announcer";

describe("the stream reader", () => {
  const events: TurnEvent[] = [
    { type: "text-delta", text: "茶 & tea\n\nid: 9" },
    { type: "text-delta", text: "🍵" },
  ];
  const wire = `: ping\n\n${events.map((event, i) => `id: ${i + 3}\ndata: ${JSON.stringify(event)}\n\n`).join("")}data: broken\n\n`;

  test.each([1, 2, 3, 7, 1000])("gives each event once, in order, from pieces of %i bytes", async (size) => {
    const bytes = new TextEncoder().encode(wire);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const read = [];
    for await (const item of readEvents(body, () => undefined)) read.push(item);
    expect(read).toEqual(events.map((event, i) => ({ seq: i + 3, event })));
  });
});

test("an event seen before changes nothing, and the committed text has the last word", () => {
  const row = emptyRow("assistant", "a");
  const turn = { turnId: null, seq: 0, rowKey: "a", clientMessageId: "c", text: "hi" };
  const delta: TurnEvent = { type: "text-delta", text: "Hello" };
  expect(applyEvent(turn, row, { seq: 4, event: delta }, words)).toBe("changed");
  expect(applyEvent(turn, row, { seq: 4, event: delta }, words)).toBe("ignored");
  expect(row.text).toBe("Hello");
  const ended: TurnEvent = {
    type: "turn-ended",
    outcome: "answered",
    messageId: "m1",
    text: "Hello.",
    errorKey: null,
    details: null,
  };
  expect(applyEvent(turn, row, { seq: 9, event: ended }, words)).toBe("ended");
  expect([row.key, row.text, row.status]).toEqual(["m1", "Hello.", "done"]);
});

describe("merging with the server", () => {
  const message = (id: string, role: MessageView["role"], text: string): MessageView => ({
    id,
    seq: 1,
    role,
    text,
    createdAt: "",
    cards: [],
    sources: [],
    orders: [],
    isSignInNeeded: false,
  });
  const history = [message("1", "shopper", "a"), message("2", "assistant", "b"), message("3", "staff", "c")];

  test("news is appended and what is shown keeps its identity, though its id was not known", () => {
    const shown = [{ ...rowOf(history[0]!), key: "local" }, rowOf(history[1]!)];
    const { rows, added } = mergeRows(shown, history);
    expect(rows[0]).toBe(shown[0]);
    expect(rows.map((row) => row.key)).toEqual(["1", "2", "3"]);
    expect(added?.map((row) => row.text)).toEqual(["c"]);
  });

  test("rows older than what the server gives stay", () => {
    expect(mergeRows(history.map(rowOf), history.slice(1))).toMatchObject({
      rows: [{ key: "1" }, { key: "2" }, { key: "3" }],
      added: [],
    });
  });

  test("anything else is drawn anew from the server", () => {
    const { rows, added } = mergeRows([rowOf(message("1", "shopper", "other"))], history);
    expect(added).toBeNull();
    expect(rows.map((row) => row.text)).toEqual(["a", "b", "c"]);
  });
});

test("money has the currency's own decimals, and times read in the page's language", () => {
  expect(formatMoney({ amountMinor: 14_900, currency: "USD" }, "en")).toBe("$149.00");
  expect(formatMoney({ amountMinor: 1_200, currency: "JPY" }, "en")).toBe("¥1,200");
  expect(formatMoney({ amountMinor: 12_800, currency: "CNY" }, "zh-CN")).toBe("¥128.00");
  const now = new Date(2026, 10, 22, 9).getTime();
  expect(formatTime(new Date(2026, 10, 22, 15, 5).toISOString(), "zh-CN", now)).toBe("15:05");
  expect(formatDay(new Date(2026, 10, 24, 12).toISOString(), "en", now)).toBe("Nov 24");
  expect(formatDay(new Date(2025, 10, 24, 12).toISOString(), "zh-CN", now)).toBe("2025年11月24日");
  expect(formatDay("never", "en", now)).toBe("");
});

test.each([
  ["It costs $12.", 0],
  ["It costs $12.50 today. And", 22],
  ["有货。还有", 3],
  ["Line\nnext", 5],
  ["No end", 0],
])("%j may be said up to %i", (text, end) => {
  expect(lastSentenceEnd(text)).toBe(end);
});

test.each([
  ["/products/cairn", { kind: "product", handle: "cairn" }],
  ["/zh/collections/all/products/%E8%8C%B6", { kind: "product", handle: "茶" }],
  ["/collections/tea", { kind: "collection", handle: "tea" }],
  ["/pages/faq", { kind: "other", handle: null }],
])("the address %s is the page %o", (path, page) => {
  expect(pageContext(path)).toEqual(page);
});
