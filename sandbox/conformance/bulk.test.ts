/** Bulk query operations. Source: https://shopify.dev/docs/api/usage/bulk-operations/queries */
import { expect, test } from "vitest";
import { injectBulkFault } from "../bulk/faults";
import { createOrder } from "../domain/operations";
import type { Change } from "../domain/types";
import { at, bench, textOf, type Bench } from "./harness";

const products = Array.from({ length: 25 }, (_, i) => ({
  title: `Coat ${i}`,
  priceMinor: 9900,
  options: [{ name: "Size", values: ["S", "M"] }],
  metafields: [{ namespace: "specs", key: "material", type: "single_line_text_field", value: "wool" }],
}));
const inner = `{ products { edges { node { id title options { name values } variants { edges { node { id price } } } metafields { edges { node { key value } } } } } } }`;
const run = `mutation($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) { bulkOperation { id status url } userErrors { field message code } } }`;
const poll = `query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }`;

async function start(b: Bench, query = inner, isGrouped = false): Promise<string> {
  return String(await b.read(run, "bulkOperationRunQuery.bulkOperation.id", { q: query, g: isGrouped }));
}

async function finish(b: Bench, id: string): Promise<Record<string, unknown>> {
  await b.read(poll, "bulkOperation", { id });
  return (await b.read(poll, "bulkOperation", { id })) as Record<string, unknown>;
}

async function file(b: Bench, url: unknown): Promise<string | null> {
  const parsed = new URL(String(url));
  const chunks = b.sandbox.bulkFiles.open(parsed.pathname, parsed.searchParams);
  return chunks && textOf(chunks);
}

test("an operation goes CREATED, RUNNING, COMPLETED and its file holds a line per object with parents first", async () => {
  const b = await bench({ products });
  const started = await b.read(run, "bulkOperationRunQuery", { q: inner, g: false });
  expect(started).toMatchObject({ bulkOperation: { status: "CREATED", url: null }, userErrors: [] });
  const id = String(at(started, "bulkOperation.id"));
  expect(await b.read(poll, "bulkOperation", { id })).toMatchObject({ status: "RUNNING", url: null });
  const done = (await b.read(poll, "bulkOperation", { id })) as Record<string, unknown>;
  expect(done).toMatchObject({
    status: "COMPLETED",
    errorCode: null,
    objectCount: "100",
    rootObjectCount: "25",
    partialDataUrl: null,
  });
  expect(done["url"]).toMatch(
    /^https:\/\/storage\.googleapis\.com\/sandbox-bulk\/[\d-]+\.jsonl\?Expires=\d+&Signature=[0-9a-f]+$/,
  );
  const text = (await file(b, done["url"])) ?? "";
  expect(String(Buffer.byteLength(text))).toBe(done["fileSize"]);
  const lines = text
    .trimEnd()
    .split("\n")
    .map((l) => JSON.parse(l) as Record<string, unknown>);
  expect(lines).toHaveLength(100);
  expect(lines[0]).toEqual({ id: lines[0]?.["id"], title: "Coat 0", options: [{ name: "Size", values: ["S", "M"] }] });
  const seen = new Set<unknown>();
  for (const line of lines) {
    if (line["__parentId"] !== undefined) expect(seen.has(line["__parentId"])).toBe(true);
    seen.add(line["id"]);
  }
  expect(lines.filter((l) => "price" in l)).toHaveLength(50);
  // Ungrouped: the second line is the next product, not the first one's child.
  expect(lines[1]?.["title"]).toBe("Coat 1");
});

test("grouped results put children right behind their parent", async () => {
  const b = await bench({ products: products.slice(0, 2) });
  const done = await finish(b, await start(b, inner, true));
  const lines = ((await file(b, done["url"])) ?? "")
    .trimEnd()
    .split("\n")
    .map((l) => JSON.parse(l) as Record<string, unknown>);
  expect(lines.map((l) => ("title" in l ? "product" : "child"))).toEqual([
    "product",
    "child",
    "child",
    "child",
    "product",
    "child",
    "child",
    "child",
  ]);
});

test("the end is announced once as bulk_operations/finish", async () => {
  const b = await bench({ products });
  const changes: Change[] = [];
  b.sandbox.world.onChange((change) => changes.push(change));
  const id = await start(b);
  await finish(b, id);
  await finish(b, id);
  expect(changes.map((c) => c.topic)).toEqual(["bulk_operations/finish"]);
  expect(changes[0]?.payload).toMatchObject({
    admin_graphql_api_id: id,
    status: "completed",
    type: "query",
    error_code: null,
  });
});

test("a query without results completes without a file", async () => {
  const b = await bench();
  expect(await finish(b, await start(b))).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null });
});

