/**
 * Makes sure the demo's four ports are free before anything starts, and says how to go on when they are not. Called by
 * scripts/demo/start.ts.
 */
import { createServer } from "node:net";

const NAMES = ["sandbox", "sandbox over TLS", "egress proxy", "app"];

/** @throws Error naming the taken port, what it is for, and `--port` as the way out */
export async function claimPorts(folder: string, port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_532) throw new Error(`--port must be 1 to 65532, not ${port}.`);
  for (const [offset, name] of NAMES.entries()) {
    if (await isFree(port + offset)) continue;
    throw new Error(
      `Port ${port + offset} (${name}) is taken. Does the demo run already? Then use it, or stop it with Ctrl-C.\n` +
        `Otherwise take other ports: npm run demo -- --port ${port + 100}   (its data is in ${folder})`,
    );
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
