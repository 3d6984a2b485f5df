/**
 * One thing at a time among all processes on one PostgreSQL server, by its advisory locks. Called around token exchanges
 * and refreshes. All locks of a process stand on one connection of the pool, held only while there is one to hold, so
 * that waiting work never starves queries; a process that dies loses its locks with its connection.
 */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { PoolClient } from "pg";
import { database } from "../db.server";
import { AppError } from "../platform/errors";
import { processState } from "../platform/process-state.server";

const ASK_AGAIN_MS = 50;
/** Longer than a token request may take (its own limit is shorter): whoever holds it then is stuck. */
const GIVE_UP_MS = 60_000;

interface Held {
  client: PoolClient;
  isBroken: boolean;
  onError(): void;
}

const state = processState("advisory-locks", () => ({ holders: 0, held: null as Promise<Held> | null }));

/**
 * Runs `work` while no other process runs any under this name. On the embedded database there is no other process.
 * Within a process the caller keeps the order: two of one name at once would share the lock.
 * @throws AppError conflict when another process kept the lock for a minute
 */
export async function withAdvisoryLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (database().kind === "embedded") return work();
  const key = advisoryKey(name);
  const held = await hold();
  try {
    await lock(held.client, key, name);
    try {
      return await work();
    } finally {
      // A connection that broke meanwhile has lost the lock already; what the work gave or threw stands.
      await held.client.query("SELECT pg_advisory_unlock($1::bigint)", [key]).catch(held.onError);
    }
  } finally {
    letGo(held);
  }
}

/** PostgreSQL names its advisory locks by 64-bit numbers. */
export function advisoryKey(name: string): string {
  return createHash("sha256").update(name).digest().readBigInt64BE(0).toString();
}

async function lock(client: PoolClient, key: string, name: string): Promise<void> {
  const startedMs = Date.now();
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1::bigint) AS got", [key]);
    if (rows[0]?.got) return;
    if (Date.now() - startedMs > GIVE_UP_MS) throw new AppError("conflict", `Another process keeps the lock ${name}.`);
    await sleep(ASK_AGAIN_MS);
  }
}

async function hold(): Promise<Held> {
  state.holders += 1;
  try {
    return await (state.held ??= connect());
  } catch (error) {
    state.holders -= 1;
    state.held = null;
    throw error;
  }
}

async function connect(): Promise<Held> {
  const client = await database().pool.connect();
  const held: Held = { client, isBroken: false, onError: () => void (held.isBroken = true) };
  client.on("error", held.onError);
  return held;
}

/** The last one gives the connection back, for good when it broke. */
function letGo(held: Held): void {
  state.holders -= 1;
  if (state.holders > 0) return;
  state.held = null;
  held.client.off("error", held.onError);
  held.client.release(held.isBroken);
}
