/**
 * The HMAC of a webhook: base64 of SHA-256 over the raw bytes with the app's secret. deliveries.ts signs with it, tests
 * check with it. https://shopify.dev/docs/apps/build/webhooks/subscribe/https
 */
import { createHmac } from "node:crypto";

export function webhookHmac(rawBody: Buffer, secret: string): string {
  return createHmac("sha256", secret).update(rawBody).digest("base64");
}
