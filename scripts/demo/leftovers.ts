/**
 * The processes of a demo that was killed without a chance to stop them: remembered while a demo runs, ended before the
 * next one starts in the same folder. Called by scripts/demo/start.ts. It only ends a process that it can tell is ours.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const OURS = /sandbox\/main\.ts|server\/web\.ts/;
const END_WITHIN_MS = 15_000;

const memorySchema = z.object({ parent: z.number(), children: z.array(z.number()) });

export function rememberChildren(folder: string, children: number[]): void {
  if (children.length === 0) rmSync(memoryOf(folder), { force: true });
  else writeFileSync(memoryOf(folder), JSON.stringify({ parent: process.pid, children }));
}

/** Ends what a killed demo left behind; a demo that still runs is left alone (its ports will say so). */
export async function stopLeftovers(folder: string): Promise<void> {
  if (!existsSync(memoryOf(folder))) return;
  const memory = memorySchema.safeParse(JSON.parse(readFileSync(memoryOf(folder), "utf8")));
  if (!memory.success || commandOf(memory.data.parent).includes("scripts/")) return;
  const left = memory.data.children.filter((pid) => OURS.test(commandOf(pid)));
  for (const pid of left) process.kill(pid, "SIGTERM");
  const deadline = Date.now() + END_WITHIN_MS;
  while (left.some((pid) => OURS.test(commandOf(pid))) && Date.now() < deadline) await wait(100);
  rmSync(memoryOf(folder), { force: true });
}

function memoryOf(folder: string): string {
  return join(folder, "children.json");
}

/** A living process's command line; "" when it is gone, or where the system does not tell (then nothing is ended). */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
