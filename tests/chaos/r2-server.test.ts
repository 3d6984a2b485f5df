/**
 * R2 on a PostgreSQL server, through a proxy of our own that refuses, cuts and stalls: a delivery is never answered 200
 * without its row being committed, and what Shopify sends again is taken exactly once. A second connection past the proxy
 * tells what is really committed.
 */
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { action } from "~/routes/webhooks";
import { registerJobs } from "~/sync/index.server";
import { makeShop } from "../support/db";
import type { Shop } from "~/shops.server";
import { seededRandom } from "./random";
import { openServerDatabase } from "./server-database";
import { tcpProxy, type TcpProxy } from "./tcp-proxy";
import { webhookParts, webhookRequest, type WebhookParts } from "./webhook-request";
import { skipWithoutServer } from "../support/skip-without-server";

const serverUrl = inject("chaosPostgresUrl");
let proxy: TcpProxy;
let name: string;
/** Past the proxy. */
let truth: pg.Client;

skipWithoutServer(serverUrl);

beforeAll(async () => {
  if (serverUrl === "") return;
  registerJobs();
  const database = await openServerDatabase(serverUrl, async (url) => {
    proxy = await tcpProxy(Number(url.port));
    url.port = String(proxy.port);
    return url.href;
  });
  name = database.name;
  truth = new pg.Client({ connectionString: database.url });
  await truth.connect();
  // Runs after the database's own closing, which still needs the way to it: hooks run in reverse order.
});

afterAll(async () => {
  if (serverUrl === "") return;
  await truth.end();
  await proxy.close();
});

const send = async (parts: WebhookParts) =>
  (await action({ request: webhookRequest(parts), params: {}, context: {} })).status;

async function committed({ webhookId }: WebhookParts): Promise<number> {
  const { rows } = await truth.query("SELECT 1 FROM webhook_delivery WHERE webhook_id = $1", [webhookId]);
  return rows.length;
}

/** Sends until it is taken, as Shopify does; the tries are few because the trouble is over. */
async function sendAgain(parts: WebhookParts): Promise<void> {
  for (let tries = 0; tries < 12; tries++) if ((await send(parts)) === 200) return;
  throw new Error("The delivery was never taken");
}

/** The pool may still hold a connection that the test before has cut: it is noticed at its first use. */
async function someShop(): Promise<Shop> {
  for (let tries = 0; tries < 12; tries++) {
    const made = await makeShop().catch(() => null);
    if (made) return made.shop;
  }
  throw new Error("The database did not come back");
}

async function delivery(id = 7): Promise<{ parts: WebhookParts; shopId: string }> {
  const shop = await someShop();
  return { parts: webhookParts(shop.domain, { id }), shopId: shop.id };
}

async function takenOnce(parts: WebhookParts, shopId: string): Promise<void> {
  proxy.mend();
  await sendAgain(parts);
  expect(await send(parts)).toBe(200);
  expect(await committed(parts)).toBe(1);
  const { rows } = await truth.query("SELECT gid FROM dirty_resource WHERE shop_id = $1", [shopId]);
  expect(rows).toEqual([{ gid: "gid://shopify/Product/7" }]);
}

test("a server that is down: no 200, nothing committed, and taken once when it is back", async () => {
  const { parts, shopId } = await delivery();
  proxy.refuse();
  expect(await send(parts)).toBeGreaterThanOrEqual(500);
  expect(await committed(parts)).toBe(0);
  await takenOnce(parts, shopId);
});

test.each(["BEGIN", "sync-take-and-mark", "COMMIT"])(
  "a connection lost when %s is on its way: no 200, nothing committed, taken once later",
  async (text) => {
    const { parts, shopId } = await delivery();
    const before = proxy.cuts();
    proxy.cutAt(text, "before");
    expect(await send(parts)).toBeGreaterThanOrEqual(500);
    expect(proxy.cuts()).toBe(before + 1);
    expect(await committed(parts)).toBe(0);
    await takenOnce(parts, shopId);
  },
);

test("a connection lost after the commit, before its answer: no 200, and the repeat is known as one", async () => {
  const { parts, shopId } = await delivery();
  proxy.cutAt("COMMIT", "after");
  expect(await send(parts)).toBeGreaterThanOrEqual(500);
  await takenOnce(parts, shopId);
});

test("a stalled server: no answer before the row is committed", async () => {
  const { parts, shopId } = await delivery();
  proxy.stall();
  let status: number | null = null;
  const sent = send(parts).then((code) => (status = code));
  // The truth is asked many times over; the app has had all that time to answer wrongly.
  for (let look = 0; look < 50; look++) {
    await truth.query("SELECT pg_sleep(0)");
    expect(await committed(parts)).toBe(0);
    expect(status).toBeNull();
  }
  proxy.mend();
  await sent;
  if (status === 200) expect(await committed(parts)).toBe(1);
  await takenOnce(parts, shopId);
});

test("a stalled server that then dies: no 200, taken once later", async () => {
  const { parts, shopId } = await delivery();
  proxy.stall();
  const sent = send(parts);
  await truth.query("SELECT 1");
  proxy.refuse();
  expect(await sent).toBeGreaterThanOrEqual(500);
  expect(await committed(parts)).toBe(0);
  await takenOnce(parts, shopId);
});

test("a read-only server (a replica was promoted away): no 200, taken once later", async () => {
  const { parts, shopId } = await delivery();
  await truth.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await dropConnections();
  expect(await send(parts)).toBeGreaterThanOrEqual(500);
  expect(await committed(parts)).toBe(0);
  await truth.query("SET default_transaction_read_only = off");
  await truth.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
  await dropConnections();
  await takenOnce(parts, shopId);
});

test(
  "a burst of deliveries through random cuts and outages: 200 always means committed, and each is taken once",
  { timeout: 60_000 },
  async () => {
    const random = seededRandom(20261102, "r2");
    const shop = await someShop();
    const all = Array.from({ length: 60 }, (_, index) => webhookParts(shop.domain, { id: 1000 + (index % 20) }));
    const refusals = { count: 0 };
    for (const parts of all) {
      const dice = random.share();
      if (dice < 0.15) proxy.refuse();
      else if (dice < 0.5)
        proxy.cutAt(random.pick(["INSERT INTO", "COMMIT", "BEGIN", "pgboss"]), random.pick(["before", "after"]));
      const status = await send(parts);
      if (status === 200) expect(await committed(parts)).toBe(1);
      else refusals.count += 1;
      if (random.chance(0.7)) proxy.mend();
    }
    proxy.mend();
    for (const parts of random.shuffled(all)) await sendAgain(parts);
    for (const parts of all) expect(await committed(parts)).toBe(1);
    expect(refusals.count).toBeGreaterThan(10);
    const { rows } = await truth.query("SELECT count(*)::int AS count FROM dirty_resource WHERE shop_id = $1", [
      shop.id,
    ]);
    expect(rows).toEqual([{ count: 20 }]);
  },
);

async function dropConnections(): Promise<void> {
  await truth.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
    [name],
  );
}
