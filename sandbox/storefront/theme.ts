/**
 * The sandbox's own theme: renders a template inside the layout, with the platform's globals and the app's embeds. The
 * storefront's routes call renderPage; nothing here knows about requests beyond path and cookies.
 */
import { fileURLToPath } from "node:url";
import { Liquid } from "liquidjs";
import type { Customer, ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import type { Cart } from "./cart-store";
import { viewCart } from "./cart-view";
import { renderEmbeds } from "./embed";
import { registerFilters } from "./filters";
import { customerObject, localizationObject, policyObject, ROUTES, shopObject, type LiquidObject } from "./objects";
import { escapeHtml } from "../http/exchange";
import { wordsOf } from "./words";

export interface PageRequest {
  context: SandboxContext;
  shop: ShopState;
  customer: Customer | null;
  cart: Cart | null;
  path: string;
  /** The template's name as Liquid has it: index, product, collection, cart, search, page, policy, customers/login, 404. */
  template: string;
  title: string;
  data: LiquidObject;
}

const TEMPLATES = fileURLToPath(new URL("./templates", import.meta.url));
const engines = new Map<string, Liquid>();

/** The whole HTML page. */
export async function renderPage(page: PageRequest): Promise<string> {
  const engine = engineFor(page.shop);
  const scope = scopeOf(page);
  const content: unknown = await engine.renderFile(page.template.replace("customers/", ""), scope);
  return wrap(page, scope, String(content));
}

/** A page of the app proxy's application/liquid answer, inside the layout unless it says `{% layout none %}`. */
export async function renderProxyLiquid(page: PageRequest, source: string): Promise<string> {
  const engine = engineFor(page.shop);
  const isBare = /\{%-?\s*layout\s+none\s*-?%\}/.test(source);
  const content: unknown = await engine.parseAndRender(
    source.replace(/\{%-?\s*layout\s+none\s*-?%\}/, ""),
    scopeOf(page),
  );
  return isBare ? String(content) : wrap(page, scopeOf(page), String(content));
}

async function wrap(page: PageRequest, scope: LiquidObject, content: string): Promise<string> {
  const embeds = await renderEmbeds(page.context, page.shop, globalsOnly(scope), page.template);
  const html: unknown = await engineFor(page.shop).renderFile("layout", {
    ...scope,
    content_for_layout: content,
    content_for_header: contentForHeader(page) + embeds.head,
    app_embeds: embeds.bodyEnd,
  });
  return String(html);
}

function scopeOf(page: PageRequest): LiquidObject {
  const { shop, customer } = page;
  return {
    shop: shopObject(shop),
    localization: localizationObject(shop),
    customer: customer ? customerObject(shop, customer) : null,
    cart: viewCart(shop, page.cart),
    routes: ROUTES,
    request: {
      path: page.path,
      page_type: page.template,
      host: shop.domain,
      origin: `https://${shop.domain}`,
      locale: { iso_code: shop.primaryLocale, primary: true, root_url: "/" },
      design_mode: false,
      visual_preview_mode: false,
    },
    template: {
      name: page.template.split("/").pop(),
      directory: page.template.includes("/") ? page.template.split("/")[0] : null,
      suffix: null,
      toString: () => page.template,
    },
    page_title: page.title,
    canonical_url: `https://${shop.domain}${page.path}`,
    theme_links: themeLinks(shop),
    ...page.data,
  };
}

/** App embeds see the global objects and the page's own resource, never a theme's private variables. */
function globalsOnly(scope: LiquidObject): LiquidObject {
  const names = [
    "shop",
    "localization",
    "customer",
    "cart",
    "routes",
    "request",
    "template",
    "page_title",
    "canonical_url",
    "product",
    "collection",
  ];
  return Object.fromEntries(names.filter((name) => name in scope).map((name) => [name, scope[name]]));
}

function themeLinks(shop: ShopState): LiquidObject {
  const collections = [...shop.collections.values()].filter((collection) => collection.handle !== "all");
  return {
    collections: collections.slice(0, 5).map(({ title, handle }) => ({ title, url: `/collections/${handle}` })),
    pages: [...shop.pages.values()]
      .filter((one) => one.isPublished)
      .map(({ title, handle }) => ({ title, url: `/pages/${handle}` })),
    policies: [...shop.policies.keys()].flatMap((type) => policyObject(shop, type) ?? []),
  };
}

function engineFor(shop: ShopState): Liquid {
  const known = engines.get(shop.domain);
  if (known) return known;
  const engine = new Liquid({
    root: TEMPLATES,
    partials: `${TEMPLATES}/snippets`,
    extname: ".liquid",
    strictFilters: true,
    cache: true,
  });
  registerFilters(engine, shop);
  engine.registerFilter("asset_url", (file: unknown) => `/cdn/shop/t/1/assets/${String(file)}`);
  const words = wordsOf(shop.primaryLocale);
  const translate = (key: unknown, ...options: [string, unknown][]): string =>
    words(String(key), Object.fromEntries(options.map(([name, value]) => [name, escapeHtml(String(value))])));
  engine.registerFilter("t", translate);
  engines.set(shop.domain, engine);
  return engine;
}

/** What the platform puts into every page's head: the Shopify global and the Customer Privacy API's loader. */
function contentForHeader({ shop, customer }: PageRequest): string {
  const facts = {
    shop: shop.domain,
    locale: shop.primaryLocale,
    currency: { active: shop.currency, rate: "1.0" },
    country: shop.primaryLocale.startsWith("zh") ? "CN" : "US",
    routes: { root: "/" },
    theme: { name: "Sandbox", id: 1, role: "main" },
    cdnHost: `${shop.domain}/cdn`,
  };
  const meta = JSON.stringify({ page: { customerId: customer?.id ?? null } }).replaceAll("<", "\\u003c");
  return `<script>window.Shopify=Object.assign(window.Shopify||{},${JSON.stringify(facts).replaceAll("<", "\\u003c")});window.ShopifyAnalytics={meta:${meta}};</script>
<script src="/cdn/shopifycloud/consent-tracking-api.js"></script>\n`;
}
