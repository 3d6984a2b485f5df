/**
 * Global set-up of the project `domains-server`: brings up a real PostgreSQL server with one migrated template database.
 * Vitest calls setup() once per run. When no server can run here the project's tests are skipped, loudly: see
 * tests/support/needs-server.ts, which reads what is provided here.
 */
import pg from "pg";
import { getConstructionPlans } from "pg-boss";
import type { TestProject } from "vitest/node";
import { applyMigrations, readMigrations } from "~/db/migrations.server";
import { startPostgresServer } from "./postgres-server";

export const TEMPLATE_DATABASE = "aisle_template";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the server's own database; "" where a project uses the embedded one or no server can run. */
    postgresUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  if (server === null) {
    console.warn("\nSKIPPED: no PostgreSQL server can run here. Install Debian's postgresql to run this half.\n");
    project.provide("postgresUrl", "");
    return () => Promise.resolve();
  }
  console.log(`\nDomain tests run on a server too: ${server.version}\n`);
  const admin = new pg.Client({ connectionString: server.urlOf("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const template = new pg.Pool({ connectionString: server.urlOf(TEMPLATE_DATABASE) });
  await applyMigrations(template, readMigrations());
  await template.query(getConstructionPlans());
  await template.end();
  project.provide("postgresUrl", server.urlOf("postgres"));
  return () => server.stop();
}
