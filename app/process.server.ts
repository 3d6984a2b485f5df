/**
 * One process of Aisle, from start to end: settings, database, queue, the domains' jobs. The server entries reach it as
 * `build.entry.module.life` (app/entry.server.tsx), so that doors and jobs are one copy of the code. It promises that a
 * stop finishes what runs and that the database is closed last.
 */
import { registerJobs as registerChatJobs, startSweeping, turnOptions, turnsAtRest } from "./chat/index.server";
import { applyMigrations, migrationStatus, readMigrations } from "./db/migrations.server";
import { database, isDatabaseOpen, openDatabase } from "./db.server";
import { readGauges } from "./gauges.server";
import { env } from "./platform/env.server";
import { AppError } from "./platform/errors";
import { openQueue, startWorker, stopQueue } from "./platform/jobs.server";
import { log, logError } from "./platform/log.server";
import { registry } from "./platform/metrics.server";
import { registerJobs as registerPrivacyJobs } from "./privacy/index.server";
import { registerJobs as registerSyncJobs } from "./sync/index.server";

export interface Health {
  isReady: boolean;
  /** check → "ok" or what is wrong; for operators, never shown to shoppers. */
  checks: Record<string, string>;
}

/**
 * Opens everything. Under AISLE_MIGRATE_AT_START=1 it applies pending migrations; without it, pending ones are refused.
 * @param role web answers requests, and runs jobs too unless AISLE_WORKER_IN_WEB=0; worker only runs jobs
 * @throws AppError("bad-configuration" | "database-unavailable") with the mend in its message
 */
export async function startProcess(role: "web" | "worker"): Promise<void> {
  const { databaseUrl, dataDir, isMigratingAtStart, isWorkerInWeb } = env();
  if (!databaseUrl && (role === "worker" || !isWorkerInWeb)) {
    throw new AppError(
      "bad-configuration",
      "A separate worker needs DATABASE_URL: the embedded database has one process.",
    );
  }
  const onLost = (error: Error) => logError(new AppError("database-unavailable", error.message, { cause: error }));
  const opened = await openDatabase({ url: databaseUrl ?? null, dataDir, onLost });
  const migrations = readMigrations();
  if (isMigratingAtStart) await applyMigrations(opened.pool, migrations);
  const { pending } = await migrationStatus(opened.pool, migrations);
  if (pending.length > 0) {
    throw new AppError("bad-configuration", `Migrations are pending (${pending.join(", ")}): run npm run db:migrate.`);
  }
  registerSyncJobs();
  registerChatJobs();
  registerPrivacyJobs();
  await openQueue();
  if (role === "worker" || isWorkerInWeb) await startWorker();
  if (role === "web") stopSweeping = startSweeping(turnOptions());
  log.info({ event: "process-started", role, database: opened.kind }, "started");
}

let stopSweeping = () => undefined as void;

/** Lets running turns and jobs end, then closes the database. */
export async function stopProcess(): Promise<void> {
  stopSweeping();
  await turnsAtRest();
  await stopQueue();
  if (isDatabaseOpen()) await database().close();
  log.info({ event: "process-stopped" }, "stopped");
}

/** Whether this process can answer: the database is open, migrated and replies. */
export async function health(): Promise<Health> {
  const checks: Record<string, string> = {};
  try {
    await database().executeSql("SELECT 1");
    const { pending } = await migrationStatus(database().pool, readMigrations());
    checks["database"] = pending.length === 0 ? "ok" : `pending migrations: ${pending.join(", ")}`;
  } catch (error) {
    logError(error, { event: "not-ready" });
    checks["database"] = "does not answer";
  }
  return { isReady: Object.values(checks).every((check) => check === "ok"), checks };
}

/** The figures as Prometheus reads them. */
export async function metricsText(): Promise<{ contentType: string; text: string }> {
  await readGauges();
  return { contentType: registry.contentType, text: await registry.metrics() };
}
