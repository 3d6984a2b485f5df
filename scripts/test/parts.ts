/**
 * The parts of `npm test`. Format, lint, boundaries, types and the bubble's build are one check each; Vitest's projects
 * count their tests by their own JSON report. Called by scripts/test.ts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildWhatIsStale } from "../demo/build-stale";
import { findChromium } from "./chromium";
import { runVitest } from "./vitest-run";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Part {
  name: string;
  /** Chromium is looked for, and installed where the user may, before it runs. */
  needsBrowser?: boolean;
  run(): Promise<Tally>;
}

/** Runs one of the installed tools; its own output is shown as it comes. */
const check = (name: string, tool: string, args: string[]): Part => ({
  name,
  run: async () => {
    const done = spawnSync(join("node_modules", ".bin", tool), args, { stdio: "inherit" });
    return done.status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  },
});

const vitest = (name: string, projects: string[]): Part => ({ name, run: () => runVitest(projects) });

export const parts: Part[] = [
  check("format", "prettier", ["--check", "--log-level", "warn", "."]),
  check("lint", "eslint", ["."]),
  check("boundaries", "depcruise", ["app", "server", "widget", "sandbox", "scripts", "--output-type", "err"]),
  check("types", "tsc", ["--noEmit"]),
  check("bubble", "tsx", ["scripts/build-widget.ts", "--check"]),
  { ...vitest("unit", ["unit", "widget"]), needsBrowser: true },
  vitest("domains", ["domains-embedded", "domains-server"]),
  vitest("contract", ["contract"]),
  vitest("security", ["security"]),
  vitest("chaos", ["chaos"]),
  { name: "browser", run: runBrowserTests, needsBrowser: true },
];

/** Without a browser the part is counted as skipped, one for each of its files, and said so. */
async function runBrowserTests(): Promise<Tally> {
  const files = existsSync("tests/e2e") ? readdirSync("tests/e2e").filter((file) => file.endsWith(".test.ts")) : [];
  if (findChromium() === null) {
    console.warn("SKIPPED: no Chromium. Install Debian's package `chromium`, or set CHROMIUM_PATH.");
    return { passed: 0, failed: 0, skipped: Math.max(1, files.length) };
  }
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  await buildWhatIsStale((text) => console.log(text));
  return runVitest(["e2e"], { AISLE_E2E: "1" });
}
