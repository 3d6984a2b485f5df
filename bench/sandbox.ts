/**
 * `npm run bench -- sandbox`: whether the sandbox is fast enough to measure an app with. A generated shop of 100,000
 * products and 200,000 orders: how fast it is made, saved and read back, how long a page of the Admin API and of the
 * storefront takes, how fast a bulk operation is written and how long it keeps others waiting; and how long 20,000
 * products take to import. AISLE_BENCH_PRODUCTS makes it smaller. Rates are of processor time too, which a loaded
 * machine does not change.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { createSandbox } from "../sandbox/domain/create";
import type { Sandbox, ShopState } from "../sandbox/domain/types";
import { generateShop } from "../sandbox/generate/big-shop";
import { startSandbox } from "../sandbox/http/start";
import { importRequest, importShop } from "../sandbox/import/import-shop";
import type { BenchRow } from "../scripts/bench";
import { writeProductCsv } from "./sandbox/product-csv";

const PRODUCTS = Number(process.env["AISLE_BENCH_PRODUCTS"] ?? 100_000);
const ORDERS = PRODUCTS * 2;
const PORT = 5_130;
const IMPORTED = 20_000;
const SCOPES = ["read_products", "read_orders", "read_all_orders", "read_customers", "read_inventory"];

export default async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-bench-"));
  try {
    const rows = await bigShop(join(folder, "big"));
    return [...rows, ...(await imported(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bigShop(dataDir: string): Promise<BenchRow[]> {
  const { made, saved } = await makeAndSave(dataDir);
  const read = await timed(() => createSandbox({ demoShops: false, dataDir }));
  const sandbox = read.value;
  const shop = sandbox.world.shops.get("big.myshopify.com");
  if (!shop) throw new Error("the generated shop was not read back");
  const rows = [
    row("shop made", (PRODUCTS + ORDERS) / made.cpuS, "products and orders per CPU second", null),
    row("shop saved whole", saved.wallS, "s", null),
    row("start-up with the shop", read.wallS, "s", null),
    row("memory of the process that made and read it", process.memoryUsage().rss / 1e6, "MB", 3_000),
    ...(await adminPages(sandbox, shop)),
    ...(await bulk(sandbox, shop)),
    ...(await storefront(sandbox, shop)),
  ];
  return rows;
}

async function makeAndSave(dataDir: string): Promise<{ made: { cpuS: number }; saved: { wallS: number } }> {
  const sandbox = await createSandbox({ demoShops: false, dataDir });
  const request = { handle: "big", products: PRODUCTS, orders: ORDERS, language: "both", seed: 1 } as const;
  const { cpuS } = await timed(() => generateShop(sandbox.world, request));
  const { wallS } = await timed(() => sandbox.close());
  return { made: { cpuS }, saved: { wallS } };
}

async function adminPages(sandbox: Sandbox, shop: ShopState): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const key of ["ID", "TITLE", "UPDATED_AT"]) {
    const query = `query($a: String) { products(first: 250, after: $a, sortKey: ${key}) {
      nodes { id title updatedAt } pageInfo { endCursor } } }`;
    let after: unknown = null;
    const times = await repeated(40, async () => {
      const data = (await ask(sandbox, shop, query, { a: after })) as { products: { pageInfo: { endCursor: string } } };
      after = data.products.pageInfo.endCursor;
    });
    rows.push(row(`Admin page of 250 by ${key}, p95`, p95(times), "ms", 50));
  }
  const some = [...shop.products.values()][Math.floor(shop.products.size * 0.7)];
  const day = new Date(sandbox.world.now() - 86_400_000).toISOString();
  for (const [name, q] of [
    ["id", `id:${some?.id}`],
    ["handle", `handle:${some?.handle}`],
    ["updated_at", `updated_at:>'${day}'`],
  ] as const) {
    const query = "query($q: String) { products(first: 50, query: $q) { nodes { id title } } }";
    const times = await repeated(20, () => ask(sandbox, shop, query, { q }));
    rows.push(row(`Admin search by ${name}, p95`, p95(times), "ms", 50));
  }
  return rows;
}

/** The query that an app's import asks for, without its rarer fields. */
const IMPORT_QUERY = `{ products { edges { node { id handle title descriptionHtml vendor productType tags status updatedAt
  options { name optionValues { name } }
  variants { edges { node { id title sku price compareAtPrice inventoryQuantity availableForSale selectedOptions { name value } } } }
  metafields { edges { node { namespace key type value } } } } } } }`;

