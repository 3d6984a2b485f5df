/**
 * S5: webhooks and app-proxy requests that Shopify did not sign as they stand. Each is made from a true request by one
 * change of one part, drawn by fast-check, which prints its seed: all are refused with 400, 401 or 413, and no row of any
 * table of the database changes.
 */
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { webhookHmac } from "../../sandbox/hooks/signature";
import { env } from "~/platform/env.server";
import { action as proxyMessages } from "~/routes/proxy.messages";
import { action as proxySession } from "~/routes/proxy.session";
import { action as webhooks } from "~/routes/webhooks";
import { webhookParts, webhookRequest, type WebhookParts } from "../chaos/webhook-request";
import { makeShop, testDatabase } from "../support/db";

const database = await testDatabase();
const { shop } = await makeShop();
const { shop: otherShop } = await makeShop();
const REFUSED = [400, 401, 413];
const RUNS = 150;

let before: Record<string, string>;
beforeEach(async () => {
  before = await everyTable();
});
afterEach(async () => {
  expect(await everyTable()).toEqual(before);
});

/** Number and digest of the rows of every table there is, the queue's included. */
async function everyTable(): Promise<Record<string, string>> {
  const { rows } = await database.executeSql(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const tables: Record<string, string> = {};
  for (const { name } of rows as { name: string }[]) {
    const state = await database.executeSql(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS state FROM ${name} t`,
    );
    tables[name] = (state.rows[0] as { state: string }).state;
  }
  expect(Object.keys(tables).length).toBeGreaterThan(30);
  return tables;
}

type Route = (args: never) => Promise<Response>;

async function statusOf(route: Route, request: Request): Promise<number> {
  try {
    return (await route({ request, params: {}, context: {} } as never)).status;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

const sendWebhook = (parts: Pick<WebhookParts, "headers" | "body">) => statusOf(webhooks, webhookRequest(parts));
const trueWebhook = () => webhookParts(shop.domain, { id: 7, title: "Mug – 杯", variants: [{ id: 8, price: "9.00" }] });

/** The text with one of its bytes changed by one bit. */
const flipped = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6 }));
function flip(bytes: Buffer, [at, bit]: [number, number]): Buffer {
  const copy = Buffer.from(bytes);
  const index = at % copy.length;
  copy[index] = (copy[index] ?? 0) ^ (1 << bit);
  return copy;
}

const HMAC = "x-shopify-hmac-sha256";

describe("a webhook", { timeout: 60_000 }, () => {
  test("with one bit of its body changed is refused", async () => {
    const parts = trueWebhook();
    await fc.assert(
      fc.asyncProperty(flipped, async (where) => {
        expect(REFUSED).toContain(await sendWebhook({ ...parts, body: flip(Buffer.from(String(parts.body)), where) }));
      }),
      { numRuns: RUNS },
    );
  });

  test("with a body cut short or made longer is refused", async () => {
    const parts = trueWebhook();
    const text = String(parts.body);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), fc.string({ minLength: 1 }), async (at, more) => {
        expect(REFUSED).toContain(await sendWebhook({ ...parts, body: text.slice(0, at) }));
        expect(REFUSED).toContain(await sendWebhook({ ...parts, body: text + more }));
      }),
      { numRuns: RUNS / 3 },
    );
  });

  test("with any other text as its signature is refused", async () => {
    const parts = trueWebhook();
    const signature = parts.headers[HMAC] ?? "";
    const raw = Buffer.from(signature, "base64");
    const others = [
      "", " ", "=", signature.slice(0, -2), signature.slice(0, -1), `A${signature}`, `${signature},${signature}`,
      signature.toLowerCase(), raw.toString("hex"), encodeURIComponent(`${signature}&`),
      Buffer.from(raw.toString("hex")).toString("base64"), "0".repeat(44), "x".repeat(10_000),
    ]; // prettier-ignore
    for (const other of others)
      expect(REFUSED, other.slice(0, 60)).toContain(await sendWebhook(withHeader(parts, HMAC, other)));
    await fc.assert(
      fc.asyncProperty(flipped, async (where) => {
        const other = flip(raw, where).toString("base64");
        expect(REFUSED).toContain(await sendWebhook(withHeader(parts, HMAC, other)));
      }),
      { numRuns: RUNS },
    );
  });

  test("signed with another secret, or with ours over other bytes, is refused", async () => {
    const parts = trueWebhook();
    const body = Buffer.from(String(parts.body));
    const secret = env().shopifyApiSecret;
    const signatures = [
      webhookHmac(body, "another app's secret"), webhookHmac(body, ""), webhookHmac(body, `${secret} `),
      webhookHmac(body, secret.toUpperCase()), webhookHmac(Buffer.alloc(0), secret),
      webhookHmac(Buffer.from(String(parts.body), "utf16le"), secret),
      webhookHmac(Buffer.from(JSON.stringify({ id: 8 })), secret), createHmac("sha1", secret).update(body).digest("base64"),
      createHmac("sha512", secret).update(body).digest("base64"),
    ]; // prettier-ignore
    for (const signature of signatures)
      expect(REFUSED).toContain(await sendWebhook(withHeader(parts, HMAC, signature)));
  });

  test.each([
    "x-shopify-hmac-sha256",
    "x-shopify-topic",
    "x-shopify-shop-domain",
    "x-shopify-webhook-id",
    "x-shopify-api-version",
  ])("without its header %s is refused, and with an empty one", async (name) => {
    const parts = trueWebhook();
    const headers = { ...parts.headers };
    delete headers[name];
    expect(REFUSED).toContain(await sendWebhook({ ...parts, headers }));
    expect(REFUSED).toContain(await sendWebhook(withHeader(parts, name, "")));
  });

  test("of another shop's body under this shop's signature is refused", async () => {
    const ours = trueWebhook();
    const theirs = webhookParts(otherShop.domain, { id: 9 });
    expect(REFUSED).toContain(await sendWebhook({ headers: ours.headers, body: theirs.body }));
    expect(REFUSED).toContain(await sendWebhook(withHeader(theirs, HMAC, ours.headers[HMAC] ?? "")));
  });

  test("with its bytes in another encoding, or packed, is refused", async () => {
    const parts = trueWebhook();
    const text = String(parts.body);
    const bodies = [Buffer.from(text, "utf16le"), Buffer.from(text, "latin1"), gzipSync(text)];
    for (const body of bodies) expect(REFUSED).toContain(await sendWebhook({ ...parts, body }));
  });

  test("that is empty, even when truly signed, is refused", async () => {
    const parts = trueWebhook();
    expect(REFUSED).toContain(await sendWebhook({ ...parts, body: "" }));
    const signature = webhookHmac(Buffer.alloc(0), env().shopifyApiSecret);
    expect(REFUSED).toContain(await sendWebhook({ ...withHeader(parts, HMAC, signature), body: "" }));
  });

  test("of 2 MB without a true signature is refused", async () => {
    const parts = trueWebhook();
    expect(REFUSED).toContain(await sendWebhook({ ...parts, body: "x".repeat(2 * 1024 * 1024) }));
  });

  test("that is truly signed but says nothing we can act on is refused", async () => {
    for (const payload of [null, 1, "x", [], {}, { id: -1 }, { id: "7 OR 1=1" }, { id: 1.5 }, { id: { id: 7 } }])
      expect(REFUSED).toContain(await sendWebhook(webhookParts(shop.domain, payload)));
  });

  test("sent with GET is not taken", async () => {
    const parts = trueWebhook();
    const request = new Request(`${env().shopifyAppUrl}/webhooks`, { headers: parts.headers });
    expect(await statusOf(webhooks, request)).toBeGreaterThanOrEqual(400);
  });
});

describe("an app proxy request", { timeout: 60_000 }, () => {
  const doors: [string, Route, string, unknown][] = [
    ["/proxy/session", proxySession, "POST", {}],
    [
      "/proxy/messages",
      proxyMessages,
      "POST",
      { clientMessageId: "0190f3c2-7d1e-4c55-9d5c-1f2a3b4c5d6e", text: "hello" },
    ],
  ];
  const secret = () => env().shopifyApiSecret;

  /** https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
  function signed(more: Record<string, string> = {}, key = secret()): [string, string][] {
    const parameters = {
      logged_in_customer_id: "",
      path_prefix: "/apps/aisle",
      shop: shop.domain,
      timestamp: String(Math.floor(Date.now() / 1000)),
      ...more,
    };
    const text = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).sort().join(""); // prettier-ignore
    return [...Object.entries(parameters), ["signature", createHmac("sha256", key).update(text).digest("hex")]];
  }

  async function send(pairs: [string, string][]): Promise<number[]> {
    const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
    const statuses: number[] = [];
    for (const [path, route, method, body] of doors) {
      const request = new Request(`${env().shopifyAppUrl}${path}?${query}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      statuses.push(await statusOf(route, request));
    }
    return statuses;
  }

  async function refused(pairs: [string, string][], why: string): Promise<void> {
    for (const status of await send(pairs)) expect(REFUSED, why).toContain(status);
  }

  test("with one character of any part changed is refused", async () => {
    const names = signed().map(([name]) => name);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom("0", "1", "a", "Z", "-"),
        async (name, at, other) => {
          const pairs = signed();
          const part = pairs.find((pair) => pair[0] === name);
          if (!part) return;
          const index = part[1].length === 0 ? 0 : at % part[1].length;
          const changed = part[1].slice(0, index) + other + part[1].slice(index + 1);
          fc.pre(changed !== part[1]);
          part[1] = changed;
          await refused(pairs, `${name} became ${changed}`);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test("with a part missing, doubled or added is refused", async () => {
    for (const [index, [name, value]] of signed().entries()) {
      await refused(
        signed().filter((_pair, at) => at !== index),
        `without ${name}`,
      );
      await refused([...signed(), [name, value]], `${name} twice`);
      await refused([[name, "1"], ...signed()], `${name} before the true one`);
    }
    await refused([...signed(), ["logged_in_customer_ids", "1"]], "an unsigned part");
    await refused([...signed(), ["shop[]", otherShop.domain]], "a second shop as a list");
    await refused([], "nothing");
  });

  test("that is too old, from the future or without a sound time is refused, though truly signed", async () => {
    const nowSeconds = Math.floor(Date.now() / 1000);
    for (const timestamp of [nowSeconds - 91, nowSeconds - 86_400, nowSeconds + 600, 0, -1])
      await refused(signed({ timestamp: String(timestamp) }), `timestamp ${timestamp - nowSeconds} s away`);
    for (const timestamp of ["", "soon", "1e9", `${nowSeconds}.5`, `${nowSeconds}x`])
      await refused(signed({ timestamp }), `timestamp "${timestamp}"`);
  });

  test("signed with another secret, or about another shop, is refused", async () => {
    await refused(signed({}, "another app's secret"), "another secret");
    await refused(signed({}, ""), "no secret");
    const theirs = new Map(signed({ shop: otherShop.domain }));
    await refused(
      signed().map(([name, value]) => [name, name === "signature" ? (theirs.get("signature") ?? "") : value]),
      "another shop's signature",
    );
    await refused(
      signed().map(([name, value]) => [name, name === "shop" ? otherShop.domain : value]),
      "another shop's domain",
    );
    await refused(
      signed().map(([name, value]) => [name, name === "logged_in_customer_id" ? "1" : value]),
      "another customer",
    );
  });

  test("with its signature in another form is refused", async () => {
    const pairs = signed();
    const hex = pairs.at(-1)?.[1] ?? "";
    const forms = [Buffer.from(hex, "hex").toString("base64"), hex.slice(0, -1), `${hex}0`, ` ${hex}`, `0x${hex}`, ""];
    for (const form of forms) await refused([...pairs.slice(0, -1), ["signature", form]], form);
  });
});

describe("the order of an app proxy request's parts", () => {
  test("is not signed, and changes nothing of who is asking", async () => {
    const customer = { logged_in_customer_id: "501", path_prefix: "/apps/aisle", shop: shop.domain };
    const parameters = { ...customer, timestamp: String(Math.floor(Date.now() / 1000)) };
    const text = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).sort().join(""); // prettier-ignore
    const signature = createHmac("sha256", env().shopifyApiSecret).update(text).digest("hex");
    const pairs = Object.entries({ ...parameters, signature });
    const statuses = [pairs, [...pairs].reverse()].map(async (ordered) => {
      const url = `${env().shopifyAppUrl}/proxy/session?${new URLSearchParams(ordered).toString()}`;
      return statusOf(proxySession, new Request(url, { method: "POST", body: "{" }));
    });
    const [first, second] = await Promise.all(statuses);
    // The body is no JSON, so nothing is written: what counts is that both got past the signature, which comes first.
    expect([first, second]).toEqual([400, 400]);
  });
});

function withHeader(parts: WebhookParts, name: string, value: string): WebhookParts {
  return { ...parts, headers: { ...parts.headers, [name]: value } };
}
