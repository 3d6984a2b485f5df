/**
 * P3: from the moment the fake model writes its search call to the cards on the shopper's wire, before any text of the
 * answer; the search runs over 1,000 products. Called by bench/turns.ts.
 */
import { randomUUID } from "node:crypto";
import { startFakeOpenAI } from "../../tests/fakes/openai-server";
import type { FakeScript } from "../../tests/fakes/openai-server";
import { searchingScript } from "../../tests/fakes/openai-script";
import type { BenchRow } from "../../scripts/bench";
import { eventsOf, quantile } from "./client";
import { startBenchServer } from "./server";
import type { BenchDatabase, BenchServer } from "./server";

const LIMIT_MS = 60;
const PRODUCTS = 1_000;
const WARM_UP_TURNS = 30;
const TURNS = 60;

/** No rows when the machine lacks the database. */
export async function cardsRow(database: BenchDatabase): Promise<BenchRow[]> {
  const script = searchingScript(60);
  let calledAtMs = 0;
  const timed: FakeScript = (body, index) => {
    const step = typeof script === "function" ? script(body, index) : {};
    if (step.calls !== undefined) calledAtMs = performance.now();
    return step;
  };
  const model = await startFakeOpenAI({ script: timed });
  const server = await startBenchServer(model.url, database, PRODUCTS);
  if (server === null) return model.close().then(() => []);
  try {
    const times: number[] = [];
    for (let turn = 0; turn < WARM_UP_TURNS + TURNS; turn += 1) {
      const atMs = await cardsAtMs(server);
      if (turn >= WARM_UP_TURNS) times.push(atMs - calledAtMs);
    }
    const value = Math.round(quantile(times, 0.95) * 10) / 10;
    const name = `cards after the tool call, 1 client, ${PRODUCTS} products, p95, ${database}`;
    return [{ promise: "P3", case: name, value, unit: "ms", limit: LIMIT_MS, ok: value <= LIMIT_MS }];
  } finally {
    await server.stop();
    await model.close();
  }
}

async function cardsAtMs(server: BenchServer): Promise<number> {
  let cardsMs: number | null = null;
  for await (const event of eventsOf(server, randomUUID(), "Do you have a waterproof jacket?")) {
    if (event.type === "text-delta" && cardsMs === null) throw new Error("text came before the cards");
    if (event.type === "cards") cardsMs ??= performance.now();
  }
  if (cardsMs === null) throw new Error("no cards came");
  return cardsMs;
}
