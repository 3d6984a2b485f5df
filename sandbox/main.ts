/**
 * The sandbox as a process: `tsx sandbox/main.ts --port P --data DIR --app URL --app-config shopify.app.toml`. It prints
 * one line of JSON when it is ready, keeps its state in DIR, and on SIGTERM or SIGINT saves and exits with 0.
 */
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createSandbox } from "./domain/create";
import { PortTaken, startSandbox } from "./http/start";

const optionsShape = z.object({
  port: z.coerce.number().int().min(0).max(65_533).default(4_400),
  data: z.string().default(".data/sandbox"),
  app: z.url().default("http://127.0.0.1:3000"),
  "app-config": z.string().default("shopify.app.toml"),
  "api-key": z.string().optional(),
  "api-secret": z.string().optional(),
  memory: z.boolean().default(false),
  seed: z.coerce.number().int().optional(),
});

const string = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    port: string,
    data: string,
    app: string,
    "app-config": string,
    "api-key": string,
    "api-secret": string,
    memory: { type: "boolean" },
    seed: string,
  },
});
const parsed = optionsShape.safeParse(values);
if (!parsed.success) fail(z.prettifyError(parsed.error));
const options = parsed.data;

const dataDir = options.memory ? null : options.data;
if (dataDir) mkdirSync(dataDir, { recursive: true });
const sandbox = await createSandbox({ dataDir, ...(options.seed === undefined ? {} : { seed: options.seed }) });

try {
  const running = await startSandbox({
    port: options.port,
    app: options.app,
    appConfig: options["app-config"],
    dataDir,
    sandbox,
    ...(options["api-key"] ? { apiKey: options["api-key"] } : {}),
    ...(options["api-secret"] ? { apiSecret: options["api-secret"] } : {}),
  });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(
    `${JSON.stringify({ ready: true, ...running.ports, caFile: running.caFile, apiKey: running.apiKey, apiSecret: running.apiSecret })}\n`,
  );
} catch (error) {
  fail(
    error instanceof PortTaken
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
}

function fail(message: string): never {
  process.stderr.write(`sandbox: ${message}\n`);
  process.exit(1);
}
