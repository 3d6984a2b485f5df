/**
 * /store/{handle}/themes/current/editor: where the app's deep link leads the merchant to switch its embed block on.
 * The real one is a theme editor; this page has the one switch that matters, and the storefront follows it at once.
 */
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { escapeHtml, html, redirect, type Inbound, type Reply } from "../http/exchange";
import { blockName, readExtensions } from "../storefront/extension-source";
import { wordsOf } from "../storefront/words";
import { adminPage } from "./page";

export async function embedSwitch(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  locale: string,
): Promise<Reply> {
  if (inbound.method === "POST") {
    const fields = new URLSearchParams((await inbound.body()).toString("utf8"));
    if (shop.install) {
      shop.install.embedEnabled = fields.get("enabled") === "true";
      context.world.touch?.(shop);
    }
    return redirect(`${inbound.url.pathname}?context=apps`, 303);
  }
  const content = switches(context, shop, locale);
  return html(adminPage({ context, shop, locale, frameUrl: null, content, current: "theme" }));
}

function switches(context: SandboxContext, shop: ShopState, locale: string): string {
  const words = wordsOf(locale);
  const app = context.config.read();
  const isOn = shop.install?.embedEnabled ?? false;
  const names = readExtensions(context.config).flatMap((extension) =>
    extension.blocks
      .filter((block) => block.schema.target !== "section")
      .map((block) => blockName(extension, block, locale)),
  );
  const rows = names.map(
    (
      name,
    ) => `<form method="post" class="switch"><strong>${escapeHtml(name)}</strong><span class="state ${isOn ? "is-on" : ""}">${escapeHtml(words(isOn ? "admin.embed_on" : "admin.embed_off"))}</span>
<input type="hidden" name="enabled" value="${String(!isOn)}"><button class="primary" type="submit"${shop.install ? "" : " disabled"}>${escapeHtml(words(isOn ? "admin.turn_off" : "admin.turn_on"))}</button></form>`,
  );
  return `<div class="card"><h1>${escapeHtml(words("admin.embeds"))}</h1><p>${escapeHtml(words("admin.embeds_text"))}</p>${rows.join("") || `<p>${escapeHtml(words("admin.no_embeds"))}</p>`}
<p class="app-line"><a href="https://admin.shopify.com/store/${shop.handle}/apps/${app.handle}">${escapeHtml(words("admin.back_to_app", { app: app.name }))}</a> <a href="https://${shop.domain}/">${escapeHtml(words("admin.storefront"))}</a></p></div>`;
}