test.each([
  ["no connection", "{ shop { name } }", /at least one connection/],
  [
    "a connection inside a list",
    "{ orders { edges { node { id fulfillments { id events { edges { node { id } } } } } } } }",
    /connection field within a list field/,
  ],
  [
    "node at the top",
    '{ node(id: "gid://shopify/Product/1") { id } products { edges { node { id } } } }',
    /top level `node`/,
  ],
  ["text that is no query", "{ products {", /Invalid bulk query/],
  ["an unknown field", "{ products { edges { node { colour } } } }", /Cannot query field/],
])("%s is refused as a user error", async (_name, query, message) => {
  const b = await bench({ products });
  const errors = await b.read(run, "bulkOperationRunQuery.userErrors", { q: query, g: false });
  expect(errors).toMatchObject([{ code: "INVALID", message: expect.stringMatching(message) }]);
});

test("a sixth concurrent operation is refused until one has ended", async () => {
  const b = await bench({ products });
  const ids = [];
  for (let i = 0; i < 5; i += 1) ids.push(await start(b));
  expect(await b.read(run, "bulkOperationRunQuery.userErrors", { q: inner, g: false })).toMatchObject([
    { code: "LIMIT_REACHED" },
  ]);
  await finish(b, ids[0] ?? "");
  expect(await b.read(run, "bulkOperationRunQuery.userErrors", { q: inner, g: false })).toEqual([]);
});

test("a missing scope makes the operation fail with ACCESS_DENIED", async () => {
  const b = await bench({ products });
  const scopes = ["read_orders"];
  const answer = await b.ask(run, { q: inner, g: false }, { scopes });
  const id = String(at(answer.data, "bulkOperationRunQuery.bulkOperation.id"));
  expect(await finish(b, id)).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
});

test("what the inner query needs and the sandbox lacks is told at once", async () => {
  const b = await bench({ products });
  const answer = await b.ask(run, { q: "{ products { edges { node { id templateSuffix } } } }", g: false });
  expect(answer.codes).toEqual(["SANDBOX_NOT_EMULATED"]);
});

test("children of a parent that does not select its id are refused rather than given a wrong parent", async () => {
  const b = await bench({ products });
  const answer = await b.ask(run, {
    q: "{ products { edges { node { title variants { edges { node { id } } } } } } }",
    g: false,
  });
  expect(answer.codes).toEqual(["SANDBOX_NOT_EMULATED"]);
});

test("orders come with their lines as children and their parcels inside", async () => {
  const b = await bench({ products: [{ title: "Mug", priceMinor: 1500, stock: 9 }] });
  const variantId = [...b.shop.products.values()][0]?.variants[0]?.id ?? 0;
  createOrder(b.sandbox.world, b.shop, { lines: [{ variantId, quantity: 2 }], customerId: null });
  const done = await finish(
    b,
    await start(
      b,
      "{ orders { edges { node { id name fulfillments { id } lineItems { edges { node { id quantity } } } } } } }",
    ),
  );
  const [order, line] = ((await file(b, done["url"])) ?? "")
    .trimEnd()
    .split("\n")
    .map((l) => JSON.parse(l) as Record<string, unknown>);
  expect(order).toMatchObject({ name: "#1001", fulfillments: [] });
  expect(line).toMatchObject({ quantity: 2, __parentId: order?.["id"] });
});

test("a cancelled operation ends CANCELED without a file", async () => {
  const b = await bench({ products });
  const id = await start(b);
  const cancel = `mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }`;
  expect(await b.read(cancel, "bulkOperationCancel", { id })).toEqual({
    bulkOperation: { status: "CANCELING" },
    userErrors: [],
  });
  expect(await b.read(poll, "bulkOperation", { id })).toMatchObject({ status: "CANCELED", url: null });
});

test("faults: a file cut in half, a dead link, a failure with partial data; each once", async () => {
  const b = await bench({ products });
  const whole = await finish(b, await start(b));
  const length = Number(whole["fileSize"]);
  injectBulkFault(b.sandbox.bulkFaults, { kind: "truncate", share: 0.5 });
  const cut = await finish(b, await start(b));
  expect((await file(b, cut["url"]))?.length).toBe(Math.floor(length / 2));
  injectBulkFault(b.sandbox.bulkFaults, { kind: "expire" });
  expect(await file(b, (await finish(b, await start(b)))["url"])).toBeNull();
  injectBulkFault(b.sandbox.bulkFaults, { kind: "fail", errorCode: "TIMEOUT", partialShare: 0.3 });
  const failed = await finish(b, await start(b));
  expect(failed).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", url: null });
  expect((await file(b, failed["partialDataUrl"]))?.endsWith("\n")).toBe(true);
  expect((await file(b, (await finish(b, await start(b)))["url"]))?.length).toBe(length);
});

test("a link with a wrong signature opens nothing, nor one a week old", async () => {
  let now = Date.parse("2026-11-20T12:00:00Z");
  const b = await bench({ products }, () => now);
  const url = String((await finish(b, await start(b)))["url"]);
  expect(await file(b, url.replace(/Signature=./, "Signature=z"))).toBeNull();
  now += 8 * 24 * 3600 * 1000;
  expect(await file(b, url)).toBeNull();
});
