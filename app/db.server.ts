/**
 * The app's one database: an embedded folder by default, a PostgreSQL server when DATABASE_URL is set. Opened once per
 * process by server/ and by the tests; every domain reaches it as `forShop(shopId)`, which sees one shop's rows only.
 * The unscoped client (`systemDb`) is for shops, webhooks, jobs and privacy; lint says who may import it.
 */
import { PrismaClient } from "@prisma/client";
import type { Pool } from "pg";
import { openEmbedded } from "./db/embedded.server";
import { prismaAdapter } from "./db/prisma-adapter.server";
import { openServer } from "./db/server.server";
import { scopeToShop } from "./db/shop-scope.server";
import type { ShopDb } from "./db/shop-scope.server";
import { databaseSettings } from "./platform/env.server";
import { AppError } from "./platform/errors";
import { processState } from "./platform/process-state.server";

export type { ShopDb };

export interface Database {
  kind: "embedded" | "server";
  prisma: PrismaClient;
  /** For migrations and the queue. On the embedded database it holds one connection: never nest two checkouts. */
  pool: Pool;
  /** One statement outside Prisma, with $1-style values. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Runs `fn` for each notification on `channel`; returns the function that stops it. */
  listen(channel: string, fn: (payload: string) => void): Promise<() => Promise<void>>;
  /** Payload: an id, at most 8,000 bytes. Inside a transaction use `select pg_notify(…)` on the transaction instead. */
  notify(channel: string, payload: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** postgres://…; null or absent opens the embedded database. */
  url?: string | null;
  /** Folder of the embedded database; null: in memory. */
  dataDir?: string | null;
  /** A dump that an in-memory database starts from (tests). */
  template?: Blob;
  /** Told when a server connection drops; default: nothing. */
  onLost?: (error: Error) => void;
}

/** With one embedded connection transactions queue behind each other, so waiting is ordinary and must not fail early. */
const TRANSACTION_OPTIONS = { maxWait: 30_000, timeout: 30_000 };

const state = processState<{ current: Database | null }>("database", () => ({ current: null }));

/**
 * Opens the database of this process; database() and forShop() use it from then on.
 * Defaults: DATABASE_URL, else AISLE_DATA_DIR, else .data/db. Does not migrate.
 * @throws AppError("database-unavailable") when another process has the folder, or this one has opened already
 */
export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  if (state.current !== null)
    throw new AppError("database-unavailable", "This process has opened its database already.");
  const opened = await connect(options);
  state.current = {
    ...opened,
    close: async () => {
      state.current = null;
      await opened.close();
    },
  };
  return state.current;
}

/** The opened database. @throws AppError("database-unavailable") before openDatabase */
export function database(): Database {
  if (state.current === null)
    throw new AppError("database-unavailable", "The database is not open: call openDatabase() first.");
  return state.current;
}

/** True once openDatabase has finished and until close. */
export function isDatabaseOpen(): boolean {
  return state.current !== null;
}

const transactable = new WeakMap<ShopDb, PrismaClient>();
const scopes = new WeakMap<PrismaClient, Map<string, ShopDb>>();
const SCOPES_KEPT = 2000;

/** One shop's view of the database. The busiest shops' views are kept, because making one costs more than a query. */
export function forShop(shopId: string): ShopDb {
  const { prisma } = database();
  const known = scopes.get(prisma) ?? new Map<string, ShopDb>();
  scopes.set(prisma, known);
  const kept = known.get(shopId);
  if (kept !== undefined) return kept;
  if (known.size >= SCOPES_KEPT) known.clear();
  const scoped = scopeToShop(prisma, shopId);
  transactable.set(scoped, scoped);
  known.set(shopId, scoped);
  return scoped;
}

/**
 * A statement that runs at every turn, past Prisma (whose own work takes several times as long as PostgreSQL's) and
 * prepared once a connection. $1 is always the shop's id, given here and never by the caller; `values` begin at $2.
 * Give times as ISO text and JSON as text with a cast; a timestamp in the result comes as its epoch milliseconds only
 * when the statement asks for them so. Never in a transaction: it takes a connection of its own.
 * @param name unique in the app
 * @throws Error at definition when the text does not hold itself to the shop
 */
