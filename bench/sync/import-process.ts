/**
 * One import in a process of its own, whose memory is the import's alone: migrates an empty database, imports a bulk file
 * as the worker does, then inserts the same rows bare. Started by bench/sync/imports.ts with the file's facts and the
 * database's URL ("embedded": in memory); prints one line of JSON.
 */
import { z } from "zod";
import { openDatabase } from "~/db.server";
import { applyMigrations, readMigrations } from "~/db/migrations.server";
import type { BulkFileFacts } from "./bulk-file";
import { measureImport } from "./import-products";
import { rawFloor } from "./raw-floor";

const facts: BulkFileFacts = z
  .object({ path: z.string(), objectCount: z.number(), rootObjectCount: z.number(), bytes: z.number() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));
const url = process.argv[3] ?? "embedded";

const opened = await openDatabase(url === "embedded" ? { url: null, dataDir: null } : { url });
await applyMigrations(opened.pool, readMigrations());
const { seconds, perSecond, rssMb, cpuSeconds, variants } = await measureImport(facts);
const floorSeconds = await rawFloor();
await opened.close();
process.stdout.write(`${JSON.stringify({ seconds, perSecond, rssMb, cpuSeconds, variants, floorSeconds })}\n`);
process.exit(0);
