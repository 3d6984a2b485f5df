/**
 * Promise P8: the product in processes of its own (web and worker, or one of both on the embedded database) imports a large
 * shop while 200 webhooks a second arrive and prices change. Called by bench/sync.ts. The sandbox is another process.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { generateProducts } from "../../sandbox/generate/products";
import type { BenchRow } from "../../scripts/bench";
import { buildWhatIsStale } from "../../scripts/demo/build-stale";
import { shopSync, type Part, type ShopSync, type Status } from "../../scripts/sync/shop-sync";
import { startAppProcess, type AppProcess } from "../../tests/support/app-process";
import { freePort, startBigSandbox, type BigSandbox } from "./big-sandbox";
import { sendWebhooks } from "./webhook-load";

export interface UnderLoadOptions {
  /** For the rows, e.g. "server". */
  name: string;
  size: { products: number; orders: number };
  /** Null: the embedded database, in a folder of its own. */
  databaseUrl: string | null;
  say(line: string): void;
}

const PER_SECOND = 200;
const MOST_ACK_MS = 500;
const MOST_STALE_MS = 5000;
/** Products that the flow of webhooks is about. */
const HOT = 200;
const CHANGE_EVERY_MS = 500;
/** An import of less is over before enough webhooks came. */
const LEAST_LOAD_MS = 10_000;
const GIVE_UP_MS = 600_000;
/** What is not searchable by then counts with what is known. */
const LAST_CHANGES_WITHIN_MS = 60_000;
const SHOP = { big: "bench-big", orders: "bench-orders" };

