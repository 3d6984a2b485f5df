/**
 * P2: turns a second of one web process when the model answers at once and everything is stored. Beside it a peer: a bare
 * server that passes the same model's words on through the `openai` package and stores nothing. Called by bench/turns.ts.
 */
import { randomUUID } from "node:crypto";
import { startFakeOpenAI } from "../../tests/fakes/openai-server";
import type { BenchRow } from "../../scripts/bench";
import { readToEnd, sendMessage } from "./client";
import { startPeer } from "./peer-process";
import { startBenchServer } from "./server";
import type { BenchDatabase } from "./server";
import { answerOf } from "./texts";

const LIMIT_PER_SECOND = 100;
const CLIENTS = 20;
const WARM_UP_MS = 4_000;
const MEASURED_MS = 10_000;
const TOKENS = 60;

/** No rows when the machine lacks the database. */
export async function throughputRow(database: BenchDatabase): Promise<BenchRow[]> {
  const model = await startFakeOpenAI({ script: answerOf(TOKENS) });
  const server = await startBenchServer(model.url, database);
  if (server === null) return model.close().then(() => []);
  try {
    const ask = () => sendMessage(server, randomUUID());
    await perSecond(ask, WARM_UP_MS);
    const value = await perSecond(ask, MEASURED_MS);
    const name = `turns a second, model at 0 ms, ${CLIENTS} clients, ${database}`;
    // The promise is of a PostgreSQL server; the embedded database is for trying and shares the web process.
    const limit = database === "PostgreSQL" ? LIMIT_PER_SECOND : null;
    return [{ promise: "P2", case: name, value, unit: "1/s", limit, ok: limit === null || value >= limit }];
  } finally {
    await server.stop();
    await model.close();
  }
}

/** What the machine can do without us: node:http and `openai`, nothing else. */
export async function peerRow(): Promise<BenchRow> {
  const model = await startFakeOpenAI({ script: answerOf(TOKENS) });
  const peer = await startPeer(model.url);
  try {
    const ask = () => readToEnd(peer.url);
    await perSecond(ask, WARM_UP_MS);
    const value = await perSecond(ask, MEASURED_MS);
    const name = `peer: openai over node:http, nothing stored, ${CLIENTS} clients`;
    return { promise: "P2", case: name, value, unit: "1/s", limit: null, ok: true };
  } finally {
    await peer.stop();
    await model.close();
  }
}

async function perSecond(ask: () => Promise<unknown>, forMs: number): Promise<number> {
  let turns = 0;
  const startedMs = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedMs < forMs) {
      await ask();
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return Math.round((turns / (performance.now() - startedMs)) * 10_000) / 10;
}
