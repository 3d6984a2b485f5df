/**
 * The Express app around Remix: health, metrics, static files, limits, one log line per request, and the signal that says
 * a reader left. Called by web.ts (built app) and dev.ts (from source). It never logs a query string: they carry tokens.
 */
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import type { Request, RequestHandler, Response } from "express";
import { log } from "../app/platform/log.server";
import type { ProcessLife } from "./build";
import { leaveSignalOf } from "./leave-signal";

/** Larger than any webhook Shopify sends us, far smaller than what would hurt. Doors have tighter limits of their own. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;

export interface WebAppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  life: ProcessLife;
  /** How many proxies before us may say who the shopper is. */
  trustedProxies: number;
  metricsToken: string | undefined;
  /** Aborts when the process begins to stop: readiness turns off and event streams end. */
  leaving: AbortSignal;
  /** Serves assets in development; the built ones otherwise. */
  assets?: RequestHandler;
}

export function makeWebApp(options: WebAppOptions): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies);
  app.use(logged);
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", readyDoor(options));
  app.get("/metrics", metricsDoor(options));
  app.use(options.assets ?? builtAssets());
  app.use(refuseLargeBodies);
  const getLoadContext = (request: Request, response: Response) => ({
    signal: leaveSignalOf(response, options.leaving),
    address: request.ip ?? "",
  });
  app.all("*", createRequestHandler({ build: options.build, getLoadContext }));
  return app;
}

function readyDoor({ life, leaving }: WebAppOptions): RequestHandler {
  return (_request, response, next) => {
    life.health().then(({ isReady, checks }) => {
      const isUp = isReady && !leaving.aborted;
      response.status(isUp ? 200 : 503).json({ ready: isUp, checks: { ...checks, leaving: leaving.aborted } });
    }, next);
  };
}

function metricsDoor({ life, metricsToken }: WebAppOptions): RequestHandler {
  return (request, response, next) => {
    if (metricsToken !== undefined && request.get("authorization") !== `Bearer ${metricsToken}`) {
      response.status(404).end();
      return;
    }
    life.metricsText().then(({ contentType, text }) => void response.type(contentType).send(text), next);
  };
}

/** Names under /assets hold a hash of their content, so they may be kept for ever. */
function builtAssets(): RequestHandler {
  const router = express.Router();
  router.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: false }));
  router.use(express.static("build/client", { maxAge: "1h", index: false }));
  return router;
}

const refuseLargeBodies: RequestHandler = (request, response, next) => {
  if (Number(request.get("content-length") ?? 0) > MAX_BODY_BYTES)
    response.status(413).set("Connection", "close").end();
  else next();
};

const logged: RequestHandler = (request, response, next) => {
  const startedMs = performance.now();
  response.on("close", () => {
    const durationMs = Math.round(performance.now() - startedMs);
    const fields = {
      event: "http",
      method: request.method,
      path: request.path,
      status: response.statusCode,
      durationMs,
    };
    log[request.path.startsWith("/assets/") ? "debug" : "info"]({ ...fields, isCut: !response.writableFinished });
  });
  next();
};
