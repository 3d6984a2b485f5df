/**
 * The web server under measurement: the built app in its own process, on a database made for the run, with one shop. Used
 * by bench/turns.ts. stop() ends everything and leaves nothing behind.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { chatToken } from "../../app/chat/asker.server";
import { applyProducts } from "../../app/catalog/index.server";
import { forShop, openDatabase } from "../../app/db.server";
import { applyMigrations, readMigrations } from "../../app/db/migrations.server";
import { newId, newSecret } from "../../app/platform/ids";
import { saveShop } from "../../app/shops.server";
import { buildWhatIsStale } from "../../scripts/demo/build-stale";
import { benchProducts } from "../search/products";
import { startPostgresServer } from "../../tests/support/postgres-server";

export type BenchDatabase = "PostgreSQL" | "embedded";

export interface BenchServer {
  url: string;
  /** A token of a new visitor with a conversation of its own. */
  newToken(): string;
  stop(): Promise<void>;
}

const SETTINGS = {
  SHOPIFY_API_KEY: "bench-key",
  SHOPIFY_API_SECRET: "bench-secret",
  SHOPIFY_APP_URL: "https://app.example",
  AISLE_SECRET: "bench-secret-of-at-least-thirty-two-characters",
  LOG_LEVEL: "error",
};

/**
 * @param products how many the shop has
 * @returns null when the machine has no PostgreSQL and it was asked for
 * @throws Error when the server does not come up
 */
export async function startBenchServer(
  modelUrl: string,
  kind: BenchDatabase,
  products = 0,
): Promise<BenchServer | null> {
  Object.assign(process.env, SETTINGS);
  await buildWhatIsStale(() => undefined);
  const postgres = kind === "PostgreSQL" ? await startPostgresServer() : null;
  if (kind === "PostgreSQL" && postgres === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "aisle-bench-"));
  const url = postgres?.urlOf("postgres") ?? null;
  const shopId = await prepare(url, join(folder, "db"), products);
  const child = spawn(process.execPath, ["--import", "tsx", "server/web.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      ...SETTINGS,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: url ?? "",
      AISLE_DATA_DIR: join(folder, "db"),
      OPENAI_API_KEY: "bench",
      OPENAI_BASE_URL: modelUrl,
      OPENAI_MODEL: "fake",
      AISLE_VISITOR_MESSAGES_PER_MINUTE: "1000000",
      AISLE_ADDRESS_MESSAGES_PER_MINUTE: "1000000",
      AISLE_SHOP_MESSAGES_PER_MINUTE: "1000000",
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await Promise.race([
      readyPort(child.stdout),
      ended.then(() => Promise.reject(new Error("the server ended"))),
    ]);
    return {
      url: `http://127.0.0.1:${port}`,
      newToken: () => tokenOf(shopId),
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Migrates the database and puts one shop in it, before the server opens it. */
async function prepare(url: string | null, dataDir: string, products: number): Promise<string> {
  const database = await openDatabase({ url, dataDir });
  try {
    await applyMigrations(database.pool, readMigrations());
    const shop = await saveShop({
      domain: "bench.myshopify.com",
      name: "Bench",
      currency: "USD",
      primaryLocale: "en",
      timezone: "UTC",
      primaryUrl: "https://bench.example",
      plan: null,
      grantedScopes: [],
    });
    if (products > 0) await applyProducts(forShop(shop.id), benchProducts(products), { now: new Date() });
    // The rows that a living database has counted long ago: without them the planner guesses.
    await database.executeSql("ANALYZE");
    return shop.id;
  } finally {
    await database.close();
  }
}

function tokenOf(shopId: string): string {
  return chatToken({ shopId, visitorId: newSecret(18), customerGid: null, conversationId: newId(), language: "en" });
}

/** The port in the line that a server process prints when it is ready. */
export async function readyPort(stdout: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: stdout })) {
    const ready = /^\{"ready":true/.test(line) ? z.object({ port: z.number() }).safeParse(JSON.parse(line)) : null;
    if (ready?.success) {
      stdout.resume();
      return ready.data.port;
    }
  }
  throw new Error("the server said nothing");
}
