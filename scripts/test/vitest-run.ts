/**
 * Runs Vitest for some projects and counts from its JSON report. Called by scripts/test/parts.ts and scripts/test-long.ts. A run that dies without
 * a report counts as one failure, never as nothing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Tally } from "./parts";

const FOLDER = join("node_modules", ".cache", "aisle-tests");

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
});

/** @param files parts of file names; without any, every file of the projects runs */
export async function runVitest(
  projects: string[],
  env: Record<string, string> = {},
  files: string[] = [],
): Promise<Tally> {
  mkdirSync(FOLDER, { recursive: true });
  const report = join(FOLDER, `report-${projects.join("-")}.json`);
  rmSync(report, { force: true });
  const args = [
    "run",
    ...files,
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const flags = projects.flatMap((project) => ["--project", project]);
  const vitest = join("node_modules", ".bin", "vitest");
  const run = spawnSync(vitest, [...args, ...flags], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "test", ...env },
  });
  if (!existsSync(report)) return { passed: 0, failed: run.status === 0 ? 0 : 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = reportSchema.parse(
    JSON.parse(readFileSync(report, "utf8")),
  );
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  const failed = numFailedTests + (numFailedTests === 0 && (!success || run.status !== 0) ? 1 : 0);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}