async function bulk(sandbox: Sandbox, shop: ShopState): Promise<BenchRow[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.memoryUsage().rss;
  let most = before;
  const ran = await timed(async () => {
    const start = `mutation($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } } }`;
    const poll = `query($id: ID!) { bulkOperation(id: $id) { status } }`;
    const started = (await ask(sandbox, shop, start, { q: IMPORT_QUERY })) as {
      bulkOperationRunQuery: { bulkOperation: { id: string } };
    };
    const { id } = started.bulkOperationRunQuery.bulkOperation;
    for (;;) {
      await wait(100);
      most = Math.max(most, process.memoryUsage().rss);
      const { bulkOperation } = (await ask(sandbox, shop, poll, { id })) as { bulkOperation: { status: string } };
      if (bulkOperation.status === "COMPLETED") return;
      if (bulkOperation.status === "FAILED") throw new Error("the bulk operation failed");
    }
  });
  delay.disable();
  return [
    row("bulk operation", shop.products.size / ran.wallS, "products/s", null),
    row("bulk operation, of processor time", shop.products.size / ran.cpuS, "products per CPU second", 2_500, true),
    row("bulk operation, wait of others, p99", delay.percentile(99) / 1e6, "ms", 50),
    row("bulk operation, memory on top", (most - before) / 1e6, "MB", 300),
  ];
}

async function storefront(sandbox: Sandbox, shop: ShopState): Promise<BenchRow[]> {
  const running = await startSandbox({
    port: PORT,
    app: "http://127.0.0.1:9",
    appConfig: "shopify.app.toml",
    dataDir: null,
    sandbox,
  });
  try {
    const rows: BenchRow[] = [];
    const products = [...shop.products.values()].filter(
      (product) => product.status === "ACTIVE" && product.publishedAt !== null,
    );
    const step = Math.floor(products.length / 25);
    const pages = [
      ["product page", (at: number) => `/products/${products[at * step]?.handle}`],
      ["collection page", (at: number) => `/collections/${["knitwear", "coffee", "tools"][at % 3]}?page=${at + 1}`],
      ["page of all products", (at: number) => `/collections/all?page=${at * 50 + 1}`],
    ] as const;
    for (const [name, path] of pages) {
      let at = 0;
      const times = await repeated(25, async () => {
        const reply = await fetch(`http://127.0.0.1:${PORT}${path(at)}`, {
          headers: { "x-sandbox-host": "big.localhost" },
        });
        if (reply.status !== 200) throw new Error(`${path(at)} answered ${reply.status}`);
        await reply.text();
        at += 1;
      });
      rows.push(row(`storefront ${name}, p95`, p95(times.slice(1)), "ms", 100));
    }
    return rows;
  } finally {
    await running.close();
  }
}

async function imported(folder: string): Promise<BenchRow[]> {
  const path = join(folder, "products.csv");
  await writeProductCsv(path, IMPORTED);
  const sandbox = await createSandbox({ demoShops: false, dataDir: join(folder, "imported") });
  const ran = await timed(async () => {
    await importShop(sandbox.world, { ...importRequest.parse({ products: path }), handle: "mine" });
    await sandbox.close();
  });
  return [
    row(`import of ${IMPORTED.toLocaleString("en")} products from CSV, saved`, ran.wallS, "s", 60),
    row("import, of processor time", ran.cpuS, "s", null),
  ];
}

async function ask(
  sandbox: Sandbox,
  shop: ShopState,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  sandbox.engine.setAvailablePoints?.(shop, 2_000);
  const { body } = await sandbox.engine.execute({
    shop,
    grantedScopes: SCOPES,
    apiVersion: "2026-10",
    query,
    variables,
  });
  const { data, errors } = body as { data?: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 400));
  return data;
}

/** Milliseconds of each run; the first, which fills caches, is left out. */
async function repeated(times: number, run: () => Promise<unknown>): Promise<number[]> {
  await run();
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const from = performance.now();
    await run();
    all.push(performance.now() - from);
  }
  return all;
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; wallS: number; cpuS: number }> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const value = await run();
  const used = process.cpuUsage(cpu);
  return { value, wallS: (performance.now() - from) / 1_000, cpuS: (used.user + used.system) / 1e6 };
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

function row(name: string, value: number, unit: string, limit: number | null, isLeast = false): BenchRow {
  const rounded = value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  const ok = limit === null || (isLeast ? value >= limit : value <= limit);
  const size = `${(PRODUCTS / 1_000).toLocaleString("en")} k products`;
  return { promise: "-", case: name.startsWith("import") ? name : `${name}, ${size}`, value: rounded, unit, limit, ok };
}
