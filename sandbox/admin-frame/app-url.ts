/**
 * The address at which the admin loads the app: its public URL with shop, host, session token, locale and hmac. The
 * frame page puts it into the iframe, the control API's install opens it from the server.
 */
import { createHash } from "node:crypto";
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { ADMIN_HOST, APP_HOST } from "../http/hosts";
import { signAdminQuery } from "../http/proxy-signature";
import { issueSessionToken } from "../http/session-token";

/** The one staff member of every sandbox shop. */
const OWNER_ID = "1";

/** A fresh 60-second session token of the shop's owner. */
export function newIdToken(context: SandboxContext, shop: ShopState): string {
  return issueSessionToken({
    shopDomain: shop.domain,
    apiKey: context.app.apiKey,
    apiSecret: context.app.apiSecret,
    userId: OWNER_ID,
    sessionId: adminSessionId(shop),
    nowMs: Date.now() + context.faults["clock-skew-ms"],
  });
}

/** Full URL on the app's public host. An empty `path` is the app's home, as its toml's application_url names it. */
export function appFrameUrl(
  context: SandboxContext,
  shop: ShopState,
  page: { path: string; search?: URLSearchParams; locale: string },
): string {
  const url = new URL(
    page.path === "" || page.path === "/" ? context.config.read().home : page.path,
    `https://${APP_HOST}`,
  );
  for (const [key, value] of page.search ?? []) if (key !== "locale") url.searchParams.append(key, value);
  const query = url.searchParams;
  query.set("embedded", "1");
  query.set("host", Buffer.from(`${ADMIN_HOST}/store/${shop.handle}`).toString("base64").replace(/=+$/, ""));
  query.set("id_token", newIdToken(context, shop));
  query.set("locale", page.locale);
  query.set("session", adminSessionId(shop));
  query.set("shop", shop.domain);
  query.set("timestamp", String(Math.floor((Date.now() + context.faults["clock-skew-ms"]) / 1000)));
  query.set("hmac", signAdminQuery(query, context.app.apiSecret));
  return url.toString();
}

function adminSessionId(shop: ShopState): string {
  return createHash("sha256").update(`admin:${shop.domain}`).digest("hex");
}
