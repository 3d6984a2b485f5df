/** Leaving: an uninstall drops every token at once, a redaction leaves no row, and a request for data gets all of it. */
import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-app-remix/server";
import { describe, expect, test } from "vitest";
import { createOrder } from "../../sandbox/domain/operations";
import { forShop, systemDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { drainJobs } from "~/platform/jobs.server";
import { dataRequests, exportCustomer } from "~/privacy/index.server";
import { REDACTED_TABLES } from "~/privacy/redact.server";
import { sessionStorage } from "~/shopify-admin/app-config.server";
import { shopByDomain } from "~/shops.server";
import { uninstall } from "~/sync/install.server";
import { receive, registerJobs, startInstall, syncStatus } from "~/sync/index.server";
import { testDatabase } from "../support/db";
import { syncWorld, type SyncWorld } from "./sync-world";

const database = await testDatabase();
registerJobs();

function control(world: SyncWorld, topic: string, payload: unknown) {
  return receive({ shopDomain: world.state.domain, webhookId: randomUUID(), topic, payload, triggeredAt: null });
}

async function storeSession(domain: string) {
  const session = new Session({ id: `offline_${domain}`, shop: domain, state: "", isOnline: false });
  session.accessToken = "shpat_plain_text_canary";
  session.refreshToken = "shprt_plain_text_canary";
  session.expires = new Date(Date.now() + 3600_000);
  await sessionStorage.storeSession(session);
}

describe("access tokens", { timeout: 90_000 }, () => {
  test("are stored encrypted and come back as they were", async () => {
    const world = await syncWorld({});
    await storeSession(world.state.domain);
    const row = await systemDb().session.findUniqueOrThrow({ where: { id: `offline_${world.state.domain}` } });
    expect(JSON.stringify(row)).not.toContain("canary");
    expect((await sessionStorage.loadSession(row.id))?.accessToken).toBe("shpat_plain_text_canary");
    expect((await sessionStorage.loadSession(row.id))?.refreshToken).toBe("shprt_plain_text_canary");
  });
});

describe("an install", { timeout: 90_000 }, () => {
  test("records the shop's facts and begins one import, however often it is told", async () => {
    const world = await syncWorld({ name: "Quince & Co", currency: "EUR" });
    await systemDb().shop.delete({ where: { id: world.shop.db.shopId } });
    await startInstall(world.state.domain, { client: world.shop.client });
    await startInstall(world.state.domain, { client: world.shop.client });
    const shop = await shopByDomain(world.state.domain);
    expect(shop).toMatchObject({ name: "Quince & Co", currency: "EUR" });
    expect(await forShop(shop?.id ?? "").syncRun.count({ where: { kind: "import" } })).toBe(1);
  });

  test("after a pause lets the sync run again and reconciles", async () => {
    const world = await syncWorld({ products: [{ title: "Mug", priceMinor: 5 }] });
    await world.run("import");
    await systemDb().shop.update({
      where: { id: world.shop.db.shopId },
      data: { syncPausedReason: "shopify-unauthorised" },
    });
    await startInstall(world.state.domain, { client: world.shop.client });
    expect(await syncStatus(world.shop.db)).toMatchObject({ pausedReason: null, isRunning: true });
  });
});

describe("an uninstall", { timeout: 90_000 }, () => {
  test("drops sessions, ends runs, empties the dirty set and hides the shop", async () => {
    const world = await syncWorld({ products: [{ title: "Mug", priceMinor: 5 }] });
    await storeSession(world.state.domain);
    await world.shop.db.syncRun.create({
      data: {
        id: newId(),
        shopId: world.shop.db.shopId,
        kind: "import",
        status: "running",
        phase: "orders",
        startedAt: new Date(),
      },
    });
    await control(world, "PRODUCTS_UPDATE", { id: 7 });
    expect(await control(world, "APP_UNINSTALLED", { id: 1 })).toEqual({ kind: "accepted" });
    await drainJobs();
    expect(await systemDb().session.count({ where: { shop: world.state.domain } })).toBe(0);
    expect(await world.shop.db.dirtyResource.count()).toBe(0);
    expect(await world.shop.db.syncRun.count({ where: { status: "running" } })).toBe(0);
    expect(await shopByDomain(world.state.domain)).toBeNull();
  });

  test("told late, after the shop installed again, changes nothing", async () => {
    const world = await syncWorld({});
    const before = Date.now() - 24 * 3600_000;
    await uninstall(world.shop.db.shopId, { triggeredAtMs: before, clock: systemClock });
    expect(await shopByDomain(world.state.domain)).not.toBeNull();
  });
});

describe("privacy", { timeout: 90_000 }, () => {
  test("customers/redact leaves no row and no mention of the customer, and all of everyone else's", async () => {
    const { world, gid, otherGid } = await shopWithHistory();
    const numericId = gid.split("/").pop();
    await control(world, "CUSTOMERS_DATA_REQUEST", { customer: { id: Number(numericId) } });
    expect(await mentions(gid)).not.toEqual([]);
    const others = await mentions(otherGid);
    await control(world, "CUSTOMERS_REDACT", { customer: { id: Number(numericId) }, orders_to_redact: [] });
    await drainJobs();
    expect(await mentions(gid)).toEqual([]);
    expect(await mentions("canary words")).toEqual([]);
    expect(await mentions(otherGid)).toEqual(others);
  });

  test("shop/redact leaves no row of the shop, with no token and no shop at Shopify", async () => {
    const { world } = await shopWithHistory();
    const { shopId } = world.shop.db;
    await uninstall(shopId, { triggeredAtMs: null, clock: systemClock });
    await control(world, "SHOP_REDACT", { shop_domain: world.state.domain });
    await drainJobs();
    expect(await mentions(shopId)).toEqual([]);
    expect(await mentions(world.state.domain)).toEqual([]);
  });

  test("shop/redact is ignored for a shop that has installed again", async () => {
    const { world } = await shopWithHistory();
    await control(world, "SHOP_REDACT", {});
    await drainJobs();
    expect(await world.shop.db.customer.count()).toBeGreaterThan(0);
  });

  test("shop/redact knows every table that carries a shop's rows", async () => {
    const { rows } = await database.executeSql(
      "SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name = 'shop_id' AND table_schema = 'public'",
    );
    const tables = (rows as { table_name: string }[]).map((row) => row.table_name);
    expect([...REDACTED_TABLES].sort()).toEqual(tables.sort());
  });

  test("customers/data_request is listed, and the export holds all of that customer and nothing of another", async () => {
    const { world, gid, otherGid } = await shopWithHistory();
    await control(world, "CUSTOMERS_DATA_REQUEST", { customer: { id: Number(gid.split("/").pop()) } });
    expect((await dataRequests(world.state.domain)).map((request) => request.customerGid)).toEqual([gid]);
    const data = await exportCustomer(world.shop.db, gid);
    expect(data.customer).toMatchObject({ gid });
    expect(data.orders.length).toBeGreaterThan(0);
    expect(JSON.stringify(data.conversations)).toContain("canary words");
    expect(JSON.stringify(data)).not.toContain(otherGid);
  });
});

/** An imported shop with two customers, each with an order and a conversation. */
async function shopWithHistory() {
  const person = (name: string) => ({
    handle: name,
    firstName: name,
    lastName: "Example",
    email: `${name}@shop.example`,
  });
  const world = await syncWorld({
    products: [{ title: "Mug", priceMinor: 500, stock: 9 }],
    customers: [person("ada"), person("ben")],
  });
  const { db } = world.shop;
  const { state, sandbox } = world;
  const variantId = [...state.products.values()][0]?.variants[0]?.id ?? 0;
  for (const customerId of state.customers.keys())
    createOrder(sandbox.world, state, { lines: [{ variantId, quantity: 1 }], customerId });
  await world.run("import");
  const [gid = "", otherGid = ""] = [...state.customers.keys()].map((id) => `gid://shopify/Customer/${id}`);
  for (const customerGid of [gid, otherGid]) {
    await db.conversation.create({
      data: {
        id: newId(),
        shopId: db.shopId,
        visitorId: randomUUID(),
        customerGid,
        messages: {
          create: [
            {
              id: newId(),
              shopId: db.shopId,
              seq: 1,
              role: "shopper",
              text: customerGid === gid ? "canary words" : "hello",
            },
          ],
        },
      },
    });
  }
  return { world, gid, otherGid };
}

/** "table: count" of every row of the app's own tables in which the text stands. */
async function mentions(text: string): Promise<string[]> {
  const { rows } = await database.executeSql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  const found: string[] = [];
  for (const { tablename } of rows as { tablename: string }[]) {
    const query = `SELECT count(*)::int AS hits FROM "${tablename}" AS t WHERE t::text LIKE $1`;
    const [row] = (await database.executeSql(query, [`%${text}%`])).rows as { hits: number }[];
    if (row && row.hits > 0) found.push(`${tablename}: ${row.hits}`);
  }
  return found.sort();
}
