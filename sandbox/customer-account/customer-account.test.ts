/**
 * Customers signing in with the app and asking for a return: discovery, PKCE, refusals, expiry by the sandbox's clock,
 * and that nobody sees another's order. Rules: https://shopify.dev/docs/api/customer and RFC 6749, RFC 7636.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addFulfillmentEvent, createOrder, fulfillOrder } from "../domain/operations";
import type { Order } from "../domain/types";
import { startFixture, type Fixture } from "../http/fixture";
import { isTunnelledHost } from "../http/hosts";

const TOML = `
name = "Probe"
handle = "probe"
[access_scopes]
scopes = "read_orders"
[customer_authentication]
redirect_uris = ["https://app.example.com/customer/callback"]
logout_urls = ["https://app.example.com/bye"]
`;
const CALLBACK = "https://app.sandbox.test/customer/callback";
const VERIFIER = "a-verifier-of-at-least-forty-three-characters-000";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

let fixture: Fixture;
let own: Order;
let other: Order;

beforeAll(async () => {
  fixture = await startFixture(
    {
      customers: [
        { handle: "maya", firstName: "Maya", lastName: "Lindqvist", email: "maya@shopper.example" },
        { handle: "omar", firstName: "Omar", lastName: "Reyes", email: "omar@shopper.example" },
      ],
    },
    { toml: TOML },
  );
  fixture.shop.install = { scopes: [], installedAt: 0, protectedDataLevel: 2, embedEnabled: true };
  [own, other] = [placeDelivered("maya", 3), placeDelivered("omar", 1)];
});
afterAll(() => fixture.close());

function placeDelivered(handle: string, quantity: number): Order {
  const { world } = fixture.sandbox;
  const { shop } = fixture;
  const customer = [...shop.customers.values()].find((c) => c.handle === handle);
  const mug = [...shop.products.values()].find((p) => p.title === "Camp Mug")?.variants[0]?.id ?? 0;
  const made = createOrder(world, shop, { lines: [{ variantId: mug, quantity }], customerId: customer?.id ?? null });
  if (made.kind === "refused") throw new Error(made.message);
  const line = made.value.lines[0]?.id ?? 0;
  for (const units of quantity > 1 ? [quantity - 1, 1] : [1]) {
    const parcel = fulfillOrder(world, shop, made.value.id, { lines: [{ orderLineId: line, quantity: units }] });
    if (parcel.kind === "refused") throw new Error(parcel.message);
    addFulfillmentEvent(world, shop, parcel.value.id, { status: "DELIVERED" });
  }
  return made.value;
}

const authority = (path: string): string => `/authentication/${fixture.shop.id}${path}`;

function authorize(changes: Record<string, string | null> = {}): Promise<Response> {
  const query = new URLSearchParams();
  const all: Record<string, string | null> = {
    client_id: "probe-key",
    response_type: "code",
    redirect_uri: CALLBACK,
    scope: "openid email customer-account-api:full",
    state: "st-1",
    nonce: "n-1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    as: "maya",
    ...changes,
  };
  for (const [name, value] of Object.entries(all)) if (value !== null) query.set(name, value);
  return fixture.call("accounts.localhost", authority(`/oauth/authorize?${query.toString()}`));
}

async function codeFor(handle: string): Promise<string> {
  const reply = await authorize({ as: handle });
  return new URL(reply.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

const tokenShape = z.object({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  expires_in: z.number().optional(),
  error: z.string().optional(),
});

async function token(form: Record<string, string>): Promise<z.infer<typeof tokenShape> & { status: number }> {
  const reply = await fixture.call("accounts.localhost", authority("/oauth/token"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ client_id: "probe-key", ...form }).toString(),
  });
  return { ...tokenShape.parse(await reply.json()), status: reply.status };
}

const exchange = (code: string, changes: Record<string, string> = {}): ReturnType<typeof token> =>
  token({ grant_type: "authorization_code", code, redirect_uri: CALLBACK, code_verifier: VERIFIER, ...changes });

async function ask(access: string, query: string, variables: object = {}): Promise<{ status: number; body: unknown }> {
  const reply = await fixture.call("accounts.localhost", `/${fixture.shop.id}/account/customer/api/2026-10/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: access },
    body: JSON.stringify({ query, variables }),
  });
  return { status: reply.status, body: await reply.json() };
}

test("the shop's domain says where to sign in and where the API is, over names that exist here", async () => {
  const host = "tiny.localhost";
  const port = fixture.sandbox.ports.plainPort;
  const openid = z
    .object({ issuer: z.string(), authorization_endpoint: z.string(), jwks_uri: z.string() })
    .parse(await (await fixture.call(host, "/.well-known/openid-configuration")).json());
  expect(openid.authorization_endpoint).toBe(
    `http://accounts.localhost:${port}/authentication/${fixture.shop.id}/oauth/authorize`,
  );
  expect(await (await fixture.call(host, "/.well-known/customer-account-api")).json()).toEqual({
    graphql_api: `http://accounts.localhost:${port}/${fixture.shop.id}/account/customer/api/2026-10/graphql`,
  });
});

test("shopify.com is served over TLS that the app can verify, and the egress guard lets it through, not its look-alikes", async () => {
  const { caFile, ports } = fixture.sandbox;
  const isVerified = await new Promise<boolean>((resolve, reject) => {
    const options = { host: "127.0.0.1", port: ports.tlsPort, servername: "shopify.com", ca: readFileSync(caFile) };
    const socket = connect(options, () => resolve(socket.authorized)).on("error", reject);
    socket.on("secureConnect", () => socket.end());
  });
  expect(isVerified).toBe(true);
  expect(["shopify.com", "notshopify.com", "shopify.com.evil.example"].map(isTunnelledHost)).toEqual([
    true,
    false,
    false,
  ]);
});

test("the page lists the customers; choosing one gives a code that is exchanged once, with a signed id_token", async () => {
  const list = await authorize({ as: null });
  expect(await list.text()).toContain("Maya Lindqvist");
  const location = new URL((await authorize()).headers.get("location") ?? "");
  expect(location.searchParams.get("state")).toBe("st-1");
  const code = location.searchParams.get("code") ?? "";
  const issued = await exchange(code);
  expect(issued).toMatchObject({ status: 200, expires_in: 7200 });
  expect(issued.access_token).toMatch(/^shcat_/);
  const [header = "", payload = "", signature = ""] = (issued.id_token ?? "").split(".");
  expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
    aud: "probe-key",
    email: "maya@shopper.example",
    nonce: "n-1",
  });
  const jwks = z
    .object({ keys: z.array(z.record(z.string(), z.string())) })
    .parse(await (await fixture.call("accounts.localhost", authority("/.well-known/jwks.json"))).json());
  const key = createPublicKey({ key: jwks.keys[0] ?? {}, format: "jwk" });
  const isSigned = verify("RSA-SHA256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, "base64url"));
  expect(isSigned).toBe(true);
  expect(await exchange(code)).toMatchObject({ status: 400, error: "invalid_grant" });
});

test.each([
  ["another verifier", { code_verifier: "b-verifier-of-at-least-forty-three-characters-000" }],
  ["another return address", { redirect_uri: "https://app.sandbox.test/elsewhere" }],
])("a code is refused with %s, and is spent by the attempt", async (_name, changes) => {
  const code = await codeFor("maya");
  expect(await exchange(code, changes)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await exchange(code)).toMatchObject({ error: "invalid_grant" });
});

test("an unknown client and a return address that is not in the toml are told so, never redirected", async () => {
  for (const [name, value] of [
    ["client_id", "someone-else"],
    ["redirect_uri", "https://evil.example/customer/callback"],
  ] as const) {
    const reply = await authorize({ [name]: value });
    expect([reply.status, reply.headers.get("location")]).toEqual([400, null]);
  }
  expect(await token({ grant_type: "refresh_token", refresh_token: "x", client_id: "someone-else" })).toMatchObject({
    status: 401,
    error: "invalid_client",
  });
});

test.each([
  [{ code_challenge: null }, "invalid_request"],
  [{ code_challenge_method: "plain" }, "invalid_request"],
  [{ scope: "openid email" }, "invalid_scope"],
  [{ prompt: "none" }, "login_required"],
])("the app is told by redirect what it asked wrongly: %j", async (changes, error) => {
  const location = new URL((await authorize(changes)).headers.get("location") ?? "");
  expect([location.searchParams.get("error"), location.searchParams.get("state")]).toEqual([error, "st-1"]);
});

test("tokens age by the sandbox's clock; a refresh token works once", async () => {
  const issued = await exchange(await codeFor("maya"));
  const access = issued.access_token ?? "";
  expect((await ask(access, "{ customer { firstName } }")).body).toEqual({ data: { customer: { firstName: "Maya" } } });
  const late = await codeFor("maya");
  await fixture.control("clock/advance", { ms: 7_200_001 });
  expect((await ask(access, "{ customer { firstName } }")).status).toBe(401);
  expect(await exchange(late)).toMatchObject({ error: "invalid_grant" });
  const renew = { grant_type: "refresh_token", refresh_token: issued.refresh_token ?? "" };
  const renewed = await token(renew);
  expect((await ask(renewed.access_token ?? "", "{ customer { firstName } }")).status).toBe(200);
  expect(await token(renew)).toMatchObject({ status: 400, error: "invalid_grant" });
});

const REQUEST = `mutation($order: ID!, $line: ID!, $n: Int!, $note: String) {
  orderRequestReturn(orderId: $order, requestedLineItems: [{lineItemId: $line, quantity: $n, customerNote: $note, returnReason: UNWANTED}]) {
    return { id status returnLineItems(first: 5) { nodes { quantity lineItem { title } } } }
    userErrors { code field }
  }
}`;
const gidOf = (order: Order): { order: string; line: string } => ({
  order: `gid://shopify/Order/${order.id}`,
  line: `gid://shopify/LineItem/${order.lines[0]?.id}`,
});

test("a customer sees and returns only what is theirs; a stranger's order is as absent as one that never was", async () => {
  const access = (await exchange(await codeFor("maya"))).access_token ?? "";
  const orders = await ask(
    access,
    `query($mine: ID!, $theirs: ID!, $none: ID!) {
      customer { orders(first: 5) { nodes { name returnInformation { returnableLineItems(first: 5) { nodes { quantity } } } } } }
      mine: order(id: $mine) { fulfillments(first: 5) { nodes { latestShipmentStatus } } }
      theirs: order(id: $theirs) { name }
      none: order(id: $none) { name }
    }`,
    { mine: gidOf(own).order, theirs: gidOf(other).order, none: "gid://shopify/Order/1" },
  );
  expect(orders.body).toEqual({
    data: {
      customer: {
        orders: {
          nodes: [{ name: own.name, returnInformation: { returnableLineItems: { nodes: [{ quantity: 3 }] } } }],
        },
      },
      mine: { fulfillments: { nodes: [{ latestShipmentStatus: "DELIVERED" }, { latestShipmentStatus: "DELIVERED" }] } },
      theirs: null,
      none: null,
    },
  });
  const stranger = await ask(access, REQUEST, { ...gidOf(other), n: 1 });
  expect(stranger.body).toEqual({
    data: { orderRequestReturn: { return: null, userErrors: [{ code: "NOT_FOUND", field: ["orderId"] }] } },
  });
  expect(other.returns).toEqual([]);
});

test("three units asked back are found in both parcels, and cannot be asked back twice", async () => {
  const access = (await exchange(await codeFor("maya"))).access_token ?? "";
  const tooLong = await ask(access, REQUEST, { ...gidOf(own), n: 1, note: "x".repeat(301) });
  expect(tooLong.body).toMatchObject({ data: { orderRequestReturn: { userErrors: [{ code: "INVALID" }] } } });
  const asked = await ask(access, REQUEST, { ...gidOf(own), n: 3 });
  expect(asked.body).toMatchObject({
    data: {
      orderRequestReturn: {
        return: { status: "REQUESTED", returnLineItems: { nodes: [{ quantity: 2 }, { quantity: 1 }] } },
        userErrors: [],
      },
    },
  });
  expect(own.returnStatus).toBe("RETURN_REQUESTED");
  const again = await ask(access, REQUEST, { ...gidOf(own), n: 1 });
  expect(again.body).toMatchObject({
    data: { orderRequestReturn: { return: null, userErrors: [{ code: "INVALID" }] } },
  });
});

test("what is not emulated is refused by name, and without level 2 the name is null with an error", async () => {
  const access = (await exchange(await codeFor("maya"))).access_token ?? "";
  expect((await ask(access, "{ customer { imageUrl } }")).body).toMatchObject({
    errors: [{ extensions: { code: "SANDBOX_NOT_EMULATED" } }],
  });
  if (fixture.shop.install) fixture.shop.install.protectedDataLevel = 1;
  expect((await ask(access, "{ customer { id firstName } }")).body).toMatchObject({
    data: { customer: { firstName: null } },
    errors: [{ extensions: { code: "ACCESS_DENIED" } }],
  });
  if (fixture.shop.install) fixture.shop.install.protectedDataLevel = 2;
});

test("signing out ends the customer's sessions and goes back only to a listed address", async () => {
  const issued = await exchange(await codeFor("maya"));
  const leave = (to: string): Promise<Response> =>
    fixture.call(
      "accounts.localhost",
      authority(`/logout?id_token_hint=${issued.id_token ?? ""}&post_logout_redirect_uri=${encodeURIComponent(to)}`),
    );
  expect((await leave("https://evil.example/")).status).toBe(200);
  expect((await leave("https://app.sandbox.test/bye")).status).toBe(302);
  expect((await ask(issued.access_token ?? "", "{ customer { id } }")).status).toBe(401);
});
