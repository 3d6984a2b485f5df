/**
 * One process of the demo: started on our Node with tsx, ready when it prints one line of JSON, its log in a file. Called
 * by scripts/demo/start.ts. A child that does not become ready is reported with the end of its log.
 */
import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { appendFileSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const READY_WITHIN_MS = 120_000;
const KILL_AFTER_MS = 30_000;

export interface Child {
  pid: number;
  /** The JSON of its ready line. */
  ready: Record<string, unknown>;
  /** Resolves with a reason when the process ended without stop(). */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export async function startChild(options: {
  name: string;
  args: string[];
  logFile: string;
  env: Record<string, string>;
}): Promise<Child> {
  const { name, args, logFile, env } = options;
  writeFileSync(logFile, "");
  // Appending, because its stdout goes to the same file through us.
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
    stdio: ["ignore", "pipe", log],
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
  }) as ChildProcessByStdio<null, Readable, null>;
  let isStopping = false;
  const exited = new Promise<string>((done) => {
    child.once("exit", (code, signal) => done(`The ${name} ended (${signal ?? `code ${code}`}).\n${tail(logFile)}`));
  });
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<Record<string, unknown>>((done) => {
    lines.on("line", (line) => {
      appendFileSync(logFile, `${line}\n`);
      const value = jsonOf(line);
      if (value?.["ready"] === true) done(value);
    });
  });
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The ${name} did not become ready: see ${logFile}`);
    setTimeout(() => reject(error), READY_WITHIN_MS).unref();
  });
  const stop = async () => {
    isStopping = true;
    child.kill("SIGTERM");
    const kill = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
    await exited;
    clearTimeout(kill);
  };
  try {
    const first = await Promise.race([ready, exited, late]);
    if (typeof first === "string") throw new Error(first);
    const ended = exited.then((reason) => (isStopping ? new Promise<string>(() => undefined) : reason));
    return { pid: child.pid ?? 0, ready: first, ended, stop };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

function jsonOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-15).join("\n");
}
