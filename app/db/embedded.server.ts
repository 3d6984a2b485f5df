/**
 * The embedded PostgreSQL (PGlite): opens a folder, or memory for tests, and gives it out as an ordinary `pg` pool of one
 * connection. Called by db.server.ts, the migration commands and the tests. All SQL goes through the pool, so that
 * nothing slips into another caller's transaction.
 */
import { mkdirSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { lockFolder } from "./folder-lock.server";

/** How long a caller waits for the one connection: a longer wait is a transaction that uses its outer client. */
const WAIT_FOR_CONNECTION_MS = 60_000;

/** Result types that @prisma/adapter-pg refuses (prisma/orm#27403); both read as text. */
const NAME_OID = 19;
const CHAR_OID = 18;
const TEXT_OID = 25;

export interface EmbeddedPostgres {
  pool: pg.Pool;
  /** Runs `fn` for each notification on `channel`; returns the function that stops it. */
  listen(channel: string, fn: (payload: string) => void): Promise<() => Promise<void>>;
  /** The whole database as a file, to start others from (tests). */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

/**
 * @param options.dataDir folder of the database, or null for one in memory that is gone at close
 * @param options.template a dump to start an empty database from
 * @throws AppError("database-unavailable") when another process has the folder open
 */
export async function openEmbedded(options: { dataDir: string | null; template?: Blob }): Promise<EmbeddedPostgres> {
  const { dataDir, template } = options;
  const unlock = dataDir === null ? () => undefined : lockFolder(dataDir);
  try {
    if (dataDir !== null) mkdirSync(dataDir, { recursive: true });
    const pglite = await PGlite.create({
      dataDir: dataDir ?? "memory://",
      extensions: { pg_trgm },
      ...(template ? { loadDataDir: template } : {}),
    });
    const pool = poolOf(pglite);
    await pool.query("SET TIME ZONE 'UTC'");
    return {
      pool,
      listen: (channel, fn) => listenBetweenTransactions(pool, pglite, channel, fn),
      dump: () => pglite.dumpDataDir("none").then((file) => file),
      close: async () => {
        await pool.end();
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** adapter-pg hands a parser object down as `types` where PGlite's serializer wants a list of OIDs: only lists pass. */
function poolOf(pglite: PGlite): pg.Pool {
  const config = createPgConfig(pglite);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  connection.parse = (query: { types?: unknown }) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
  const emit = connection.emit.bind(connection);
  connection.emit = (event: string | symbol, ...args: unknown[]) => {
    if (event === "rowDescription") readAsText(args[0]);
    return emit(event, ...args);
  };
  const settings = { ...config, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS };
  return new pg.Pool(settings as pg.PoolConfig);
}

function readAsText(message: unknown): void {
  if (typeof message !== "object" || message === null || !("fields" in message)) return;
  for (const field of message.fields as { dataTypeID: number }[]) {
    if (field.dataTypeID === NAME_OID || field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
  }
}

/** LISTEN inside a transaction that rolls back is undone: so the pool's one connection is held while it is sent. */
async function listenBetweenTransactions(
  pool: pg.Pool,
  pglite: PGlite,
  channel: string,
  fn: (payload: string) => void,
): Promise<() => Promise<void>> {
  const holdWhile = async <T>(work: () => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      return await work();
    } finally {
      client.release();
    }
  };
  // PGlite puts the name into SQL as it is given.
  const quoted = pg.escapeIdentifier(channel);
  await holdWhile(() => pglite.listen(quoted, fn));
  return () => holdWhile(() => pglite.unlisten(quoted, fn));
}
