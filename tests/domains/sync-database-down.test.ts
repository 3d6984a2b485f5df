/** A delivery that cannot be written gets no 200: Shopify then sends it again. Here the database is not open at all. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { webhookHmac } from "../../sandbox/hooks/signature";
import { env } from "~/platform/env.server";
import { action } from "~/routes/webhooks";

function webhook(secret: string): Request {
  const body = JSON.stringify({ id: 1 });
  const headers = {
    "x-shopify-topic": "products/update",
    "x-shopify-hmac-sha256": webhookHmac(Buffer.from(body), secret),
    "x-shopify-shop-domain": "mug.myshopify.com",
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
  };
  return new Request(`${env().shopifyAppUrl}/webhooks`, { method: "POST", headers, body });
}

test("with the database away a true webhook gets 503, and a forged one still 401", async () => {
  expect((await action({ request: webhook(env().shopifyApiSecret), params: {}, context: {} })).status).toBe(503);
  expect((await action({ request: webhook("another secret"), params: {}, context: {} })).status).toBe(401);
});
