/**
 * Starts a whole sandbox in this process: world, doors on both faces, egress proxy, webhooks, control API. main.ts
 * starts one for the demo, tests start their own with port 0 and a world of their own.
 */
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync } from "node:fs";
import { createCallLog } from "../control/call-log";
import { control } from "../control/router";
import type { Sandbox, World } from "../domain/types";
import { connectBulk } from "../faults/bulk-trouble";
import type { Faults } from "../faults/switches";
import { createTrouble } from "../faults/trouble";
import { openDeliveries } from "../hooks/deliveries";
import { openCartStore } from "../storefront/cart-store";
import { openAppConfig } from "./app-config";
import { ensureCertificates } from "./certificates";
import type { SandboxContext } from "./context";
import { createEgressProxy } from "./egress-proxy";
import { indexPage } from "./index-page";
import { route } from "./router";
import { faceHandler } from "./server";
import { openTokenStore } from "./token-store";

export const DEMO_API_KEY = "aisle-demo-key";
export const DEMO_API_SECRET = "demo-secret-0f3b9a6c2d7e41588c1a";

const KEEP_ALIVE_MS = 120_000;

export interface StartOptions {
  /** Plain face; TLS and egress proxy take the next two. 0: three free ports. */
  port: number;
  /** Where the app under test listens, e.g. "http://127.0.0.1:3000". */
  app: string;
  /** Path of shopify.app.toml; its extensions/ folder is rendered on the storefront. */
  appConfig: string;
  /** Folder for state and certificates; null keeps state in memory and certificates in a temporary folder. */
  dataDir: string | null;
  apiKey?: string;
  apiSecret?: string;
  /** How long the app has to answer a webhook; the platform's 5 s unless a test cannot wait. */
  webhookAnswerMs?: number;
  /** From createSandbox; closed together with the listeners. */
  sandbox: Sandbox;
}

export interface RunningSandbox {
  ports: { plainPort: number; tlsPort: number; proxyPort: number };
  caFile: string;
  apiKey: string;
  apiSecret: string;
  world: World;
  faults: Faults;
  /** Everything the control API works on, for tests in the same process. */
  context: SandboxContext;
  /** Flushes state and closes every listener and connection. */
  close(): Promise<void>;
}

/** A port that is in use, with the way out. */
export class PortTaken extends Error {}

/** @throws PortTaken when one of the three ports is in use. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const { sandbox, dataDir } = options;
  const tlsDir = join(dataDir ?? mkdtempSync(join(tmpdir(), "sandbox-")), "tls");
  const certificates = ensureCertificates(tlsDir, Date.now());
  const ports = { plainPort: options.port, tlsPort: options.port + 1, proxyPort: options.port + 2 };
  const app = {
    origin: options.app,
    apiKey: options.apiKey ?? DEMO_API_KEY,
    apiSecret: options.apiSecret ?? DEMO_API_SECRET,
  };
  const config = openAppConfig(options.appConfig);
  const { name, handle } = config.read();
  sandbox.world.app = { name, handle };
  const trouble = createTrouble();
  const { faults } = trouble;
  connectBulk(sandbox, trouble);
  const egress = createEgressProxy(() => ports.tlsPort, Date.now);
  const context: SandboxContext = {
    sandbox,
    world: sandbox.world,
    app,
    config,
    faults,
    trouble,
    tokens: openTokenStore(dataDir),
    deliveries: openDeliveries({
      world: sandbox.world,
      app,
      config,
      trouble,
      dataDir,
      ...(options.webhookAnswerMs === undefined ? {} : { answerWithinMs: options.webhookAnswerMs }),
    }),
    carts: openCartStore(dataDir),
    calls: createCallLog(),
    egress: egress.log,
    ports,
  };
  const shared = {
    plainPort: () => ports.plainPort,
    route: (inbound: Parameters<typeof route>[1]) => route(context, inbound),
  };
  const plain = createHttpServer(
    faceHandler({
      face: "plain",
      ...shared,
      own: async (inbound) =>
        inbound.url.pathname.startsWith("/__control/") ? control(context, inbound) : indexPage(context),
    }),
  );
  const tls = createHttpsServer(
    { key: certificates.key, cert: certificates.cert },
    faceHandler({ face: "tls", ...shared, own: async () => indexPage(context) }),
  );
  const listeners: [Server, keyof typeof ports][] = [
    [plain, "plainPort"],
    [tls, "tlsPort"],
    [egress.server, "proxyPort"],
  ];
  // A browser reuses a connection for as long as it may; one closed under it costs it a retry, or a failed request.
  for (const [server] of listeners) server.keepAliveTimeout = KEEP_ALIVE_MS;
  const close = async (): Promise<void> => {
    context.deliveries.close();
    context.tokens.flush();
    context.carts.flush();
    await sandbox.close();
    egress.destroyTunnels();
    await Promise.all(
      listeners.map(
        ([server]) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      ),
    );
  };
  try {
    for (const [server, name] of listeners) ports[name] = await listen(server, options.port === 0 ? 0 : ports[name]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ports,
    caFile: certificates.caFile,
    apiKey: app.apiKey,
    apiSecret: app.apiSecret,
    world: sandbox.world,
    faults,
    context,
    close,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new PortTaken(
              `Port ${port} is taken. Stop what uses it, or choose another with --port (the sandbox needs three in a row).`,
            )
          : error,
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
