/** R1 at full length on a PostgreSQL server: the even seeds. Skipped, and counted so, where no server can run. */
import { beforeAll, beforeEach, inject } from "vitest";
import { openServerDatabase } from "../chaos/server-database";
import { playR1 } from "./r1-rows";

const serverUrl = inject("chaosPostgresUrl");
beforeEach((context) => context.skip(serverUrl === "", "no PostgreSQL server can run here"));
beforeAll(async () => {
  if (serverUrl !== "") await openServerDatabase(serverUrl);
});
playR1("even");