export async function measureUnderLoad(options: UnderLoadOptions): Promise<BenchRow[]> {
  const { name, size, databaseUrl, say } = options;
  await buildWhatIsStale(say);
  const folder = mkdtempSync(join(tmpdir(), "aisle-load-"));
  const appPort = await freePort();
  const sandbox = await startBigSandbox(folder, appPort);
  const processes: AppProcess[] = [];
  try {
    for (const role of databaseUrl === null ? (["web"] as const) : (["web", "worker"] as const))
      processes.push(
        await startAppProcess(role, {
          sandbox: sandbox.facts,
          databaseUrl,
          folder,
          logFile: join(folder, `${role}.log`),
          env: { PORT: String(appPort), LOG_LEVEL: "warn" },
        }),
      );
    say(`Making shops of ${size.products} products and ${size.orders} orders in the sandbox (${name}) …`);
    await generate(sandbox, SHOP.orders, { products: 200, orders: size.orders });
    await generate(sandbox, SHOP.big, { products: size.products, orders: 0 });
    const rows = [...(await orderRows(options, sandbox)), ...(await loadRows(options, sandbox, processes[0]))];
    return [...rows, ...processes.map((process) => memoryRow(options, process))];
  } finally {
    for (const process of processes) await process.stop();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function generate(sandbox: BigSandbox, handle: string, size: { products: number; orders: number }) {
  await sandbox.control("POST", "shops", { handle, generate: { ...size, language: "both" } });
}

async function orderRows({ name, say }: UnderLoadOptions, sandbox: BigSandbox): Promise<BenchRow[]> {
  say("Importing the orders, with nothing else to do …");
  const shop = shopSync(sandbox.origin, SHOP.orders);
  await shop.install();
  const { perSecond, done } = await partAt(shop, "orders", isOver);
  // Too quick to be measured: no figure is better than a wrong one.
  if (perSecond === null) return [];
  return [row("P7", `${name}: orders imported, of ${done}`, perSecond, "orders/s")];
}

async function loadRows(options: UnderLoadOptions, sandbox: BigSandbox, web: AppProcess | undefined) {
  if (!web) throw new Error("There is no web process.");
  const { name, size, say } = options;
  const shop = shopSync(sandbox.origin, SHOP.big);
  await shop.install();
  await partAt(shop, "products", ({ done, state }) => done > 0 || state === "done");
  say(`Sending ${PER_SECOND} webhooks a second while the products are imported …`);
  const hot = await hotProducts(sandbox, size.products);
  const startedMs = Date.now();
  const cpu = web.cpuSeconds();
  let isImporting = true;
  const watching = partAt(shop, "products", isOver).finally(() => (isImporting = false));
  const goesOn = () => isImporting || Date.now() - startedMs < LEAST_LOAD_MS;
  const changing = changePrices(sandbox, hot, goesOn);
  // Awaited below: a failure before that is not lost.
  for (const work of [watching, changing]) work.catch(() => undefined);
  const { latencies, refused } = await sendWebhooks({
    port: web.port,
    secret: sandbox.facts.apiSecret,
    shopDomain: `${SHOP.big}.myshopify.com`,
    perSecond: PER_SECOND,
    bodies: hot.map(({ body }) => body),
    goesOn,
  });
  const cpuMs = ((web.cpuSeconds() - cpu) * 1000) / Math.max(1, latencies.length);
  const [products, changes] = [await watching, await changing];
  const fresh = await freshness(shop, changes);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? NaN;
  const during = `${name}, ${size.products} products imported meanwhile`;
  const sent = `${latencies.length + refused} webhooks in ${Math.round((Date.now() - startedMs) / 1000)} s`;
  return [
    row("P8", `${during}: acknowledged, p50 of ${sent}`, at(0.5), "ms"),
    row("P8", `${during}: acknowledged, p99`, at(0.99), "ms", MOST_ACK_MS),
    row("P8", `${during}: processor time of the web process for each`, cpuMs, "ms"),
    row("P8", `${during}: not acknowledged`, refused, "webhooks", 0),
    row("P8", `${during}: ${changes} changes searchable after, p50`, fresh.p50Ms, "ms"),
    row("P8", `${during}: ${changes} changes searchable after, p95`, fresh.p95Ms, "ms", MOST_STALE_MS),
    row("P8", `${during}: the import's own speed under this load`, products.perSecond ?? Number.NaN, "products/s"),
  ];
}

function memoryRow({ name }: UnderLoadOptions, process: AppProcess): BenchRow {
  return row("P7", `${name}: most memory of the ${process.role} process, all of the above`, process.peakMb(), "MB");
}

const isOver = ({ state }: Part) => state === "done" || state === "skipped";

async function partAt(shop: ShopSync, name: string, isThere: (part: Part) => boolean): Promise<Part> {
  const endMs = Date.now() + GIVE_UP_MS;
  for (;;) {
    // Under load it may be refused now and then: it is asked again.
    const status = await shop.status().catch((error: unknown) => String(error));
    const part = typeof status === "string" ? undefined : status.run?.parts.find((one) => one.part === name);
    if (part && isThere(part)) return part;
    if (Date.now() > endMs) throw new Error(`The ${name} did not get there: ${JSON.stringify(status)}`);
    await wait(250);
  }
}

interface HotProduct {
  handle: string;
  /** What a webhook about it says. */
  body: Buffer;
}

const productSchema = z.object({
  id: z.number(),
  title: z.string(),
  handle: z.string(),
  variants: z.array(z.object({ id: z.number(), priceMinor: z.number().nullable() })),
});

/** Spread over the catalogue: some are imported already when their webhook comes, others not. */
async function hotProducts(sandbox: BigSandbox, count: number): Promise<HotProduct[]> {
  const hot: HotProduct[] = [];
  const step = Math.max(1, Math.floor(count / HOT));
  let index = 0;
  for (const { handle } of generateProducts({ seed: 1, count, language: "both", now: Date.now() })) {
    if (index++ % step !== 0) continue;
    const product = productSchema.parse(await sandbox.control("GET", `shops/${SHOP.big}/products/${handle}`));
    const variants = product.variants.map(({ id, priceMinor }) => ({
      id,
      price: ((priceMinor ?? 0) / 100).toFixed(2),
    }));
    const payload = { id: product.id, title: product.title, handle, status: "active", variants };
    hot.push({ handle, body: Buffer.from(JSON.stringify(payload)) });
  }
  return hot;
}

/** Gives another price to one product after another; the sandbox tells the app. @returns how many */
async function changePrices(sandbox: BigSandbox, hot: HotProduct[], goesOn: () => boolean): Promise<number> {
  let changes = 0;
  while (goesOn()) {
    const product = hot[changes % hot.length];
    await sandbox.control("POST", `shops/${SHOP.big}/variant-price`, {
      handle: product?.handle,
      priceMinor: 1234 + changes,
    });
    changes += 1;
    await wait(CHANGE_EVERY_MS);
  }
  return changes;
}

/** As the app measures it: from the shop's change (in whole seconds) to its being searchable. */
async function freshness(shop: ShopSync, changes: number): Promise<NonNullable<Status["freshness"]>> {
  const endMs = Date.now() + LAST_CHANGES_WITHIN_MS;
  for (;;) {
    const seen = (await shop.status().catch(() => null))?.freshness;
    if (seen && seen.samples >= changes) return seen;
    if (Date.now() > endMs) return seen ?? { p50Ms: Number.NaN, p95Ms: Number.NaN, samples: 0 };
    await wait(500);
  }
}

function row(promise: string, what: string, value: number, unit: string, limit: number | null = null): BenchRow {
  const rounded = Number(value.toFixed(value < 10 ? 1 : 0));
  return { promise, case: what, value: rounded, unit, limit, ok: limit === null || value <= limit };
}
