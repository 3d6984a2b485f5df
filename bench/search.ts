/**
 * `npm run bench -- search`: P5 of the promises, product search through the whole pipeline in one shop of 1 k and 10 k
 * products, p95; on the embedded database, and on a PostgreSQL server when DATABASE_URL is given (an empty database of
 * its own). Also how fast products are stored (P7's share that is the database's).
 */
import { applyProducts, searchProducts } from "~/catalog/index.server";
import type { ProductConstraints } from "~/catalog/types";
import type { Database } from "~/db.server";
import { forShop, openDatabase } from "~/db.server";
import { newId } from "~/platform/ids";
import { applyMigrations, readMigrations } from "~/db/migrations.server";
import { benchProducts } from "./search/products";

export interface BenchRow {
  promise: string;
  case: string;
  value: number;
  unit: string;
  limit: number;
  ok: boolean;
}

/** p95 in milliseconds on PostgreSQL; twice that is allowed embedded. */
const LIMITS_MS = new Map([
  [1_000, 5],
  [10_000, 10],
]);
const ROUNDS = 12;

const QUESTIONS: { text: string; constraints: ProductConstraints }[] = [
  { text: "waterproof jacket under $150", constraints: {} },
  { text: "jacket", constraints: { sizes: ["m"], priceMaxMinor: 15_000 } },
  { text: "navy merino socks", constraints: {} },
  { text: "warm gloves for hiking", constraints: { inStockOnly: true } },
  { text: "防水外套 300以内", constraints: {} },
  { text: "lightweight backpack", constraints: { colors: ["green"] } },
  { text: "boots", constraints: {} },
  { text: "Alder 17", constraints: {} },
  { text: "", constraints: { priceMaxMinor: 4_000, sizes: ["l"] } },
  { text: "spaceship", constraints: {} },
];

export default async function benchSearch(): Promise<BenchRow[]> {
  const url = process.env["DATABASE_URL"];
  const rows = await measure("embedded", { url: null, dataDir: null });
  return url ? [...rows, ...(await measure("server", { url }))] : rows;
}

async function measure(
  kind: "embedded" | "server",
  options: { url: string | null; dataDir?: null },
): Promise<BenchRow[]> {
  const database = await openDatabase(options);
  try {
    await applyMigrations(database.pool, readMigrations());
    const rows: BenchRow[] = [];
    for (const [count, limitMs] of LIMITS_MS) rows.push(...(await oneShop(database, kind, count, limitMs)));
    return rows;
  } finally {
    await database.close();
  }
}

async function oneShop(
  database: Database,
  kind: "embedded" | "server",
  count: number,
  limitMs: number,
): Promise<BenchRow[]> {
  const id = newId();
  const facts = { name: "Bench", primaryUrl: "https://bench.example", installedAt: new Date() };
  await database.prisma.shop.create({ data: { id, domain: `${id}.myshopify.com`, ...facts } });
  const db = forShop(id);
  const products = benchProducts(count);
  const started = performance.now();
  await applyProducts(db, products, { now: new Date() });
  const perSecond = Math.round(count / ((performance.now() - started) / 1000));
  const timesMs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { text, constraints } of QUESTIONS) {
      const from = performance.now();
      await searchProducts(db, { text, constraints, limit: 8 });
      if (round > 0) timesMs.push(performance.now() - from); // the first round warms caches and plans
    }
  }
  timesMs.sort((a, b) => a - b);
  const at = (share: number) => Math.round((timesMs[Math.floor(timesMs.length * share)] ?? 0) * 100) / 100;
  const limit = kind === "embedded" ? limitMs * 2 : limitMs;
  const name = `${kind}, ${count.toLocaleString("en")} products`;
  return [
    { promise: "P5", case: `search p95, ${name}`, value: at(0.95), unit: "ms", limit, ok: at(0.95) <= limit },
    { promise: "P5", case: `search p50, ${name}`, value: at(0.5), unit: "ms", limit, ok: at(0.5) <= limit },
    {
      promise: "P7",
      case: `stored, ${name}`,
      value: perSecond,
      unit: "products/s",
      limit: 2500,
      ok: perSecond >= 2500 || kind === "embedded",
    },
  ];
}
