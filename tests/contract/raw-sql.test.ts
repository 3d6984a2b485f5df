/**
 * Raw SQL passes the wall between shops untouched, so every raw statement of app/ that reads or writes tables must name
 * shop_id itself. The exceptions are the files that work over all shops on purpose.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const OVER_ALL_SHOPS = /^app\/(db\/|db\.server|gauges\.server|process\.server|shops\.server|platform\/|privacy\/)/;
const RAW = /\$(?:queryRaw|executeRaw)(?:Unsafe)?(?:<[^`(]*>)?\s*(?:`([^`]*)`|\(\s*(?:Prisma\.sql)?`([^`]*)`)/g;
const TOUCHES_TABLES = /\b(from|into|update|join)\s+"?[a-z_]+"?/i;

test("every raw statement that touches tables names shop_id", () => {
  const statements = rawStatements();
  const unscoped = statements.filter(({ sql }) => TOUCHES_TABLES.test(sql) && !/shop_?id/i.test(sql));
  expect(unscoped).toEqual([]);
});

function rawStatements(): { file: string; sql: string }[] {
  return readdirSync("app", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !OVER_ALL_SHOPS.test(file))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(RAW)].map((match) => ({ file, sql: match[1] ?? match[2] ?? "" })),
    );
}
