/**
 * `npm run sandbox -- import`: makes a shop from an export of a real one. A sandbox that runs on the folder is asked to do
 * it; otherwise the shop is written into the folder and is there at the next start. README.md beside this file says more.
 *
 * Exit codes: 0 everything was taken, 2 the shop is there but some rows were not taken, 1 nothing was imported.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createSandbox } from "../domain/create";
import { askRunning } from "./running";
import { importRequest, importShop, shopHandle } from "./import-shop";
import { summaryText, type ReportSummary } from "./report";

export const USAGE = `usage: npm run sandbox -- import --shop NAME --products FILE.csv
         [--orders FILE.json] [--policies DIR] [--name TITLE] [--currency EUR] [--locale en]
         [--timezone Europe/Berlin] [--replace] [--data DIR] [--report FILE]`;

/** Where the demo keeps its sandbox, so that an imported shop is there beside the demo's own. */
export const DEFAULT_DATA = ".data/demo/sandbox";

/** What POST /__control/shops answers to an import. */
export const importAnswer = z.object({ summary: z.custom<ReportSummary>(), report: z.string() });

/** @throws with a line for the person who called it */
export async function importCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { shop, data = DEFAULT_DATA, report: reportFile, replace, ...rest } = values;
  if (!shop || !rest.products) throw new Error(USAGE);
  const handle = shopHandle.safeParse(shop);
  const paths = Object.fromEntries(
    (["products", "orders", "policies"] as const).flatMap((one) => (rest[one] ? [[one, resolve(rest[one])]] : [])),
  );
  const request = importRequest.safeParse({ ...rest, ...paths, isReplacing: replace === true });
  if (!handle.success) throw new Error(z.prettifyError(handle.error));
  if (!request.success) throw new Error(z.prettifyError(request.error));
  for (const path of Object.values(paths)) if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const startedMs = performance.now();
  const order = { ...request.data, handle: handle.data };
  const running = await askRunning(data, { handle: order.handle, import: request.data });
  const { summary, report } = running ? importAnswer.parse(running) : await importInto(data, order);
  const path = reportFile ?? join(data, `import-${handle.data}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, report);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const where = running ? "the running sandbox" : data;
  process.stdout.write(
    `The shop ${handle.data} is in ${where} (${seconds} s).\n${summaryText(summary)}\n` +
      `Report: ${path}\nNext: npm run sync -- --shop ${handle.data}\n`,
  );
  process.exitCode = summary.byReason.some((one) => one.effect !== "not kept") ? 2 : 0;
}

async function importInto(
  data: string,
  request: Parameters<typeof importShop>[1],
): Promise<{ summary: ReportSummary; report: string }> {
  mkdirSync(data, { recursive: true });
  const sandbox = await createSandbox({ dataDir: data });
  try {
    const { report } = await importShop(sandbox.world, request);
    return { summary: report.summary(), report: report.toJson() };
  } finally {
    await sandbox.close();
  }
}

const string = { type: "string" } as const;
const OPTIONS = {
  shop: string,
  products: string,
  orders: string,
  policies: string,
  name: string,
  currency: string,
  locale: string,
  timezone: string,
  replace: { type: "boolean" },
  data: string,
  report: string,
} as const;
