/**
 * The request and the reply as every virtual host sees them: one shape for both faces. The server builds the Inbound
 * with real-name URLs, handlers give back a Reply, and the server writes it out (through the rewriting edge on the
 * plain face). A Reply's stream is passed on chunk by chunk, never collected.
 */
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";

export interface Inbound {
  method: string;
  /** Always the real-name URL, e.g. https://ridgeline.myshopify.com/cart.js, whichever face was used. */
  url: URL;
  headers: Record<string, string>;
  cookies: Map<string, string>;
  face: "tls" | "plain";
  remoteAddress: string;
  raw: IncomingMessage;
  /** The whole body, read once; at most 10 MB, else it throws BodyTooLarge. */
  body(): Promise<Buffer>;
}

export interface Reply {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer | Readable;
  /** The connection breaks here, on purpose (sandbox/faults). */
  cut?: "before-headers" | "after-headers" | "mid-body";
}

export class BodyTooLarge extends Error {}

export function html(body: string, status = 200, headers: Reply["headers"] = {}): Reply {
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body };
}

export function json(value: unknown, status = 200, headers: Reply["headers"] = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function text(body: string, status = 200, headers: Reply["headers"] = {}): Reply {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}

export function redirect(location: string, status = 302, headers: Reply["headers"] = {}): Reply {
  return { status, headers: { location, ...headers }, body: "" };
}

/** A body as an object: JSON or form fields ("items[0][id]" stays a flat key). Null when it is neither. */
export async function bodyFields(inbound: Inbound): Promise<Record<string, unknown> | null> {
  const raw = (await inbound.body()).toString("utf8");
  const type = inbound.headers["content-type"] ?? "";
  if (type.includes("application/json")) {
    try {
      const value: unknown = JSON.parse(raw);
      return typeof value === "object" && value !== null && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : null;
    } catch {
      return null;
    }
  }
  if (type.includes("multipart/form-data")) {
    const form = await new Response(new Uint8Array(await inbound.body()), {
      headers: { "content-type": type },
    }).formData();
    return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  }
  return Object.fromEntries(new URLSearchParams(raw));
}

export function escapeHtml(value: string): string {
  return value.replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c] ?? c,
  );
}
