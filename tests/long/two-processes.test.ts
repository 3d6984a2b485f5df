/**
 * Two web and two worker processes on one PostgreSQL server: webhooks sent to both, imports, cron jobs and token refreshes
 * are done once; a worker told to stop hands its work over, and lost connections cost nothing. The Admin API calls are
 * counted at the shop.
 */
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { updateVariantPrice } from "../../sandbox/domain/operations";
import type { Change } from "../../sandbox/domain/types";
import { webhookHmac } from "../../sandbox/hooks/signature";
import { differencesIn, GIVE_UP_MS, midDrain, midImport, openLane, type Lane } from "../chaos/lane";
import { emptyServerDatabase } from "../chaos/server-database";
import { interruptedWork, isEverythingDone, isResumed, newestImport, untilTrue } from "../chaos/sync-watch";
import type { AppProcess } from "../support/app-process";
import { skipWithoutServer } from "../support/skip-without-server";

const serverUrl = inject("chaosPostgresUrl");
skipWithoutServer(serverUrl);

const HANDED_OVER_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 35_000;
let lane: Lane;
let webs: AppProcess[] = [];
let workers: AppProcess[] = [];

beforeAll(async () => {
  if (serverUrl === "") return;
  const { url } = await emptyServerDatabase(serverUrl);
  lane = await openLane({ seed: Number(process.env["SEED"] ?? 1), databaseUrl: url });
  webs = [await lane.product.start("web"), await lane.product.start("web")];
  workers = [await lane.product.start("worker"), await lane.product.start("worker")];
});
afterAll(() => (serverUrl === "" ? undefined : lane.close()));

const allDone = () => untilTrue("all work to be done", () => isEverythingDone(lane.sql), GIVE_UP_MS);

test("an import's bulk operations are begun once each, however many processes there are", async () => {
  await midImport(lane);
  const shop = lane.shops[0];
  await untilTrue(
    "the import to end",
    async () => (await newestImport(lane.sql, shop?.domain ?? ""))?.status === "done",
    GIVE_UP_MS,
  );
  const begun = lane.product.calls
    .filter((call) => call.operation === "StartBulkQuery")
    .map((call) => String(call.variables["query"]));
  expect(begun.length).toBeGreaterThanOrEqual(3);
  expect(new Set(begun).size).toBe(begun.length);
  await allDone();
  expect(await differencesIn(lane)).toEqual([]);
});

