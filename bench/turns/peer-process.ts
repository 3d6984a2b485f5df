/** Starts and stops bench/turns/peer.ts for throughput.ts. stop() leaves nothing behind. */
import { spawn } from "node:child_process";
import { readyPort } from "./server";

export async function startPeer(modelUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/turns/peer.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production", OPENAI_BASE_URL: modelUrl },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await readyPort(child.stdout);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}
