/**
 * Promise P7 on one database: products a second at two sizes, memory, how the time grows with the size, and the floor.
 * Called by bench/sync.ts. Each import is a process of its own on an empty database.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { BenchRow } from "../../scripts/bench";
import { writeBulkFile } from "./bulk-file";

const figuresSchema = z.object({
  seconds: z.number(),
  perSecond: z.number(),
  rssMb: z.number(),
  cpuSeconds: z.number(),
  variants: z.number(),
  floorSeconds: z.number(),
});
type Figures = z.infer<typeof figuresSchema>;

export interface ImportsOptions {
  /** For the rows, e.g. "server". */
  name: string;
  sizes: number[];
  /** Gives the URL of a new, empty database; "embedded" for one in memory. */
  freshUrl(): Promise<string>;
  /** The promised speed; null where none is promised. */
  leastPerSecond: number | null;
  say(line: string): void;
}

const MOST_RSS_MB = 300;
/** Linear: the large import may take so many times the small one's time for each product. */
const MOST_SLOPE = 1.3;

export async function measureImports({
  name,
  sizes,
  freshUrl,
  leastPerSecond,
  say,
}: ImportsOptions): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "aisle-bulk-"));
  const rows: BenchRow[] = [];
  const perProduct: number[] = [];
  try {
    for (const size of sizes) {
      say(`Importing ${size} products (${name}) …`);
      const facts = await writeBulkFile(join(folder, `${size}.jsonl`), size);
      const figures = await importInProcess(JSON.stringify(facts), await freshUrl());
      rmSync(facts.path);
      perProduct.push(figures.seconds / size);
      rows.push(...rowsOf(`${name}, ${size} products`, figures, leastPerSecond));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [small, large] = [perProduct[0], perProduct.at(-1)];
  if (small !== undefined && large !== undefined && perProduct.length > 1) {
    const slope = rounded(large / small);
    rows.push({
      promise: "P7",
      case: `${name}, time a product at ${sizes.at(-1)} against ${sizes[0]}`,
      value: slope,
      unit: "×",
      limit: MOST_SLOPE,
      ok: slope <= MOST_SLOPE,
    });
  }
  return rows;
}

function rowsOf(at: string, figures: Figures, leastPerSecond: number | null): BenchRow[] {
  const { perSecond, rssMb, seconds, cpuSeconds, floorSeconds, variants } = figures;
  const row = (what: string, value: number, unit: string, limit: number | null, ok = true): BenchRow => ({
    promise: "P7",
    case: `${at}: ${what}`,
    value: rounded(value),
    unit,
    limit,
    ok,
  });
  const isQuick = leastPerSecond === null || perSecond >= leastPerSecond;
  return [
    row(`imported, with ${variants} variants`, perSecond, "products/s", leastPerSecond, isQuick),
    row("time of all", seconds, "s", null),
    row("its own processor time, the database's apart", cpuSeconds, "s", null),
    row(
      "most memory of the process",
      rssMb,
      "MB",
      leastPerSecond === null ? null : MOST_RSS_MB,
      leastPerSecond === null || rssMb <= MOST_RSS_MB,
    ),
    row("the same rows bare (floor)", floorSeconds, "s", null),
    row("import against floor", seconds / floorSeconds, "×", null),
  ];
}

/** @throws Error with what the process wrote when it failed */
function importInProcess(facts: string, url: string): Promise<Figures> {
  return new Promise((done, fail) => {
    const args = ["--import", "tsx", "bench/sync/import-process.ts", facts, url];
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "test" },
    });
    let out = "";
    let wrong = "";
    child.stdout.on("data", (text) => (out += String(text)));
    child.stderr.on("data", (text) => (wrong += String(text)));
    child.once("exit", (code) => {
      if (code !== 0) fail(new Error(`An import failed (code ${code}):\n${wrong}\n${out}`));
      else done(figuresSchema.parse(JSON.parse(out.trim().split("\n").at(-1) ?? "")));
    });
  });
}

function rounded(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : 0));
}
