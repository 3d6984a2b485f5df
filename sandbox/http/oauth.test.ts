/** Token exchange, refresh rotation, expiry and revocation, over the wire as the app library does them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startFixture, type Fixture } from "./fixture";
import { issueSessionToken } from "./session-token";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const EXCHANGE = {
  client_id: "probe-key",
  client_secret: "hush",
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
};

function idToken(over: Partial<Parameters<typeof issueSessionToken>[0]> = {}): string {
  return issueSessionToken({
    shopDomain: "tiny.myshopify.com",
    apiKey: "probe-key",
    apiSecret: "hush",
    userId: "1",
    sessionId: "s",
    nowMs: Date.now(),
    ...over,
  });
}

async function grant(body: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fixture.call("tiny.localhost", "/admin/oauth/access_token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function callAdmin(token: string): Promise<number> {
  const response = await fixture.call("tiny.localhost", "/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query: "query Probe { shop { name } }" }),
  });
  return response.status;
}

const refresh = (token: string): ReturnType<typeof grant> =>
  grant({ client_id: "probe-key", client_secret: "hush", grant_type: "refresh_token", refresh_token: token });

describe("token exchange", () => {
  test("the first exchange installs the app with the toml's scopes and gives an expiring token that the Admin API takes", async () => {
    expect(fixture.shop.install).toBeNull();
    const { status, body } = await grant({ ...EXCHANGE, subject_token: idToken() });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      expires_in: 3600,
      refresh_token_expires_in: 7_776_000,
      scope: "read_products,read_orders,write_app_proxy",
    });
    expect(fixture.shop.install).toMatchObject({
      scopes: ["read_products", "read_orders", "write_app_proxy"],
      protectedDataLevel: 2,
    });
    expect(await callAdmin(body.access_token ?? "")).toBe(200);
    const { calls } = await fixture.control("calls");
    expect(calls).toContainEqual(
      expect.objectContaining({ operation: "Probe", status: 200, shop: "tiny.myshopify.com" }),
    );
  });

  test.each([
    ["another app's token", { apiKey: "other" }],
    ["another shop's token", { shopDomain: "else.myshopify.com" }],
    ["a token signed with another secret", { apiSecret: "wrong" }],
    ["an expired token", { nowMs: Date.now() - 120_000 }],
    ["a token from the future", { nowMs: Date.now() + 120_000 }],
  ])("%s is refused as an invalid subject token", async (_name, over) => {
    const { status, body } = await grant({ ...EXCHANGE, subject_token: idToken(over) });
    expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
  });

  test("wrong credentials and unknown grants are refused", async () => {
    expect((await grant({ ...EXCHANGE, client_secret: "no", subject_token: idToken() })).body.error).toBe(
      "invalid_client",
    );
    expect((await grant({ ...EXCHANGE, grant_type: "password", subject_token: idToken() })).body.error).toBe(
      "invalid_request",
    );
  });

  test("a non-expiring token is given on request and refused by the Admin API", async () => {
    const { body } = await grant({ ...EXCHANGE, expiring: "0", subject_token: idToken() });
    expect(body.expires_in).toBeUndefined();
    expect(await callAdmin(body.access_token ?? "")).toBe(403);
  });

  test("an online token names the user and is for the Admin API too", async () => {
    const { body } = await grant({
      ...EXCHANGE,
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
      subject_token: idToken(),
    });
    expect(body).toMatchObject({ associated_user: { id: 1, account_owner: true } });
    expect(await callAdmin(body.access_token ?? "")).toBe(200);
  });
});

describe("refresh", () => {
  test("rotates: the old refresh token works until its successor is used, then no more", async () => {
    const first = (await grant({ ...EXCHANGE, subject_token: idToken() })).body;
    const second = (await refresh(first.refresh_token ?? "")).body;
    expect(second.access_token).not.toBe(first.access_token);
    expect((await refresh(first.refresh_token ?? "")).status).toBe(200);
    expect((await refresh(second.refresh_token ?? "")).status).toBe(200);
    expect((await refresh(first.refresh_token ?? "")).status).toBe(400);
  });

  test("a new token exchange retires the refresh tokens before it", async () => {
    const first = (await grant({ ...EXCHANGE, subject_token: idToken() })).body;
    await grant({ ...EXCHANGE, subject_token: idToken() });
    expect((await refresh(first.refresh_token ?? "")).status).toBe(400);
  });

  test("an access token dies after an hour of the sandbox's clock, its refresh token lives on", async () => {
    const { body } = await grant({ ...EXCHANGE, subject_token: idToken() });
    await fixture.control("clock/advance", { hours: 1.01 });
    expect(await callAdmin(body.access_token ?? "")).toBe(401);
    const next = (await refresh(body.refresh_token ?? "")).body;
    expect(await callAdmin(next.access_token ?? "")).toBe(200);
  });

  // https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
  test("an old refresh token whose successor is never used works for 30 days from its first use", async () => {
    const first = (await grant({ ...EXCHANGE, subject_token: idToken() })).body.refresh_token ?? "";
    expect((await refresh(first)).status).toBe(200);
    await fixture.control("clock/advance", { hours: 29 * 24 });
    expect((await refresh(first)).status).toBe(200);
    await fixture.control("clock/advance", { hours: 2 * 24 });
    expect((await refresh(first)).status).toBe(400);
  });

  test("a refresh token that was never used dies after 90 days", async () => {
    const { body } = await grant({ ...EXCHANGE, subject_token: idToken() });
    await fixture.control("clock/advance", { hours: 90 * 24 + 1 });
    expect((await refresh(body.refresh_token ?? "")).status).toBe(400);
  });

  test("an uninstall revokes access and refresh tokens at once", async () => {
    const { body } = await grant({ ...EXCHANGE, subject_token: idToken() });
    await fixture.control("shops/tiny/uninstall", {});
    expect(await callAdmin(body.access_token ?? "")).toBe(401);
    expect((await refresh(body.refresh_token ?? "")).status).toBe(400);
  });

  test("a revoked token is answered 401", async () => {
    const { body } = await grant({ ...EXCHANGE, subject_token: idToken() });
    await fixture.control("faults", { "revoke-token": "tiny" });
    expect(await callAdmin(body.access_token ?? "")).toBe(401);
  });
});
