/** A webhook as Shopify sends it, signed, for the app's own door. Used by the chaos and security tests. */
import { randomUUID } from "node:crypto";
import { webhookHmac } from "../../sandbox/hooks/signature";
import { env } from "~/platform/env.server";

export interface WebhookParts {
  shopDomain: string;
  topic: string;
  body: string | Uint8Array;
  webhookId: string;
  headers: Record<string, string>;
}

export function webhookParts(shopDomain: string, payload: unknown, topic = "products/update"): WebhookParts {
  const body = JSON.stringify(payload);
  const webhookId = randomUUID();
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": webhookHmac(Buffer.from(body), env().shopifyApiSecret),
    "x-shopify-shop-domain": shopDomain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": "2026-11-02T09:00:00.000Z",
  };
  return { shopDomain, topic, body, webhookId, headers };
}

export function webhookRequest({ headers, body }: Pick<WebhookParts, "headers" | "body">): Request {
  return new Request(`${env().shopifyAppUrl}/webhooks`, { method: "POST", headers, body: body as BodyInit });
}
