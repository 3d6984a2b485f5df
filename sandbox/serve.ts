/**
 * The sandbox as a process: main.ts runs it when no other command is given. It prints one line of JSON when it is ready,
 * keeps its state in --data, and on SIGTERM or SIGINT saves and exits with 0. README.md lists the options.
 */
import { existsSync, mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createSandbox } from "./domain/create";
import { PortTaken, startSandbox } from "./http/start";
import { markRunning } from "./import/running";

const optionsShape = z.object({
  port: z.coerce.number().int().min(0).max(65_533).default(4_400),
  data: z.string().default(".data/sandbox"),
  app: z.url().default("http://127.0.0.1:3000"),
  toml: z.string().default("shopify.app.toml"),
  "api-key": z.string().optional(),
  "api-secret": z.string().optional(),
  memory: z.boolean().default(false),
  seed: z.coerce.number().int().optional(),
});

/** Starts it; resolves once it is ready. @throws with a line for the person who started it */
export async function serve(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (!existsSync(options.toml)) throw new Error(`There is no ${options.toml}. Name the app's toml with --toml PATH.`);
  const dataDir = options.memory ? null : options.data;
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const sandbox = await createSandbox({ dataDir, ...(options.seed === undefined ? {} : { seed: options.seed }) });
  const running = await startSandbox({
    port: options.port,
    app: options.app,
    appConfig: options.toml,
    dataDir,
    sandbox,
    ...(options["api-key"] ? { apiKey: options["api-key"] } : {}),
    ...(options["api-secret"] ? { apiSecret: options["api-secret"] } : {}),
  }).catch((error: unknown) => {
    throw error instanceof PortTaken ? new Error(error.message) : error;
  });
  const unmark = dataDir ? markRunning(dataDir, running.ports.plainPort) : () => undefined;
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    unmark();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(
    `${JSON.stringify({ ready: true, ...running.ports, caFile: running.caFile, apiKey: running.apiKey, apiSecret: running.apiSecret })}\n`,
  );
}

function readOptions(args: string[]): z.infer<typeof optionsShape> {
  const string = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      port: string,
      data: string,
      app: string,
      toml: string,
      "app-config": string, // the older name of --toml
      "api-key": string,
      "api-secret": string,
      memory: { type: "boolean" },
      seed: string,
    },
  });
  const { "app-config": toml, ...rest } = values;
  const parsed = optionsShape.safeParse(toml === undefined ? rest : { toml, ...rest });
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
