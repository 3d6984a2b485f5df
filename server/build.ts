/**
 * Loads what `npm run build` made. Used by both process entries, which reach the app's code only through the build, so
 * that a process holds one copy of it.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type * as Life from "../app/process.server";
import { AppError } from "../app/platform/errors";

export type ProcessLife = typeof Life;

/** @throws AppError("bad-configuration") when nothing was built */
export async function loadBuild(): Promise<{ build: ServerBuild; life: ProcessLife }> {
  const file = resolve("build/server/index.js");
  if (!existsSync(file)) throw new AppError("bad-configuration", "There is no build: run npm run build first.");
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return { build, life: lifeOf(build) };
}

/** app/entry.server.tsx exports app/process.server.ts as `life`. */
export function lifeOf(build: ServerBuild): ProcessLife {
  return (build.entry.module as unknown as { life: ProcessLife }).life;
}
