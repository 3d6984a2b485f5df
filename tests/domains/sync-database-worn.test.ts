/** A database that drops its connections mid-import: the run stands still for a while and is not failed by it. */
import { setImmediate as breathe } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemClock } from "~/platform/clock";
import { advanceRun, type RunEnd } from "~/sync/advance-run.server";
import type { RunContext } from "~/sync/import/run-context";
import { beginRun } from "~/sync/run.server";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld } from "./sync-world";

await testDatabase();

test.each([
  ["a restart", "57P01"],
  ["a broken connection", "08006"],
  ["too many connections", "53300"],
])("an import that meets %s goes on where it was", { timeout: 60_000 }, async (_name, code) => {
  const products = Array.from({ length: 120 }, (_, at) => ({ title: `Mug ${at}`, priceMinor: 100 + at }));
  const world = await syncWorld({ products });
  const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
  let batches = 0;
  const store: RunContext["store"] = async (work) => {
    batches += 1;
    if (batches === 2) throw Object.assign(new Error("terminating connection"), { code });
    return work();
  };
  const quick = { sleep: () => breathe(), pace: "embedded" as const, store };
  expect(await advanceRun(world.shop, runId, quick)).toBe("stalled");
  let end: RunEnd = "waiting";
  while (end === "waiting") end = await advanceRun(world.shop, runId, quick);
  expect(end).toBe("done");
  expect(world.calls.filter((call) => call === "StartBulkQuery").length).toBeLessThanOrEqual(5);
  expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
});
