/**
 * Installing and uninstalling the app as the admin does it. Install opens the app's URL with a session token from the
 * server's side, so that the app exchanges the token and begins its sync; uninstall revokes everything, tells the app,
 * and queues shop/redact for 48 h later on the sandbox's clock.
 */
import { appFrameUrl } from "../admin-frame/app-url";
import type { ShopState } from "../domain/types";
import { callApp, readAll, type AppResponse } from "../http/app-client";
import type { SandboxContext } from "../http/context";
import { ensureInstalled } from "../http/oauth";
import { json, type Reply } from "../http/exchange";

const REDACT_AFTER_MS = 48 * 3_600_000;
const OPEN_WITHIN_MS = 30_000;
const MAX_REDIRECTS = 5;
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

/** 200 when the app answered its page and holds a token; 502 with what it answered otherwise. */
export async function installApp(context: SandboxContext, shop: ShopState): Promise<Reply> {
  try {
    const response = await openApp(context, appFrameUrl(context, shop, { path: "", locale: shop.primaryLocale }));
    const body = await readAll(response.stream);
    const isInstalled = shop.install !== null && context.tokens.countFor(shop.domain) > 0;
    if (isInstalled) {
      if (!context.faults["redact-after-reinstall"]) context.deliveries.cancel(shop.domain, "shop/redact");
      context.world.touch?.(shop);
    }
    const answer = {
      installed: isInstalled,
      appStatus: response.status,
      location: response.headers.location ?? null,
      install: shop.install,
    };
    // A token without a page is an app that fails after its sign-in: installed, but not well.
    const isWell = isInstalled && response.status < 400;
    return isWell ? json(answer) : json({ ...answer, body: body.toString("utf8").slice(0, 2_000) }, 502);
  } catch (error) {
    return json({ installed: false, error: error instanceof Error ? error.message : String(error) }, 502);
  }
}

/** An access token of the app for trying queries by hand, as a custom app's would be: it does not expire. */
export function tokenFor(context: SandboxContext, shop: ShopState): Reply {
  ensureInstalled(context, shop);
  const accessToken = context.tokens.issueNonExpiring(shop.domain);
  return json({ accessToken, shop: shop.domain, scopes: shop.install?.scopes ?? [] });
}

/** Opens the app as the admin's frame does: redirects within the app are followed. */
async function openApp(context: SandboxContext, first: string): Promise<AppResponse> {
  let url = new URL(first);
  for (let hop = 0; ; hop += 1) {
    const response = await callApp(context.app, {
      method: "GET",
      path: `${url.pathname}${url.search}`,
      timeoutMs: OPEN_WITHIN_MS,
      headers: { accept: "text/html", "user-agent": BROWSER },
    });
    const { location } = response.headers;
    const next = location === undefined ? null : new URL(location, url);
    const isOwn = next?.host === url.host && !next.pathname.startsWith("/auth");
    if (response.status < 300 || response.status > 399 || !next || !isOwn || hop === MAX_REDIRECTS) return response;
    response.stream.resume();
    url = next;
  }
}

/** Revokes the tokens, announces app/uninstalled and queues shop/redact. Not installed: nothing happens. */
export function uninstallApp(context: SandboxContext, shop: ShopState): { uninstalled: boolean; deliveries: string[] } {
  if (!shop.install) return { uninstalled: false, deliveries: [] };
  shop.install = null;
  shop.appMetafields.clear();
  context.world.touch?.(shop);
  context.tokens.revoke(shop.domain, "all");
  const shopPayload = {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currency,
  };
  const rows = [
    ...context.deliveries.enqueue(shop, "app/uninstalled", shopPayload),
    ...context.deliveries.enqueue(shop, "shop/redact", { shop_id: shop.id, shop_domain: shop.domain }, REDACT_AFTER_MS),
  ];
  shop.webhookSubscriptions = []; // those of the toml come back with a reinstall, these do not
  return { uninstalled: true, deliveries: rows.map((row) => row.webhookId) };
}
