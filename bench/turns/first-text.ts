/**
 * P1: the time to an answer's first text on the wire, less the model's own first token under the same number of clients.
 * Shoppers do not write in step, so clients begin at scattered moments and go on from turn to turn; the worst case, all
 * in one instant, is a row of its own without a limit. Called by bench/turns.ts.
 */
import { randomUUID } from "node:crypto";
import { startFakeOpenAI } from "../../tests/fakes/openai-server";
import type { BenchRow } from "../../scripts/bench";
import { floorOf, quantile, sendMessage } from "./client";
import { startBenchServer } from "./server";
import type { BenchDatabase } from "./server";
import { answerOf } from "./texts";

const MODEL = { firstTokenMs: 300, tokenMs: 15 };
const TOKENS = 60;
const TURN_MS = MODEL.firstTokenMs + TOKENS * MODEL.tokenMs;
const P50_LIMITS_MS = new Map([
  [1, 15],
  [20, 25],
  [100, 80],
]);
const P95_LIMIT_MS = 50;
const ROUNDS = new Map([
  [1, 12],
  [20, 5],
  [100, 3],
]);
/** Enough for the compiler to have seen the paths: a web process is old when shoppers come. */
const WARM_UP = { clients: 30, rounds: 4 };
const AT_ONCE = 20;

/** No rows when the machine lacks the database. */
export async function firstTextRows(database: BenchDatabase): Promise<BenchRow[]> {
  const model = await startFakeOpenAI({ ...MODEL, script: answerOf(TOKENS) });
  const server = await startBenchServer(model.url, database);
  if (server === null) return model.close().then(() => []);
  const ask = async (): Promise<number> => (await sendMessage(server, randomUUID())).firstTextMs;
  const floor = (): Promise<number> => floorOf(model.url);
  try {
    await scattered(WARM_UP.clients, WARM_UP.rounds, ask);
    const rows: BenchRow[] = [];
    for (const [clients, limit] of P50_LIMITS_MS) {
      const rounds = ROUNDS.get(clients) ?? 1;
      const floors = await scattered(clients, rounds, floor);
      const ours = await scattered(clients, rounds, ask);
      const name = `${clients} client${clients === 1 ? "" : "s"}`;
      rows.push(rowOf(`${name}, p50`, database, share(ours, floors, 0.5), limit));
      if (clients === 20) rows.push(rowOf(`${name}, p95`, database, share(ours, floors, 0.95), P95_LIMIT_MS));
    }
    const floors = await Promise.all(Array.from({ length: AT_ONCE }, floor));
    const ours = await Promise.all(Array.from({ length: AT_ONCE }, ask));
    rows.push(rowOf(`${AT_ONCE} in one instant, p50`, database, share(ours, floors, 0.5), null));
    return rows;
  } finally {
    await server.stop();
    await model.close();
  }
}

/** Each client begins at a moment of its own within a turn's length, the same moments in every run. */
async function scattered(clients: number, rounds: number, work: () => Promise<number>): Promise<number[]> {
  const random = randomFrom(20261122);
  const client = async (beginMs: number): Promise<number[]> => {
    await new Promise((resolve) => setTimeout(resolve, beginMs));
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await work());
    return times;
  };
  const begins = Array.from({ length: clients }, () => random() * TURN_MS);
  return (await Promise.all(begins.map(client))).flat();
}

/** A linear congruential generator (Numerical Recipes' constants). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function share(ours: number[], floors: number[], q: number): number {
  return Math.round((quantile(ours, q) - quantile(floors, q)) * 10) / 10;
}

function rowOf(name: string, database: BenchDatabase, value: number, limit: number | null): BenchRow {
  const ok = limit === null || value <= limit;
  return { promise: "P1", case: `first text, our share, ${name}, ${database}`, value, unit: "ms", limit, ok };
}
