import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("production code never speaks of the sandbox or of the fakes that stand in for Shopify and a model", () => {
  const production = ["app", "server", "widget", "extensions"]
    .flatMap(filesBelow)
    .filter((file) => !/\.test\./.test(file));
  const speaking = production.filter((file) => /sandbox|tests\/fakes/i.test(readFileSync(file, "utf8")));
  expect(speaking).toEqual([]);
});

test("no folder is a catch-all", () => {
  const folders = ["app", "server", "widget", "sandbox", "scripts"].flatMap((top) =>
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.parentPath.includes("node_modules"))
      .map((entry) => entry.name),
  );
  expect(folders.filter((name) => /^(utils?|helpers?|misc|common|lib|services)$/.test(name))).toEqual([]);
});

test("no door is longer than 120 lines", () => {
  const long = filesBelow("app/routes").filter((file) => readFileSync(file, "utf8").split("\n").length > 121);
  expect(long).toEqual([]);
});
