import { expect, test } from "vitest";
import { PARTS, progressOf } from "./progress";
import { addSkipped, partOf, toRun, type Run } from "./run.server";

const START = 1_800_000_000_000;

function run(kind = "import", checkpoint: unknown = {}): Run {
  return toRun({
    id: "r",
    shopId: "s",
    kind,
    status: "running",
    phase: "products",
    startedAt: new Date(START),
    finishedAt: null,
    counts: {},
    checkpoint: checkpoint as object,
    errorCode: null,
    errorMessage: null,
  });
}

test("a run that has not begun shows every part waiting and promises nothing", () => {
  const progress = progressOf(run(), START);
  expect(progress.parts.map(({ part, state }) => [part, state])).toEqual(PARTS.map((part) => [part, "waiting"]));
  expect(progress).toMatchObject({ share: null, secondsLeft: null, skippedTotal: 0, skipped: [] });
});

test("a rate is what this process stored since it began to, not the wait for Shopify nor what was there before", () => {
  const one = run();
  const record = { state: "running", done: 6_000, total: 10_000, startedAtMs: START, rateFromMs: START + 60_000 };
  Object.assign(partOf(one, "products"), record, { rateFromDone: 2_000 });
  const [products] = progressOf(one, START + 64_000).parts;
  expect(products).toMatchObject({ perSecond: 1000, secondsLeft: 4, done: 6_000, total: 10_000 });
  expect(progressOf(one, START + 60_100).parts[0]?.perSecond).toBeNull();
});

test("the whole is done when every part is done or skipped, and the slowest part says how long it takes", () => {
  const one = run("reconcile");
  for (const part of PARTS) partOf(one, part).state = "done";
  const orders = partOf(one, "orders");
  Object.assign(orders, { state: "running", done: 10, total: 100, rateFromMs: START, startedAtMs: START });
  const under = progressOf(one, START + 1000);
  expect(under.secondsLeft).toBe(9);
  expect(under.share).toBeGreaterThan(0.7);
  expect(under.share).toBeLessThan(1);
  Object.assign(orders, { state: "skipped", why: "scope-missing" });
  expect(progressOf(one, START + 2000)).toMatchObject({ share: 1, secondsLeft: 0 });
  expect(progressOf(one, START).parts[PARTS.indexOf("orders")]).toMatchObject({
    state: "skipped",
    why: "scope-missing",
  });
});

test("what was skipped is counted by reason without end, and named only in the beginning", () => {
  const one = run();
  for (let id = 0; id < 300; id++) addSkipped(one, "products", { what: `p${id}`, why: "title: missing" });
  for (let id = 0; id < 300; id++) addSkipped(one, "orders", { what: `o${id}`, why: `reason ${id}` });
  const products = partOf(one, "products");
  expect(products.skipped).toHaveLength(50);
  expect(products.skippedBy).toEqual({ "title: missing": 300 });
  const orders = partOf(one, "orders");
  expect(Object.keys(orders.skippedBy).length).toBeLessThanOrEqual(21);
  expect(Object.values(orders.skippedBy).reduce((sum, count) => sum + count, 0)).toBe(300);
});

test("a record of an earlier version, or a broken one, is read as one that begins anew", () => {
  const old = { bulkOperationGid: "gid://shopify/BulkOperation/1", line: 700, tries: 1, leaseUntilMs: 5 };
  for (const checkpoint of [old, { parts: { products: { line: "x" } } }, { parts: { pets: {} } }, null]) {
    const one = run("import", checkpoint);
    expect(partOf(one, "products")).toMatchObject({ state: "waiting", line: 0, bulkOperationGid: null });
  }
});
