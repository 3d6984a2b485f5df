/** Which of the errors that pg, Prisma and other services throw count as the database's own trouble. */
import pg from "pg";
import { describe, expect, test } from "vitest";
import { isDatabaseTrouble } from "./database-trouble";
import { toAppError } from "./errors";

const withCode = (code: string, message = "no") => Object.assign(new Error(message), { code });

describe("the database's own trouble", () => {
  test("a server that refuses connections, as pg tells it", async () => {
    const pool = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const error: unknown = await pool.query("SELECT 1").catch((thrown: unknown) => thrown);
    await pool.end();
    expect(toAppError(error).code).toBe("database-unavailable");
  });

  test.each([
    ["a restart", withCode("57P01")],
    ["a broken connection", withCode("08006")],
    ["too many connections", withCode("53300")],
    ["a server that only reads", withCode("25006")],
    ["no connection free in time, by Prisma", withCode("P2024")],
    ["no connection free in time, by pg", new Error("timeout exceeded when trying to connect")],
    ["a connection that ended", new Error("Connection terminated unexpectedly")],
    ["a cause", new Error("The query failed", { cause: withCode("57P03") })],
    [
      "Prisma's own wrapping",
      Object.assign(withCode("P2010"), { meta: { driverAdapterError: { cause: { kind: "ConnectionClosed" } } } }),
    ],
  ])("%s", (_name, error) => expect(isDatabaseTrouble(error)).toBe(true));
});

describe("no trouble of the database", () => {
  const refused = new TypeError("fetch failed", {
    cause: withCode("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:443"),
  });
  refused.stack = "TypeError: fetch failed\n    at node:internal/deps/undici/undici";
  if (refused.cause instanceof Error) refused.cause.stack = "Error: connect ECONNREFUSED\n    at TCPConnectWrap";
  test.each([
    ["a row that is there already", withCode("23505")],
    ["a statement that is wrong", withCode("42601")],
    ["another service that refuses", refused],
    ["a mistake of ours", new TypeError("undefined is not a function")],
    ["a word", "no"],
    ["nothing", null],
  ])("%s", (_name, error) => expect(isDatabaseTrouble(error)).toBe(false));
});
