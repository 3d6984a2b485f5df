import { pointAt } from "./sync-wire";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { test } from "vitest";
import { createSandbox } from "../../sandbox/domain/create";
import { updateVariantPrice } from "../../sandbox/domain/operations";
import { startSandbox } from "../../sandbox/http/start";
import { issueSessionToken } from "../../sandbox/http/session-token";
import { env } from "~/platform/env.server";
import { authenticate } from "~/shopify.server";
import { shopByDomain } from "~/shops.server";
import { forShop } from "~/db.server";
import { registerJobs, receive, syncStatus } from "~/sync/index.server";
import { startWorker, stopQueue } from "~/platform/jobs.server";
import { testDatabase } from "../support/db";
await testDatabase();
test("latency", async () => {
  const sandbox = await createSandbox({ demoShops: true });
  const running = await startSandbox({ port: 0, app: "http://127.0.0.1:9", appConfig: join(import.meta.dirname, "../../shopify.app.toml"), dataDir: null, apiKey: env().shopifyApiKey, apiSecret: env().shopifyApiSecret, sandbox });
  pointAt(running);
  registerJobs(); await startWorker();
  const state = [...running.world.shops.values()].find((s) => s.handle === "northfold")!;
  const token = issueSessionToken({ shopDomain: state.domain, apiKey: env().shopifyApiKey, apiSecret: env().shopifyApiSecret, userId: "1", sessionId: randomUUID(), nowMs: Date.now() });
  const t0 = Date.now();
  await authenticate.admin(new Request(`${env().shopifyAppUrl}/app`, { headers: { authorization: `Bearer ${token}`, "user-agent": "Mozilla/5.0 Chrome/150" } }));
  const row = (await shopByDomain(state.domain))!;
  const db = forShop(row.id);
  for (;;) { const s = await syncStatus(db); if (!s.isRunning) { console.log("import ms", Date.now() - t0, JSON.stringify(s)); break; } await new Promise((r) => setTimeout(r, 100)); }
  running.world.onChange((c) => void receive({ shopDomain: c.shop.domain, webhookId: randomUUID(), topic: c.topic, payload: JSON.parse(JSON.stringify(c.payload)), triggeredAt: new Date() }));
  const lags: number[] = [];
  const products = [...state.products.values()].filter((p) => p.variants.length);
  for (let i = 0; i < 6; i++) {
    const price = 100_000 + i; const at = Date.now();
    updateVariantPrice(running.world, state, products[i]!.variants[0]!.id, { priceMinor: price });
    for (;;) { if (await db.variant.count({ where: { priceMinor: price } })) break; await new Promise((r) => setTimeout(r, 20)); if (Date.now() - at > 8000) { console.log("timeout"); break; } }
    lags.push(Date.now() - at);
    await new Promise((r) => setTimeout(r, 200 * i));
  }
  console.log("lags", lags, JSON.stringify((await syncStatus(db)).freshness));
  await stopQueue(); await running.close();
}, 120000);
