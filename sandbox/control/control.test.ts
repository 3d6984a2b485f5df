/** The control API: acting as merchant, carrier and admin, fault switches, install by the server, and its refusals. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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

// https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
test.each([
  ["Basic", 100],
  ["Advanced", 200],
  ["Plus", 1000],
  ["Enterprise", 2000],
])("plan %s refills %d points a second", async (plan, rate) => {
  fixture.shop.install = { scopes: ["read_products"], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  const { accessToken } = fixture.sandbox.context.tokens.issueOffline(fixture.shop.domain, fixture.sandbox.world.now());
  expect(await fixture.control("shops/tiny/plan", { plan })).toEqual({ plan });
  const answer = await fixture.call("tiny.localhost", "/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": accessToken },
    body: '{"query":"{ shop { name } }"}',
  });
  expect(await answer.json()).toMatchObject({
    extensions: { cost: { throttleStatus: { restoreRate: rate, maximumAvailable: rate * 20 } } },
  });
});

describe("scopes", () => {
  const frame = async (path: string, body: unknown = {}): Promise<unknown> => {
    const init = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    return (await fixture.call("admin.localhost", `/store/tiny/__scopes${path}`, init)).json();
  };
  const announced = (): unknown[] =>
    fixture.sandbox.context.deliveries.rows
      .filter((row) => row.topic === "app/scopes_update")
      .map((row) => (JSON.parse(row.body) as { current: string[] }).current);

  // https://shopify.dev/docs/api/app-home/apis/scopes
  test("optional scopes are granted and taken back as App Bridge asks, and the app is told", async () => {
    const required = ["read_products", "read_orders", "write_app_proxy"];
    const optional = ["read_inventory", "write_discounts"];
    fixture.shop.install = { scopes: required, installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
    expect(await frame("")).toEqual({ granted: required, required, optional });
    expect(await frame("/request", { scopes: ["read_inventory"] })).toEqual({
      result: "granted-all",
      detail: { granted: [...required, "read_inventory"], required, optional },
    });
    expect(await frame("/revoke", { scopes: ["read_inventory"] })).toMatchObject({ detail: { granted: required } });
    expect(announced()).toEqual([[...required, "read_inventory"], required]);
  });

  test("undeclared scopes cannot be asked for, required ones not given back", async () => {
    fixture.shop.install = { scopes: ["read_products"], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
    expect(await frame("/request", { scopes: ["read_themes"] })).toMatchObject({ error: expect.any(String) });
    expect(await frame("/revoke", { scopes: ["read_products"] })).toMatchObject({ error: expect.any(String) });
    expect(fixture.shop.install.scopes).toEqual(["read_products"]);
  });

  test("the control API sets any, as when a scope is withdrawn in mid-import", async () => {
    fixture.shop.install = { scopes: ["read_products"], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
    expect(await fixture.control("shops/tiny/scopes", { granted: [] })).toMatchObject({ scopes: [] });
    expect(announced()).toEqual([[]]);
  });
});

// https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance
test("customers/redact waits 10 days, or until the last order is six months old; a data request is sent at once", async () => {
  fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  const topics = (): unknown[] => fixture.received.map((one) => one.headers["x-shopify-topic"]);
  await fixture.control("shops/tiny/customers/maya/data-request", {});
  await fixture.control("shops/tiny/customers/maya/redact", {});
  await fixture.control("clock/advance", { hours: 239 });
  expect(topics()).toEqual(["customers/data_request"]);
  await fixture.control("clock/advance", { hours: 2 });
  expect(topics()).toEqual(["customers/data_request", "customers/redact"]);
  expect(JSON.parse(String(fixture.received.at(-1)?.body))).toMatchObject({
    shop_domain: "tiny.myshopify.com",
    customer: { email: "maya@shopper.example" },
    orders_to_redact: [],
  });
  const [shell] = [...fixture.shop.products.values()];
  const customerId = [...fixture.shop.customers.keys()][0] ?? 0;
  placeOrder(fixture.sandbox.world, fixture.shop, {
    customerId,
    email: "maya@shopper.example",
    lines: [{ variantId: shell?.variants[0]?.id ?? 0, quantity: 1 }],
  });
  const { sentAt } = await fixture.control("shops/tiny/customers/maya/redact", {});
  expect((Date.parse(String(sentAt)) - fixture.sandbox.world.now()) / 86_400_000).toBeGreaterThan(180);
});
