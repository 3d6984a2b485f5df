/** The model of the dirty set, many times over: see tests/chaos/dirty-set.ts. */
import { test } from "vitest";
import { noOrderLosesAMark } from "../chaos/dirty-set";
import { testDatabase } from "../support/db";

await testDatabase();

test("no order of marks, claims, releases and crashes loses a mark or gives an id to two (3,000 orders)", () =>
  noOrderLosesAMark(3000));
