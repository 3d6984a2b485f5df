/** Webhook deliveries: signature and headers, retries on the sandbox's clock, duplicates, drops, uninstall and redact. */
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFixture, until, type AppRequest, type Fixture } from "../http/fixture";
import type { Delivery } from "./deliveries";
import { webhookHmac } from "./signature";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture({ install: { scopes: [] } });
});
afterEach(() => fixture.close());

const setPrice = (priceMinor: number): Promise<unknown> =>
  fixture.control("shops/tiny/variant-price", { handle: "camp-mug", priceMinor });
const topics = (): (string | string[] | undefined)[] => fixture.received.map((one) => one.headers["x-shopify-topic"]);

test("a price change reaches the subscribed address, signed over its raw bytes, with the platform's headers", async () => {
  await setPrice(1_650);
  await until("the delivery", () => fixture.received.length === 1);
  const [seen] = fixture.received as [AppRequest];
  expect([seen.method, seen.path]).toEqual(["POST", "/webhooks"]);
  expect(seen.headers).toMatchObject({
    "x-shopify-topic": "products/update",
    "x-shopify-shop-domain": "tiny.myshopify.com",
    "x-shopify-api-version": "2026-10",
  });
  expect(seen.headers["x-shopify-hmac-sha256"]).toBe(webhookHmac(seen.body, "hush"));
  expect(seen.headers["x-shopify-webhook-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen.headers["x-shopify-event-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(Date.parse(String(seen.headers["x-shopify-triggered-at"]))).toBeGreaterThan(0);
  expect(JSON.parse(seen.body.toString())).toMatchObject({ title: "Camp Mug" });
});

test("a failed delivery is retried on the sandbox's clock with the same id, and given up after 8 retries", async () => {
  fixture.app.answer = (_request, response) => response.writeHead(500).end();
  await setPrice(1_650);
  await until("the first attempt", () => fixture.received.length === 1);
  for (let retry = 1; retry <= 8; retry += 1) {
    await until(
      "the attempt's end",
      () => (fixture.sandbox.context.deliveries.rows[0]?.attempts.at(-1)?.status ?? null) === 500,
    );
    await fixture.control("clock/advance", { hours: 2.1 });
    await until(`retry ${retry}`, () => fixture.received.length === retry + 1);
  }
  await until("giving up", () => fixture.sandbox.context.deliveries.rows[0]?.state === "given-up");
  expect(new Set(fixture.received.map((one) => one.headers["x-shopify-webhook-id"])).size).toBe(1);
});

test("the app's outage is survived: delivered by a retry once it answers again", async () => {
  fixture.app.answer = (_request, response) => response.destroy();
  await setPrice(1_650);
  await until(
    "the failed attempt",
    () =>
      fixture.sandbox.context.deliveries.rows[0]?.attempts[0]?.error !== undefined &&
      fixture.sandbox.context.deliveries.rows[0]?.attempts[0]?.error !== null,
  );
  fixture.app.answer = (_request, response) => response.end();
  await fixture.control("clock/advance", { ms: 2_000 });
  await until("delivery", () => fixture.sandbox.context.deliveries.rows[0]?.state === "delivered");
});

test("the duplicate switch delivers twice under one id, the drop switch loses the given share", async () => {
  await fixture.control("faults", { "webhooks-duplicate": true });
  await setPrice(1_650);
  await until("both", () => fixture.received.length === 2);
  expect(fixture.received[0]?.headers["x-shopify-webhook-id"]).toBe(
    fixture.received[1]?.headers["x-shopify-webhook-id"],
  );
  await fixture.control("faults", { "webhooks-duplicate": false, "webhooks-drop": 0.5 });
  for (const price of [1, 2, 3, 4]) await setPrice(price);
  await until("the other half", () => fixture.received.length === 4);
  expect(fixture.sandbox.context.deliveries.rows.filter((row) => row.state === "dropped")).toHaveLength(2);
});

test("a late event comes a day later on the sandbox's clock, with the time of its change", async () => {
  await fixture.control("faults", { "webhooks-late": 24 });
  const changedAt = fixture.sandbox.world.now();
  await setPrice(1_650);
  await fixture.control("clock/advance", { hours: 23 });
  expect(fixture.received).toHaveLength(0);
  await fixture.control("clock/advance", { hours: 1.1 });
  await until("the delivery", () => fixture.received.length === 1);
  const triggeredAt = Date.parse(String(fixture.received[0]?.headers["x-shopify-triggered-at"]));
  expect(Math.abs(triggeredAt - changedAt)).toBeLessThan(5_000);
});

// https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks: only the 200 series counts, in 5 s all told
test.each([
  ["a redirect", (response: ServerResponse) => void response.writeHead(302, { location: "/elsewhere" }).end()],
  ["no answer in time", () => undefined],
  ["headers in time and a body that never ends", (response: ServerResponse) => void response.writeHead(200).write("x")],
])("%s is a failure and is tried again", async (_name, answer) => {
  const slow = await startFixture({ install: { scopes: [] } }, { webhookAnswerMs: 150 });
  try {
    slow.app.answer = (_request, response) => answer(response);
    await slow.control("shops/tiny/variant-price", { handle: "camp-mug", priceMinor: 1_650 });
    const row = (): Delivery | undefined => slow.sandbox.context.deliveries.rows[0];
    await until("a failed attempt", () => (row()?.nextAttemptAt ?? 0) > (row()?.attempts[0]?.at ?? Infinity));
    expect(row()?.state).toBe("pending");
  } finally {
    await slow.close();
  }
});

// https://shopify.dev/docs/apps/build/webhooks/subscribe/https: deleted when it was made through the Admin API
test("after 8 failed retries the Admin API's subscription is removed, the toml's stays", async () => {
  const api = { id: 5, topic: "PRODUCTS_UPDATE", uri: "https://app.sandbox.test/hooks/api", filter: null };
  fixture.shop.webhookSubscriptions = [{ ...api, includeFields: ["id"], createdAt: 0, updatedAt: 0 }];
  fixture.app.answer = (_request, response) => response.writeHead(500).end();
  await setPrice(1_650);
  const rows = (): Delivery[] => fixture.sandbox.context.deliveries.rows;
  for (let attempts = 1; attempts <= 9; attempts += 1) {
    await until(`attempt ${attempts}`, () =>
      rows().every((row) => row.attempts.length >= attempts && row.attempts[attempts - 1]?.status === 500),
    );
    await fixture.control("clock/advance", { hours: 2.1 });
  }
  await until("giving up", () => rows().every((row) => row.state === "given-up"));
  expect(fixture.shop.webhookSubscriptions).toEqual([]);
  expect(fixture.received.filter((one) => one.path === "/hooks/api")).toHaveLength(9);
  expect(JSON.parse(String(fixture.received.find((one) => one.path === "/hooks/api")?.body))).toEqual({
    id: expect.any(Number),
  });
  fixture.app.answer = (_request, response) => void response.end();
  await setPrice(1_700);
  await until("the toml's next delivery", () => rows().some((row) => row.state === "delivered"));
  expect(rows().at(-1)?.path).toBe("/webhooks");
});

test("a subscription that still gets through is not removed with one lost delivery", async () => {
  const api = { id: 5, topic: "PRODUCTS_UPDATE", uri: "https://app.sandbox.test/hooks/api", filter: null };
  fixture.shop.webhookSubscriptions = [{ ...api, includeFields: [], createdAt: 0, updatedAt: 0 }];
  fixture.app.answer = (request, response) => response.writeHead(request.body.includes("16.50") ? 500 : 200).end();
  await setPrice(1_650);
  const rows = (): Delivery[] => fixture.sandbox.context.deliveries.rows.filter((row) => row.subscriptionId === 5);
  await until("the first attempt", () => rows()[0]?.attempts[0]?.status === 500);
  await setPrice(1_700);
  await until("another delivery", () => rows()[1]?.state === "delivered");
  for (let attempts = 2; attempts <= 9; attempts += 1) {
    await fixture.control("clock/advance", { hours: 2.1 });
    await until(`attempt ${attempts}`, () => rows()[0]?.attempts[attempts - 1]?.status === 500);
  }
  await until("giving up", () => rows()[0]?.state === "given-up");
  expect(fixture.shop.webhookSubscriptions).toHaveLength(1);
});

test("shop/redact comes in spite of a reinstall when the switch says so", async () => {
  await fixture.control("faults", { "redact-after-reinstall": true });
  await fixture.control("shops/tiny/uninstall", {});
  await until("app/uninstalled", () => topics().includes("app/uninstalled"));
  fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  await fixture.control("clock/advance", { hours: 48.1 });
  await until("shop/redact", () => topics().includes("shop/redact"));
});

test("uninstalling tells the app, stops other topics, and sends shop/redact 48 hours later, unless it is reinstalled", async () => {
  await fixture.control("shops/tiny/uninstall", {});
  await until("app/uninstalled", () => topics().includes("app/uninstalled"));
  await setPrice(1_650);
  await fixture.control("clock/advance", { hours: 47 });
  expect(topics()).toEqual(["app/uninstalled"]);
  await fixture.control("clock/advance", { hours: 1.1 });
  await until("shop/redact", () => topics().includes("shop/redact"));
  expect(fixture.received.at(-1)?.path).toBe("/webhooks/compliance");
});

test("an app that is not installed hears nothing", async () => {
  await fixture.control("shops/tiny/uninstall", {});
  await until("app/uninstalled", () => topics().length === 1);
  await setPrice(1);
  expect(fixture.sandbox.context.deliveries.rows.map((row) => row.topic)).toEqual(["app/uninstalled", "shop/redact"]);
});
