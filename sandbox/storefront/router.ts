/**
 * The storefront of one shop: app proxy, Ajax APIs, account, theme assets and pages, in that order. http/router.ts
 * hands it every request to {handle}.myshopify.com that is not the admin's.
 */
import { readFileSync } from "node:fs";
import type { Customer, ShopState } from "../domain/types";
import { forwardToApp, proxyRest } from "../http/app-proxy";
import type { SandboxContext } from "../http/context";
import { html, redirect, text, type Inbound, type Reply } from "../http/exchange";
import { accountAction, accountPage } from "./account";
import { ajaxCart } from "./ajax-cart";
import { ajaxProducts } from "./ajax-products";
import { choosePage, type PageChoice } from "./pages";
import { signedInCustomer } from "./session";
import { renderPage, renderProxyLiquid, type PageRequest } from "./theme";
import { wordsOf } from "./words";

const CSS = "text/css; charset=utf-8";
const JS = "application/javascript; charset=utf-8";

/** The theme's own files by path; several are served as one. */
const ASSETS: Record<string, { files: string[]; type: string }> = {
  "/cdn/shop/t/1/assets/theme.css": {
    files: ["theme.css", "theme-home.css", "theme-pages.css", "theme-small.css"],
    type: CSS,
  },
  "/cdn/shop/t/1/assets/theme.js": { files: ["theme.js"], type: JS },
  "/cdn/shopifycloud/consent-tracking-api.js": { files: ["consent-tracking-api.js"], type: JS },
};

export async function storefront(context: SandboxContext, shop: ShopState, inbound: Inbound): Promise<Reply> {
  const path = decodePath(inbound.url.pathname);
  const customer = signedInCustomer(context, shop, inbound);
  const rest = proxyRest(context, path);
  if (rest !== null) {
    const render = (source: string): Promise<string> =>
      renderProxyLiquid(
        pageRequest(context, shop, inbound, customer, path, {
          template: "page",
          title: context.config.read().name,
          data: {},
        }),
        source,
      );
    return forwardToApp(
      context,
      shop,
      inbound,
      inbound.url.pathname.slice(path.length - rest.length),
      customer?.id ?? null,
      render,
    );
  }
  const ajax = (await ajaxCart(context, shop, inbound, path)) ?? ajaxProducts(context, shop, inbound, path);
  if (ajax) return ajax;
  const asset = ASSETS[path];
  if (asset) {
    const body = asset.files.map((file) => readFileSync(new URL(`./assets/${file}`, import.meta.url), "utf8")).join("");
    return { status: 200, headers: { "content-type": asset.type, "cache-control": "no-cache" }, body };
  }
  if (path === "/cart" && inbound.method === "POST") return cartForm(context, shop, inbound);
  const action = accountAction(context, shop, inbound, path);
  if (action) return action;
  if (path === "/robots.txt") return text("User-agent: *\nDisallow: /\n");
  if (path === "/favicon.ico") return { status: 204 };
  const account = accountPage(shop, path, customer, inbound.url.searchParams);
  if (account === "sign-in-first") return redirect(`/account/login?return_to=${encodeURIComponent(path)}`);
  const choice = account ?? choosePage(context, shop, path, inbound.url.searchParams);
  const words = wordsOf(shop.primaryLocale);
  const shown = choice ?? { template: "404", title: words("not_found.title"), data: {} };
  return html(await renderPage(pageRequest(context, shop, inbound, customer, path, shown)), choice ? 200 : 404, {
    "cache-control": "no-store",
  });
}

/** The cart page's own form: "updates[]" per line, or the check-out button. */
async function cartForm(context: SandboxContext, shop: ShopState, inbound: Inbound): Promise<Reply> {
  const fields = new URLSearchParams((await inbound.body()).toString("utf8"));
  const cart = context.carts.find(shop.domain, inbound.cookies.get("cart"));
  fields.getAll("updates[]").forEach((value, index) => {
    const line = cart?.lines[index];
    if (line) line.quantity = Math.max(0, Math.floor(Number(value)) || 0);
  });
  if (cart) cart.lines = cart.lines.filter((line) => line.quantity > 0);
  context.carts.changed();
  return redirect(fields.has("checkout") ? "/checkout" : "/cart", 303);
}

function pageRequest(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  customer: Customer | null,
  path: string,
  choice: PageChoice,
): PageRequest {
  return {
    context,
    shop,
    customer,
    path,
    cart: context.carts.find(shop.domain, inbound.cookies.get("cart")),
    ...choice,
  };
}

function decodePath(pathname: string): string {
  const trimmed = pathname.length > 1 ? pathname.replace(/\/+$/, "") || "/" : pathname;
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return trimmed;
  }
}
