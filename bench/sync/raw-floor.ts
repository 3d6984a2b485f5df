/**
 * The floor under an import: the same rows put bare into empty tables of the same shape, indexes and all (the full-text
 * one too). Called right after an import, so that both meet the same machine. A server gets COPY from a file, the quickest
 * way it has; the embedded database, which has no such door, gets statements of 500 rows.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "~/db.server";

/** What an import of products fills. */
const TABLES = ["product", "variant", "collection", "product_in_collection"];
const ROWS_AT_ONCE = 500;

/** @returns seconds that inserting the rows alone took */
export async function rawFloor(): Promise<number> {
  let seconds = 0;
  for (const table of TABLES) {
    await run(`CREATE TABLE floor_${table} (LIKE ${table} INCLUDING ALL)`);
    seconds += await (database().kind === "server" ? byCopy(table) : byStatements(table));
    const { rows } = await database().executeSql(
      `SELECT (SELECT count(*) FROM ${table})::int - (SELECT count(*) FROM floor_${table})::int AS missing`,
      [],
    );
    const [counted] = rows as { missing: number }[];
    if (counted?.missing !== 0) throw new Error(`The floor of ${table} lacks ${counted?.missing} rows.`);
    await run(`DROP TABLE floor_${table}`);
  }
  return seconds;
}

async function byCopy(table: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "aisle-floor-"));
  // The server runs as another user than this process.
  chmodSync(folder, 0o777);
  const file = join(folder, `${table}.copy`);
  try {
    await run(`COPY ${table} TO '${file}'`);
    return await timed(() => run(`COPY floor_${table} FROM '${file}'`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byStatements(table: string): Promise<number> {
  let seconds = 0;
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const { rows } = await database().executeSql(
      `SELECT json_agg(r)::text AS text FROM (SELECT * FROM ${table} ORDER BY ctid LIMIT ${ROWS_AT_ONCE} OFFSET ${from}) AS r`,
      [],
    );
    const text = (rows as { text: string | null }[])[0]?.text ?? null;
    if (text === null) return seconds;
    const insert = `INSERT INTO floor_${table} SELECT * FROM json_populate_recordset(NULL::floor_${table}, $1::json)`;
    seconds += await timed(() => run(insert, [text]));
  }
}

async function run(text: string, values: unknown[] = []): Promise<void> {
  await database().executeSql(text, values);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}
