/** The client's retries against a scripted wire, in a time that only its own waits move. */
import { expect, test } from "vitest";
import { z } from "zod";
import { fixedClock } from "~/platform/clock";
import { createAdminClient } from "./client.server";
import { fetchNodes } from "./nodes.server";
import { createThrottle } from "./throttle.server";

const QUERY = `#graphql
  query Numbers($ids: [ID!]!) { nodes(ids: $ids) { id } }
`;
const MUTATION = `#graphql
  mutation Begin { begin }
`;
const anything = z.object({ ok: z.boolean() });

type Step = (body: { query: string; variables: { ids: string[] } }) => Response;
const json = (body: object, status = 200, headers = {}) => Response.json(body, { status, headers });
const ok: Step = () => json({ data: { ok: true } });
const cost = (available: number, requested = 100) => ({
  cost: {
    requestedQueryCost: requested,
    throttleStatus: { maximumAvailable: 1000, currentlyAvailable: available, restoreRate: 50 },
  },
});
const throttled: Step = () =>
  json({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: cost(0) });

/** @param steps one per request; the last answers all further ones */
function scripted(steps: Step[]) {
  const clock = fixedClock(0);
  const sleep = async (ms: number) => clock.advance(ms);
  const seen: { tokens: (string | null)[]; requests: number } = { tokens: [], requests: 0 };
  const client = createAdminClient({
    shopDomain: "mug.myshopify.com",
    clock,
    sleep,
    throttle: createThrottle(clock, sleep),
    accessToken: async (refused) => (refused ? "second" : "first"),
    wire: {
      apiVersion: "2026-10",
      fetch: async (_url, init) => {
        seen.tokens.push(new Headers(init?.headers).get("x-shopify-access-token"));
        const step = steps[Math.min(seen.requests++, steps.length - 1)];
        if (!step) throw new Error("no step");
        return step(JSON.parse(String(init?.body)));
      },
    },
  });
  return { client, clock, seen };
}

test("a throttled query waits until the bucket holds its cost, then goes on", async () => {
  const { client, clock, seen } = scripted([throttled, ok]);
  expect((await client.query(QUERY, {}, anything)).data).toEqual({ ok: true });
  expect(seen.requests).toBe(2);
  // 100 points at 50 a second.
  expect(clock.nowMs()).toBeGreaterThanOrEqual(2000);
});

test("one that stays throttled ends as shopify-throttled, after a bounded number of tries", async () => {
  const { client, seen } = scripted([throttled]);
  await expect(client.query(QUERY, {}, anything)).rejects.toMatchObject({ code: "shopify-throttled" });
  expect(seen.requests).toBe(6);
});

test("with a nearly empty bucket the next query waits before it is sent", async () => {
  const { client, clock } = scripted([() => json({ data: { ok: true }, extensions: cost(10) })]);
  await client.query(QUERY, {}, anything);
  const before = clock.nowMs();
  await client.query(QUERY, {}, anything);
  expect(clock.nowMs() - before).toBeGreaterThanOrEqual(1800);
});

test.each([
  ["429 with Retry-After", () => json({}, 429, { "retry-after": "2.0" })],
  ["502", () => json({}, 502)],
  ["HTML with 200", () => new Response("<html>")],
  [
    "a broken connection",
    () => {
      throw new TypeError("reset");
    },
  ],
  ["an internal error", () => json({ errors: [{ message: "oops", extensions: { code: "INTERNAL_SERVER_ERROR" } }] })],
] satisfies [string, Step][])("%s is tried again", async (_what, step) => {
  const { client } = scripted([step, ok]);
  expect((await client.query(QUERY, {}, anything)).data).toEqual({ ok: true });
});

test("a mutation is not sent twice when Shopify may have run it", async () => {
  const { client, seen } = scripted([() => json({}, 502), ok]);
  await expect(client.query(MUTATION, {}, anything)).rejects.toMatchObject({ code: "shopify-unavailable" });
  expect(seen.requests).toBe(1);
});

test("a refused token is replaced once; a second refusal is shopify-unauthorised", async () => {
  const first = scripted([() => json({}, 401), ok]);
  await first.client.query(QUERY, {}, anything);
  expect(first.seen.tokens).toEqual(["first", "second"]);
  const both = scripted([() => json({}, 401)]);
  await expect(both.client.query(QUERY, {}, anything)).rejects.toMatchObject({ code: "shopify-unauthorised" });
});

test.each([
  [
    "access denied for the whole query",
    { data: null, errors: [{ message: "no", extensions: { code: "ACCESS_DENIED" } }] },
    "scope-missing",
  ],
  ["a validation error", { errors: [{ message: "Field 'x' doesn't exist" }] }, "shopify-rejected"],
  ["data of another shape", { data: { ok: "yes" } }, "shopify-rejected"],
])("%s is not tried again", async (_what, body, code) => {
  const { client, seen } = scripted([() => json(body)]);
  await expect(client.query(QUERY, {}, anything)).rejects.toMatchObject({ code });
  expect(seen.requests).toBe(1);
});

test("protected fields that are null with an error beside them are an answer", async () => {
  const { client } = scripted([
    () =>
      json({
        data: { ok: true, name: null },
        errors: [{ message: "no", path: ["name"], extensions: { code: "ACCESS_DENIED" } }],
      }),
  ]);
  const answer = await client.query(QUERY, {}, anything);
  expect(answer).toMatchObject({ data: { ok: true }, errors: [{ path: ["name"] }] });
});

test("of nodes, a null is gone, a null with an error is unreadable, and a strange one stops no other", async () => {
  const { client } = scripted([
    () =>
      json({
        data: { nodes: [{ id: "a" }, null, null, { id: 5 }] },
        errors: [{ message: "broken", path: ["nodes", 2, "price"] }],
      }),
  ]);
  const request = { document: QUERY, ids: ["a", "b", "c", "d"], schema: z.object({ id: z.string() }), batchSize: 50 };
  const results = await fetchNodes(client, request);
  expect([...results].map(([id, result]) => [id, result.kind])).toEqual([
    ["a", "found"],
    ["b", "gone"],
    ["c", "unreadable"],
    ["d", "unreadable"],
  ]);
});

test("nodes too costly together are asked for in halves, and the size is remembered", async () => {
  const sizes: number[] = [];
  const { client } = scripted([
    ({ variables: { ids } }) => {
      sizes.push(ids.length);
      if (ids.length > 3) return json({ errors: [{ message: "dear", extensions: { code: "MAX_COST_EXCEEDED" } }] });
      return json({ data: { nodes: ids.map((id) => ({ id })) } });
    },
  ]);
  const document = QUERY.replace("Numbers", "Costly");
  const request = {
    document,
    ids: ["1", "2", "3", "4", "5", "6", "7"],
    schema: z.object({ id: z.string() }),
    batchSize: 8,
  };
  expect((await fetchNodes(client, request)).size).toBe(7);
  expect(sizes).toEqual([7, 3, 3, 1]);
});
