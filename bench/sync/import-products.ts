/**
 * Measures promise P7: a bulk file of products, from its first byte to all of them indexed and searchable, through the
 * app's own import. Called by the sync benchmark; `measureImport` needs an opened, migrated database. Shopify is a client
 * that names the file as a finished bulk operation; nothing else is left out.
 */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import { database, forShop, systemDb, type ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import type { AdminClient } from "~/shopify-admin/index.server";
import { importProducts } from "~/sync/import/import-products.server";
import { storeGate } from "~/sync/import/store-gate";
import { beginRun, takeRun } from "~/sync/run.server";
import type { BulkFileFacts } from "./bulk-file";

export interface ImportFigures {
  products: number;
  variants: number;
  seconds: number;
  perSecond: number;
  /** Most resident memory of this process while it ran, in MB. */
  rssMb: number;
  /** Processor seconds of this process. */
  cpuSeconds: number;
  db: ShopDb;
}

export async function measureImport(file: BulkFileFacts): Promise<ImportFigures> {
  const db = await benchShop();
  const runId = await beginRun(db, "import", Date.now());
  const run = await takeRun(db, runId, Date.now());
  if (!run) throw new Error("The run of the benchmark is taken.");
  const context = {
    shop: {
      db,
      client: finishedBulk(file),
      domain: "bench.myshopify.com",
      currency: "USD",
      primaryLocale: "en",
      primaryUrl: "https://bench.example",
      pausedReason: null,
      fetchFile: fileFetcher(file),
    },
    clock: systemClock,
    sleep: () => breathe(),
    signal: new AbortController().signal,
    mostPolls: 1,
    pace: database().kind,
    store: storeGate(database().kind === "embedded" ? 1 : 2),
  };
  let rss = 0;
  const watch = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 50);
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const end = await importProducts(context, run);
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  await systemDb().syncRun.update({ where: { id: runId }, data: { status: "done" } });
  const products = await db.product.count();
  if (end !== "done" || products !== file.rootObjectCount) throw new Error(`The import ended ${end} at ${products}.`);
  return {
    products,
    variants: await db.variant.count(),
    seconds,
    perSecond: products / seconds,
    rssMb: Math.max(rss, process.memoryUsage.rss()) / 1024 / 1024,
    cpuSeconds: (user + system) / 1e6,
    db,
  };
}

function fileFetcher(file: BulkFileFacts): typeof fetch {
  return async () =>
    new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>, { status: 200 });
}

async function benchShop(): Promise<ShopDb> {
  const id = newId();
  await systemDb().shop.create({
    data: {
      id,
      domain: `bench-${id}.myshopify.com`,
      name: "Bench",
      primaryUrl: "https://bench.example",
      installedAt: new Date(),
    },
  });
  return forShop(id);
}

function finishedBulk(file: BulkFileFacts): AdminClient {
  const replies: Record<string, unknown> = {
    StartBulkQuery: {
      bulkOperationRunQuery: { bulkOperation: { id: "gid://shopify/BulkOperation/1" }, userErrors: [] },
    },
    BulkState: {
      bulkOperation: {
        status: "COMPLETED",
        errorCode: null,
        objectCount: String(file.objectCount),
        rootObjectCount: String(file.rootObjectCount),
        url: "https://storage.example/bulk.jsonl",
      },
    },
    ProductMetafieldDefinitions: {
      metafieldDefinitions: {
        nodes: [
          {
            namespace: "specs",
            key: "weight_g",
            name: "Weight",
            type: { name: "number_integer" },
            access: { storefront: "PUBLIC_READ" },
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  };
  return {
    shopDomain: "bench.myshopify.com",
    query: async (document, _variables, schema) => {
      const name = /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "";
      return { data: schema.parse(replies[name]), errors: [] };
    },
  };
}
