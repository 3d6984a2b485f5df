/**
 * An import whose process dies, freezes, or meets a worn connection: what is in the shop is in the tables in the end, and
 * two workers never undo each other's work. The random places of the kills come from a printed seed.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { systemClock } from "~/platform/clock";
import { advanceRun } from "~/sync/advance-run.server";
import type { RunContext } from "~/sync/import/run-context";
import { progressOf } from "~/sync/progress";
import { beginRun, LEASE_MS, partOf, toRun } from "~/sync/run.server";
import type { SyncShop } from "~/sync/sync-shop.server";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const jackets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Jacket ${index}`,
    options: [{ name: "Size", values: ["S", "M"] }],
    priceMinor: 9_900 + index,
  }));
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    handle: `c${index}`,
    firstName: `Ada ${index}`,
    lastName: "Example",
    email: `c${index}@shop.example`,
  }));

/** No waiting, and batches of the same size on both databases. */
const QUICK = { sleep: () => breathe(), pace: "embedded" } as const;
const afterTheLease = { nowMs: () => Date.now() + LEASE_MS + 1000 };

async function runOf(world: SyncWorld, runId: string) {
  return toRun(await world.shop.db.syncRun.findUniqueOrThrow({ where: { id: runId } }));
}

/** Advances until the `batch`th batch is about to be stored; there the process is gone, or frozen until `thaw`. */
function killedAt(world: SyncWorld, runId: string, batch: number) {
  let thaw = () => {};
  const frozen = new Promise<void>((resolve) => (thaw = resolve));
  let batches = 0;
  let die: () => void = () => {};
  const died = new Promise<void>((resolve) => (die = resolve));
  const store: RunContext["store"] = async (work) => {
    batches += 1;
    if (batches >= batch) {
      die();
      await frozen;
    }
    return work();
  };
  const end = advanceRun(world.shop, runId, { ...QUICK, store });
  return { died: Promise.race([died, end]), thaw, end };
}

function breakingAfter(text: string): ReadableStream<Uint8Array> {
  const pieces = [new TextEncoder().encode(text)];
  return new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const piece = pieces.pop();
      if (piece) stream.enqueue(piece);
      else stream.error(new TypeError("terminated"));
    },
  });
}

async function finish(world: SyncWorld, runId: string): Promise<string> {
  for (;;) {
    const end = await advanceRun(world.shop, runId, { ...QUICK, clock: afterTheLease });
    if (end !== "waiting" && end !== "stalled") return end;
  }
}

describe("an import that is killed", { timeout: 90_000 }, () => {
  test("between any two batches goes on where it was, and every table is as the shop is", async () => {
    const seed = Math.floor(Math.random() * 1e6);
    const places = [0, 1, 2].map((index) => 1 + ((seed + index * 7919) % 5));
    console.log(`killed before batches ${places.join(", ")} (seed ${seed})`);
    for (const place of places) {
      const world = await syncWorld({ products: jackets(130), customers: people(210) });
      const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
      await killedAt(world, runId, place).died;
      expect(await advanceRun(world.shop, runId)).toBe("not-mine");
      expect(await finish(world, runId)).toBe("done");
      // One for each part that is read in bulk, whether it had begun before the kill or not; none twice.
      expect(world.calls.filter((call) => call === "StartBulkQuery")).toHaveLength(5);
      expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
    }
  });

  test("does not store again what its checkpoint holds", async () => {
    const world = await syncWorld({ products: jackets(130) });
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    await killedAt(world, runId, 3).died;
    const { line, done } = partOf(await runOf(world, runId), "products");
    expect(line).toBeGreaterThan(0);
    await world.shop.db.product.updateMany({ data: { title: "stored before" } });
    expect(await finish(world, runId)).toBe("done");
    expect(await world.shop.db.product.count({ where: { title: "stored before" } })).toBeGreaterThanOrEqual(done);
    expect(await world.shop.db.product.count()).toBe(130);
  });

  test("and was only frozen writes nothing of the run any more", async () => {
    const world = await syncWorld({ products: jackets(60) });
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    const frozen = killedAt(world, runId, 1);
    await frozen.died;
    expect(await finish(world, runId)).toBe("done");
    const before = await world.shop.db.syncRun.findUniqueOrThrow({ where: { id: runId } });
    frozen.thaw();
    expect(await frozen.end).toBe("not-mine");
    expect(await world.shop.db.syncRun.findUniqueOrThrow({ where: { id: runId } })).toEqual(before);
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  });

  test("by an uninstall ends there", async () => {
    const world = await syncWorld({ products: jackets(60) });
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    const stopped = killedAt(world, runId, 1);
    await stopped.died;
    await world.shop.db.syncRun.updateMany({ data: { status: "failed", errorCode: "shop-not-installed" } });
    stopped.thaw();
    expect(await stopped.end).toBe("not-mine");
    expect((await world.shop.db.syncRun.findUniqueOrThrow({ where: { id: runId } })).status).toBe("failed");
  });
});

