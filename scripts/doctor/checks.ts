/** The checks of `npm run doctor`, in the order they are told. Each only looks; scripts/doctor.ts prints. */
import { existsSync } from "node:fs";
import { applyMigrations, migrationStatus, readMigrations } from "../../app/db/migrations.server";
import { openEmbedded } from "../../app/db/embedded.server";
import { openDatabase } from "../../app/db.server";
import { readEnv } from "../../app/platform/env.server";
import { isFree } from "../demo/ports";
import { findChromium } from "../test/chromium";

export interface Finding {
  ok: boolean;
  found: string;
  mend: string;
}

interface Check {
  name: string;
  /** false: the product works without it. */
  isNeeded: boolean;
  look(): Promise<Finding>;
}

export const checks: Check[] = [
  { name: "Node", isNeeded: true, look: nodeVersion },
  { name: "Embedded database", isNeeded: true, look: embeddedDatabase },
  { name: "Database and migrations", isNeeded: true, look: migrations },
  { name: "Ports of the demo (4600–4603)", isNeeded: false, look: ports },
  { name: "Chromium (browser tests)", isNeeded: false, look: chromium },
  { name: "Environment of a real store", isNeeded: false, look: environment },
  { name: "Model provider", isNeeded: false, look: modelProvider },
];

async function nodeVersion(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 22 || (major === 22 && minor >= 12);
  return { ok, found: process.versions.node, mend: "run npm ci: it brings Node 22 for the npm scripts" };
}

async function embeddedDatabase(): Promise<Finding> {
  const mend = "run npm ci again; the embedded database needs about 300 MB of memory";
  try {
    const trial = await openEmbedded({ dataDir: null });
    await applyMigrations(trial.pool, readMigrations());
    await trial.close();
    return { ok: true, found: "starts, and takes the migrations", mend };
  } catch (error) {
    return { ok: false, found: reasonOf(error), mend };
  }
}

/** A running app holds the embedded folder: that is well, and is said so. */
async function migrations(): Promise<Finding> {
  const mend = "npm run db:migrate (npm run demo and npm run dev do it by themselves)";
  const folder = process.env["AISLE_DATA_DIR"] ?? ".data/db";
  if (!process.env["DATABASE_URL"] && !existsSync(folder)) {
    return { ok: true, found: `no database in ${folder} yet; made at the first start`, mend };
  }
  try {
    const database = await openDatabase();
    const { pending } = await migrationStatus(database.pool, readMigrations());
    await database.close();
    return { ok: pending.length === 0, found: `${database.kind}, ${pending.length} pending`, mend };
  } catch (error) {
    const isInUse = reasonOf(error).includes("already open");
    return { ok: isInUse, found: reasonOf(error), mend: "check DATABASE_URL, and that the server can be reached" };
  }
}

async function ports(): Promise<Finding> {
  const taken: number[] = [];
  for (const port of [4600, 4601, 4602, 4603]) if (!(await isFree(port))) taken.push(port);
  const found = taken.length === 0 ? "free" : `taken: ${taken.join(", ")}`;
  return { ok: taken.length === 0, found, mend: "the demo runs already, or use npm run demo -- --port N" };
}

async function chromium(): Promise<Finding> {
  const path = findChromium();
  const mend = "Debian, Ubuntu: apt-get install -y chromium (npm test does it when it may); or set CHROMIUM_PATH";
  return { ok: path !== null, found: path ?? "not found", mend };
}

async function environment(): Promise<Finding> {
  try {
    readEnv(process.env);
    return { ok: true, found: "complete", mend: "" };
  } catch (error) {
    return { ok: false, found: "not complete (the demo needs none)", mend: reasonOf(error) };
  }
}

async function modelProvider(): Promise<Finding> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  const ok = Boolean(OPENAI_API_KEY ?? OPENAI_BASE_URL);
  return {
    ok,
    found: ok ? "set" : "none: the built-in model answers",
    mend: "set OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL)",
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
