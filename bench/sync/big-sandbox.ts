/**
 * A sandbox in a process of its own, so that its memory and work are counted apart, with shops of any size. Called by
 * bench/sync/under-load.ts.
 */
import { createServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { startChild } from "../../scripts/demo/child";
import type { SandboxFacts } from "../../tests/support/app-process";

export interface BigSandbox {
  facts: SandboxFacts;
  /** Its plain face, e.g. "http://127.0.0.1:5200". */
  origin: string;
  /** Calls its control API. @throws Error on anything but 2xx */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

const readySchema = z.object({
  plainPort: z.number(),
  proxyPort: z.number(),
  caFile: z.string(),
  apiKey: z.string(),
  apiSecret: z.string(),
});

/** @param appPort where the app's web process will listen */
export async function startBigSandbox(folder: string, appPort: number): Promise<BigSandbox> {
  const child = await startChild({
    name: "sandbox",
    args: ["sandbox/main.ts", "--port", "0", "--memory", "--app", `http://127.0.0.1:${appPort}`],
    logFile: join(folder, "sandbox.log"),
    env: { NODE_OPTIONS: "--max-old-space-size=8192" },
  });
  const { plainPort, ...facts } = readySchema.parse(child.ready);
  const origin = `http://127.0.0.1:${plainPort}`;
  return {
    facts,
    origin,
    async control(method, path, body) {
      const reply = await fetch(`${origin}/__control/${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
      });
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${(await reply.text()).slice(0, 500)}`);
      return reply.json();
    },
    stop: () => child.stop(),
  };
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
