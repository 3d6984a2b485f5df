/**
 * `npm run bench -- turns`: P1 (our share of the time to an answer's first text) and P2 (turns a second of one web
 * process) against the fake OpenAI server, on the real web server in a process of its own. On a PostgreSQL server where
 * the machine has one, else on the embedded database; the case says which.
 */
import { randomUUID } from "node:crypto";
import { startFakeOpenAI } from "../tests/fakes/openai-server";
import type { BenchRow } from "../scripts/bench";
import { startBenchServer } from "./turns/server";
import type { BenchServer } from "./turns/server";
import { floorOf, quantile, sendMessage } from "./turns/client";

const MODEL = { firstTokenMs: 300, tokenMs: 15, tokens: 60 };
const P1_LIMITS_MS = new Map([
  [1, 15],
  [20, 25],
  [100, 80],
]);
const P1_P95_LIMIT_MS = 50;
const P2_LIMIT = 100;
const P2_CLIENTS = 20;
const P2_FOR_MS = 10_000;
const ROUNDS = new Map([
  [1, 10],
  [20, 4],
  [100, 2],
]);

const WORDS = "Have a look at these and tell me what matters most to you and I will gladly help you choose".split(" ");
const answerOf = (tokens: number) => [
  { text: Array.from({ length: tokens }, (_, at) => `${WORDS[at % WORDS.length] ?? ""} `) },
];

export default async function measure(): Promise<BenchRow[]> {
  return [...(await firstTextRows()), await throughputRow()];
}

/** P1: time to our first text less the model's own first token, both under the same number of clients. */
async function firstTextRows(): Promise<BenchRow[]> {
  const model = await startFakeOpenAI({ ...MODEL, script: answerOf(MODEL.tokens) });
  const server = await startBenchServer(model.url);
  try {
    await Promise.all(Array.from({ length: 10 }, () => sendMessage(server, randomUUID())));
    const rows: BenchRow[] = [];
    for (const [clients, limit] of P1_LIMITS_MS) rows.push(...(await firstTextRow(server, model.url, clients, limit)));
    return rows;
  } finally {
    await server.stop();
    await model.close();
  }
}

async function firstTextRow(
  server: BenchServer,
  modelUrl: string,
  clients: number,
  limit: number,
): Promise<BenchRow[]> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < (ROUNDS.get(clients) ?? 1); round += 1) {
    const all = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: clients }, work));
    floor.push(...(await all(() => floorOf(modelUrl))));
    ours.push(...(await all(() => sendMessage(server, randomUUID()))).map((turn) => turn.firstTextMs));
  }
  const share = (q: number): number => Math.round((quantile(ours, q) - quantile(floor, q)) * 10) / 10;
  const row = (name: string, q: number, most: number): BenchRow => ({
    promise: "P1",
    case: `first text, our share, ${clients} client${clients === 1 ? "" : "s"}, ${name}, ${server.database}`,
    value: share(q),
    unit: "ms",
    limit: most,
    ok: share(q) <= most,
  });
  return [row("p50", 0.5, limit), ...(clients === 20 ? [row("p95", 0.95, P1_P95_LIMIT_MS)] : [])];
}

/** P2: the model answers at once; every turn is stored. */
async function throughputRow(): Promise<BenchRow> {
  const model = await startFakeOpenAI({ firstTokenMs: 0, tokenMs: 0, script: answerOf(60) });
  const server = await startBenchServer(model.url);
  try {
    await Promise.all(Array.from({ length: 40 }, () => sendMessage(server, randomUUID())));
    let turns = 0;
    const startedMs = performance.now();
    const client = async (): Promise<void> => {
      while (performance.now() - startedMs < P2_FOR_MS) {
        await sendMessage(server, randomUUID());
        turns += 1;
      }
    };
    await Promise.all(Array.from({ length: P2_CLIENTS }, client));
    const perSecond = Math.round((turns / (performance.now() - startedMs)) * 10_000) / 10;
    const name = `turns a second, model at 0 ms, ${P2_CLIENTS} clients, ${server.database}`;
    return { promise: "P2", case: name, value: perSecond, unit: "1/s", limit: P2_LIMIT, ok: perSecond >= P2_LIMIT };
  } finally {
    await server.stop();
    await model.close();
  }
}
