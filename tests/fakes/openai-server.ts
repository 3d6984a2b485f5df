/**
 * A loopback server that speaks OpenAI's Chat Completions stream, with scripted steps and faults. Used by the adapter's
 * tests, chaos tests, the benches and the demo's fault switch. Every request body is kept for the caller to read.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { playStep } from "./openai-player";
import { requestBodySchema, searchingScript, type FakeRequestBody, type FakeScript } from "./openai-script";

export type { FakeFault, FakeRequestBody, FakeScript, FakeStep } from "./openai-script";

export interface FakeOpenAIOptions {
  script?: FakeScript;
  /** Before the first token of a step, in milliseconds. Default 0. */
  firstTokenMs?: number;
  /** Between tokens, in milliseconds. Default 0. */
  tokenMs?: number;
  /** Words of the default script's answer. Default 60. */
  tokens?: number;
  port?: number;
}

export interface FakeOpenAI {
  /** Base URL for OPENAI_BASE_URL, ending in /v1. */
  url: string;
  port: number;
  requests: FakeRequestBody[];
  /** Replies still being written: 0 shows that a caller freed what it left. */
  activeReplies(): number;
  setScript(script: FakeScript): void;
  /** Refuses connections (and cuts the open ones) until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server on loopback; port 0 picks a free one. */
export async function startFakeOpenAI(options: FakeOpenAIOptions = {}): Promise<FakeOpenAI> {
  const requests: FakeRequestBody[] = [];
  const pace = { firstTokenMs: options.firstTokenMs ?? 0, tokenMs: options.tokenMs ?? 0 };
  let script = options.script ?? searchingScript(options.tokens ?? 60);
  let callIndex = 0;
  const active = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    active.add(response);
    response.once("close", () => active.delete(response));
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = requestBodySchema.safeParse(await readJson(request));
    if (request.method !== "POST" || !request.url?.endsWith("/chat/completions") || !parsed.success) {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "unknown request" } }));
      return;
    }
    requests.push(parsed.data);
    const index = callIndex;
    callIndex += 1;
    const step = typeof script === "function" ? script(parsed.data, index) : script[Math.min(index, script.length - 1)];
    await playStep(step ?? {}, response, pace, `fake-${index}`);
  }

  await listen(server, options.port ?? 0);
  const port = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    activeReplies: () => active.size,
    setScript(next) {
      script = next;
      callIndex = 0;
    },
    refuse: () => stop(server),
    accept: () => listen(server, port),
    close: () => stop(server),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    return null;
  }
}
