/** The model of the dirty set in short. fast-check prints the seed and the shortest failing order. */
import { test } from "vitest";
import { testDatabase } from "../support/db";
import { noOrderLosesAMark } from "./dirty-set";

await testDatabase();

test("no order of marks, claims, releases and crashes loses a mark or gives an id to two", { timeout: 120_000 }, () =>
  noOrderLosesAMark(60),
);
