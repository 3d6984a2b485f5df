/**
 * Skips every test of the calling file when no PostgreSQL server could be brought up, so that the half which did not run
 * is counted as skipped and never as passed.
 */
import { beforeEach } from "vitest";

/** @param serverUrl as the global set-up provides it: "" when there is none */
export function skipWithoutServer(serverUrl: string): void {
  beforeEach((context) => context.skip(serverUrl === "", "no PostgreSQL server can run here"));
}
