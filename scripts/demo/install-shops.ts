/**
 * Installs the app on both demo shops, as a merchant would, and waits until their data is imported. Called by
 * scripts/demo/start.ts; on a second start both are installed already and it only waits for the data to be there.
 */
import { setTimeout as wait } from "node:timers/promises";

export const DEMO_SHOPS = ["ridgeline", "qingshan"];

const IMPORT_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** @throws Error saying which shop, and what the app or the sandbox answered */
export async function installShops(port: number, say: (line: string) => void): Promise<void> {
  for (const shop of DEMO_SHOPS) {
    const reply = await fetch(`http://127.0.0.1:${port}/__control/shops/${shop}/install`, { method: "POST" });
    if (!reply.ok) throw new Error(`Installing on ${shop} failed (${reply.status}): ${await reply.text()}`);
  }
  say("Reading both shops' products, orders and policies …");
  const deadline = Date.now() + IMPORT_WITHIN_MS;
  for (;;) {
    const { done, running, failed } = await importRuns(port + 3);
    if (done >= DEMO_SHOPS.length && running === 0) return;
    if (failed > 0 && running === 0) throw new Error("The import failed: see .data/demo/app.log");
    if (Date.now() > deadline) throw new Error("The import did not end within two minutes: see .data/demo/app.log");
    await wait(LOOK_EVERY_MS);
  }
}

/** Shops by the state of their newest import, as the app's own figures tell. */
async function importRuns(appPort: number): Promise<Record<"done" | "running" | "failed", number>> {
  const text = await (await fetch(`http://127.0.0.1:${appPort}/metrics`)).text();
  const count = (status: string) =>
    Number(new RegExp(`^aisle_shop_imports\\{status="${status}"\\} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  return { done: count("done"), running: count("running"), failed: count("failed") };
}
