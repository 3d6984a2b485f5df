/**
 * `npm test`: every check there is, in the order in which a failure is cheapest to learn. Each part prints how it went;
 * the last line counts all of them from the runners' own reports: `N passed, N failed` (`, N skipped` where so). Exit
 * code 1 when anything failed, or when nothing ran. `npm test -- lint unit` runs the named parts only.
 */
import { ensureChromium } from "./test/chromium";
import { parts } from "./test/parts";
import type { Tally } from "./test/parts";

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(", ")}. Parts: ${parts.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}

const chosen = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.some(({ needsBrowser }) => needsBrowser)) ensureChromium();
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
for (const part of chosen) {
  console.log(`\n── ${part.name} ──`);
  const startedMs = Date.now();
  const tally = await part.run();
  console.log(`${part.name}: ${line(tally)}  (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
}
console.log(`\n${line(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function line({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