describe("the parts of an import", { timeout: 90_000 }, () => {
  test("have their bulk operations under way side by side", async () => {
    const world = await syncWorld({ products: jackets(3), customers: people(2) });
    let begunAtFirstFile = 0;
    const shop: SyncShop = {
      ...world.shop,
      fetchFile: (input, init) => {
        begunAtFirstFile ||= world.calls.filter((call) => call === "StartBulkQuery").length;
        return world.shop.fetchFile(input, init);
      },
    };
    const runId = await beginRun(shop.db, "import", systemClock.nowMs());
    while ((await advanceRun(shop, runId, QUICK)) === "waiting");
    expect(begunAtFirstFile).toBeGreaterThanOrEqual(4);
    const { parts, share } = progressOf(await runOf(world, runId), systemClock.nowMs());
    expect(parts.every(({ state }) => state === "done" || state === "skipped")).toBe(true);
    expect(parts.find(({ part }) => part === "customers")).toMatchObject({ state: "done", done: 2, total: 2 });
    expect(share).toBe(1);
  });

  test("wait their turn when the shop has no free bulk operation", async () => {
    const world = await syncWorld({ products: jackets(2) });
    let refusals = 6;
    const client: SyncShop["client"] = {
      ...world.shop.client,
      query: async (document, variables, schema) => {
        if (!document.includes("StartBulkQuery") || refusals-- <= 0)
          return world.shop.client.query(document, variables, schema);
        const userErrors = [{ message: "Five operations are under way.", code: "LIMIT_REACHED" }];
        return { data: schema.parse({ bulkOperationRunQuery: { bulkOperation: null, userErrors } }), errors: [] };
      },
    };
    const runId = await beginRun(world.shop.db, "import", systemClock.nowMs());
    const advance = () => advanceRun({ ...world.shop, client }, runId, QUICK);
    while ((await advance()) === "waiting");
    expect(refusals).toBeLessThanOrEqual(0);
    expect((await runOf(world, runId)).phase).toBe("done");
    expect(await world.shop.db.product.count()).toBe(2);
  });

  test("read a file on after its connection broke, without another bulk operation", async () => {
    const world = await syncWorld({ products: jackets(120) });
    let isWorn = true;
    const shop: SyncShop = {
      ...world.shop,
      fetchFile: async (input, init) => {
        const text = await (await world.shop.fetchFile(input, init)).text();
        if (!isWorn || !text.includes("gid://shopify/Product/")) return new Response(text);
        isWorn = false;
        return new Response(breakingAfter(text.slice(0, text.length / 2)));
      },
    };
    const runId = await beginRun(shop.db, "import", systemClock.nowMs());
    while ((await advanceRun(shop, runId, QUICK)) === "waiting");
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
    expect(partOf(await runOf(world, runId), "products")).toMatchObject({ tries: 1, rereads: 1, done: 120 });
  });

  test("name what they could not read and go on with the rest", async () => {
    const world = await syncWorld({ products: jackets(5) });
    const shop: SyncShop = {
      ...world.shop,
      fetchFile: async (input, init) => {
        const text = await (await world.shop.fetchFile(input, init)).text();
        return new Response(text.replace(/"title":"Jacket [13]"/g, '"title":null'));
      },
    };
    const runId = await beginRun(shop.db, "import", systemClock.nowMs());
    while ((await advanceRun(shop, runId, QUICK)) === "waiting");
    expect(await world.shop.db.product.count()).toBe(3);
    const { skipped, skippedTotal } = progressOf(await runOf(world, runId), systemClock.nowMs());
    expect(skippedTotal).toBe(2);
    expect(skipped.map(({ what }) => what).every((what) => what.startsWith("gid://shopify/Product/"))).toBe(true);
  });
});
