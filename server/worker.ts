/**
 * The worker process: `npm run start:worker`, beside one or more web processes on a PostgreSQL server. Runs the queue's
 * jobs and nothing else. On SIGTERM or SIGINT it finishes the jobs it runs, within 60 s, and exits with 0.
 */
import { loadBuild } from "./build";
import { drainOnSignal } from "./drain";
import { failStart } from "./fail-start";

try {
  const { life } = await loadBuild();
  await life.startProcess("worker");
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  drainOnSignal(() => life.stopProcess());
} catch (error) {
  failStart(error);
}
