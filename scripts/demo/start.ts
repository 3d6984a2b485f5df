/**
 * Brings the whole demo up: sandbox, app, both shops installed and imported. Called by scripts/demo.ts, by `npm run ask`
 * when nothing runs yet, and by benches and browser tests with a folder of their own. stop() ends both processes.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildWhatIsStale } from "./build-stale";
import { claimPorts } from "./ports";
import { startChild } from "./child";
import type { Child } from "./child";
import { installShops } from "./install-shops";
import { rememberChildren, stopLeftovers } from "./leftovers";

export interface DemoOptions {
  /** Plain face of the sandbox; TLS, egress proxy and app take the next three. */
  port: number;
  isReset: boolean;
  /** Told about each step, for a person. */
  say: (line: string) => void;
  /** Where both keep their data; default .data/demo. */
  folder?: string;
  /** More environment for the app, e.g. another model. */
  appEnv?: Record<string, string>;
}

export interface Demo {
  /** Ends the app, then the sandbox; both keep their data. */
  stop(): Promise<void>;
  /** Resolves with the reason when one of the two processes ends by itself. */
  crashed: Promise<string>;
  caFile: string;
  appPort: number;
}

/** @throws Error with the mend in its message, when a port is taken, a build fails or a process does not come up */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, say } = options;
  const folder = options.folder ?? join(".data", "demo");
  await stopLeftovers(folder);
  await claimPorts(folder, port);
  if (options.isReset) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await buildWhatIsStale(say);
  say("Starting two sandbox shops and the app …");
  const sandbox = await startSandbox(folder, port);
  let app: Child | null = null;
  const stop = async () => {
    await app?.stop();
    await sandbox.stop();
    rememberChildren(folder, []);
  };
  try {
    rememberChildren(folder, [sandbox.pid]);
    app = await startApp(folder, port, sandbox.ready, options.appEnv ?? {});
    rememberChildren(folder, [sandbox.pid, app.pid]);
    const crashed = Promise.race([sandbox.ended, app.ended]);
    await Promise.race([installShops(port, say), crashed.then((reason) => Promise.reject(new Error(reason)))]);
    return { stop, crashed, caFile: String(sandbox.ready["caFile"]), appPort: port + 3 };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startSandbox(folder: string, port: number): Promise<Child> {
  const flags = { port: String(port), data: join(folder, "sandbox"), app: `http://127.0.0.1:${port + 3}` };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  return startChild({
    name: "sandbox",
    args: ["sandbox/main.ts", ...args, "--app-config", "shopify.app.toml"],
    logFile: join(folder, "sandbox.log"),
    env: {},
  });
}

function startApp(folder: string, port: number, sandbox: Record<string, unknown>, more: Record<string, string>) {
  return startChild({
    name: "app",
    args: ["server/web.ts"],
    logFile: join(folder, "app.log"),
    env: {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port + 3),
      DATABASE_URL: "",
      AISLE_DATA_DIR: join(folder, "db"),
      AISLE_MIGRATE_AT_START: "1",
      AISLE_WORKER_IN_WEB: "1",
      AISLE_ANSWER_DETAILS: "on",
      SHOPIFY_APP_URL: "https://app.sandbox.test",
      SHOPIFY_API_KEY: String(sandbox["apiKey"]),
      SHOPIFY_API_SECRET: String(sandbox["apiSecret"]),
      // Shopify's hosts are reached through the sandbox, which refuses every other; a model's host goes straight.
      NODE_USE_ENV_PROXY: "1",
      HTTPS_PROXY: `http://127.0.0.1:${port + 2}`,
      NO_PROXY: ["localhost", "127.0.0.1", modelHost()].filter(Boolean).join(","),
      NODE_EXTRA_CA_CERTS: resolve(String(sandbox["caFile"])),
      ...more,
    },
  });
}

/** The provider's host when a real key was given, so that the demo can speak with a real model. */
function modelHost(): string {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  if (OPENAI_BASE_URL) return new URL(OPENAI_BASE_URL).hostname;
  return OPENAI_API_KEY ? "api.openai.com" : "";
}
