/**
 * The doors towards Shopify over the wire: token exchange and refresh against the sandbox's OAuth, signed webhooks at the
 * real route. What is promised: one exchange per shop at a time, and a 200 only for what is committed.
 */
import { pointAt } from "./sync-wire";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandbox } from "../../sandbox/domain/create";
import { createProduct } from "../../sandbox/domain/operations";
import { startSandbox, type RunningSandbox } from "../../sandbox/http/start";
import { issueSessionToken } from "../../sandbox/http/session-token";
import { webhookHmac } from "../../sandbox/hooks/signature";
import { makeShop as makeSandboxShop } from "../../sandbox/seeds/make-shop";
import type { ShopState } from "../../sandbox/domain/types";
import { systemDb } from "~/db.server";
import { env } from "~/platform/env.server";
import { adminFor } from "~/shopify-admin/index.server";
import { shopFacts } from "~/shopify-admin/shop.server";
import { action } from "~/routes/webhooks";
import { authenticate } from "~/shopify.server";
import { shopByDomain } from "~/shops.server";
import { testDatabase } from "../support/db";

await testDatabase();

let running: RunningSandbox;

beforeAll(async () => {
  running = await startSandbox({
    port: 0,
    app: "http://127.0.0.1:9",
    appConfig: join(import.meta.dirname, "../../shopify.app.toml"),
    dataDir: null,
    apiKey: env().shopifyApiKey,
    apiSecret: env().shopifyApiSecret,
    sandbox: await createSandbox({ demoShops: false }),
  });
  pointAt(running);
});

afterAll(async () => {
  pointAt(null);
  await running.close();
});

function newShop(): ShopState {
  return makeSandboxShop(running.world, {
    handle: `d${randomUUID().slice(0, 8)}`,
    products: [{ title: "Mug", priceMinor: 5 }],
  });
}

/** A request as App Bridge makes it in the embedded admin. */
function adminRequest(shop: ShopState): Request {
  const token = issueSessionToken({
    shopDomain: shop.domain,
    apiKey: env().shopifyApiKey,
    apiSecret: env().shopifyApiSecret,
    userId: "1",
    sessionId: randomUUID(),
    nowMs: Date.now(),
  });
  const headers = { authorization: `Bearer ${token}`, "user-agent": "Mozilla/5.0 Chrome/150.0" };
  return new Request(`${env().shopifyAppUrl}/app`, { headers });
}

const tokenCalls = (shop: ShopState) => running.context.tokens.countFor(shop.domain);

describe("a merchant's first visit", { timeout: 90_000 }, () => {
  test("exchanges one token however many loaders run, records the shop and begins its import", async () => {
    const shop = newShop();
    const contexts = await Promise.all([1, 2, 3, 4].map(() => authenticate.admin(adminRequest(shop))));
    expect(new Set(contexts.map((context) => context.session.accessToken)).size).toBe(1);
    expect(tokenCalls(shop)).toBe(1);
    const row = await shopByDomain(shop.domain);
    expect(row).toMatchObject({ name: shop.name, currency: "USD" });
    expect(await systemDb().syncRun.count({ where: { shopId: row?.id ?? "", kind: "import" } })).toBe(1);
  });

  test("with a forged session token gets nothing and leaves nothing", async () => {
    const shop = newShop();
    const request = adminRequest(shop);
    const forged = new Request(request.url, { headers: { ...Object.fromEntries(request.headers) } });
    forged.headers.set("authorization", `${request.headers.get("authorization")?.slice(0, -4)}AAAA`);
    const thrown = await authenticate.admin(forged).catch((response: unknown) => response);
    expect(thrown instanceof Response ? thrown.status : thrown).toBe(401);
    expect(await systemDb().session.count({ where: { shop: shop.domain } })).toBe(0);
  });
});

