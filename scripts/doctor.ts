/**
 * `npm run doctor`: looks at what the commands need on this machine, and says for each thing that is wrong how to mend it.
 * Changes nothing. Exit code 1 when something needed is wrong; a mere wish (Chromium, a model key) does not count.
 */
import { checks } from "./doctor/checks";

let isWell = true;
for (const { name, look, isNeeded } of checks) {
  const { ok, found, mend } = await look();
  if (!ok && isNeeded) isWell = false;
  console.log(`${ok ? "ok  " : isNeeded ? "BAD " : "–   "} ${name}: ${found}`);
  if (!ok) console.log(`       mend: ${mend}`);
}
console.log(isWell ? "\nAll that is needed is there." : "\nSomething needed is missing: see above.");
process.exitCode = isWell ? 0 : 1;
