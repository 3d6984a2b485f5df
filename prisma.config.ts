/**
 * Prisma's command line: generate, validate, format and `migrate diff`, all without a downloaded engine. Its database is a
 * throw-away PGlite, never a real one: Prisma's shadow database would otherwise be the real one (docs/operations.md).
 * Migrations are applied by scripts/migrate.ts, not by this.
 */
import { defineConfig } from "prisma/config";
import { throwAwayAdapterFactory } from "./server/throw-away-database";

// schema.prisma must name a URL that exists; nothing connects to it, the adapter below is what Prisma uses.
process.env["DATABASE_URL"] ??= "postgresql://unused.invalid/aisle";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => throwAwayAdapterFactory(),
});
