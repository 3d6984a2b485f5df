/** Seeded trouble: the same plan over the same calls does the same, at the rate asked for; switches count down. */
import { describe, expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { makeShop } from "../seeds/make-shop";
import { textOf } from "../conformance/harness";
import { connectBulk, troubledFile } from "./bulk-trouble";
import { disturb, troubledFetch } from "./in-process";
import { allKinds, faces } from "./kinds";
import { chance } from "./random";
import { faultsShape, noFaults } from "./switches";
import { createTrouble, type Trouble } from "./trouble";

const URL_2026 = "https://s.myshopify.com/admin/api/2026-10/graphql.json";
const run = (trouble: Trouble, calls: number): (string | null)[] =>
  Array.from({ length: calls }, () => trouble.strike("admin", "s.myshopify.com", "Probe"));

describe("a plan", () => {
  test("strikes the same calls again for the same seed, others for another, and logs each strike", () => {
    const [one, two, three] = [createTrouble(), createTrouble(), createTrouble()];
    one.setPlan({ seed: 7, rates: { http502: 0.2, reset: 0.1 } });
    two.setPlan({ seed: 7, rates: { http502: 0.2, reset: 0.1 } });
    three.setPlan({ seed: 8, rates: { http502: 0.2, reset: 0.1 } });
    const struck = run(one, 200);
    expect(run(two, 200)).toEqual(struck);
    expect(run(three, 200)).not.toEqual(struck);
    expect(one.log).toEqual(two.log);
    expect(one.log.map((incident) => incident.kind)).toEqual(struck.filter((kind) => kind !== null));
    expect(one.log[0]).toMatchObject({ by: "plan", shop: "s", to: "Probe" });
  });

  test("keeps its rate, and a second kind does not move the first one's strikes", () => {
    const alone = createTrouble();
    alone.setPlan({ seed: 3, rates: { http500: 0.1 } });
    const both = createTrouble();
    both.setPlan({ seed: 3, rates: { http500: 0.1, throttle: 0.3 } });
    const at = (kinds: (string | null)[]): number[] => kinds.flatMap((kind, i) => (kind === "http500" ? [i] : []));
    const hits = at(run(alone, 4_000));
    expect(hits.length).toBeGreaterThan(340);
    expect(hits.length).toBeLessThan(460);
    expect(at(run(both, 4_000))).toEqual(hits);
  });

  test("can be held to one shop and to a number of strikes", () => {
    const trouble = createTrouble();
    trouble.setPlan({ seed: 1, shop: "s", rates: { http500: 1 }, most: 2 });
    expect(trouble.strike("admin", "other.myshopify.com", "Probe")).toBeNull();
    expect(run(trouble, 4)).toEqual(["http500", "http500", null, null]);
  });

  test("with an unknown kind or a rate above one is refused", () => {
    const trouble = createTrouble();
    expect(() => trouble.setPlan(JSON.parse('{"seed":1,"rates":{"earthquake":0.1}}'))).toThrow("earthquake");
    expect(() => trouble.setPlan({ seed: 1, rates: { http500: 2 } })).toThrow("http500");
  });

  test("spreads chance evenly over neighbouring keys", () => {
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i += 1) {
      const slot = Math.floor(chance(42, "http502", "s", i) * 10);
      tenths[slot] = (tenths[slot] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

test("every kind is set by a switch of its name or stands on one, save slow answers", () => {
  const names = new Set(Object.keys(faultsShape.shape));
  expect(allKinds.filter((kind) => !names.has(kind))).toEqual(["slow", "bulk-truncate-line"]);
});

describe("switches", () => {
  test.each(Object.keys(faces.admin).filter((kind) => kind !== "slow"))("%s strikes one call and runs down", (kind) => {
    const trouble = createTrouble({ ...noFaults(), [kind]: 1 });
    expect(run(trouble, 2)).toEqual([kind, null]);
    expect(trouble.log).toMatchObject([{ kind, by: "switch", ordinal: 1 }]);
  });

  test("revoke-after counts the calls before it", () => {
    const trouble = createTrouble({ ...noFaults(), "revoke-after": 3 });
    expect(run(trouble, 4)).toEqual([null, null, "revoke-after", null]);
  });
});

describe("without sockets", () => {
  const ask = (trouble: Trouble): Promise<Response> => {
    const execute = async (call: { protectedDataLevel: number | undefined; apiVersion: string }): Promise<object> => ({
      level: call.protectedDataLevel,
      version: call.apiVersion,
    });
    return troubledFetch({
      trouble,
      shopDomain: "s.myshopify.com",
      execute: async (call) => ({ status: 200, body: await execute(call) }),
    })(URL_2026, { method: "POST", body: JSON.stringify({ query: "query Probe { shop { name } }", variables: {} }) });
  };
  const failure = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => "nothing failed",
      (error: Error) => `${error.message}: ${(error.cause as { code?: string; message: string }).message}`,
    );

  test("answers and broken connections look as on the wire", async () => {
    const trouble = createTrouble();
    Object.assign(trouble.faults, { http502: 1 });
    const html = await ask(trouble);
    expect([html.status, html.headers.get("content-type")]).toEqual([502, "text/html"]);
    Object.assign(trouble.faults, { http429: 1 });
    expect((await ask(trouble)).headers.get("retry-after")).toBe("2.0");
    Object.assign(trouble.faults, { reset: 1 });
    expect(await failure(ask(trouble))).toBe("fetch failed: socket hang up");
    Object.assign(trouble.faults, { timeouts: 1 });
    expect(await failure(ask(trouble))).toBe("fetch failed: other side closed");
    Object.assign(trouble.faults, { "reset-mid-body": 1 });
    expect(await failure((await ask(trouble)).text())).toBe("terminated: other side closed");
    Object.assign(trouble.faults, { "revoke-after": 1 });
    expect((await ask(trouble)).status).toBe(401);
    Object.assign(trouble.faults, { "protected-null": 1 });
    expect(await (await ask(trouble)).json()).toEqual({ level: 0, version: "2026-10" });
    expect(await (await ask(trouble)).json()).toEqual({ version: "2026-10" });
  });

  test("a retired version is answered by the next one, a gone one is 404", async () => {
    const trouble = createTrouble({ ...noFaults(), "api-version": "retired" });
    expect(await (await ask(trouble)).json()).toEqual({ version: "unstable" });
    trouble.faults["api-version"] = "gone";
    expect((await ask(trouble)).status).toBe(404);
  });

  test("webhooks are lost, doubled, overtaken and late as the seed says, and none is made up", () => {
    const events = Array.from({ length: 500 }, (_, i) => i);
    const plan = { seed: 5, rates: { "webhooks-drop": 0.1, "webhooks-duplicate": 0.3, "webhooks-shuffle": 0.5 } };
    const make = (): number[] => {
      const trouble = createTrouble();
      trouble.setPlan(plan);
      return disturb(trouble, "s.myshopify.com", events, String);
    };
    const arrived = make();
    expect(make()).toEqual(arrived);
    expect(new Set(arrived).size).toBeGreaterThan(420);
    expect(new Set(arrived).size).toBeLessThan(480);
    expect(arrived.length).toBeGreaterThan(new Set(arrived).size + 90);
    expect(arrived).not.toEqual([...arrived].sort((a, b) => a - b));
    const late = createTrouble({ ...noFaults(), "webhooks-late": 24 });
    expect(disturb(late, "s.myshopify.com", [1, 2, 3], String)).toEqual([1, 2, 3]);
  });
});

describe("bulk", () => {
  test.each([
    ["bulk-failed", "FAILED", "INTERNAL_SERVER_ERROR"],
    ["bulk-timeout", "FAILED", "TIMEOUT"],
    ["bulk-denied", "FAILED", "ACCESS_DENIED"],
    ["bulk-canceled", "CANCELED", null],
    ["bulk-stuck", "RUNNING", null],
  ] as const)("%s ends the next operation %s %s, the one after it is well", async (kind, status, errorCode) => {
    const sandbox = await createSandbox({ demoShops: false });
    try {
      const shop = makeShop(sandbox.world, { handle: "s", products: [{ title: "Mug", priceMinor: 100 }] });
      const trouble = createTrouble({ ...noFaults(), [kind]: 1 });
      connectBulk(sandbox, trouble);
      const call = async (query: string): Promise<Record<string, Record<string, unknown>>> => {
        const input = { shop, grantedScopes: ["read_products"], apiVersion: "2026-10", variables: {}, query };
        return ((await sandbox.engine.execute(input)).body as { data: Record<string, Record<string, unknown>> }).data;
      };
      const start = async (): Promise<string> => {
        const run = `mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { id } } }`;
        const made = (await call(run))["bulkOperationRunQuery"]?.["bulkOperation"] as { id: string };
        return made.id;
      };
      const end = async (id: string): Promise<Record<string, unknown>> => {
        let seen: Record<string, unknown> = {};
        for (let poll = 0; poll < 50; poll += 1) {
          seen = (await call(`{ bulkOperation(id: "${id}") { status errorCode url } }`))["bulkOperation"] ?? {};
          if (seen["status"] !== "CREATED" && seen["status"] !== "RUNNING") break;
          await new Promise((resolve) => setImmediate(resolve));
        }
        return seen;
      };
      expect(await end(await start())).toMatchObject({ status, errorCode, url: null });
      const well = await end(await start());
      expect(well).toMatchObject({ status: "COMPLETED", errorCode: null });
      const url = new URL(String(well["url"]));
      const file = sandbox.bulkFiles.open(url.pathname, url.searchParams);
      expect(file && (await textOf(file))).toContain("gid://shopify/Product/");
    } finally {
      await sandbox.close();
    }
  });

  test("a file is cut in a line, after a line, or breaks halfway", () => {
    const whole = '{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n{"id":"d"}\n';
    expect(troubledFile("bulk-expired", whole)).toBeNull();
    expect(troubledFile("bulk-reset", whole)).toEqual({ text: whole, brokenAt: 22 });
    expect(troubledFile("bulk-truncate", whole)?.text).toMatch(/\n\{"id"$/);
    expect(troubledFile("bulk-truncate-line", whole)?.text).toBe('{"id":"a"}\n{"id":"b"}\n');
    expect(troubledFile(null, whole)).toEqual({ text: whole, brokenAt: null });
  });
});
