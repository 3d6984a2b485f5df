/**
 * The whole product in processes of its own on one database, against a sandbox that lives in the calling process, so that
 * a test knows the shop's true state and counts what it was asked. Called by the tests that kill, stop and count;
 * everything ends with close().
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "../../sandbox/domain/types";
import { startSandbox, type RunningSandbox } from "../../sandbox/http/start";
import { buildWhatIsStale } from "../../scripts/demo/build-stale";
import { startAppProcess, type AppProcess, type Role } from "./app-process";

/** One request that the shop answered. */
export interface ShopCall {
  shop: string;
  operation: string;
  variables: Record<string, unknown>;
}

export interface Product {
  sandbox: RunningSandbox;
  /** Every Admin API request the shop answered, the oldest first. */
  calls: ShopCall[];
  /** Where the embedded database is. */
  databaseFolder: string;
  /** Starts one of the app's processes. The shop's webhooks go to the web process that was started last. */
  start(role: Role, env?: Record<string, string>): Promise<AppProcess>;
  /** Opens the app in the shop's admin, as its merchant does: tokens are exchanged and the import begins. */
  install(handle: string): Promise<void>;
  /** For the person who reads a failure. */
  endOfLogs(): string;
  close(): Promise<void>;
}

export interface ProductOptions {
  /** Null: the embedded database, in a folder of the product's own. */
  databaseUrl: string | null;
  sandbox: Sandbox;
}

/** Builds what is stale first. @throws Error when the build fails or a port cannot be had */
export async function startProduct({ databaseUrl, sandbox: own }: ProductOptions): Promise<Product> {
  await buildWhatIsStale(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), "aisle-processes-"));
  const calls: ShopCall[] = [];
  const sandbox = await startSandbox({
    port: 0,
    // Known once a web process listens.
    app: "http://127.0.0.1:1",
    appConfig: "shopify.app.toml",
    dataDir: null,
    sandbox: writtenDown(own, calls),
  });
  const { apiKey, apiSecret, caFile } = sandbox;
  const facts = { apiKey, apiSecret, caFile, proxyPort: sandbox.ports.proxyPort };
  const processes: AppProcess[] = [];
  return {
    sandbox,
    calls,
    databaseFolder: join(folder, "db"),
    async start(role, env = {}) {
      const logFile = join(folder, `${role}-${processes.length}.log`);
      const started = await startAppProcess(role, { sandbox: facts, databaseUrl, folder, logFile, env });
      processes.push(started);
      if (role === "web") sandbox.context.app.origin = `http://127.0.0.1:${started.port}`;
      return started;
    },
    install: (handle) => install(sandbox, handle),
    endOfLogs: () => processes.slice(-2).map(endOf).join("\n"),
    async close() {
      await Promise.all(processes.map((process) => process.kill()));
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function install({ ports }: RunningSandbox, handle: string): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${ports.plainPort}/__control/shops/${handle}/install`, {
    method: "POST",
  });
  if (!reply.ok) throw new Error(`Installing on ${handle} failed (${reply.status}): ${await reply.text()}`);
}

function endOf({ role, log }: AppProcess): string {
  return `--- ${role}\n${log().trim().split("\n").slice(-15).join("\n")}`;
}

function writtenDown(sandbox: Sandbox, calls: ShopCall[]): Sandbox {
  const engine: Sandbox["engine"] = {
    ...sandbox.engine,
    execute: async (request) => {
      const answer = await sandbox.engine.execute(request);
      const operation = /\b(?:query|mutation)\s+(\w+)/.exec(request.query)?.[1] ?? "?";
      calls.push({ shop: request.shop.handle, operation, variables: request.variables });
      return answer;
    },
  };
  return { ...sandbox, engine };
}
