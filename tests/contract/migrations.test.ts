/**
 * The migrations make exactly the tables of schema.prisma, and Prisma's own record of them is kept, so that the ordinary
 * `prisma migrate` agrees with our runner.
 */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { openEmbedded } from "~/db/embedded.server";
import { applyMigrations, migrationStatus, readMigrations } from "~/db/migrations.server";
import { embeddedTemplate } from "../support/embedded-template";

test("the migrations make exactly the tables, columns and null-rules of schema.prisma", async () => {
  const { pool, close } = await openEmbedded({ dataDir: null, template: await embeddedTemplate() });
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name ||
       CASE WHEN data_type = 'ARRAY' THEN '[]' WHEN is_nullable = 'YES' THEN '?' ELSE '' END AS name
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  await close();
  expect(rows.map(({ name }) => name).sort()).toEqual(columnsOfSchema().sort());
});

/** One empty database for both tests below: making one takes seconds. */
const empty = openEmbedded({ dataDir: null });
afterAll(async () => (await empty).close());

test("a migration that fails leaves nothing behind", async () => {
  const { pool } = await empty;
  const broken = { name: "1_broken", checksum: "x", sql: "CREATE TABLE half (id int); SELECT nothing FROM nowhere;" };
  await expect(applyMigrations(pool, [broken])).rejects.toThrow(/nowhere/);
  expect((await pool.query("SELECT to_regclass('half') AS name")).rows).toEqual([{ name: null }]);
  expect((await migrationStatus(pool, [broken])).pending).toEqual(["1_broken"]);
}, 60_000);

test("migrations apply once, and a second run finds nothing to do", async () => {
  const { pool } = await empty;
  const migrations = readMigrations();
  expect((await migrationStatus(pool, migrations)).pending).toEqual(migrations.map(({ name }) => name));
  expect(await applyMigrations(pool, migrations)).toEqual(migrations.map(({ name }) => name));
  expect(await applyMigrations(pool, migrations)).toEqual([]);
  const edited = migrations.map((migration) => ({ ...migration, checksum: "edited" }));
  expect((await migrationStatus(pool, edited)).changed).toHaveLength(migrations.length);
  const { rows } = await pool.query(`SELECT * FROM "_prisma_migrations"`);
  expect(rows[0]).toMatchObject({ checksum: migrations[0]?.checksum, rolled_back_at: null, applied_steps_count: 1 });
}, 60_000);

/** "table.column", with "?" where it may be null and "[]" where it is a list. Fields of a model's type are relations. */
function columnsOfSchema(): string[] {
  const text = readFileSync("prisma/schema.prisma", "utf8");
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    body,
  }));
  const names = new Set(models.map(({ name }) => name));
  return models.flatMap(({ name, body }) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
    return [...body.matchAll(/^ {2}(\w+)\s+(\w+)(?:\("\w+"\))?(\?|\[\])?(.*)$/gm)]
      .filter(([, , type = ""]) => !names.has(type))
      .map(
        ([, field = "", , suffix = "", rest = ""]) => `${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}${suffix}`,
      );
  });
}
