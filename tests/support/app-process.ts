/**
 * One process of the built app, web or worker, as `npm start` and `npm run start:worker` run it, with its environment set
 * to reach a sandbox over proxy and TLS. Called by the tests and benches that start, kill and stop real processes.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startChild } from "../../scripts/demo/child";

export type Role = "web" | "worker";

export interface AppProcess {
  role: Role;
  pid: number;
  /** Where a web process listens; 0 for a worker. */
  port: number;
  log(): string;
  /** SIGKILL: resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM. `ended` is what it ended with, e.g. "code 0". */
  stop(): Promise<{ tookMs: number; ended: string }>;
  /** Most memory it ever had resident, in MB. */
  peakMb(): number;
  /** Processor time it has taken so far. */
  cpuSeconds(): number;
}

/** What a process must know of the sandbox. */
export interface SandboxFacts {
  apiKey: string;
  apiSecret: string;
  caFile: string;
  proxyPort: number;
}

export interface AppProcessOptions {
  sandbox: SandboxFacts;
  /** Null: the embedded database, in `folder`. */
  databaseUrl: string | null;
  folder: string;
  logFile: string;
  env?: Record<string, string>;
}

/** Resolves when the process is ready. @throws Error with the end of its log when it does not come up */
export async function startAppProcess(role: Role, options: AppProcessOptions): Promise<AppProcess> {
  const { logFile } = options;
  const env = { ...environmentOf(options), ...options.env };
  const child = await startChild({ name: role, args: [`server/${role}.ts`], logFile, env });
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(child.pid, name);
    } catch {
      appendFileSync(logFile, `\n${name}: it was gone already\n`);
    }
  };
  return {
    role,
    pid: child.pid,
    port: Number(child.ready["port"] ?? 0),
    log: () => readFileSync(logFile, "utf8"),
    async kill() {
      signal("SIGKILL");
      await child.ended;
    },
    async stop() {
      const sinceMs = Date.now();
      signal("SIGTERM");
      const ended = /\((.*?)\)/.exec(await child.ended)?.[1] ?? "?";
      return { tookMs: Date.now() - sinceMs, ended };
    },
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
    cpuSeconds: () => cpuSecondsOf(child.pid),
  };
}

/** Fields 14 and 15 of /proc/PID/stat, in ticks of 10 ms; the name before them may hold spaces. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function environmentOf({ sandbox, databaseUrl, folder }: AppProcessOptions): Record<string, string> {
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "0",
    DATABASE_URL: databaseUrl ?? "",
    AISLE_DATA_DIR: join(folder, "db"),
    AISLE_MIGRATE_AT_START: "1",
    AISLE_WORKER_IN_WEB: databaseUrl === null ? "1" : "0",
    SHOPIFY_APP_URL: "https://app.sandbox.test",
    SHOPIFY_API_KEY: sandbox.apiKey,
    SHOPIFY_API_SECRET: sandbox.apiSecret,
    NODE_USE_ENV_PROXY: "1",
    HTTPS_PROXY: `http://127.0.0.1:${sandbox.proxyPort}`,
    NO_PROXY: "localhost,127.0.0.1",
    NODE_EXTRA_CA_CERTS: resolve(sandbox.caFile),
  };
}
