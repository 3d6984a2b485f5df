import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENV_SCHEMA, readEnv } from "./env.server";

const needed = { SHOPIFY_API_KEY: "key", SHOPIFY_API_SECRET: "secret", SHOPIFY_APP_URL: "https://aisle.example/" };

test("an empty variable counts as not set, and the origin has no slash at its end", () => {
  const env = readEnv({ ...needed, DATABASE_URL: "", OPENAI_API_KEY: "", PORT: "" });
  expect(env).toMatchObject({ port: 3000, dataDir: ".data/db", shopifyAppUrl: "https://aisle.example" });
  expect([env.databaseUrl, env.openaiApiKey]).toEqual([undefined, undefined]);
});

test("every wrong variable is named at once, with what it is for", () => {
  const read = () => readEnv({ SHOPIFY_API_KEY: "key", DATABASE_URL: "mysql://host/name", PORT: "70000" });
  expect(read).toThrow(/DATABASE_URL: .*PostgreSQL server/s);
  expect(read).toThrow(/SHOPIFY_API_SECRET/);
  expect(read).toThrow(/PORT/);
});

test("while a secret is rotated the first signs and both verify", () => {
  expect(readEnv({ ...needed, AISLE_SECRET: "new,old" }).secrets).toEqual(["new", "old"]);
});

test(".env.example lists exactly the variables of the schema", () => {
  const listed = readFileSync(".env.example", "utf8").match(/^[A-Z_]+(?==)/gm) ?? [];
  expect([...listed].sort()).toEqual(Object.keys(ENV_SCHEMA.shape).sort());
});
