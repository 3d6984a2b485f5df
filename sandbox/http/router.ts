/**
 * Which virtual host answers a request: a shop's storefront and API, the admin, the CDN, the bulk files' host, or the
 * app's public address. Both faces come through here with real-name URLs.
 */
import { adminFrame } from "../admin-frame/router";
import { accountHost, discovery } from "../customer-account/router";
import { storefront } from "../storefront/router";
import { accessToken } from "./oauth";
import { adminGraphql } from "./admin-api";
import { bulkFile } from "./bulk-host";
import { cdn } from "./cdn";
import { shopByDomain, type SandboxContext } from "./context";
import { json, redirect, text, type Inbound, type Reply } from "./exchange";
import { ACCOUNT_HOST, ADMIN_HOST, APP_HOST, BULK_HOST, CDN_HOST } from "./hosts";
import { tunnelToApp } from "./tunnel";

export async function route(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  switch (inbound.url.hostname) {
    case APP_HOST:
      return tunnelToApp(context, inbound);
    case ADMIN_HOST:
      return adminFrame(context, inbound);
    case CDN_HOST:
      return cdn(context, inbound);
    case BULK_HOST:
      return bulkFile(context, inbound);
    case ACCOUNT_HOST:
      return accountHost(context, inbound);
    default:
      return shopHost(context, inbound);
  }
}

async function shopHost(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const shop = shopByDomain(context, inbound.url.hostname);
  const { pathname } = inbound.url;
  if (!shop) {
    const isApi = pathname.startsWith("/admin/");
    return isApi
      ? json({ errors: "Not Found" }, 404)
      : text(`There is no shop at ${inbound.url.hostname} in this sandbox.`, 404);
  }
  if (pathname === "/admin/oauth/access_token" && inbound.method === "POST") return accessToken(context, shop, inbound);
  const version = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(pathname)?.[1];
  if (version)
    return inbound.method === "POST"
      ? adminGraphql(context, shop, version, inbound)
      : json({ errors: "Not Found" }, 404);
  if (pathname === "/admin" || pathname.startsWith("/admin/")) {
    return redirect(
      `https://${ADMIN_HOST}/store/${shop.handle}${pathname.slice("/admin".length)}${inbound.url.search}`,
    );
  }
  return discovery(shop, pathname) ?? storefront(context, shop, inbound);
}
