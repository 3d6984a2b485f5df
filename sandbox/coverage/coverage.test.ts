/** COVERAGE.md says what the engine holds today, and the approximations speak of things that exist. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COVERAGE_FILE, coverageMarkdown, unknownNames } from "./generate";

test("COVERAGE.md is up to date (npm run sandbox -- coverage)", () => {
  expect(readFileSync(COVERAGE_FILE, "utf8")).toBe(coverageMarkdown());
});

test("every name in the approximations is one the engine resolves", () => {
  expect(unknownNames()).toEqual([]);
});

test("tells emulated from missing by the registry, field by field", () => {
  const text = coverageMarkdown();
  const row = text.split("\n").find((line) => line.startsWith("| `Page`")) ?? "";
  const [, , done = "", missing = ""] = row.split("|");
  expect(done).toContain("handle");
  expect(missing).toContain("defaultCursor");
  expect(text).toMatch(/`products`.*`shop`/);
  expect(text).toContain("products/update");
  expect(text).toContain("`http502` (admin)");
});
