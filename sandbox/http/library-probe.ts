/**
 * Run as a child by library.test.ts: Shopify's own app library, unmodified, with memory sessions, against a sandbox that
 * it reaches by environment variables alone. Prints one line of JSON with what each of its doors answered.
 */
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { MemorySessionStorage } from "./memory-sessions";

const { frameUrl = "", proxyUrl = "", webhook = "{}" } = process.env;
const shopify = shopifyApp({
  apiKey: "probe-key",
  apiSecretKey: "hush",
  apiVersion: ApiVersion.October26,
  scopes: ["read_products", "read_orders", "write_app_proxy"],
  appUrl: "https://app.sandbox.test",
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: new MemorySessionStorage(),
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger: { level: 0 },
});

const browser = {
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
};
const { admin, session } = await shopify.authenticate.admin(new Request(frameUrl, { headers: browser }));
const answer = (await (await admin.graphql("query Probe { shop { name myshopifyDomain } }")).json()) as {
  data?: unknown;
};
const proxied = await shopify.authenticate.public.appProxy(new Request(proxyUrl));
const delivery = JSON.parse(webhook) as { headers: Record<string, string>; body: string };
const received = await shopify.authenticate.webhook(
  new Request("https://app.sandbox.test/webhooks", { method: "POST", headers: delivery.headers, body: delivery.body }),
);
process.stdout.write(
  JSON.stringify({
    shop: session.shop,
    hasRefreshToken: Boolean(session.refreshToken),
    expiresInS: Math.round(((session.expires?.getTime() ?? 0) - Date.now()) / 1000),
    data: answer.data,
    proxyShop: proxied.session?.shop,
    topic: received.topic,
  }),
);
