/**
 * The app proxy of a shop: /{prefix}/{subpath}/* on the storefront, forwarded to the app with shop, customer, prefix,
 * time and signature. Cookies are stripped both ways, redirects followed, and by default the whole answer is collected
 * before it is passed on: nobody documents that the platform streams.
 */
import type { ShopState } from "../domain/types";
import { callApp, readAll, type AppResponse } from "./app-client";
import type { SandboxContext } from "./context";
import { text, type Inbound, type Reply } from "./exchange";
import { APP_HOST } from "./hosts";
import { signProxyQuery } from "./proxy-signature";
import { forwardable } from "./tunnel";

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;

/** Disallowed headers of the platform's page, lower case: never passed in either direction. */
const STRIPPED = new Set([
  "accept-patch",
  "accept-ranges",
  "connection",
  "cookie",
  "date",
  "delta-base",
  "im",
  "p3p",
  "pragma",
  "preference-applied",
  "proxy-authenticate",
  "public-key-pins",
  "server",
  "service-worker-allowed",
  "set-cookie",
  "trailer",
  "tk",
  "warning",
  "x-powered-by",
]);

/** Whether a storefront path belongs to the app proxy of the toml; the rest after the prefix, or null. */
export function proxyRest(context: SandboxContext, pathname: string): string | null {
  const proxy = context.config.read().proxy;
  if (!proxy) return null;
  const start = `/${proxy.prefix}/${proxy.subpath}`;
  return pathname === start || pathname.startsWith(`${start}/`) ? pathname.slice(start.length) : null;
}

/**
 * Forwards to the app. `customerId` is the signed-in shopper's, or null.
 * @returns the app's answer; 502 when it cannot be reached. `null` rest is the caller's fault, not checked again.
 */
export async function forwardToApp(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
  customerId: number | null,
  renderLiquid: (source: string) => Promise<string>,
): Promise<Reply> {
  const proxy = context.config.read().proxy;
  if (!proxy || !shop.install) return text("Not found", 404);
  if (context.trouble.strike("proxy", shop.domain, inbound.url.pathname))
    return text("The third-party application did not answer in time.", 504);
  const query = new URLSearchParams(inbound.url.searchParams);
  for (const name of ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"]) query.delete(name);
  query.set("shop", shop.domain);
  query.set("logged_in_customer_id", customerId === null ? "" : String(customerId));
  query.set("path_prefix", `/${proxy.prefix}/${proxy.subpath}`);
  query.set("timestamp", String(Math.floor((Date.now() + context.faults["clock-skew-ms"]) / 1000)));
  query.set("signature", signProxyQuery(query, context.app.apiSecret));
  try {
    const response = await follow(
      context,
      inbound,
      shop,
      `${proxy.path.replace(/\/$/, "")}${rest}?${query.toString()}`,
    );
    return await reply(context, response, renderLiquid);
  } catch (error) {
    return text(
      `There was an error in the third-party application (${error instanceof Error ? error.message : "unknown"}).`,
      502,
    );
  }
}

async function follow(
  context: SandboxContext,
  inbound: Inbound,
  shop: ShopState,
  firstPath: string,
): Promise<AppResponse> {
  const headers = Object.fromEntries(
    Object.entries(inbound.headers).filter(
      ([name]) => !STRIPPED.has(name) && name !== "host" && name !== "accept-encoding",
    ),
  );
  headers["x-forwarded-for"] = inbound.remoteAddress;
  headers["x-forwarded-host"] = shop.domain;
  delete headers["transfer-encoding"];
  let method = inbound.method;
  let body: Buffer | null = method === "GET" || method === "HEAD" ? null : await inbound.body();
  let path = firstPath;
  for (let hop = 0; ; hop += 1) {
    if (body) headers["content-length"] = String(body.length);
    else delete headers["content-length"];
    const response = await callApp(context.app, { method, path, headers, body, timeoutMs: TIMEOUT_MS });
    const location = response.headers.location;
    if (![301, 302, 303, 307, 308].includes(response.status) || !location || hop === MAX_REDIRECTS) return response;
    const next = new URL(location, `https://${APP_HOST}${path}`);
    if (next.host !== APP_HOST) return response; // another host's page is the browser's business
    response.stream.resume();
    path = `${next.pathname}${next.search}`;
    if (response.status < 307) [method, body] = ["GET", null];
  }
}

async function reply(
  context: SandboxContext,
  response: AppResponse,
  renderLiquid: (source: string) => Promise<string>,
): Promise<Reply> {
  const headers = Object.fromEntries(
    Object.entries(forwardable(response.headers)).filter(([name]) => !STRIPPED.has(name) && name !== "content-length"),
  );
  if (/^application\/liquid/i.test(response.headers["content-type"] ?? "")) {
    const page = await renderLiquid((await readAll(response.stream)).toString("utf8"));
    return { status: response.status, headers: { ...headers, "content-type": "text/html; charset=utf-8" }, body: page };
  }
  return {
    status: response.status,
    headers,
    body: context.faults["proxy-buffer"] ? await readAll(response.stream) : response.stream,
  };
}
