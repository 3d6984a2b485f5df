/**
 * `npm run sync -- --shop NAME [--reconcile] [--watch] [--port N] [--url http://127.0.0.1:4600]`: installs the app at a
 * shop of the sandbox where it is not, shows how its data is read, and ends with totals and what was left out. Starts the
 * demo when none runs, and stops it again. Exit code 1 when the data did not come in whole.
 */
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startDemo } from "./demo/start";
import { progressLines, summaryLines, watchLine } from "./sync/print";
import { answersAt, shopSync, type ShopSync, type Status } from "./sync/shop-sync";
import { createScreen } from "./sync/screen";

const USAGE = `usage: npm run sync -- --shop NAME [--reconcile] [--watch] [--port N | --url http://127.0.0.1:4600]
  --reconcile  compare everything with the shop and read again what differs
  --watch      stay, and show what waits and how fresh the data is (Ctrl-C ends it)`;
const LOOK_EVERY_MS = 500;
const BEGIN_WITHIN_MS = 30_000;

const values = readArguments();
const origin = values.url?.replace(/\/$/, "") ?? `http://127.0.0.1:${values.port}`;
if (!values.shop) fail(USAGE);

try {
  const isRunning = await answersAt(origin);
  if (!isRunning && values.url) throw new Error(`No sandbox answers at ${origin}.`);
  const say = (line: string) => console.error(line);
  const demo = isRunning ? null : await startDemo({ port: Number(values.port), isReset: false, say });
  try {
    const shop = shopSync(origin, values.shop);
    const isWhole = await bringIn(shop, values.shop);
    if (values.watch) await watch(shop);
    process.exitCode = isWhole ? 0 : 1;
  } finally {
    await demo?.stop();
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

async function bringIn(shop: ShopSync, name: string): Promise<boolean> {
  const startedMs = Date.now();
  const isNew = await shop.install();
  console.log(isNew ? `Installed at ${name}. Reading its data …` : `${name} has the app already.`);
  if (values.reconcile && !isNew) await shop.requestReconcile();
  const first = await shop.status();
  const isWork = isNew || values.reconcile || first.isRunning;
  const last = isWork ? await follow(shop) : first;
  for (const line of summaryLines(last, isWork ? Date.now() - startedMs : null)) console.log(line);
  return last.pausedReason === null && last.run !== null;
}

/** Shows a run until it is over. @throws Error when none begins */
async function follow(shop: ShopSync): Promise<Status> {
  const screen = createScreen(process.stdout);
  const deadline = Date.now() + BEGIN_WITHIN_MS;
  for (;;) {
    const status = await shop.status();
    const isOver = !status.isRunning && status.run !== null;
    if (isOver || status.isPaused) {
      screen.clear();
      return status;
    }
    if (status.run === null && Date.now() > deadline) throw new Error("The import did not begin: see the app's log.");
    screen.show(progressLines(status));
    await wait(LOOK_EVERY_MS);
  }
}

async function watch(shop: ShopSync): Promise<void> {
  const screen = createScreen(process.stdout);
  let isStopping = false;
  process.once("SIGINT", () => (isStopping = true));
  process.once("SIGTERM", () => (isStopping = true));
  while (!isStopping) {
    screen.show([watchLine(await shop.status())]);
    await wait(LOOK_EVERY_MS * 2);
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        shop: { type: "string" },
        url: { type: "string" },
        port: { type: "string", default: "4600" },
        reconcile: { type: "boolean", default: false },
        watch: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}
