/**
 * Several processes on one database: one token exchange at a time among them, one run and one claim for each piece of
 * work, and Shopify's bucket never overdrawn. On the embedded database there is one process, and nothing to exclude.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { database } from "~/db.server";
import { advisoryKey, withAdvisoryLock } from "~/db/advisory-lock.server";
import { createAdminClient } from "~/shopify-admin/client.server";
import { createCostBook } from "~/shopify-admin/query-cost";
import { createThrottle, LANES } from "~/shopify-admin/throttle.server";
import { beginRun, takeRun } from "~/sync/run.server";
import { makeShop, testDatabase } from "../support/db";
import { syncWorld } from "./sync-world";

await testDatabase();

const TIMEOUT = { timeout: 60_000 };

test("work under a lock waits while another process holds it, and no longer", TIMEOUT, async () => {
  if (database().kind === "embedded") {
    expect(await withAdvisoryLock("shop-token:mug", async () => "done")).toBe("done");
    return;
  }
  const other = await database().pool.connect();
  const order: string[] = [];
  try {
    await other.query("SELECT pg_advisory_lock($1::bigint)", [advisoryKey("shop-token:mug")]);
    const mine = withAdvisoryLock("shop-token:mug", async () => void order.push("mine"));
    await withAdvisoryLock("shop-token:bowl", async () => void order.push("another shop's"));
    order.push("other lets go");
    await other.query("SELECT pg_advisory_unlock($1::bigint)", [advisoryKey("shop-token:mug")]);
    await mine;
    expect(order).toEqual(["another shop's", "other lets go", "mine"]);
    // Nothing stays locked, also after work that failed.
    await expect(withAdvisoryLock("shop-token:mug", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const { rows } = await other.query("SELECT pg_try_advisory_lock($1::bigint) AS got", [
      advisoryKey("shop-token:mug"),
    ]);
    expect(rows).toEqual([{ got: true }]);
    await other.query("SELECT pg_advisory_unlock_all()");
  } finally {
    other.release();
  }
});

test("a run begun by many at once is one run, and one of them takes it", TIMEOUT, async () => {
  const { db } = await makeShop();
  const nowMs = Date.now();
  const ids = await Promise.all(Array.from({ length: 8 }, () => beginRun(db, "reconcile", nowMs)));
  expect(new Set(ids).size).toBe(1);
  const taken = await Promise.all(ids.map((id) => takeRun(db, id, nowMs)));
  expect(taken.filter((run) => run !== null)).toHaveLength(1);
});

test(
  "however many ask in whatever lane, the sandbox's bucket is never asked for more than it holds",
  TIMEOUT,
  async () => {
    const products = Array.from({ length: 60 }, (_, at) => ({ title: `Mug ${at}`, priceMinor: 100 + at }));
    const world = await syncWorld({ products });
    const clock = { nowMs: () => world.sandbox.world.now() };
    const sleep = async (ms: number) => {
      world.sandbox.world.advance(ms);
      await breathe();
    };
    const replies: { throttled: number; all: number } = { throttled: 0, all: 0 };
    const wire: typeof fetch = async (_url, init) => {
      const { query, variables } = JSON.parse(String(init?.body)) as {
        query: string;
        variables: Record<string, unknown>;
      };
      const request = { shop: world.state, grantedScopes: world.scopes, apiVersion: "2026-10", query, variables };
      const answer = await world.sandbox.engine.execute(request);
      replies.all += 1;
      if (JSON.stringify(answer.body).includes("THROTTLED")) replies.throttled += 1;
      return Response.json(answer.body, { status: answer.status });
    };
    const shared = {
      shopDomain: world.state.domain,
      clock,
      sleep,
      throttle: createThrottle(clock, sleep),
      costs: createCostBook(),
      wire: { apiVersion: "2026-10", fetch: wire },
      accessToken: async () => "token",
    };
    const clients = LANES.map((lane) => createAdminClient({ ...shared, lane }));
    const ids = [...world.state.products.keys()].map((id) => `gid://shopify/Product/${id}`);
    const document = `#graphql
    query Costly($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { id variants(first: 20) { nodes { id } } } } }`;
    const asked = Array.from({ length: 45 }, (_, at) =>
      clients[at % 3]?.query(
        document,
        { ids: ids.slice(at, at + 1 + (at % 12)) },
        z.object({ nodes: z.array(z.unknown()) }),
      ),
    );
    await Promise.all(asked);
    expect(replies).toEqual({ all: 45, throttled: 0 });
  },
);
