import { createReadStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { openDatabase, systemDb, forShop } from "~/db.server";
import { applyMigrations, readMigrations } from "~/db/migrations.server";
import { startPostgresServer } from "../../tests/support/postgres-server";
import { bulkLines } from "~/shopify-admin/bulk.server";
import { productGroups } from "~/shopify-admin/product-groups";
import { productRow, variantRows } from "~/catalog/product-row.server";
import { upsertProducts, replaceVariants } from "~/catalog/write-products.server";
import pg from "pg";
const server = (await startPostgresServer())!;
const a = new pg.Client({ connectionString: server.urlOf("postgres") }); await a.connect(); await a.query("CREATE DATABASE p7"); await a.end();
const db = await openDatabase({ url: server.urlOf("p7") });
await applyMigrations(db.pool, readMigrations());
await systemDb().shop.create({ data: { id: "s1", domain: "x.myshopify.com", name: "B", primaryUrl: "https://x", installedAt: new Date() } });
const facts = JSON.parse(readFileSync("/tmp/p7/bulk-10000.json", "utf8"));
const c = await db.pool.connect();
const batches: any[][] = [[]];
for await (const g of productGroups(bulkLines(async () => new Response(Readable.toWeb(createReadStream(facts.path)) as any), "x", facts.objectCount), "USD")) {
  if (g.kind !== "readable") throw new Error(JSON.stringify(g));
  if (batches.at(-1)!.length >= 400) batches.push([]);
  batches.at(-1)!.push(g.snapshot);
}
const drop = process.argv[2]; if (drop) for (const i of drop.split(",")) await c.query(i.startsWith("fk:") ? `ALTER TABLE ${i.split(":")[1]} DROP CONSTRAINT ${i.split(":")[2]}` : i.startsWith("nofast:") ? `ALTER INDEX ${i.slice(7)} SET (fastupdate=off)` : i.startsWith("set:") ? `SET ${i.slice(4)}` : `DROP INDEX ${i}`);
const now = new Date();
const prepared = batches.map((b) => [b.map((s) => productRow(s, { now, mayTell: () => true })), b.flatMap(variantRows)] as const);
const times: Record<string, number> = {};
let explain = false; const pid = (await c.query("select pg_backend_pid() as p")).rows[0].p;
const cpu = () => { const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(" "); return (Number(f[13]) + Number(f[14])) * 10; };
const query: any = async (name: string, text: string, values: unknown[]) => {
  if (explain) { const r = await c.query("EXPLAIN (ANALYZE, COSTS OFF, BUFFERS) " + text, ["s1", ...values]); console.log(name, r.rows.map((x: any) => x["QUERY PLAN"]).join("\n")); return []; }
  const c0 = cpu();
  const r = await c.query({ name, text, values: ["s1", ...values] });
  times[name] = (times[name] ?? 0) + cpu() - c0; return r.rows;
};
for (const [i, [p, v]] of prepared.entries()) {
  explain = !drop && i === 20;
  await c.query("BEGIN"); await upsertProducts(query, p as any); await replaceVariants(query, v as any, []); await c.query("COMMIT");
}
console.log("CPU ms", times);
for (const [k, j] of [["products", 0], ["variants", 1]] as const) {
  const c0 = cpu();
  for (const p of prepared) await c.query(k === "products" ? "select count(x.title), count(x.search_vector) from json_to_recordset($1::json) AS x(gid text, handle text, title text, description text, tags text[], options jsonb, search_vector text)" : "select count(x.title) from json_to_recordset($1::json) AS x(gid text, product_gid text, position int, title text, sku text, price_minor int, compare_at_minor int, is_available boolean, inventory_quantity int, is_backorder boolean, inventory_item_gid text, unit_price jsonb, options jsonb, sizes text[], colors text[])", [JSON.stringify(p[j])]);
  console.log("json parse only", k, cpu() - c0);
}
const c0 = cpu(); for (const p of prepared) await c.query("select count(x.search_vector::tsvector) from json_to_recordset($1::json) AS x(search_vector text)", [JSON.stringify(p[0].map((r: any) => ({ search_vector: r.search_vector })))]); console.log("tsvector parse", cpu() - c0);
c.release(); await db.close(); await server.stop(); process.exit(0);
