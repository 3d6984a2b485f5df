/**
 * `npm run bench -- NAME`: runs bench/NAME.ts, prints its figures as a table and writes bench/results/NAME.json. Exits
 * with 0 whatever the figures are, and with 1 when it could not measure.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const rowSchema = z.object({
  promise: z.string(),
  case: z.string(),
  value: z.number(),
  unit: z.string(),
  limit: z.number().nullable(),
  ok: z.boolean(),
});
export type BenchRow = z.infer<typeof rowSchema>;

const name = process.argv[2] ?? "";
const file = resolve("bench", `${name}.ts`);
if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
  console.error(`usage: npm run bench -- NAME, where NAME is one of: ${benchNames().join(", ") || "(none yet)"}`);
  process.exit(1);
}

try {
  const { default: measure } = (await import(pathToFileURL(file).href)) as { default: () => Promise<unknown> };
  const rows = z
    .array(rowSchema)
    .min(1)
    .parse(await measure());
  console.table(rows.map(({ ok, ...row }) => ({ ...row, ok: ok ? "yes" : "NO" })));
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(rows, null, 2)}\n`);
  process.exit(0);
} catch (error) {
  console.error(`Could not measure ${name}:`, error);
  process.exit(1);
}

function benchNames(): string[] {
  return readdirSync("bench")
    .filter((entry) => entry.endsWith(".ts"))
    .map((entry) => entry.replace(/\.ts$/, ""));
}
