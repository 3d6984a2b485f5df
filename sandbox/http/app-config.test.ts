/** Another app's toml: what the sandbox reads from it, and what it makes of its addresses. */
import { afterEach, expect, test } from "vitest";
import { issueSessionToken } from "./session-token";
import { parseAppConfig } from "./app-config";
import { startFixture, type Fixture } from "./fixture";

let fixture: Fixture | null = null;
afterEach(async () => {
  await fixture?.close();
  fixture = null;
});

const TOML = `
client_id = "1234"
name = "Parcel Post"
application_url = "https://parcels.example/admin"
embedded = true
[access_scopes]
scopes = "read_orders"
optional_scopes = [ "write_orders" ]
[[webhooks.subscriptions]]
topics = ["orders/create"]
uri = "https://parcels.example/hooks/orders"
[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "/hooks/products"
include_fields = ["id"]
[app_proxy]
url = "https://parcels.example/storefront"
prefix = "a"
subpath = "parcels"
`;

test("names, addresses less their hosts, scopes, subscriptions and proxy are read; what is absent has a default", () => {
  expect(parseAppConfig(TOML)).toMatchObject({
    name: "Parcel Post",
    handle: "parcel-post",
    home: "/admin",
    scopes: ["read_orders"],
    optionalScopes: ["write_orders"],
    apiVersion: "2026-10",
    subscriptions: [
      {
        topics: ["orders/create"],
        complianceTopics: [],
        uri: "https://parcels.example/hooks/orders",
        includeFields: null,
      },
      { topics: ["products/update"], complianceTopics: [], uri: "/hooks/products", includeFields: ["id"] },
    ],
    proxy: { prefix: "a", subpath: "parcels", path: "/storefront" },
  });
  expect(parseAppConfig("")).toMatchObject({ name: "App under test", home: "/", scopes: [], proxy: null });
});

test("such an app is installed at its own home, through a redirect, and knows itself by its own name", async () => {
  fixture = await startFixture({}, { toml: TOML });
  const running = fixture;
  const exchange = async (idToken: string): Promise<Response> =>
    running.call("tiny.localhost", "/admin/oauth/access_token", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        client_id: "probe-key",
        client_secret: "hush",
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        expiring: "1",
        subject_token: idToken,
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      }),
    });
  running.app.answer = (request, response) => {
    if (request.path === "/admin")
      response.writeHead(302, { location: `/admin/start?${request.query.toString()}` }).end();
    else void exchange(request.query.get("id_token") ?? "").then(() => response.end("page"));
  };
  expect(await running.control("shops/tiny/install", {})).toMatchObject({ installed: true, appStatus: 200 });
  expect(running.received.map((one) => one.path)).toEqual(["/admin", "/admin/start"]);
  const idToken = issueSessionToken({
    shopDomain: "tiny.myshopify.com",
    apiKey: "probe-key",
    apiSecret: "hush",
    userId: "1",
    sessionId: "s",
    nowMs: Date.now(),
  });
  const { access_token: token } = (await (await exchange(idToken)).json()) as { access_token: string };
  const answer = await running.call("tiny.localhost", "/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: '{"query":"{ currentAppInstallation { launchUrl app { title } accessScopes { handle } } }"}',
  });
  expect(await answer.json()).toMatchObject({
    data: {
      currentAppInstallation: {
        launchUrl: expect.stringContaining("/store/tiny/apps/parcel-post"),
        app: { title: "Parcel Post" },
        accessScopes: [{ handle: "read_orders" }],
      },
    },
  });
  expect((await running.call("tiny.localhost", "/a/parcels/track")).status).toBe(200);
  expect(running.received.at(-1)?.path).toBe("/storefront/track");
});
