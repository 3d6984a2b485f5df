/**
 * Applies prisma/migrations to a database and keeps `_prisma_migrations` exactly as Prisma does (table, sha256 checksum,
 * order, advisory lock), so that Prisma's own `migrate deploy` and `migrate status` agree with it. Called by
 * scripts/migrate.ts, the demo and the tests. Applying twice, or from two processes at once, applies once.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { AppError } from "../platform/errors";

/** The advisory lock of Prisma's migrate commands. */
const PRISMA_LOCK = 72707369;

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export interface Migration {
  name: string;
  sql: string;
  /** sha256 of the file, as hex. */
  checksum: string;
}

export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** Started and never finished: needs a person, see docs/operations.md. */
  failed: string[];
  /** Applied with another text than the file has now. */
  changed: string[];
}

/** The migrations of a folder, oldest first. */
export function readMigrations(folder = join(process.cwd(), "prisma", "migrations")): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** What of `migrations` the database has; reads only, also when the database has never been migrated. */
export async function migrationStatus(pool: Pool, migrations: Migration[]): Promise<MigrationStatus> {
  const known = await pool.query<{ name: string | null }>(`SELECT to_regclass('"_prisma_migrations"')::text AS name`);
  const rows = known.rows[0]?.name ? await recordedIn(pool) : [];
  const finished = new Map(rows.filter((row) => row.is_finished).map((row) => [row.migration_name, row.checksum]));
  return {
    applied: migrations.filter(({ name }) => finished.has(name)).map(({ name }) => name),
    pending: migrations.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    failed: rows.filter((row) => !row.is_finished).map((row) => row.migration_name),
    changed: migrations
      .filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum)
      .map(({ name }) => name),
  };
}

/**
 * Applies what is pending, each migration in a transaction of its own.
 * @returns the names applied now
 * @throws AppError("bad-configuration") when an earlier migration failed half-way; the SQL's own error when one fails now
 */
export async function applyMigrations(pool: Pool, migrations: Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(CREATE_TABLE);
    const rows = await recordedIn(client);
    const failed = rows.filter((row) => !row.is_finished).map((row) => row.migration_name);
    if (failed.length > 0) throw halfDone(failed);
    const done = new Set(rows.map((row) => row.migration_name));
    const pending = migrations.filter(({ name }) => !done.has(name));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
    client.release();
  }
}

async function applyOne(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

interface RecordedRow {
  migration_name: string;
  checksum: string;
  is_finished: boolean;
}

async function recordedIn(connection: Pool | PoolClient): Promise<RecordedRow[]> {
  const { rows } = await connection.query<RecordedRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function halfDone(names: string[]): AppError {
  return new AppError(
    "bad-configuration",
    `Migration ${names.join(", ")} was started by another tool and did not finish. Mend the tables by hand, then mark ` +
      `its row in _prisma_migrations as rolled back or finished (docs/operations.md).`,
  );
}
