import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AppError, ERROR_TABLE, toAppError } from "./errors";

test("every error code has a row in docs/failure-modes.md with its status, and no row is left over", () => {
  const page = readFileSync("docs/failure-modes.md", "utf8");
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, code, status]) => [code, Number(status)]);
  const table = Object.entries(ERROR_TABLE).map(([code, row]) => [code, row.status]);
  expect(rows.sort()).toEqual(table.sort());
});

test("there are at most 25 codes", () => {
  expect(Object.keys(ERROR_TABLE).length).toBeLessThanOrEqual(25);
});

test("any thrown value becomes an AppError that keeps its cause", () => {
  const cause = new TypeError("boom");
  expect(toAppError(cause)).toMatchObject({ code: "internal", status: 500, cause });
  const known = new AppError("not-found", "gone");
  expect(toAppError(known)).toBe(known);
});
