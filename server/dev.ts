/**
 * Development: `npm run dev`. The app from source through Vite, reloading on edit, with the worker in the same process.
 * Needs the environment of .env.example; `npm run demo` brings a whole shop instead.
 */
import { createServer as createHttpServer } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createServer as createViteServer } from "vite";
import { env } from "../app/platform/env.server";
import { lifeOf } from "./build";
import { drainOnSignal } from "./drain";
import { makeWebApp } from "./express-app";
import { failStart } from "./fail-start";

try {
  process.env["AISLE_MIGRATE_AT_START"] ??= "1";
  const { host, port, trustedProxies } = env();
  const vite = await createViteServer({ server: { middlewareMode: true } });
  const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  const life = lifeOf(await build());
  await life.startProcess("web");
  const leaving = new AbortController();
  const assets = vite.middlewares;
  const app = makeWebApp({ build, life, trustedProxies, metricsToken: undefined, leaving: leaving.signal, assets });
  const server = createHttpServer(app);
  server.once("error", failStart);
  server.listen(port, host, () => process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`));
  drainOnSignal(async () => {
    leaving.abort();
    server.close();
    server.closeAllConnections();
    await vite.close();
    await life.stopProcess();
  });
} catch (error) {
  failStart(error);
}
