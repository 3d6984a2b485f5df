/**
 * admin.shopify.com of the sandbox: a neutral stand-in for the merchant's admin that shows the app in its iframe, gives
 * it session tokens and plays the parent of App Bridge. http/router.ts sends every request for that host here.
 */
import { readFileSync } from "node:fs";
import { isProductAvailable } from "../domain/catalogue-facts";
import type { ShopState } from "../domain/types";
import { shopByHandle, type SandboxContext } from "../http/context";
import { escapeHtml, html, json, redirect, text, type Inbound, type Reply } from "../http/exchange";
import { blockName, readExtensions } from "../storefront/extension-source";
import { wordsOf } from "../storefront/words";
import { appFrameUrl, newIdToken } from "./app-url";
import { embedSwitch } from "./embed-switch";
import { adminPage } from "./page";
import { scopesDoor } from "./scopes-door";

const ASSETS: Record<string, string> = {
  "/__assets/admin.css": "text/css; charset=utf-8",
  "/__assets/admin.js": "application/javascript; charset=utf-8",
};
const LOCALES = ["en", "zh-CN"];

export async function adminFrame(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const path = inbound.url.pathname;
  const assetType = ASSETS[path];
  if (assetType)
    return {
      status: 200,
      headers: { "content-type": assetType, "cache-control": "no-cache" },
      body: readFileSync(new URL(`./assets/${path.slice("/__assets/".length)}`, import.meta.url)),
    };
  const match = /^\/store\/([a-z0-9-]+)(\/.*)?$/.exec(path);
  const shop = match?.[1] ? shopByHandle(context, match[1]) : null;
  if (!shop) {
    const first = [...context.world.shops.values()][0];
    return path === "/" && first
      ? redirect(`/store/${first.handle}`)
      : text("There is no such shop in this sandbox.", 404);
  }
  const rest = match?.[2] ?? "";
  if (rest === "/__session-token")
    return json({ token: newIdToken(context, shop) }, 200, { "cache-control": "no-store" });
  if (rest.startsWith("/__scopes")) return scopesDoor(context, shop, inbound, rest.slice("/__scopes".length));
  if (rest === "/__extensions") return json(extensionInfo(context, shop));
  const locale = chosenLocale(shop, inbound);
  const headers = {
    "set-cookie": [`admin_locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; Secure`],
    "cache-control": "no-store",
  };
  if (/^\/themes\/[^/]+\/editor$/.test(rest)) {
    const page = await embedSwitch(context, shop, inbound, locale);
    return { ...page, headers: { ...headers, ...page.headers } };
  }
  const app = /^\/apps\/([^/]+)(\/.*)?$/.exec(rest);
  if (app?.[1] && [context.config.read().handle, context.app.apiKey].includes(app[1])) {
    const frameUrl = appFrameUrl(context, shop, { path: app[2] ?? "", search: inbound.url.searchParams, locale });
    return html(adminPage({ context, shop, locale, frameUrl, content: "", current: "app" }), 200, headers);
  }
  if (rest === "" || rest === "/")
    return html(
      adminPage({ context, shop, locale, frameUrl: null, content: homeCard(context, shop, locale), current: "home" }),
      200,
      headers,
    );
  const missing = `<div class="card"><h1>${escapeHtml(wordsOf(locale)("admin.missing"))}</h1><p><code>${escapeHtml(rest)}</code></p></div>`;
  return html(adminPage({ context, shop, locale, frameUrl: null, content: missing, current: null }), 404, headers);
}

function homeCard(context: SandboxContext, shop: ShopState, locale: string): string {
  const words = wordsOf(locale);
  const app = context.config.read();
  const facts: [string, number][] = [
    [words("admin.products"), [...shop.products.values()].filter(isProductAvailable).length],
    [words("admin.orders"), shop.orders.size],
    [words("admin.customers"), shop.customers.size],
  ];
  const tiles = facts
    .map(([label, count]) => `<div class="fact"><strong>${count}</strong><span>${escapeHtml(label)}</span></div>`)
    .join("");
  return `<div class="card"><h1>${escapeHtml(shop.name)}</h1><p>${escapeHtml(words("admin.lead"))}</p><div class="facts">${tiles}</div>
<p class="app-line"><a class="primary" href="/store/${shop.handle}/apps/${app.handle}">${escapeHtml(words("admin.open_app", { app: app.name }))}</a>
<span>${escapeHtml(words(shop.install ? "admin.installed" : "admin.not_installed"))}</span></p></div>`;
}

function chosenLocale(shop: ShopState, inbound: Inbound): string {
  const wanted = inbound.url.searchParams.get("locale") ?? inbound.cookies.get("admin_locale") ?? shop.primaryLocale;
  return LOCALES.find((one) => one === wanted) ?? (wanted.startsWith("zh") ? "zh-CN" : "en");
}

/** What `shopify.app.extensions()` answers: the theme extension's blocks and where they are switched on. */
function extensionInfo(context: SandboxContext, shop: ShopState): unknown {
  const isOn = shop.install?.embedEnabled ?? false;
  return readExtensions(context.config).map((extension) => ({
    handle: extension.handle,
    type: "theme_app_extension",
    activations: extension.blocks.map((block) => ({
      handle: block.handle,
      name: blockName(extension, block, shop.primaryLocale),
      target: block.schema.target,
      status: block.schema.target !== "section" && isOn ? "active" : "available",
      activations:
        block.schema.target !== "section" && isOn
          ? [{ target: block.schema.target, themeId: "gid://shopify/OnlineStoreTheme/1" }]
          : [],
    })),
  }));
}
