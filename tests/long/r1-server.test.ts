/** R1 at full length on a PostgreSQL server: the even seeds. Skipped, and counted so, where no server can run. */
import { beforeAll, inject } from "vitest";
import { openServerDatabase } from "../chaos/server-database";
import { playR1 } from "./r1-rows";
import { skipWithoutServer } from "../support/skip-without-server";

const serverUrl = inject("chaosPostgresUrl");
skipWithoutServer(serverUrl);
beforeAll(async () => {
  if (serverUrl !== "") await openServerDatabase(serverUrl);
});
playR1("even");