test("webhooks sent to both webs, some of them twice, cost at most two fetches of an id in a burst", async () => {
  const [shop] = lane.shops;
  if (!shop) throw new Error("There is no shop.");
  const { faults, apiSecret } = lane.product.sandbox;
  faults["webhooks-drop"] = 1; // They are sent by hand here.
  const changes: Change[] = [];
  const stop = lane.world.onChange((change) => void changes.push(change));
  for (let burst = 0; burst < 6; burst++) {
    lane.product.calls.length = 0;
    for (const product of lane.random.shuffled([...shop.products.values()]).slice(0, 80))
      updateVariantPrice(lane.world, shop, product.variants[0]?.id ?? 0, {
        priceMinor: lane.random.between(100, 9999),
      });
    const sent = changes.splice(0).flatMap((change, index) => {
      const id = `two-${burst}-${index}`;
      return lane.random.chance(0.5)
        ? [{ change, id }]
        : [
            { change, id },
            { change, id },
          ];
    });
    const statuses = await Promise.all(
      lane.random
        .shuffled(sent)
        .map(({ change, id }, index) => send(webs[index % 2]?.port ?? 0, apiSecret, change, id)),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    await allDone();
    const fetches = new Map<string, number>();
    for (const { variables } of lane.product.calls)
      for (const id of Array.isArray(variables["ids"]) ? variables["ids"] : [])
        fetches.set(String(id), (fetches.get(String(id)) ?? 0) + 1);
    expect(fetches.size).toBeGreaterThanOrEqual(80);
    expect([...fetches].filter(([, times]) => times > 2)).toEqual([]);
  }
  stop();
  faults["webhooks-drop"] = 0;
  const { rows } = await lane.sql.query(
    "SELECT count(*)::int AS count FROM webhook_delivery WHERE webhook_id LIKE 'two-%'",
  );
  expect(rows[0]).toEqual({ count: 6 * 80 });
  expect(await differencesIn(lane)).toEqual([]);
});

test("an expired token is refreshed once by all processes together, and no refresh is refused", async () => {
  const [shop] = lane.shops;
  if (!shop) throw new Error("There is no shop.");
  const { tokens } = lane.product.sandbox.context;
  const refresh = tokens.refresh.bind(tokens);
  const refreshes: boolean[] = [];
  tokens.refresh = (...args) => {
    const pair = refresh(...args);
    refreshes.push(pair !== null);
    return pair;
  };
  for (let round = 1; round <= 5; round++) {
    lane.world.advance(61 * 60_000);
    // Work for both workers at once: marks, the shop's facts, its policies.
    for (const product of [...shop.products.values()].slice(0, 30))
      updateVariantPrice(lane.world, shop, product.variants[0]?.id ?? 0, { priceMinor: 500 + round });
    for (const topic of ["shop/update", "profiles/update"]) {
      const change = { shop, topic, payload: { id: shop.id } } as unknown as Change;
      await Promise.all(
        webs.map(({ port }, at) => send(port, lane.product.sandbox.apiSecret, change, `t-${round}-${topic}-${at}`)),
      );
    }
    await untilTrue("the token to be refreshed", async () => refreshes.length >= round, GIVE_UP_MS);
    await allDone();
  }
  expect(refreshes).toEqual([true, true, true, true, true]);
  expect(await differencesIn(lane)).toEqual([]);
});

test("a worker told to stop mid-import or mid-drain ends within its grace, and the other goes on", async () => {
  for (const during of ["import", "drain"] as const) {
    const idle = workers.pop();
    await idle?.stop();
    const [busy] = workers;
    if (!busy) throw new Error("There is no worker.");
    const point = await (during === "import" ? midImport(lane) : midDrain(lane));
    const starting = lane.product.start("worker");
    const interrupted = await interruptedWork(lane.sql);
    const sinceMs = Date.now();
    const { tookMs, ended } = await busy.stop();
    workers = [await starting];
    await untilTrue("the work to go on", () => isResumed(lane.sql, interrupted), GIVE_UP_MS);
    console.log(`stopped mid-${during} at ${point}: ended in ${tookMs} ms, went on after ${Date.now() - sinceMs} ms`);
    expect({ point: point !== null, ended }).toEqual({ point: true, ended: "code 0" });
    expect(tookMs).toBeLessThan(STOPPED_WITHIN_MS);
    expect(Date.now() - sinceMs).toBeLessThan(HANDED_OVER_WITHIN_MS);
    workers.push(await lane.product.start("worker"));
  }
  await allDone();
  expect(await differencesIn(lane)).toEqual([]);
});

test("a database that drops every connection mid-import and mid-drain costs nothing but a while", async () => {
  for (const during of ["import", "drain"] as const) {
    const point = await (during === "import" ? midImport(lane) : midDrain(lane));
    const sinceMs = Date.now();
    // As at a restart of the server; ours among them are left.
    await lane.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
         AND pid <> pg_backend_pid() AND application_name <> 'watch'`,
    );
    const interrupted = await interruptedWork(lane.sql);
    await untilTrue("the work to go on", () => isResumed(lane.sql, interrupted), GIVE_UP_MS);
    console.log(`connections cut mid-${during} at ${point}: went on after ${Date.now() - sinceMs} ms`);
    expect(point).not.toBeNull();
    expect(Date.now() - sinceMs).toBeLessThan(HANDED_OVER_WITHIN_MS);
  }
  await allDone();
  for (const { pid } of [...webs, ...workers]) expect(() => process.kill(pid, 0), "a process ended").not.toThrow();
  const { rows } = await lane.sql.query("SELECT count(*)::int AS failed FROM sync_run WHERE status = 'failed'");
  expect(rows).toEqual([{ failed: 0 }]);
  expect(await differencesIn(lane)).toEqual([]);
});

test("a cron job of a minute is made once for both workers", async () => {
  const perMinute = `SELECT date_trunc('minute', created_on) AS minute, count(*)::int AS count FROM pgboss.job
    WHERE name = 'sync.wake' AND data->'payload'->'shopId' = 'null' GROUP BY 1`;
  const seen = async () => (await lane.sql.query<{ count: number }>(perMinute)).rows.map(({ count }) => count);
  await untilTrue("two minutes to pass", async () => (await seen()).length >= 3, 200_000);
  expect(new Set(await seen())).toEqual(new Set([1]));
});

async function send(port: number, secret: string, change: Change, webhookId: string): Promise<number> {
  const body = Buffer.from(JSON.stringify(change.payload));
  const reply = await fetch(`http://127.0.0.1:${port}/webhooks`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": change.topic,
      "x-shopify-hmac-sha256": webhookHmac(body, secret),
      "x-shopify-shop-domain": change.shop.domain,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": webhookId,
      "x-shopify-event-id": webhookId,
      "x-shopify-triggered-at": new Date().toISOString(),
    },
  });
  await reply.arrayBuffer();
  return reply.status;
}
