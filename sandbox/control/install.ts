/**
 * Installing and uninstalling the app as the admin does it. Install opens the app's URL with a session token from the
 * server's side, so that the app exchanges the token and begins its sync; uninstall revokes everything, tells the app,
 * and queues shop/redact for 48 h later on the sandbox's clock.
 */
import { appFrameUrl } from "../admin-frame/app-url";
import type { ShopState } from "../domain/types";
import { callApp, readAll } from "../http/app-client";
import type { SandboxContext } from "../http/context";
import { json, type Reply } from "../http/exchange";

const REDACT_AFTER_MS = 48 * 3_600_000;
const OPEN_WITHIN_MS = 30_000;
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

/** 200 when the app answered its page and holds a token; 502 with what it answered otherwise. */
export async function installApp(context: SandboxContext, shop: ShopState): Promise<Reply> {
  const url = new URL(appFrameUrl(context, shop, { path: "", locale: shop.primaryLocale }));
  try {
    const response = await callApp(context.app, {
      method: "GET",
      path: `${url.pathname}${url.search}`,
      timeoutMs: OPEN_WITHIN_MS,
      headers: { accept: "text/html", "user-agent": BROWSER },
    });
    const body = await readAll(response.stream);
    const isInstalled = shop.install !== null && context.tokens.countFor(shop.domain) > 0;
    if (isInstalled) {
      context.deliveries.cancel(shop.domain, "shop/redact");
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
  return { uninstalled: true, deliveries: rows.map((row) => row.webhookId) };
}
