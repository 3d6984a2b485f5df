/**
 * The whole product for browser tests: the demo itself (sandbox, built app, both shops read) on ports and in a folder of
 * its own. Called at the top of each e2e file; everything ends with the file.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { startDemo } from "../../../scripts/demo/start";

export interface Stack {
  /** Plain face; TLS is the next port, then the egress proxy, then the app. */
  port: number;
  tlsPort: number;
  /** Calls the sandbox's control API; throws on anything but 2xx. */
  control<Reply = unknown>(method: string, path: string, body?: unknown): Promise<Reply>;
  /** Everything the app has logged so far. */
  appLog(): string;
}

/** A test asks faster than any shopper. */
const NO_RATE_LIMIT = { AISLE_VISITOR_MESSAGES_PER_MINUTE: "10000", AISLE_ADDRESS_MESSAGES_PER_MINUTE: "10000" };

/** Starts the demo with a clean folder; `appEnv` adds to the app's environment. */
export async function startStack(appEnv: Record<string, string> = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "aisle-e2e-"));
  const { demo, port } = await onFreePorts(folder, { ...NO_RATE_LIMIT, ...appEnv });
  afterAll(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    port,
    tlsPort: port + 1,
    control: (method, path, body) => callControl(port, method, path, body),
    appLog: () => readFileSync(join(folder, "app.log"), "utf8"),
  };
}

/** Waits until `isSo`, asking ten times a second; fails with `what` after the limit. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function onFreePorts(folder: string, appEnv: Record<string, string>) {
  for (let tries = 0; ; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 3_000) * 4;
    try {
      return { port, demo: await startDemo({ port, isReset: false, say: () => undefined, folder, appEnv }) };
    } catch (error) {
      if (tries >= 3 || !/taken/i.test(String(error))) throw error;
    }
  }
}

async function callControl<Reply>(port: number, method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`http://127.0.0.1:${port}/__control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Reply;
}
