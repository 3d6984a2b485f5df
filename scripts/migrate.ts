/**
 * `npm run db:migrate` applies pending migrations; `npm run db:status` lists them and changes nothing. On the embedded
 * database it takes the folder's lock, so it refuses while the app has it open. Exit code 1 when it could not, or when
 * status finds something to do.
 */
import { applyMigrations, migrationStatus, readMigrations } from "../app/db/migrations.server";
import { openDatabase } from "../app/db.server";

try {
  const database = await openDatabase();
  const where = database.kind === "server" ? "the PostgreSQL server" : "the embedded database";
  try {
    if (process.argv.includes("--status")) await printStatus(database.pool, where);
    else {
      const applied = await applyMigrations(database.pool, readMigrations());
      console.log(applied.length === 0 ? `Up to date: ${where}.` : `Applied to ${where}: ${applied.join(", ")}`);
    }
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function printStatus(pool: Parameters<typeof migrationStatus>[0], where: string): Promise<void> {
  const { applied, pending, failed, changed } = await migrationStatus(pool, readMigrations());
  console.log(`${where}: ${applied.length} applied, ${pending.length} pending`);
  for (const name of pending) console.log(`  pending  ${name}   (npm run db:migrate)`);
  for (const name of failed) console.log(`  failed   ${name}   (see docs/operations.md)`);
  for (const name of changed) console.log(`  changed  ${name}   (its file is not what was applied)`);
  if (pending.length + failed.length + changed.length > 0) process.exitCode = 1;
}
