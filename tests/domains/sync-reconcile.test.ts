/** The comparison with the shop: what differed is found, named by cause, fetched again; what is known already is no drift. */
import { setImmediate as breathe } from "node:timers/promises";
import { expect, test } from "vitest";
import { createProduct, deleteProduct, updateProduct } from "../../sandbox/domain/operations";
import { registry } from "~/platform/metrics.server";
import { advanceRun } from "~/sync/advance-run.server";
import { drainShop } from "~/sync/drain.server";
import { receive, syncStatus } from "~/sync/index.server";
import { beginRun } from "~/sync/run.server";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const TIMEOUT = { timeout: 90_000 };
const HALF_AN_HOUR_MS = 1800_000;

async function importedWorld(count = 8): Promise<SyncWorld> {
  const products = Array.from({ length: count }, (_, at) => ({ title: `Mug ${at}`, priceMinor: 500 + at, stock: 3 }));
  const world = await syncWorld({ products });
  await world.run("import");
  world.takeDeliveries();
  // Not within the second of its change, which would be fetched once more to be sure.
  await world.shop.db.product.updateMany({ data: { syncedAt: new Date(world.sandbox.world.now() + 5000) } });
  world.sandbox.world.advance(HALF_AN_HOUR_MS);
  return world;
}

/** Changes half an hour ago, whose webhooks never came. */
function missed(world: SyncWorld, change: () => void): void {
  change();
  world.takeDeliveries();
  world.sandbox.world.advance(HALF_AN_HOUR_MS);
}

/** All in the sandbox's time. */
const clockOf = (world: SyncWorld) => ({ nowMs: () => world.sandbox.world.now() });

async function reconcile(world: SyncWorld) {
  const clock = clockOf(world);
  const runId = await beginRun(world.shop.db, "reconcile", clock.nowMs());
  for (;;) {
    const end = await advanceRun(world.shop, runId, { clock, sleep: () => breathe() });
    if (end !== "waiting") return end;
  }
}

async function drain(world: SyncWorld) {
  while ((await drainShop(world.shop, { clock: clockOf(world), settleMs: 0 })).claimed > 0);
}

const lastCheck = async (world: SyncWorld) => (await syncStatus(world.shop.db, { clock: clockOf(world) })).lastCheck;

async function driftTotal(kind: string, cause: string): Promise<number> {
  const figures = await registry.getMetricsAsJSON();
  const figure = figures.find(({ name }) => name === "aisle_sync_drift_rows_total");
  const values = (figure?.values ?? []) as { labels: Record<string, string>; value: number }[];
  return values.find(({ labels }) => labels["kind"] === kind && labels["cause"] === cause)?.value ?? 0;
}

test("what webhooks missed is counted by kind and cause, kept, and mended by the drain", TIMEOUT, async () => {
  const world = await importedWorld();
  const [first, second, third] = [...world.state.products.values()];
  const goneBefore = await driftTotal("products", "gone");
  missed(world, () => {
    updateProduct(world.sandbox.world, world.state, first?.id ?? 0, { title: "Renamed" });
    updateProduct(world.sandbox.world, world.state, second?.id ?? 0, { title: "Renamed too" });
    deleteProduct(world.sandbox.world, world.state, third?.id ?? 0);
    createProduct(world.sandbox.world, world.state, { title: "New", priceMinor: 100 });
  });
  expect(await reconcile(world)).toBe("done");
  expect(await lastCheck(world)).toMatchObject({
    differences: 4,
    byKind: { products: { missing: 1, outdated: 2, gone: 1 } },
  });
  expect((await driftTotal("products", "gone")) - goneBefore).toBe(1);
  expect(await world.shop.db.dirtyResource.groupBy({ by: ["cause", "priority"], _count: true })).toEqual([
    { cause: "reconcile", priority: 2, _count: 4 },
  ]);
  await drain(world);
  expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  expect(await reconcile(world)).toBe("done");
  expect((await lastCheck(world))?.differences).toBe(0);
});

test("what a webhook has marked already, and what changed a moment ago, is no drift", TIMEOUT, async () => {
  const world = await importedWorld();
  const [first, second] = [...world.state.products.values()];
  updateProduct(world.sandbox.world, world.state, first?.id ?? 0, { title: "On its way" });
  for (const delivery of world.takeDeliveries()) await receive(delivery, { clock: clockOf(world) });
  world.sandbox.world.advance(HALF_AN_HOUR_MS);
  updateProduct(world.sandbox.world, world.state, second?.id ?? 0, { title: "A moment ago" });
  world.takeDeliveries();
  await reconcile(world);
  expect((await lastCheck(world))?.differences).toBe(0);
  expect(await world.shop.db.dirtyResource.count()).toBe(2);
});

test(
  "what is gone at the shop but was stored since the comparison began is left to the next one",
  TIMEOUT,
  async () => {
    const world = await importedWorld(2);
    const [row] = await world.shop.db.product.findMany();
    missed(world, () => deleteProduct(world.sandbox.world, world.state, numberOf(row?.gid)));
    const stored = new Date(world.sandbox.world.now() + 60_000);
    await world.shop.db.product.updateMany({ where: { gid: row?.gid ?? "" }, data: { syncedAt: stored } });
    await reconcile(world);
    expect(await world.shop.db.dirtyResource.count()).toBe(0);
    world.sandbox.world.advance(HALF_AN_HOUR_MS);
    await reconcile(world);
    expect((await lastCheck(world))?.byKind["products"]).toEqual({ missing: 0, outdated: 0, gone: 1 });
  },
);

const numberOf = (gid = "") => Number(gid.split("/").at(-1));
