/**
 * `npm run test:long`: the simulations at full length, on the embedded database and on a PostgreSQL server. Arguments name
 * files (`-- r1`). SEEDS=n plays the first n seeds (1,000 by default), SEED=n that one alone; a failing test names its
 * seed. The last line is `N passed, N failed`; exit code 1 when anything failed, or when nothing ran.
 */
import { runVitest } from "./test/vitest-run";

const files = process.argv.slice(2);
const seeds = process.env["SEED"] ? `seed ${process.env["SEED"]}` : `seeds 1 to ${process.env["SEEDS"] ?? 1000}`;
console.log(`Playing ${seeds}. One alone: SEED=n npm run test:long -- r1`);
const startedMs = Date.now();
const { passed, failed, skipped } = await runVitest(["long"], { AISLE_LONG: "1" }, files);
const seconds = ((Date.now() - startedMs) / 1000).toFixed(0);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}  (${seconds} s)`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
