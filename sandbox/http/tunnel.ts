/**
 * app.sandbox.test: the app's public address, tunnelled to where it really listens. Bodies and event streams pass
 * through unbuffered in both directions; a browser that leaves ends the request at the app too.
 */
import type { SandboxContext } from "./context";
import { callApp } from "./app-client";
import { html, type Inbound, type Reply } from "./exchange";

const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
]);

export async function tunnelToApp(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const headers = Object.fromEntries(Object.entries(inbound.headers).filter(([name]) => !HOP_BY_HOP.has(name)));
  // The plain face rewrites text on its way out, which it cannot do to compressed bytes.
  if (inbound.face === "plain") headers["accept-encoding"] = "identity";
  headers["x-forwarded-for"] = inbound.remoteAddress;
  const left = new AbortController();
  const leave = (): void => left.abort();
  inbound.raw.socket.once("close", leave);
  const hasBody = inbound.method !== "GET" && inbound.method !== "HEAD";
  const body = hasBody ? await inbound.body() : null;
  if (body) headers["content-length"] = String(body.length);
  try {
    const response = await callApp(context.app, {
      method: inbound.method,
      path: `${inbound.url.pathname}${inbound.url.search}`,
      headers,
      body,
      signal: left.signal,
    });
    response.stream.on("error", () => undefined); // ended early: the reply's writer sees the close
    response.stream.once("close", () => inbound.raw.socket.off("close", leave));
    return { status: response.status, headers: forwardable(response.headers), body: response.stream };
  } catch (error) {
    inbound.raw.socket.off("close", leave);
    const reason = error instanceof Error ? error.message : String(error);
    return html(
      `<h1>The app does not answer</h1><p>Sandbox tunnel to ${context.app.origin}: ${reason.replace(/[<>&]/g, "")}</p>`,
      502,
    );
  }
}

/** Response headers less the hop-by-hop ones. */
export function forwardable(headers: Record<string, string | string[] | undefined>): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !HOP_BY_HOP.has(name)) out[name] = value;
  return out;
}
