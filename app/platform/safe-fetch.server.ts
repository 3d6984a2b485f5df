/**
 * Fetches a page whose address a merchant gave, without letting that address reach into our own network (SSRF). Called by
 * knowledge's import of pages. Only public addresses, decided at the connection itself so that a name cannot change its
 * answer in between; few redirects, each checked again; bounded time and size.
 */
import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { AppError } from "./errors";

const MAX_REDIRECTS = 3;

export interface Fetched {
  status: number;
  contentType: string;
  text: string;
  /** After redirects. */
  finalUrl: string;
}

/**
 * @param options.maxBytes of the body; a longer one is refused, not cut
 * @param options.isAllowed which addresses may be reached; default: public ones (tests allow loopback)
 * @throws AppError("bad-request") when the address is not allowed, or the reply is too long, late or broken
 */
export async function safeFetch(
  url: string,
  options: { timeoutMs: number; maxBytes: number; signal?: AbortSignal; isAllowed?: (address: string) => boolean },
): Promise<Fetched> {
  const limit = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  let at = parseUrl(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await open(at, signal, options.isAllowed ?? isPublicAddress);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status >= 400 || location === undefined) {
      const text = await readAll(response, options.maxBytes, at);
      return { status, contentType: response.headers["content-type"] ?? "", text, finalUrl: at.href };
    }
    response.destroy();
    at = parseUrl(location, at);
  }
  throw refused(at, "it redirects too often");
}

/** False for loopback, private, link-local, multicast, reserved and IPv4-in-IPv6 forms of these (RFC 6890). */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  const family = isIP(address);
  if (family === 4) return !NOT_PUBLIC_4.check(address, "ipv4");
  return family === 6 && !NOT_PUBLIC_6.check(address, "ipv6");
}

// One list each: a list of both would hold every IPv4 address, by its form inside IPv6.
const NOT_PUBLIC_4 = new BlockList();
const NOT_PUBLIC_6 = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12],
  ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15],
  ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 3],
] as const) NOT_PUBLIC_4.addSubnet(net, bits, "ipv4"); // prettier-ignore
for (const [net, bits] of [
  ["::", 96], ["::ffff:0:0", 96], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["100::", 64], ["2001::", 23], ["2001:db8::", 32],
  ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["ff00::", 8],
] as const) NOT_PUBLIC_6.addSubnet(net, bits, "ipv6"); // prettier-ignore

function parseUrl(url: string, base?: URL): URL {
  const parsed = URL.canParse(url, base) ? new URL(url, base) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw new AppError("bad-request", "Not a web address.");
  if (parsed.username || parsed.password) throw new AppError("bad-request", "A web address with a password in it.");
  return parsed;
}

function open(url: URL, signal: AbortSignal, isAllowed: (address: string) => boolean): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A literal address is connected to without any lookup, so it is judged here.
  if (isIP(host) && !isAllowed(host)) return Promise.reject(refused(url, "the address is not public"));
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const headers = { "User-Agent": "AisleBot/1.0", Accept: "text/html,text/plain;q=0.9", "Accept-Encoding": "identity" };
  return new Promise((done, fail) => {
    const sent = request(url, { signal, headers, agent: false, lookup: guardedLookup(isAllowed) }, done);
    sent.once("error", (error) =>
      fail(error instanceof AppError ? error : refused(url, "it cannot be reached", error)),
    );
    sent.end();
  });
}

/** The socket connects to the very address that was judged: no second look-up can give another. */
function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = (addresses ?? []).filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (error) callback(error, "", 4);
      else if (!first) callback(new AppError("bad-request", `${hostname}: the address is not public.`), "", 4);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

async function readAll(response: IncomingMessage, maxBytes: number, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      total += chunk.byteLength;
      if (total > maxBytes) throw refused(url, `it is longer than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : refused(url, "its reply broke off", error);
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks).toString("utf8");
}

function refused(url: URL, why: string, cause?: unknown): AppError {
  return new AppError("bad-request", `${url.origin}${url.pathname} was not read: ${why}.`, { cause });
}
