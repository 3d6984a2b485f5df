/** A shop's life: gone and back within the two days, renamed, with another currency or domain; each ends in the right data. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { drainJobs } from "~/platform/jobs.server";
import { shopByDomain } from "~/shops.server";
import { receive, registerJobs, startInstall, syncStatus } from "~/sync/index.server";
import { refreshFacts } from "~/sync/install.server";
import { testDatabase } from "../support/db";
import { expectedOf, storedOf } from "./sync-expected";
import { syncWorld, type SyncWorld } from "./sync-world";

await testDatabase();
registerJobs();

const TIMEOUT = { timeout: 60_000 };
const HOUR_MS = 3600_000;

async function importedWorld(): Promise<SyncWorld> {
  const world = await syncWorld({ products: [{ title: "Mug", priceMinor: 1250, stock: 5 }] });
  await world.run("import");
  world.takeDeliveries();
  return world;
}

const tell = (world: SyncWorld, topic: string, triggeredAt: Date | null = null) =>
  receive({ shopDomain: world.state.domain, webhookId: randomUUID(), topic, payload: { id: 1 }, triggeredAt });

test(
  "an uninstall, a reinstall an hour later, and the redaction of the first: everything stays and is read anew",
  TIMEOUT,
  async () => {
    const world = await importedWorld();
    await tell(world, "APP_UNINSTALLED", new Date());
    await drainJobs();
    expect(await shopByDomain(world.state.domain)).toBeNull();
    const clock = { nowMs: () => Date.now() + HOUR_MS };
    await startInstall(world.state.domain, { client: world.shop.client, clock });
    expect(await systemDb().syncRun.count({ where: { shopId: world.shop.db.shopId, status: "running" } })).toBe(1);
    await tell(world, "SHOP_REDACT", new Date(Date.now() + 48 * HOUR_MS));
    // The uninstall told once more, late.
    await tell(world, "APP_UNINSTALLED", new Date());
    await systemDb().syncRun.deleteMany({ where: { shopId: world.shop.db.shopId, status: "running" } });
    await drainJobs();
    expect(await shopByDomain(world.state.domain)).not.toBeNull();
    expect(await world.run("import")).toBe("done");
    expect(await storedOf(world.shop.db)).toEqual(expectedOf(world.state, world.sandbox.world.now()));
  },
);

test("a shop's new name and address are read; the shop stays one row", TIMEOUT, async () => {
  const world = await importedWorld();
  world.state.name = "Another Name";
  await refreshFacts(world.shop.client, systemClock);
  expect(await shopByDomain(world.state.domain)).toMatchObject({ id: world.shop.db.shopId, name: "Another Name" });
});

test("a shop that names another myshopify domain stays the shop it installed as", TIMEOUT, async () => {
  const world = await importedWorld();
  const { client } = world.shop;
  const other = `renamed-${randomUUID().slice(0, 8)}.myshopify.com`;
  const query: typeof client.query = async (document, variables, schema) => {
    const answer = await client.query(document, variables, schema);
    const text = JSON.stringify(answer.data).replaceAll(
      `"myshopifyDomain":"${world.state.domain}"`,
      `"myshopifyDomain":"${other}"`,
    );
    return { ...answer, data: schema.parse(JSON.parse(text)) as never };
  };
  await refreshFacts({ ...client, query }, systemClock);
  expect(await shopByDomain(other)).toBeNull();
  expect((await shopByDomain(world.state.domain))?.id).toBe(world.shop.db.shopId);
});

test("a change of currency reads every price anew", TIMEOUT, async () => {
  const world = await importedWorld();
  expect(await world.shop.db.variant.findMany()).toMatchObject([{ priceMinor: 1250 }]);
  Object.assign(world.state, { currency: "JPY", currencyDigits: 0 });
  await refreshFacts(world.shop.client, systemClock);
  expect(await syncStatus(world.shop.db)).toMatchObject({ isRunning: true, kind: "import" });
  world.shop.currency = "JPY";
  expect(await world.run("import")).toBe("done");
  expect(await world.shop.db.product.findMany()).toMatchObject([{ currency: "JPY" }]);
  expect(await world.shop.db.variant.findMany()).toMatchObject([{ priceMinor: 1250 }]);
});
