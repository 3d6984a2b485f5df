/** Webhook deliveries: signature and headers, retries on the sandbox's clock, duplicates, drops, uninstall and redact. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFixture, until, type AppRequest, type Fixture } from "../http/fixture";
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
