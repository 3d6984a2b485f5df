/**
 * A database that exists only while Prisma's command line runs, as its main and its shadow database. Used by
 * prisma.config.ts: `migrate diff` replays migrations in it, so no command of Prisma's can ever touch a real database.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { openEmbedded } from "../app/db/embedded.server";

/** An adapter factory whose every connection is a fresh, empty database in memory. */
export function throwAwayAdapterFactory(): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: connectToEmptyDatabase,
    connectToShadowDb: connectToEmptyDatabase,
  };
}

async function connectToEmptyDatabase() {
  const empty = await openEmbedded({ dataDir: null });
  const adapter = await new PrismaPg(empty.pool).connect();
  adapter.executeScript = async (script) => void (await empty.pool.query(script));
  adapter.dispose = () => empty.close();
  return adapter;
}
