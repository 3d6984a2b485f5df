/** Bulk operations over shops too large for one go. Source: https://shopify.dev/docs/api/usage/bulk-operations/queries */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProduct, deleteProduct, updateProduct } from "../domain/operations";
import { bench, NOW, textOf, type Bench } from "./harness";

const run = `mutation($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } userErrors { message } } }`;
const poll = `query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url completedAt } }`;
const titles = "{ products { edges { node { id title } } } }";
const many = Array.from({ length: 900 }, (_, i) => ({ title: `Mug ${i}`, priceMinor: 900 }));

async function start(b: Bench, query: string): Promise<string> {
  return String(await b.read(run, "bulkOperationRunQuery.bulkOperation.id", { q: query }));
}

async function file(b: Bench, url: unknown): Promise<string | null> {
  const parsed = new URL(String(url));
  const chunks = b.sandbox.bulkFiles.open(parsed.pathname, parsed.searchParams);
  return chunks && textOf(chunks);
}

test("a long result is read in pieces between other work, its counts grow, and it holds every product once", async () => {
  const b = await bench({ products: many });
  const id = await start(b, "{ products { edges { node { id title variants { edges { node { id } } } } } } }");
  const first = (await b.read(poll, "bulkOperation", { id })) as Record<string, unknown>;
  expect(first["status"]).toBe("RUNNING");
  expect(Number(first["rootObjectCount"])).toBeGreaterThan(0);
  expect(Number(first["rootObjectCount"])).toBeLessThan(900);
  const done = await untilEnded(b, id);
  expect(done).toMatchObject({ status: "COMPLETED", rootObjectCount: "900", objectCount: "1800" });
  const lines = ((await file(b, done["url"])) ?? "")
    .trimEnd()
    .split("\n")
    .map((l) => JSON.parse(l) as { id: string });
  expect(new Set(lines.map((line) => line.id)).size).toBe(1_800);
});

test("each piece reads the shop of its moment: what comes later is in the file, what goes before its turn is not", async () => {
  const b = await bench({ products: many });
  const all = [...b.shop.products.values()];
  const id = await start(b, titles);
  const [last, late] = [all.at(-1), all.at(-2)];
  updateProduct(b.sandbox.world, b.shop, all[0]?.id ?? 0, { title: "Already read" });
  updateProduct(b.sandbox.world, b.shop, late?.id ?? 0, { title: "Changed before its turn" });
  deleteProduct(b.sandbox.world, b.shop, last?.id ?? 0);
  createProduct(b.sandbox.world, b.shop, { title: "Made while it ran" });
  const text = (await file(b, (await untilEnded(b, id))["url"])) ?? "";
  const has = (part: string): boolean => text.includes(part);
  expect(has("Already read")).toBe(false);
  expect(has("Changed before its turn")).toBe(true);
  expect(has("Made while it ran")).toBe(true);
  expect(has(`/${last?.id}"`)).toBe(false);
});

test("a finished operation and its file outlive the process until the link expires; an unfinished one is found FAILED", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-bulk-test-"));
  let now = NOW;
  try {
    const first = await bench({ products: many }, () => now, dataDir);
    const finished = await start(first, titles);
    const { url } = await untilEnded(first, finished);
    const unfinished = await start(first, titles);
    await first.sandbox.close();
    const second = await bench(null, () => now, dataDir);
    expect(await second.read(poll, "bulkOperation", { id: finished })).toMatchObject({ status: "COMPLETED", url });
    expect((await file(second, url))?.split("\n").length).toBe(901);
    expect(await second.read(poll, "bulkOperation", { id: unfinished })).toMatchObject({
      status: "FAILED",
      errorCode: "INTERNAL_SERVER_ERROR",
    });
    now += 8 * 24 * 3600 * 1000;
    expect(await file(second, url)).toBeNull();
    await second.sandbox.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** Polls between turns of the loop, as an app would. */
async function untilEnded(b: Bench, id: string): Promise<Record<string, unknown>> {
  for (let polls = 0; polls < 2_000; polls += 1) {
    const operation = (await b.read(poll, "bulkOperation", { id })) as Record<string, unknown>;
    if (operation["completedAt"] !== null) return operation;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("The operation never ended");
}
