/** `npm run sandbox -- coverage`: writes COVERAGE.md anew. Run it after adding a resolver, a topic, a door or a fault. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COVERAGE_FILE, coverageMarkdown } from "./generate";

export async function coverage(args: string[]): Promise<void> {
  if (args.length) throw new Error("The command coverage takes no options.");
  writeFileSync(COVERAGE_FILE, coverageMarkdown());
  process.stdout.write(`${fileURLToPath(COVERAGE_FILE)} written.\n`);
}
