/**
 * The sync stands still with a reason somebody can mend, goes on answering from what is stored, and runs again by itself
 * after the mend.
 */
import { expect, test } from "vitest";
import { updateProduct } from "../../sandbox/domain/operations";
import { systemDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { catalogues } from "~/platform/catalogues";
import { createAdminClient } from "~/shopify-admin/client.server";
import { createThrottle } from "~/shopify-admin/throttle.server";
import { drainUntilEmpty } from "~/sync/drain.server";
import { refreshFacts } from "~/sync/install.server";
import { receive, startInstall, syncStatus } from "~/sync/index.server";
import { PAUSE_REASONS } from "~/sync/pause.server";
import { searchProducts } from "~/catalog/index.server";
import { testDatabase } from "../support/db";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();

const TIMEOUT = { timeout: 60_000 };

async function importedWorld(): Promise<SyncWorld> {
  const world = await syncWorld({ products: [{ title: "Blue mug", priceMinor: 1000, stock: 5 }] });
  await world.run("import");
  world.takeDeliveries();
  return world;
}

/** The same shop, whose Admin API answers everything with this. */
function answering(world: SyncWorld, status: number, body: object = {}): SyncWorld["shop"] {
  const sleep = async () => undefined;
  const client = createAdminClient({
    shopDomain: world.state.domain,
    clock: systemClock,
    sleep,
    throttle: createThrottle(systemClock, sleep),
    wire: { apiVersion: "2026-10", fetch: async () => Response.json(body, { status }) },
    accessToken: async () => "token",
  });
  return { ...world.shop, client };
}

async function changeAndDrain(world: SyncWorld, shop: SyncWorld["shop"]): Promise<void> {
  const [product] = world.state.products.values();
  updateProduct(world.sandbox.world, world.state, product?.id ?? 0, { title: `Mug ${Math.random()}` });
  for (const delivery of world.takeDeliveries()) await receive(delivery);
  await drainUntilEmpty(shop, { clock: systemClock, signal: new AbortController().signal, settleMs: 0 });
}

const denied = { errors: [{ message: "Access denied", extensions: { code: "ACCESS_DENIED" } }], data: null };

test.each([
  [404, {}, "shopify-version-gone"],
  [410, {}, "shopify-version-gone"],
  [402, {}, "shop-frozen"],
  [423, {}, "shop-frozen"],
  [401, {}, "shopify-unauthorised"],
  [403, {}, "shopify-unauthorised"],
  [200, denied, "scope-missing"],
])("a drain answered with %i pauses the shop, keeps its marks and its products (%o: %s)", TIMEOUT, async (...row) => {
  const [status, body, reason] = row;
  const world = await importedWorld();
  await changeAndDrain(world, answering(world, status, body));
  expect(await syncStatus(world.shop.db)).toMatchObject({ isPaused: true, pausedReason: reason });
  expect(await world.shop.db.dirtyResource.count()).toBe(1);
  const found = await searchProducts(world.shop.db, { text: "blue mug", constraints: {}, limit: 5 });
  expect(found.hits.map((hit) => hit.handle)).toEqual(["blue-mug"]);
});

test.each([
  ["shopify-version-gone", "reconcile"],
  ["shop-frozen", "reconcile"],
  // What was read meanwhile has holes that no update time tells.
  ["scope-missing", "import"],
])(
  "facts that can be read again end the pause %s, and begin the %s that finds what was missed",
  TIMEOUT,
  async (syncPausedReason, kind) => {
    const world = await importedWorld();
    await systemDb().shop.update({ where: { id: world.shop.db.shopId }, data: { syncPausedReason } });
    await refreshFacts(world.shop.client, systemClock);
    expect(await syncStatus(world.shop.db)).toMatchObject({ isPaused: false, isRunning: true, kind });
  },
);

test("a missing scope is not mended by facts that still lack it", TIMEOUT, async () => {
  const world = await importedWorld();
  const { shopId } = world.shop.db;
  await systemDb().shop.update({ where: { id: shopId }, data: { syncPausedReason: "scope-missing" } });
  world.scopes = world.scopes.filter((scope) => scope !== "read_products");
  if (world.state.install) world.state.install.scopes = world.scopes;
  await refreshFacts(world.shop.client, systemClock).catch(() => undefined);
  expect((await syncStatus(world.shop.db)).isPaused).toBe(true);
});

test(
  "opening the app ends a pause for a refused token; a first import that never ended begins again",
  TIMEOUT,
  async () => {
    const world = await syncWorld({ products: [{ title: "Mug", priceMinor: 5 }] });
    const { shopId } = world.shop.db;
    await systemDb().shop.update({ where: { id: shopId }, data: { syncPausedReason: "shopify-unauthorised" } });
    await startInstall(world.state.domain, { client: world.shop.client });
    expect(await syncStatus(world.shop.db)).toMatchObject({ isPaused: false, isRunning: true, kind: "import" });
  },
);

test("a drain that succeeds again ends a pause for a refused token", TIMEOUT, async () => {
  const world = await importedWorld();
  await changeAndDrain(world, answering(world, 401));
  await systemDb().dirtyResource.updateMany({
    where: { shopId: world.shop.db.shopId },
    data: { markedAt: new Date() },
  });
  const shop = { ...world.shop, pausedReason: "shopify-unauthorised" };
  await drainUntilEmpty(shop, { clock: systemClock, signal: new AbortController().signal, settleMs: 0 });
  expect(await syncStatus(world.shop.db)).toMatchObject({ isPaused: false });
  expect(await world.shop.db.dirtyResource.count()).toBe(0);
});

test("Shopify being down is no pause: the marks rest and come again", TIMEOUT, async () => {
  const world = await importedWorld();
  await changeAndDrain(world, answering(world, 502));
  expect((await syncStatus(world.shop.db)).isPaused).toBe(false);
  const [row] = await world.shop.db.dirtyResource.findMany();
  expect(row?.markedAt.getTime()).toBeGreaterThan(Date.now());
});

test("every reason has its mend in both languages", () => {
  for (const { admin } of [catalogues.en, catalogues.zh])
    for (const reason of PAUSE_REASONS) expect(admin.sync.reasons[reason].length).toBeGreaterThan(10);
});
