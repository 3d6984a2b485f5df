/**
 * `npm run ask -- "question" [--shop ridgeline] [--as maya] [--json] [--port N] [--locale zh-CN]`: asks through the same
 * doors as the bubble and prints the answer. Starts the demo when it is not running, and stops it again afterwards.
 * With --json stdout is exactly one object and nothing else.
 */
import { parseArgs } from "node:util";
import { startDemo } from "./demo/start";
import { askQuestion } from "./ask/conversation";
import { asJson, asText } from "./ask/print";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shop: { type: "string", default: "ridgeline" },
    as: { type: "string" },
    json: { type: "boolean", default: false },
    port: { type: "string", default: "4600" },
    locale: { type: "string" },
  },
});
const question = positionals.join(" ");
const port = Number(values.port);
const say = (line: string) => console.error(line);

if (question === "")
  fail('usage: npm run ask -- "do you have a waterproof jacket under $150?" [--shop qingshan] [--as maya] [--json]');

try {
  const isRunning = await answersAt(port);
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
