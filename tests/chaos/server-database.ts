/**
 * A migrated, empty database on the run's PostgreSQL server, opened as this process's own, with its queue. Used by the
 * chaos and long tests that want a server instead of the embedded database. Closed after the file's last test.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";
import { openDatabase } from "~/db.server";
import { openQueue, stopQueue } from "~/platform/jobs.server";
import { TEMPLATE_DATABASE } from "../support/server-setup";

export interface ServerDatabase {
  name: string;
  /** Past whatever stands between: the database itself. */
  url: string;
}

/**
 * @param serverUrl of the server's own database
 * @param through gives the URL the app is to use, e.g. that of a proxy
 */
export async function openServerDatabase(
  serverUrl: string,
  through: (url: URL) => Promise<string> = async (url) => url.href,
): Promise<ServerDatabase> {
  const database = await emptyServerDatabase(serverUrl);
  const opened = await openDatabase({ url: await through(new URL(database.url)) });
  await openQueue();
  afterAll(async () => {
    await stopQueue();
    await opened.close();
  });
  return database;
}

/** The same for other processes: this one opens nothing. */
export async function emptyServerDatabase(serverUrl: string): Promise<ServerDatabase> {
  const name = `chaos_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}
