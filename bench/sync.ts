/**
 * `npm run bench -- sync`: promises P7 and P8. Imports of bulk files on a PostgreSQL server and on the embedded database,
 * with the bare insertion of the same rows beside; then the whole product in processes of its own, with 200 webhooks a
 * second while a large shop is imported. `--quick`: a tenth of the products. `--only import,load,embedded`: some of it.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import type { BenchRow } from "../scripts/bench";
import { startPostgresServer } from "../tests/support/postgres-server";
import { measureImports } from "./sync/imports";
import { measureUnderLoad } from "./sync/under-load";

/** Above this the figures are another machine's. */
const QUIET_LOAD = 1.5;
const PARTS = ["import", "load", "embedded"];

export default async function measure(): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { quick: { type: "boolean", default: false }, only: { type: "string", default: PARTS.join() } },
  });
  const wanted = values.only.split(",");
  if (wanted.some((part) => !PARTS.includes(part))) throw new Error(`--only takes some of: ${PARTS.join(", ")}`);
  sayLoad();
  const small = values.quick ? 1000 : 10_000;
  const rows: BenchRow[] = [];
  const add = (found: BenchRow[]) => {
    rows.push(...found);
    // At once: the run is long, and may be stopped.
    for (const { case: what, value, unit } of found) say(`  ${what}: ${value} ${unit}`);
  };
  const server = await startPostgresServer();
  if (!server) say("No PostgreSQL server can run here: only the embedded database is measured.");
  try {
    if (server) {
      say(server.version);
      const freshUrl = databases(server.urlOf);
      if (wanted.includes("import")) {
        const sizes = [small, small * 10];
        add(await measureImports({ name: "server", sizes, freshUrl, leastPerSecond: 2500, say }));
      }
      if (wanted.includes("load")) {
        const size = { products: small * 10, orders: small };
        add(await measureUnderLoad({ name: "server", size, databaseUrl: await freshUrl(), say }));
      }
    }
    if (wanted.includes("embedded")) {
      const sizes = [small, small * 3];
      const freshUrl = async () => "embedded";
      add(await measureImports({ name: "embedded", sizes, freshUrl, leastPerSecond: null, say }));
      const size = { products: small * 3, orders: small / 2 };
      add(await measureUnderLoad({ name: "embedded", size, databaseUrl: null, say }));
    }
  } finally {
    await server?.stop();
  }
  sayLoad();
  return rows;
}

function databases(urlOf: (name: string) => string): () => Promise<string> {
  let made = 0;
  return async () => {
    const name = `bench_${++made}`;
    const admin = new pg.Client({ connectionString: urlOf("postgres") });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    return urlOf(name);
  };
}

function sayLoad(): void {
  const [load = 0] = loadavg();
  const note = load > QUIET_LOAD ? "; others use this machine too: the figures are worse than the product's" : "";
  say(`Load of the machine: ${load.toFixed(1)} on ${availableParallelism()} processors${note}`);
}

function say(line: string): void {
  console.log(line);
}
