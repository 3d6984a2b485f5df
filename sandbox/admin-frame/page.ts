/**
 * The admin look-alike's page: top bar, side navigation, and either a card of its own or the app's iframe. It is our own
 * neutral design and says "Sandbox admin", so that nobody takes it for the real one.
 */
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { escapeHtml } from "../http/exchange";
import { wordsOf } from "../storefront/words";

export interface AdminPage {
  context: SandboxContext;
  shop: ShopState;
  locale: string;
  /** The app's URL for the iframe, or null for a page of the admin's own. */
  frameUrl: string | null;
  /** HTML of the admin's own page. */
  content: string;
  /** Which of the side navigation's links this page is. */
  current: "home" | "app" | "theme" | null;
}

export function adminPage({ context, shop, locale, frameUrl, content, current }: AdminPage): string {
  const words = wordsOf(locale);
  const app = context.config.read();
  const base = `/store/${shop.handle}`;
  const isApp = frameUrl !== null;
  const mark = (link: AdminPage["current"]): string => (link === current ? ' aria-current="page"' : "");
  const labels = {
    save: words("admin.save"),
    discard: words("admin.discard"),
    unsaved: words("admin.unsaved"),
    close: words("admin.close"),
    scopesTitle: words("admin.scopes_title", { app: app.name }),
    scopesGrant: words("admin.scopes_grant"),
    scopesDecline: words("admin.scopes_decline"),
  };
  const settings = {
    base,
    appBase: `${base}/apps/${app.handle}`,
    appOrigin: frameUrl ? new URL(frameUrl).origin : "",
    labels,
    apiKey: context.app.apiKey,
    home: app.home,
  };
  const main = isApp
    ? `<div class="app-head" data-app-head><span class="app-mark" aria-hidden="true">${escapeHtml(app.name.slice(0, 1))}</span><strong>${escapeHtml(app.name)}</strong><span data-title></span><span class="app-actions" data-actions></span></div>
<iframe title="${escapeHtml(app.name)}" src="${escapeHtml(frameUrl)}" data-frame allow="clipboard-write"></iframe>`
    : content;
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(isApp ? app.name : shop.name)} · ${escapeHtml(words("admin.brand"))}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/__assets/admin.css">
<script id="settings" type="application/json">${JSON.stringify(settings).replaceAll("<", "\\u003c")}</script><script src="/__assets/admin.js" defer></script></head>
<body>
<header class="top">
<button type="button" class="menu" aria-expanded="false" aria-controls="side" data-menu><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M4 12h16M4 17h16"/></svg><span class="hidden">${escapeHtml(words("admin.menu"))}</span></button>
<a class="brand" href="${base}">${escapeHtml(words("admin.brand"))}</a><span class="shop">${escapeHtml(shop.name)}</span>
<form class="language" method="get"><label><span class="hidden">${escapeHtml(words("admin.language"))}</span>
<select name="locale" data-locale><option value="en"${locale === "en" ? " selected" : ""}>English</option><option value="zh-CN"${locale === "zh-CN" ? " selected" : ""}>简体中文</option></select></label></form>
<div class="save-bar" data-save-bar hidden><span data-save-text>${escapeHtml(labels.unsaved)}</span><button type="button" data-discard>${escapeHtml(labels.discard)}</button><button type="button" class="primary" data-save>${escapeHtml(labels.save)}</button></div>
<div class="progress" data-progress hidden></div>
</header>
<nav class="side" id="side" data-side aria-label="${escapeHtml(words("admin.menu"))}">
<a href="${base}"${mark("home")}>${escapeHtml(words("admin.home"))}</a>
<p>${escapeHtml(words("admin.apps"))}</p>
<a href="${base}/apps/${app.handle}" data-app-home${mark("app")}>${escapeHtml(app.name)}</a>
<div class="sub" data-app-nav></div>
<p>${escapeHtml(shop.domain)}</p>
<a href="https://${shop.domain}/" target="_blank" rel="noopener">${escapeHtml(words("admin.storefront"))}</a>
<a href="https://${shop.domain}/admin/themes/current/editor?context=apps"${mark("theme")}>${escapeHtml(words("admin.customise"))}</a>
</nav>
<main class="${isApp ? "with-frame" : "own"}">${main}</main>
<div class="toasts" role="status" data-toasts></div>
</body></html>`;
}
