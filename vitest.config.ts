/**
 * The test projects. `unit` stands beside the code; `domains-embedded` and `domains-server` run the same tests on both
 * databases; `e2e` drives a browser and runs only through scripts/test.ts or by name; `long` are the simulations at full
 * length, only for `npm run test:long`. Called by `npm test` and by `npx vitest run PATH`.
 */
import { defineConfig } from "vitest/config";

const alias = { "~": new URL("./app", import.meta.url).pathname };
const embedded = ["tests/support/embedded-setup.ts"];
const setupFiles = ["tests/support/quiet-console.ts"];

function project(name: string, include: string[], more: object = {}) {
  const test = { name, include, setupFiles, globalSetup: embedded, testTimeout: 30_000, hookTimeout: 60_000, ...more };
  return { resolve: { alias }, test };
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("unit", ["{app,server,scripts,sandbox,bench}/**/*.test.{ts,tsx}", "tests/{fakes,support}/**/*.test.ts"]),
      project("domains-embedded", ["tests/domains/**/*.test.ts"]),
      project("domains-server", ["tests/domains/**/*.test.ts"], {
        globalSetup: ["tests/support/server-setup.ts"],
        setupFiles: [...setupFiles, "tests/support/needs-server.ts"],
      }),
      project("contract", ["tests/contract/**/*.test.ts"]),
      project("security", ["tests/security/**/*.test.ts"]),
      project("chaos", ["tests/chaos/**/*.test.ts"], { globalSetup: ["tests/chaos/both-databases.ts"] }),
      project("long", process.env["AISLE_LONG"] ? ["tests/long/**/*.test.ts"] : [], {
        globalSetup: ["tests/chaos/both-databases.ts"],
        testTimeout: 600_000,
        hookTimeout: 180_000,
      }),
      project("widget", ["widget/**/*.test.ts", "tests/widget/**/*.test.ts"], { globalSetup: [] }),
      project("e2e", process.env["AISLE_E2E"] ? ["tests/e2e/**/*.test.ts"] : [], {
        globalSetup: [],
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 180_000,
      }),
    ],
  },
});