export function shopStatement<Row extends object>(
  name: string,
  text: string,
): (db: ShopDb, values: unknown[]) => Promise<Row[]> {
  if (!/\bshop_id\b/.test(text) || !/\$1\b/.test(text)) throw new Error(`the statement ${name} names no shop`);
  return async (db, values) => {
    if (!transactable.has(db)) throw new AppError("internal", `${name} was called inside a transaction`);
    const { rows } = await database().pool.query<Row>({ name, text, values: [db.shopId, ...values] });
    return rows;
  };
}

/**
 * Runs `fn` in one transaction of the shop; commits when it returns, rolls back when it throws. Given a transaction, it
 * joins it. Inside, use only `tx`: with the embedded database's one connection anything else waits for ever.
 */
export async function shopTransaction<T>(db: ShopDb, fn: (tx: ShopDb) => Promise<T>): Promise<T> {
  const outer = transactable.get(db);
  if (outer === undefined) return fn(db);
  return outer.$transaction((tx) => fn(withShop(tx, db.shopId)), TRANSACTION_OPTIONS);
}

/** Runs a prepared statement: `name` unique in the app, $1 the shop's id (given here), `values` from $2. */
export type ShopQuery = <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;

/**
 * One transaction past Prisma, for statements that carry megabytes: an import's. The rules of shopStatement hold, and
 * with the embedded database's one connection anything but `query` inside waits for ever.
 * @throws Error for a statement that does not hold itself to the shop
 */
export async function shopSession<T>(db: ShopDb, work: (query: ShopQuery) => Promise<T>): Promise<T> {
  if (!transactable.has(db)) throw new AppError("internal", "A session was opened inside a transaction.");
  const client = await database().pool.connect();
  // A connection cut between two statements would end the process; the next statement tells all the same.
  client.on("error", ignoreCut);
  const query: ShopQuery = async <Row extends object>(name: string, text: string, values: unknown[]) => {
    if (!/\bshop_id\b/.test(text) || !/\$1\b/.test(text)) throw new Error(`the statement ${name} names no shop`);
    return (await client.query<Row>({ name, text, values: [db.shopId, ...values] })).rows;
  };
  try {
    await client.query("BEGIN");
    const result = await work(query);
    await client.query("COMMIT");
    client.off("error", ignoreCut);
    client.release();
    return result;
  } catch (thrown) {
    // A connection that cannot roll back is broken: it must not serve anybody else.
    await client.query("ROLLBACK").then(
      () => {
        client.off("error", ignoreCut);
        client.release();
      },
      (error: unknown) => client.release(error instanceof Error ? error : true),
    );
    throw thrown;
  }
}

function ignoreCut(): void {
  // What was under way fails by itself.
}

/** Every shop's rows: only for app/shops.server.ts, sync's inbox, jobs and privacy. */
export function systemDb(): PrismaClient {
  return database().prisma;
}

function withShop(tx: object, shopId: string): ShopDb {
  return "shopId" in tx ? (tx as ShopDb) : (Object.assign(tx, { shopId }) as ShopDb);
}

async function connect(options: OpenOptions): Promise<Database> {
  const settings = databaseSettings();
  const url = options.url === undefined ? settings.url : options.url;
  const postgres = url
    ? openServer(url, { onLost: options.onLost ?? (() => undefined) })
    : await openEmbedded({
        dataDir: options.dataDir === undefined ? settings.dataDir : options.dataDir,
        ...(options.template ? { template: options.template } : {}),
      });
  const { pool } = postgres;
  const prisma = new PrismaClient({
    adapter: prismaAdapter(pool),
    transactionOptions: TRANSACTION_OPTIONS,
    errorFormat: "minimal",
  });
  return {
    kind: url ? "server" : "embedded",
    prisma,
    pool,
    executeSql: async (text, values) => ({ rows: (await pool.query<Record<string, unknown>>(text, values)).rows }),
    listen: (channel, fn) => postgres.listen(channel, fn),
    notify: async (channel, payload) => void (await pool.query("SELECT pg_notify($1, $2)", [channel, payload])),
    close: async () => {
      await prisma.$disconnect();
      await postgres.close();
    },
  };
}
