import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { lockFolder } from "./folder-lock.server";

let dataDir = "";

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "aisle-lock-"));
  dataDir = join(folder, "db");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test("a folder that a living process holds is refused, with that process and a mend named", () => {
  writeFileSync(`${dataDir}.lock`, String(process.ppid));
  expect(() => lockFolder(dataDir)).toThrow(new RegExp(`process ${process.ppid}.*AISLE_DATA_DIR.*DATABASE_URL`, "s"));
});

test("the lock of a killed process, or one cut short, is taken over", () => {
  for (const left of ["4194304999", "", "rubbish"]) {
    writeFileSync(`${dataDir}.lock`, left);
    lockFolder(dataDir)();
  }
});

test("opening twice in one process is refused, and giving back frees the folder", () => {
  const unlock = lockFolder(dataDir);
  expect(() => lockFolder(dataDir)).toThrow(/this very process/);
  unlock();
  unlock();
  expect(existsSync(`${dataDir}.lock`)).toBe(false);
  lockFolder(dataDir)();
});
