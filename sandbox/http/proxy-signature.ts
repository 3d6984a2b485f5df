/**
 * Shopify's two query signatures: the app proxy's `signature` and the admin's `hmac`. The app-proxy door and the admin
 * frame sign with them. Rules and vectors:
 * https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
 */
import { createHmac } from "node:crypto";

/** App proxy: `key=v1,v2` strings, sorted by bytes, concatenated without separator; HMAC-SHA256 in hex. */
export function signProxyQuery(query: URLSearchParams, secret: string): string {
  const values = new Map<string, string[]>();
  for (const [key, value] of query) if (key !== "signature") values.set(key, [...(values.get(key) ?? []), value]);
  const message = [...values]
    .map(([key, list]) => `${key}=${list.join(",")}`)
    .sort(byBytes)
    .join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

/** Admin: `key=value` pairs sorted and joined by "&", less `hmac` and `signature`; HMAC-SHA256 in hex. */
export function signAdminQuery(query: URLSearchParams, secret: string): string {
  const pairs = [...query].filter(([key]) => key !== "hmac" && key !== "signature");
  const message = pairs
    .sort(([a], [b]) => byBytes(a, b))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  return createHmac("sha256", secret).update(message).digest("hex");
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
