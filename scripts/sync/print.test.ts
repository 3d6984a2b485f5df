/** What a person reads at the end: totals, what was left out and why, and the mend of what stands in the way. */
import { expect, test } from "vitest";
import { progressLines, summaryLines, watchLine } from "./print";
import { createScreen } from "./screen";
import type { Status } from "./shop-sync";

const part = {
  part: "products",
  state: "running" as const,
  done: 500,
  total: 2000,
  perSecond: 250,
  secondsLeft: 6,
  why: null,
};
const status: Status = {
  isRunning: true,
  kind: "import",
  share: 0.25,
  run: { parts: [part], secondsLeft: 6, skippedTotal: 0, skipped: [] },
  lastSyncedAt: null,
  isPaused: false,
  pausedReason: null,
  freshness: null,
  alarm: { isRinging: false, oldestWaitMs: null },
  lastCheck: null,
  waiting: 0,
  counts: { products: 0, documents: 0, orders: 0 },
};

test("a running part shows its share, its rate and an estimate", () => {
  const [line, whole] = progressLines(status);
  expect(line).toMatch(/Products +█{5}░{15} 500 of 2,000 {2}250\/s {2}6 s left/);
  expect(whole).toBe("25 %, about 6 s left");
});

test("the end names what was left out, and the mend of a pause", () => {
  const skipped = [{ what: "gid://shopify/Product/7", why: "no title" }];
  const run = { parts: [{ ...part, state: "done" as const }], secondsLeft: 0, skippedTotal: 12, skipped };
  const lines = summaryLines({ ...status, isRunning: false, run, pausedReason: "scope-missing" }, 3000).join("\n");
  expect(lines).toContain("Known in 3 s:");
  expect(lines).toContain("Left out: 12\n  gid://shopify/Product/7: no title\n  … and 11 more");
  expect(lines).toContain("Not whole: scope-missing. A permission was not granted");
});

test("a comparison says how many rows differed and why", () => {
  const lastCheck = { differences: 3, byKind: { products: { missing: 1, outdated: 2, gone: 0 } } };
  const lines = summaryLines({ ...status, kind: "reconcile", lastCheck }, null);
  expect(lines).toContain("Compared with the shop: 3 differed (1 products missing, 2 products outdated).");
});

test("watching says what waits, how fresh it is, and when it is late", () => {
  const freshness = { p50Ms: 1200, p95Ms: 4000, samples: 9 };
  const late = { ...status, isRunning: false, waiting: 4, freshness, alarm: { isRinging: true, oldestWaitMs: 1 } };
  expect(watchLine(late)).toBe("in step · 4 waiting · p50 1.2 s, p95 4.0 s · LATE");
});

test("a pipe gets a line now and then, a terminal one that is drawn over", () => {
  const written: string[] = [];
  let nowMs = 0;
  const write = (text: string) => written.push(text);
  const pipe = createScreen({ write }, () => nowMs);
  pipe.show(["one"]);
  pipe.show(["two"]);
  nowMs = 6000;
  pipe.show(["three"]);
  expect(written.splice(0)).toEqual(["one\n", "three\n"]);
  const terminal = createScreen({ write, isTTY: true });
  terminal.show(["one", ""]);
  terminal.show(["two"]);
  expect(written).toEqual(["one\n", "\u001b[1A\u001b[Jtwo\n"]);
});
