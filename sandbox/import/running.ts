/**
 * Whether a sandbox runs on a data folder, so that a command talks to it instead of writing behind its back. serve.ts
 * marks the folder while it runs; import and generate ask.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const markShape = z.object({ pid: z.number().int(), plainPort: z.number().int() });
const refusalShape = z.object({ message: z.string() });

/** Says that this process serves the folder; the answer takes the mark away. */
export function markRunning(dataDir: string, plainPort: number): () => void {
  const path = join(dataDir, "running.json");
  writeFileSync(path, JSON.stringify({ pid: process.pid, plainPort }));
  return () => rmSync(path, { force: true });
}

/**
 * Sends the body to POST /__control/shops of the sandbox that runs on the folder; null when none does.
 * @throws with the sandbox's own words when it refuses
 */
export async function askRunning(dataDir: string, body: unknown): Promise<unknown> {
  const port = runningPort(dataDir);
  if (port === null) return null;
  const reply = await post(port, body);
  if (!reply) return null; // another process has the number of one that was killed
  const answer: unknown = await reply.json();
  if (reply.ok) return answer;
  const refusal = refusalShape.safeParse(answer);
  throw new Error(refusal.success ? refusal.data.message : `The running sandbox answered ${reply.status}.`);
}

async function post(port: number, body: unknown): Promise<Response | null> {
  try {
    return await fetch(`http://127.0.0.1:${port}/__control/shops`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED") return null;
    throw error;
  }
}

/** The plain port of the sandbox that serves the folder; null when there is none, or it was killed. */
export function runningPort(dataDir: string): number | null {
  try {
    const mark = markShape.parse(JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8")));
    process.kill(mark.pid, 0);
    return mark.plainPort;
  } catch {
    return null; // no mark, half a mark, or a process that is gone
  }
}
