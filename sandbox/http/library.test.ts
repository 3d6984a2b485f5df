/** Shopify's own app library against the sandbox: sign-in, Admin API, app proxy and webhook, reached by env alone. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { appFrameUrl } from "../admin-frame/app-url";
import { startFixture, until } from "./fixture";

test("the unmodified library exchanges the frame's token, queries over verified TLS, and accepts proxy and webhook signatures", async () => {
  const fixture = await startFixture({ install: { scopes: ["read_products"] } });
  const { context, ports, caFile } = fixture.sandbox;
  await fixture.call("tiny.localhost", "/apps/probe/session?a=1");
  const proxyRequest = fixture.received.at(-1);
  await fixture.control("shops/tiny/variant-price", { handle: "camp-mug", priceMinor: 1 });
  await until("the webhook", () => fixture.received.some((one) => one.path === "/webhooks"));
  const hook = fixture.received.find((one) => one.path === "/webhooks");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("./library-probe.ts", import.meta.url))],
    {
      env: {
        PATH: process.env.PATH ?? "",
        NODE_ENV: "test",
        NODE_USE_ENV_PROXY: "1",
        HTTPS_PROXY: `http://127.0.0.1:${ports.proxyPort}`,
        NO_PROXY: "localhost,127.0.0.1",
        NODE_EXTRA_CA_CERTS: caFile,
        frameUrl: appFrameUrl(context, fixture.shop, { path: "", locale: "en" }),
        proxyUrl: `https://app.sandbox.test${proxyRequest?.path}?${proxyRequest?.query.toString()}`,
        webhook: JSON.stringify({ headers: hook?.headers, body: hook?.body.toString() }),
      },
    },
  );
  await fixture.close();
  const seen = JSON.parse(stdout.slice(stdout.indexOf("{"))) as Record<string, unknown>;
  expect(seen).toMatchObject({
    shop: "tiny.myshopify.com",
    hasRefreshToken: true,
    proxyShop: "tiny.myshopify.com",
    topic: "PRODUCTS_UPDATE",
  });
  expect(seen.data).toEqual({ shop: { name: "Tiny <Shop>", myshopifyDomain: "tiny.myshopify.com" } });
  expect(Number(seen.expiresInS)).toBeGreaterThan(3_500);
});