describe("the Admin client", { timeout: 90_000 }, () => {
  test("refreshes an aged token once for many callers", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    await systemDb().session.updateMany({
      where: { shop: shop.domain },
      data: { expires: new Date(Date.now() + 60_000) },
    });
    const before = await systemDb().session.findFirstOrThrow({ where: { shop: shop.domain } });
    const facts = await Promise.all([1, 2, 3].map(() => shopFacts(adminFor(shop.domain))));
    expect(facts.map((fact) => fact.name)).toEqual([shop.name, shop.name, shop.name]);
    const after = await systemDb().session.findFirstOrThrow({ where: { shop: shop.domain } });
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.expires?.getTime()).toBeGreaterThan(Date.now() + 30 * 60_000);
  });

  test("gets a new token when Shopify refuses the one it has", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    running.context.tokens.revoke(shop.domain, "access");
    expect((await shopFacts(adminFor(shop.domain))).name).toBe(shop.name);
  });

  test("says that the merchant must open the app when nothing is left", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    running.context.tokens.revoke(shop.domain, "all");
    await expect(shopFacts(adminFor(shop.domain))).rejects.toMatchObject({ code: "shopify-unauthorised" });
  });

  test.each([
    ["THROTTLED", "throttle"],
    ["HTTP 500", "http500"],
  ] as const)("goes on after %s", async (_what, fault) => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    running.faults[fault] = 1;
    expect((await shopFacts(adminFor(shop.domain))).name).toBe(shop.name);
    expect(running.faults[fault]).toBe(0);
  });
});

describe("POST /webhooks", { timeout: 90_000 }, () => {
  const productUpdate = (shop: ShopState) => JSON.stringify({ id: [...shop.products.keys()][0] });

  function webhook(shop: ShopState, body: string, change: Record<string, string | null> = {}): Request {
    const headers = new Headers({
      "content-type": "application/json",
      "x-shopify-topic": "products/update",
      "x-shopify-hmac-sha256": webhookHmac(Buffer.from(body), env().shopifyApiSecret),
      "x-shopify-shop-domain": shop.domain,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": new Date().toISOString(),
    });
    for (const [name, value] of Object.entries(change)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    return new Request(`${env().shopifyAppUrl}/webhooks`, { method: "POST", headers, body });
  }

  const post = (request: Request) => action({ request, params: {}, context: {} });
  const rowsOf = (shop: ShopState) => systemDb().webhookDelivery.count({ where: { shopDomain: shop.domain } });

  test("takes a signed delivery once and marks its product", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    const id = { "x-shopify-webhook-id": randomUUID() };
    expect((await post(webhook(shop, productUpdate(shop), id))).status).toBe(200);
    expect((await post(webhook(shop, productUpdate(shop), id))).status).toBe(200);
    expect(await rowsOf(shop)).toBe(1);
    const row = await shopByDomain(shop.domain);
    expect(await systemDb().dirtyResource.count({ where: { shopId: row?.id ?? "" } })).toBe(1);
  });

  test.each([
    ["a wrong signature", 401, { "x-shopify-hmac-sha256": webhookHmac(Buffer.from("other"), "other") }],
    ["no signature", 400, { "x-shopify-hmac-sha256": null }],
    ["no delivery id", 400, { "x-shopify-webhook-id": null }],
  ] as const)("refuses %s with %i and writes no row", async (_what, status, change) => {
    const shop = newShop();
    expect((await post(webhook(shop, productUpdate(shop), change))).status).toBe(status);
    expect(await rowsOf(shop)).toBe(0);
  });

  test("refuses a signed body that is no JSON, or names no resource, with 400 and writes no row", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    for (const body of ["{", "not json", "[]", "{}", '{"id":"x"}'])
      expect((await post(webhook(shop, body))).status, body).toBe(400);
    expect(await rowsOf(shop)).toBe(0);
  });

  test("takes shop/redact for a shop that has no token", async () => {
    const shop = newShop();
    const change = { "x-shopify-topic": "shop/redact" };
    expect((await post(webhook(shop, "{}", change))).status).toBe(200);
  });

  test("needs no call to Shopify, even with a token about to expire", async () => {
    const shop = newShop();
    await authenticate.admin(adminRequest(shop));
    await systemDb().session.updateMany({ where: { shop: shop.domain }, data: { expires: new Date() } });
    running.context.tokens.revoke(shop.domain, "all");
    createProduct(running.world, shop, { title: "New", priceMinor: 9 });
    expect((await post(webhook(shop, productUpdate(shop)))).status).toBe(200);
  });
});
