/**
 * The rewriting edge of the plain face. Outbound text has the real URLs replaced by http://*.localhost:PORT ones, so
 * that a person's browser needs no certificate and no host rules; inbound headers, queries and bodies are mapped back,
 * so that the one unmodified app only ever sees the real names. Streams are rewritten line by line and never held.
 */
import { Transform } from "node:stream";
import type { Reply } from "./exchange";
import { plainOriginOf, realHostOf } from "./hosts";

const REAL_URL =
  /(https?)(:\/\/|:\\\/\\\/|%3A%2F%2F)([a-z0-9][a-z0-9-]*\.myshopify\.com|admin\.shopify\.com|cdn\.shopify\.com|storage\.googleapis\.com|shopify\.com|app\.sandbox\.test)(?![a-z0-9.-]*[a-z0-9])/gi;
const PROTOCOL_RELATIVE =
  /(["'(=\s])(\/\/|\\\/\\\/)(cdn\.shopify\.com|[a-z0-9][a-z0-9-]*\.myshopify\.com)(?=[/\\"'])/gi;
const PLAIN_URL = /http(:\/\/|:\\\/\\\/|%3A%2F%2F)([a-z0-9][a-z0-9-]*\.localhost)(:|%3A)(\d+)/gi;

/** Real URLs in a text, in plain, JSON-escaped and percent-encoded spelling, replaced by their plain origins. */
export function toPlain(value: string, plainPort: number): string {
  return value
    .replace(REAL_URL, (whole, _scheme: string, separator: string, host: string) => {
      const origin = plainOriginOf(host.toLowerCase(), plainPort);
      return origin ? respell(origin, separator) : whole;
    })
    .replace(PROTOCOL_RELATIVE, (whole, before: string, slashes: string, host: string) => {
      const origin = plainOriginOf(host.toLowerCase(), plainPort);
      return origin ? `${before}${slashes}${origin.slice("http://".length)}` : whole;
    });
}

/** The way back: plain origins of this server's port replaced by the real ones. */
export function toReal(value: string, plainPort: number): string {
  return value.replace(PLAIN_URL, (whole, separator: string, host: string, _colon: string, port: string) => {
    const real = Number(port) === plainPort ? realHostOf(host) : null;
    return real ? `https${separator}${real}` : whole;
  });
}

/** Headers of a reply for the plain face: URLs mapped, cookies made settable over plain http. */
export function plainHeaders(headers: NonNullable<Reply["headers"]>, plainPort: number): NonNullable<Reply["headers"]> {
  const out: NonNullable<Reply["headers"]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (lower === "strict-transport-security") continue;
    const values = (Array.isArray(value) ? value : [value]).map((one) => {
      const mapped = toPlain(one, plainPort);
      return lower === "set-cookie"
        ? mapped.replace(/;\s*(Secure|SameSite=None|Partitioned|Domain=[^;]*)/gi, "")
        : mapped;
    });
    out[name] = Array.isArray(value) ? values : (values[0] ?? "");
  }
  return out;
}

/** Whether a body of this content type is text that may carry URLs. */
export function isRewritable(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml|manifest\+json|x-ndjson)|image\/svg\+xml)/i.test(contentType);
}

/** Rewrites a stream as whole lines arrive: a URL never spans a line break, so nothing complete is ever held back. */
export function rewriteStream(plainPort: number): Transform {
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const cut = all.lastIndexOf(0x0a) + 1;
      rest = all.subarray(cut);
      done(null, cut > 0 ? Buffer.from(toPlain(all.subarray(0, cut).toString("utf8"), plainPort)) : undefined);
    },
    flush(done) {
      done(null, rest.length > 0 ? Buffer.from(toPlain(rest.toString("utf8"), plainPort)) : undefined);
    },
  });
}

function respell(origin: string, separator: string): string {
  if (separator === "://") return origin;
  if (separator.startsWith("%")) return encodeURIComponent(origin);
  return origin.replaceAll("/", "\\/");
}
