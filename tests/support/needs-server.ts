/**
 * Skips every test of a file in `domains-server` when no PostgreSQL server could be brought up, so that the half which
 * did not run is counted as skipped and never as passed. Loaded before each test file of that project only.
 */
import { beforeEach, inject } from "vitest";

beforeEach((context) => {
  context.skip(inject("postgresUrl") === "", "no PostgreSQL server can run here");
});
