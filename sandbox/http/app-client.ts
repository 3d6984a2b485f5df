/**
 * Calls from the sandbox to the app under test: webhooks, app proxy, the tunnel of its public host and the control
 * API's install all go through here. The app sees its public name in Host and X-Forwarded-*, as behind a real tunnel.
 */
import { request, type IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import type { AppUnderTest } from "./context";
import { APP_HOST } from "./hosts";

export interface AppResponse {
  status: number;
  headers: IncomingMessage["headers"];
  stream: IncomingMessage;
}

/**
 * One request to the app. `body` is sent as given (raw bytes matter for signatures).
 * @throws on refused connections, resets, after `connectWithinMs` without a connection, and after `timeoutMs` without
 * response headers.
 */
export function callApp(
  app: AppUnderTest,
  input: {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: Buffer | Readable | null;
    timeoutMs?: number;
    connectWithinMs?: number;
    signal?: AbortSignal;
  },
): Promise<AppResponse> {
  const target = new URL(app.origin);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent: false, // a kept connection would break when the app restarts
        hostname: target.hostname,
        port: target.port,
        method: input.method,
        path: input.path,
        headers: {
          "x-forwarded-proto": "https",
          ...input.headers,
          host: APP_HOST,
          "x-forwarded-host": input.headers["x-forwarded-host"] ?? APP_HOST,
        },
        ...(input.signal ? { signal: input.signal } : {}),
      },
      (response) => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 502, headers: response.headers, stream: response });
      },
    );
    const timer = input.timeoutMs
      ? setTimeout(() => outgoing.destroy(new Error(`no answer within ${input.timeoutMs} ms`)), input.timeoutMs)
      : undefined;
    const connectTimer = input.connectWithinMs
      ? setTimeout(
          () => outgoing.destroy(new Error(`no connection within ${input.connectWithinMs} ms`)),
          input.connectWithinMs,
        )
      : undefined;
    outgoing.once("socket", (socket) => socket.once("connect", () => clearTimeout(connectTimer)));
    outgoing.on("error", (error) => {
      clearTimeout(timer);
      clearTimeout(connectTimer);
      reject(error);
    });
    if (input.body && !Buffer.isBuffer(input.body)) input.body.pipe(outgoing);
    else outgoing.end(input.body ?? undefined);
  });
}

/** The whole body of a response. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
