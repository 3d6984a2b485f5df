/**
 * `npm run ask -- "question" [--shop ridgeline] [--as maya] [--json] [--port N] [--locale zh-CN]`: asks through the same
 * doors as the bubble and prints the answer. Starts the demo when it is not running, and stops it again afterwards.
 * With --json stdout is exactly one object and nothing else.
 */
import { parseArgs } from "node:util";
import { staleParts } from "./demo/build-stale";
import { startDemo } from "./demo/start";
import { askQuestion } from "./ask/conversation";
import { asJson, asText } from "./ask/print";

const USAGE = `usage: npm run ask -- "do you have a waterproof jacket under 150 dollars?" [--shop ridgeline|qingshan|NAME] [--as CUSTOMER]
       [--json] [--port N] [--locale en|zh-CN]      customers: maya, jonas … (ridgeline), lina, wei … (qingshan)`;
const { values, positionals } = readArguments();
const question = positionals.join(" ");
const port = Number(values.port);

if (question === "") fail(USAGE);

try {
  const isRunning = await answersAt(port);
  if (isRunning && staleParts().length > 0)
    say("(The running demo has older code than this folder: restart it to try yours.)");
  const demo = isRunning ? null : await startDemo({ port, isReset: false, say });
  try {
    const locale = values.locale ?? (values.shop === "qingshan" ? "zh-CN" : "en");
    const answer = await askQuestion({ port, shop: values.shop, customer: values.as ?? null, locale, question });
    process.stdout.write(values.json ? asJson(answer) : asText(answer));
  } finally {
    await demo?.stop();
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        shop: { type: "string", default: "ridgeline" },
        as: { type: "string" },
        json: { type: "boolean", default: false },
        port: { type: "string", default: "4600" },
        locale: { type: "string" },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function say(line: string): void {
  console.error(line);
}

async function answersAt(at: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${at}/__control/state`)).ok;
  } catch {
    return false;
  }
}

function fail(reason: string): never {
  say(reason);
  process.exit(1);
}
