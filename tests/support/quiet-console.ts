/**
 * Fails a test that wrote to console.error or console.warn without saying so. Loaded before every test file. A test that
 * expects such a line replaces the method itself (vi.spyOn) and asserts on it.
 */
import { afterEach, beforeEach, expect } from "vitest";

let written: string[] = [];
const kept = { error: console.error, warn: console.warn };

beforeEach(() => {
  written = [];
  console.error = (...args: unknown[]) => void written.push(args.map(String).join(" "));
  console.warn = (...args: unknown[]) => void written.push(args.map(String).join(" "));
});

afterEach(() => {
  console.error = kept.error;
  console.warn = kept.warn;
  expect(written, "unexpected console.error or console.warn").toEqual([]);
});
