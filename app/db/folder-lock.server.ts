/**
 * Keeps a second process off an embedded database's folder: two processes on one folder lose rows without a word.
 * Called by embedded.server.ts before the folder is opened. It promises that at most one living process holds a folder,
 * that a lock left by a killed process is taken over, and that the refusal names the holder and the mend.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "../platform/errors";

/**
 * Takes the lock of `dataDir` (a file beside the folder, so that the folder itself holds nothing but PostgreSQL's files).
 * @returns a function that gives the lock back; calling it twice is harmless
 * @throws AppError("database-unavailable") when a living process holds it
 */
export function lockFolder(dataDir: string): () => void {
  const lockFile = `${dataDir.replace(/\/+$/, "")}.lock`;
  mkdirSync(dirname(lockFile), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    try {
      const file = openSync(lockFile, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => releaseIfMine(lockFile);
    } catch (error) {
      if (!isTaken(error) || attempt > 1) throw error;
    }
    const holder = holderOf(lockFile);
    if (holder !== null && isAlive(holder)) throw refusal(dataDir, lockFile, holder);
    rmSync(lockFile, { force: true });
  }
}

/** The process id in a lock file, or null when the file is gone or was cut short by a kill. */
function holderOf(lockFile: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(lockFile, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** Signal 0 asks whether a process exists; EPERM means it does but is another user's. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function releaseIfMine(lockFile: string): void {
  if (holderOf(lockFile) === process.pid) rmSync(lockFile, { force: true });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function refusal(dataDir: string, lockFile: string, holder: number): AppError {
  const whose = holder === process.pid ? "this very process" : `process ${holder}`;
  return new AppError(
    "database-unavailable",
    `The embedded database in ${dataDir} is already open in ${whose}. Stop that process, or set AISLE_DATA_DIR to ` +
      `another folder, or use a PostgreSQL server by DATABASE_URL. (If no such process is Aisle, delete ${lockFile}.)`,
  );
}
