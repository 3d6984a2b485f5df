import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { openDatabase, systemDb } from "~/db.server";
import { applyMigrations, readMigrations } from "~/db/migrations.server";
import { startPostgresServer } from "../../tests/support/postgres-server";
import { writeBulkFile, type BulkFileFacts } from "./bulk-file";
import { measureImport, measureInto } from "./import-products";
import pg from "pg";

const n = Number(process.argv[2] ?? 10000);
const kind = process.argv[3] ?? "server";
const factsFile = `/tmp/p7/bulk-${n}.json`;
let facts: BulkFileFacts;
if (existsSync(factsFile)) facts = JSON.parse(readFileSync(factsFile, "utf8"));
else { facts = await writeBulkFile(`/tmp/p7/bulk-${n}.jsonl`, n); writeFileSync(factsFile, JSON.stringify(facts)); }
const server = kind === "server" ? await startPostgresServer() : null;
if (server) { const a = new pg.Client({ connectionString: server.urlOf("postgres") }); await a.connect(); await a.query("CREATE DATABASE p7"); await a.end(); }
const db = await openDatabase(server ? { url: server.urlOf("p7") } : { url: null, dataDir: null });
await applyMigrations(db.pool, readMigrations());
const shopRules = async () => undefined;
async function pgCpu() { if (!server) return 0; const { rows } = await db.pool.query<{pid:number}>("select pid from pg_stat_activity where datname='p7'"); return rows.reduce((t, { pid }) => { const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(" "); return t + (Number(f[13]) + Number(f[14])) / 100; }, 0); }
console.log("base rss", (process.memoryUsage.rss()/1e6).toFixed(0));
console.log((facts.bytes / 1e6).toFixed(0) + " MB", facts.objectCount, "lines");
console.log("pg cpu before", await pgCpu());
const f = await measureImport(facts);
const { db: shopDb, ...figs } = f;
console.log("first ", JSON.stringify(figs), "pg cpu", await pgCpu());
if (process.argv[4]) { const { db: _d, ...again } = await measureInto(shopDb, facts); console.log("again ", JSON.stringify(again), "pg cpu", await pgCpu()); }
if (server) { const r = await db.pool.query("select sum(total_exec_time) from pg_stat_statements").catch(() => null); if (r) console.log(r.rows); }
await db.close(); await server?.stop(); process.exit(0);
