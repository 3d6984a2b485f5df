/**
 * The two listeners' common request handler: makes the Inbound (real-name URL, cookies, body reader), lets the router
 * answer, and writes the Reply out, through the rewriting edge on the plain face. A handler's failure becomes a 500 with
 * the message, loudly: the sandbox hides nothing.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { BodyTooLarge, text, type Inbound, type Reply } from "./exchange";
import { realHostOf } from "./hosts";
import { isRewritable, plainHeaders, rewriteStream, toPlain, toReal } from "./rewrite";

const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface FaceOptions {
  face: "tls" | "plain";
  plainPort: () => number;
  /** Answers a request to a virtual host. */
  route: (inbound: Inbound) => Promise<Reply>;
  /** Answers what is addressed to the sandbox itself (127.0.0.1 or localhost, plain face only). */
  own: (inbound: Inbound) => Promise<Reply>;
}

export function faceHandler(options: FaceOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(options, request)
      .catch((error: unknown) => failure(error, request))
      .then((reply) => write(options, request, response, reply))
      .catch(() => response.destroy());
  };
}

async function answer(options: FaceOptions, request: IncomingMessage): Promise<Reply> {
  const port = options.plainPort();
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined) continue;
    const one = Array.isArray(value) ? value.join(", ") : value;
    headers[name] = options.face === "plain" && (name === "origin" || name === "referer") ? toReal(one, port) : one;
  }
  const givenHost = (options.face === "plain" ? headers["x-sandbox-host"] : undefined) ?? request.headers.host ?? "";
  delete headers["x-sandbox-host"];
  const realHost =
    options.face === "tls"
      ? givenHost.replace(/:\d+$/, "").toLowerCase()
      : (realHostOf(givenHost) ?? (givenHost.includes("localhost") || givenHost.startsWith("127.") ? null : givenHost));
  const path = options.face === "plain" ? toReal(request.url ?? "/", port) : (request.url ?? "/");
  const inbound: Inbound = {
    method: request.method ?? "GET",
    url: new URL(path.startsWith("/") ? path : "/", `https://${realHost ?? "127.0.0.1"}`),
    headers,
    cookies: parseCookies(headers.cookie ?? ""),
    face: options.face,
    remoteAddress: request.socket.remoteAddress ?? "127.0.0.1",
    raw: request,
    body: bodyReader(options, request),
  };
  if (path.startsWith("//")) inbound.url.pathname = path.split("?")[0] ?? "/";
  return realHost === null ? options.own(inbound) : options.route(inbound);
}

function bodyReader(options: FaceOptions, request: IncomingMessage): () => Promise<Buffer> {
  let whole: Promise<Buffer> | null = null;
  return () => (whole ??= read());

  async function read(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      if (size > MAX_BODY_BYTES) throw new BodyTooLarge("The body is over 10 MB.");
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    const isText = /json|x-www-form-urlencoded|^text\//i.test(request.headers["content-type"] ?? "");
    if (options.face === "tls" || !isText || !body.includes(".localhost")) return body;
    return Buffer.from(toReal(body.toString("utf8"), options.plainPort()));
  }
}

async function write(
  options: FaceOptions,
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> {
  if (reply.cut) return cutOff(request, response, reply);
  const port = options.plainPort();
  const contentType = String(reply.headers?.["content-type"] ?? "");
  const rewrites = options.face === "plain" && isRewritable(contentType) && !reply.headers?.["content-encoding"];
  let headers = options.face === "plain" ? plainHeaders(reply.headers ?? {}, port) : { ...reply.headers };
  if (rewrites) delete headers["content-length"];
  if (reply.body instanceof Readable) {
    response.writeHead(reply.status, headers);
    response.flushHeaders();
    if (request.method === "HEAD") {
      reply.body.destroy();
      response.end();
      return;
    }
    const source = reply.body;
    response.on("close", () => source.destroy());
    source.on("error", () => response.destroy());
    (rewrites ? source.pipe(rewriteStream(port)) : source).pipe(response);
    return;
  }
  const body = reply.body ?? "";
  const out = rewrites ? Buffer.from(toPlain(body.toString("utf8"), port)) : Buffer.from(body);
  headers = { ...headers, "content-length": String(out.length) };
  if (reply.status === 204 || reply.status === 304) delete headers["content-length"];
  response.writeHead(reply.status, headers);
  response.end(request.method === "HEAD" ? undefined : out);
}

/** Breaks the connection where the reply says; its body must be whole, so that its length can be promised. */
function cutOff(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(typeof reply.body === "string" || Buffer.isBuffer(reply.body) ? reply.body : "");
  const end = (): void => void request.socket.destroy();
  if (reply.cut === "before-headers") return end();
  response.writeHead(reply.status, { ...reply.headers, "content-length": String(Math.max(1, body.length)) });
  if (reply.cut === "mid-body" && body.length > 1) response.write(body.subarray(0, body.length >> 1), end);
  else {
    response.flushHeaders();
    setImmediate(end);
  }
}

function failure(error: unknown, request: IncomingMessage): Reply {
  if (error instanceof BodyTooLarge) return text(error.message, 413);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `sandbox: ${request.method ?? ""} ${(request.url ?? "").split("?")[0] ?? ""} failed: ${message}\n`,
  );
  return text(`The sandbox failed: ${error instanceof Error ? error.message : String(error)}\n`, 500);
}

export function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header.split(/;\s*/)) {
    const at = part.indexOf("=");
    if (at > 0) cookies.set(part.slice(0, at), part.slice(at + 1));
  }
  return cookies;
}
