/**
 * Global set-up of the projects `chaos` and `long`: the embedded template, and a real PostgreSQL server for the tests that
 * want one. Vitest calls setup() once per run. Where no server can run, those tests are skipped and counted as skipped.
 */
import type { TestProject } from "vitest/node";
import { embeddedTemplate } from "../support/embedded-template";
import { setup as startServer } from "../support/server-setup";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the server's own database; "" when no server can run here. */
    chaosPostgresUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await embeddedTemplate();
  let serverUrl = "";
  // The server's own set-up offers its URL under the name that makes every test use it: here only some do.
  const ours = {
    provide: (name: string, value: string) => {
      if (name === "postgresUrl") serverUrl = value;
    },
  };
  const stop = await startServer(ours as TestProject);
  project.provide("postgresUrl", "");
  project.provide("chaosPostgresUrl", serverUrl);
  return stop;
}
