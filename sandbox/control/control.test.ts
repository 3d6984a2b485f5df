/** The control API: acting as merchant, carrier and admin, fault switches, install by the server, and its refusals. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFixture, type Fixture } from "../http/fixture";
import { placeOrder } from "../seeds/make-shop";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

test("install opens the app with a session token; an app that exchanges it is installed, one that does not is a 502", async () => {
  const refused = await fetch(`http://127.0.0.1:${fixture.sandbox.ports.plainPort}/__control/shops/tiny/install`, {
    method: "POST",
  });
  expect([refused.status, fixture.shop.install]).toEqual([502, null]);
  fixture.app.answer = (request, response) => {
    const exchange = {
      client_id: "probe-key",
      client_secret: "hush",
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      expiring: "1",
      subject_token: request.query.get("id_token"),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    };
    void fixture
      .call("tiny.localhost", "/admin/oauth/access_token", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(exchange),
      })
      .then(() => response.end("page"));
  };
  expect(await fixture.control("shops/tiny/install", {})).toMatchObject({ installed: true, appStatus: 200 });
  expect(fixture.received.at(-1)?.query.get("embedded")).toBe("1");
  expect(fixture.shop.install?.scopes).toContain("read_products");
});

test("a carrier's event moves the order's parcel", async () => {
  const [shell] = [...fixture.shop.products.values()];
  const order = placeOrder(fixture.sandbox.world, fixture.shop, {
    customerId: null,
    email: "guest@shopper.example",
    lines: [{ variantId: shell?.variants[0]?.id ?? 0, quantity: 1 }],
  });
  const name = order.name.slice(1);
  expect(await fixture.control(`shops/tiny/orders/${name}/fulfillment-event`, { status: "IN_TRANSIT" })).toMatchObject({
    error: "NOT_FOUND",
  });
  await fixture.control(`shops/tiny/orders/${name}/fulfill`, {});
  expect(
    await fixture.control(`shops/tiny/orders/${name}/fulfillment-event`, { status: "IN_TRANSIT", city: "Dover" }),
  ).toMatchObject({ displayStatus: "IN_TRANSIT" });
});

test("products are created, changed and deleted; stock and prices of one variant or of all", async () => {
  const made = await fixture.control("shops/tiny/products", {
    title: "Trail Sock",
    productType: "Socks",
    priceMinor: 900,
    stock: 4,
  });
  expect(made).toMatchObject({ handle: "trail-sock" });
  expect(await fixture.control("shops/tiny/products", { title: "Trail Sock II", handle: "trail-sock" })).toMatchObject({
    id: made.id,
    title: "Trail Sock II",
  });
  await fixture.control("shops/tiny/inventory", { handle: "trail-sock", quantity: 0 });
  const response = await fixture.call("tiny.localhost", "/products/trail-sock.js");
  expect(await response.json()).toMatchObject({ available: false, price: 900 });
  await fixture.control("shops/tiny/products/trail-sock", undefined, "DELETE");
  expect((await fixture.call("tiny.localhost", "/products/trail-sock.js")).status).toBe(404);
});

test("a policy's new text is on its page; an unknown shop, route or body is refused with a reason", async () => {
  await fixture.control("shops/tiny/policies/refund-policy", { bodyHtml: "<p>Sixty days.</p>" });
  expect(await (await fixture.call("tiny.localhost", "/policies/refund-policy")).text()).toContain("Sixty days.");
  expect(await fixture.control("shops/nobody/inventory", {})).toMatchObject({ error: "NOT_FOUND" });
  expect(await fixture.control("shops/tiny/variant-price", { priceMinor: "free" })).toMatchObject({ error: "INVALID" });
  expect(await fixture.control("faults", { "no-such-switch": true })).toMatchObject({ error: "INVALID" });
});

test("counted faults fail that many Admin API calls and are in the call log", async () => {
  fixture.shop.install = { scopes: ["read_products"], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  const { accessToken } = fixture.sandbox.context.tokens.issueOffline(fixture.shop.domain, fixture.sandbox.world.now());
  const call = (): Promise<Response> =>
    fixture.call("tiny.localhost", "/admin/api/2026-10/graphql.json", {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": accessToken },
      body: '{"query":"{ shop { name } }"}',
    });
  await fixture.control("faults", { throttle: 1, http500: 1, http429: 1 });
  const answers = [await call(), await call(), await call(), await call()];
  expect(answers.map((one) => one.status)).toEqual([500, 429, 200, 200]);
  expect(await answers[2]?.json()).toMatchObject({ errors: [{ extensions: { code: "THROTTLED" } }] });
  expect(await answers[3]?.json()).toMatchObject({ data: { shop: { name: "Tiny <Shop>" } } });
  expect(((await fixture.control("calls")).calls as { throttled: boolean }[]).map((row) => row.throttled)).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test("the theme's app-embed page and the app's extension status follow one switch", async () => {
  fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  const link = await fixture.call("tiny.localhost", "/admin/themes/current/editor?context=apps");
  const editor = new URL(link.headers.get("location") ?? "").pathname;
  expect(editor).toBe("/store/tiny/themes/current/editor");
  await fixture.call("admin.localhost", editor, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "enabled=false",
  });
  expect(fixture.shop.install.embedEnabled).toBe(false);
  const info = await (await fixture.call("admin.localhost", "/store/tiny/__extensions", { method: "POST" })).json();
  expect(info).toMatchObject([
    { handle: "probe-block", activations: [{ handle: "probe", status: "available", activations: [] }] },
  ]);
});

test("the admin frame loads the app with its token and in the reader's language", async () => {
  const page = await (
    await fixture.call("admin.localhost", "/store/tiny/apps/probe/app/tone?tab=1&locale=zh-CN")
  ).text();
  const source = /<iframe[^>]+src="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const url = new URL(source);
  expect([
    url.pathname,
    url.searchParams.get("tab"),
    url.searchParams.get("locale"),
    url.searchParams.get("shop"),
  ]).toEqual(["/app/tone", "1", "zh-CN", "tiny.myshopify.com"]);
  expect(page).toContain("演示后台");
});
