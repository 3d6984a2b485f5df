/** The app proxy door: signing, customer identity, cookie stripping, redirects, buffering and its switch. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFixture, type Fixture } from "./fixture";
import { signProxyQuery } from "./proxy-signature";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture({ install: { scopes: [] } });
});
afterEach(() => fixture.close());

test("forwards path, query, method and body with a signature the app can check, and no cookies", async () => {
  const { cookie } = await fixture.control("sign-in", { shop: "tiny", customer: "maya" });
  fixture.app.answer = (_request, response) => {
    response.setHeader("set-cookie", "evil=1");
    response.setHeader("x-kept", "yes");
    response.end('{"ok":true}');
  };
  const response = await fixture.call(
    "tiny.localhost",
    "/apps/probe/session?a=1&a=2&shop=forged&logged_in_customer_id=1",
    {
      method: "POST",
      body: '{"hello":"世界"}',
      headers: { "content-type": "application/json", cookie: `${String(cookie)}; theirs=1` },
    },
  );
  expect([response.status, response.headers.get("set-cookie"), response.headers.get("x-kept")]).toEqual([
    200,
    null,
    "yes",
  ]);
  const [seen] = fixture.received;
  expect(seen?.path).toBe("/proxy/session");
  expect(seen?.body.toString()).toBe('{"hello":"世界"}');
  expect(seen?.headers.cookie).toBeUndefined();
  expect(seen?.headers["x-forwarded-host"]).toBe("tiny.myshopify.com");
  const maya = [...fixture.shop.customers.values()][0];
  expect(Object.fromEntries(seen?.query ?? [])).toMatchObject({
    shop: "tiny.myshopify.com",
    logged_in_customer_id: String(maya?.id),
    path_prefix: "/apps/probe",
  });
  expect(seen?.query.getAll("shop")).toHaveLength(1);
  expect(seen?.query.get("signature")).toBe(signProxyQuery(seen?.query ?? new URLSearchParams(), "hush"));
  expect(Math.abs(Number(seen?.query.get("timestamp")) * 1000 - Date.now())).toBeLessThan(5_000);
});

test("a visitor who is not signed in, or edits the cookie, has an empty customer id", async () => {
  await fixture.call("tiny.localhost", "/apps/probe");
  const { cookieValue } = await fixture.control("sign-in", { shop: "tiny", customer: "maya" });
  const forged = String(cookieValue).replace(/^\d+/, (id) => String(Number(id) + 1));
  await fixture.call("tiny.localhost", "/apps/probe", { headers: { cookie: `_sandbox_customer=${forged}` } });
  expect(fixture.received.map((one) => one.query.get("logged_in_customer_id"))).toEqual(["", ""]);
});

test("follows the app's redirects and leaves other paths to the shop", async () => {
  fixture.app.answer = (request, response) => {
    if (request.path === "/proxy/from") response.writeHead(302, { location: "/proxy/to" }).end();
    else response.end(`at ${request.path}`);
  };
  expect(await (await fixture.call("tiny.localhost", "/apps/probe/from")).text()).toBe("at /proxy/to");
  expect((await fixture.call("tiny.localhost", "/apps/probes")).status).toBe(404);
});

test("collects a stream before passing it on, and passes it through when proxy-buffer is off", async () => {
  let finish: () => void = () => undefined;
  fixture.app.answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: one\n\n");
    finish = () => response.end("data: two\n\n");
  };
  const buffered = fixture.call("tiny.localhost", "/apps/probe/stream");
  const early = await Promise.race([
    buffered.then(() => "answered"),
    new Promise((resolve) => setTimeout(() => resolve("waiting"), 150)),
  ]);
  expect(early).toBe("waiting");
  finish();
  expect(await (await buffered).text()).toBe("data: one\n\ndata: two\n\n");

  await fixture.control("faults", { "proxy-buffer": false });
  const streamed = await fixture.call("tiny.localhost", "/apps/probe/stream");
  const reader = streamed.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: one\n\n");
  finish();
});

test("an application/liquid answer is rendered in the shop's theme", async () => {
  fixture.app.answer = (_request, response) =>
    response.writeHead(200, { "content-type": "application/liquid" }).end("<h1>{{ shop.permanent_domain }}</h1>");
  const page = await (await fixture.call("tiny.localhost", "/apps/probe/page")).text();
  expect(page).toContain("<h1>tiny.myshopify.com</h1>");
  expect(page).toContain("<header");
});

test("an uninstalled app has no proxy", async () => {
  await fixture.control("shops/tiny/uninstall", {});
  expect((await fixture.call("tiny.localhost", "/apps/probe/session")).status).toBe(404);
});
