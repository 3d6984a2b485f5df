/**
 * The web process: `npm start` after `npm run build`. Answers storefronts, the admin and Shopify's webhooks, and on the
 * embedded database (or AISLE_WORKER_IN_WEB=1) also runs the jobs. Prints one JSON line when ready; on SIGTERM or SIGINT
 * it stops taking requests, ends event streams, lets running work finish within 60 s and exits with 0.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "../app/platform/env.server";
import { loadBuild } from "./build";
import { drainOnSignal } from "./drain";
import { makeWebApp } from "./express-app";
import { failStart } from "./fail-start";

try {
  const { host, port, trustedProxies, metricsToken } = env();
  const { build, life } = await loadBuild();
  await life.startProcess("web");
  const leaving = new AbortController();
  const server = createServer(makeWebApp({ build, life, trustedProxies, metricsToken, leaving: leaving.signal }));
  // Longer than a load balancer's idle time-out (60 s), so that it never reuses a connection we just closed.
  server.keepAliveTimeout = 65_000;
  server.once("error", failStart);
  server.listen(port, host, () => {
    const address = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ ready: true, port: address.port })}\n`);
  });
  drainOnSignal(async () => {
    leaving.abort();
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeIdleConnections();
    await closed;
    await life.stopProcess();
  });
} catch (error) {
  failStart(error);
}
