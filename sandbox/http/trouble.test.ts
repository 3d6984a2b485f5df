/** Trouble over the wire: what a client sees of each kind, the plan's replay, clock skew, and a proxy that gives up. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startFixture, type Fixture } from "./fixture";

let fixture: Fixture;
let token: string;
beforeAll(async () => {
  fixture = await startFixture({
    install: { scopes: ["read_products", "read_customers"] },
  });
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.control("faults/clear", {});
  token = fixture.sandbox.context.tokens.issueOffline("tiny.myshopify.com", fixture.sandbox.world.now()).accessToken;
});

const PROBE = "query Probe { shop { name } }";
const ask = (query = PROBE): Promise<Response> =>
  fixture.call("tiny.localhost", "/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query }),
  });
const broken = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "whole",
    (error: Error) => error.message,
  );

describe("the Admin API", () => {
  test("a proxy's 502 is HTML", async () => {
    await fixture.control("faults", { http502: 1 });
    const answer = await ask();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await answer.text()).toContain("<!DOCTYPE html>");
  });

  test("connections break before the headers, after them, and in the middle of the body", async () => {
    await fixture.control("faults", { reset: 1, "reset-after-headers": 1, "reset-mid-body": 1 });
    expect(await broken(ask())).toBe("fetch failed");
    for (let i = 0; i < 2; i += 1) {
      const answer = await ask();
      expect(answer.status).toBe(200);
      expect(await broken(answer.text())).toBe("terminated");
    }
    expect(await (await ask()).json()).toMatchObject({ data: { shop: { name: "Tiny <Shop>" } } });
  });

  test("a call that is never answered ends with a closed connection after hang-ms", async () => {
    await fixture.control("faults", { timeouts: 1, "hang-ms": 20 });
    expect(await broken(ask())).toBe("fetch failed");
  });

  test("a token revoked in mid-flight is refused from that call on", async () => {
    await fixture.control("faults", { "revoke-after": 2 });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 401, 401]);
  });

  test("protected fields come back null with an error beside them, HTTP 200", async () => {
    await fixture.control("faults", { "protected-null": 1 });
    const query = "{ customers(first: 1) { nodes { firstName } } }";
    const closed = await ask(query);
    expect(closed.status).toBe(200);
    expect(await closed.json()).toMatchObject({ errors: [{ extensions: { code: "ACCESS_DENIED" } }] });
    expect(await (await ask(query)).json()).toMatchObject({ data: { customers: { nodes: [{ firstName: "Maya" }] } } });
  });

  test("a retired version is answered by the next with that one's name; a gone one is 404", async () => {
    await fixture.control("faults", { "api-version": "retired" });
    expect((await ask()).headers.get("x-shopify-api-version")).toBe("unstable");
    await fixture.control("faults", { "api-version": "gone" });
    expect((await ask()).status).toBe(404);
  });

  test("a deprecated field is named in the answer's header and in the call log", async () => {
    await fixture.control("calls", undefined, "DELETE");
    const answer = await ask("{ customers(first: 1) { nodes { email } } }");
    expect(answer.headers.get("x-shopify-api-deprecated-reason")).toBe("Customer.email");
    const { calls } = await fixture.control("calls");
    expect(calls).toMatchObject([{ deprecated: "Customer.email" }]);
  });
});

test("a plan set through the control API is replayed from its seed", async () => {
  const plan = { seed: 11, shop: "tiny", rates: { http500: 0.3, throttle: 0.2 } };
  const walk = async (): Promise<unknown[]> => {
    expect((await fixture.control("faults/plan", plan)).plan).toMatchObject(plan);
    const seen: unknown[] = [];
    for (let i = 0; i < 20; i += 1) {
      const answer = await ask();
      seen.push([answer.status, JSON.stringify(await answer.json()).includes("THROTTLED")]);
    }
    return [seen, (await fixture.control("faults/log")).log];
  };
  const first = await walk();
  expect(first[1]).not.toEqual([]);
  expect(await walk()).toEqual(first);
  expect(await fixture.control("faults/plan", { seed: 1, rates: { earthquake: 1 } })).toMatchObject({
    error: "INVALID",
  });
  expect((await fixture.control("faults/kinds")).admin).toHaveProperty("http502");
});

test("a shop's clock that runs ahead shows in session tokens, which stay good for that shop", async () => {
  await fixture.control("faults", { "clock-skew-ms": 3_600_000 });
  const page = await (await fixture.call("admin.localhost", "/store/tiny/apps/probe")).text();
  const given = /id_token=([^&"]+)/.exec(page)?.[1] ?? "";
  const claims = JSON.parse(Buffer.from(given.split(".")[1] ?? "", "base64url").toString()) as { iat: number };
  expect(claims.iat - Date.now() / 1000).toBeGreaterThan(3_500);
});

test("the app proxy gives up on the next request, then works again", async () => {
  await fixture.control("faults", { "proxy-timeouts": 1 });
  const call = (): Promise<Response> => fixture.call("tiny.localhost", "/apps/probe/x");
  expect([(await call()).status, (await call()).status]).toEqual([504, 200]);
});
