/**
 * A small theme page that renders the extension's real Liquid block and its real locales, as a storefront would. Called
 * by fake-doors.ts; strict, so that a filter or a word that does not exist fails the test.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";

import { Liquid } from "liquidjs";

import { WIDGET_ASSETS_DIR } from "../../scripts/build-widget";

const EXTENSION = path.resolve(WIDGET_ASSETS_DIR, "..");

export interface PageOptions {
  locale: string;
  path: string;
  customer: string;
  accent?: string | undefined;
  side?: "left" | "right" | undefined;
  /** Value of app.metafields.aisle.*; absent on a fresh install. */
  metafields?: Record<string, { value: unknown }>;
}

export function assetText(name: string): Promise<string> {
  return readFile(path.join(WIDGET_ASSETS_DIR, path.basename(name)), "utf8");
}

/** The block's HTML alone. */
export async function renderBlock(options: PageOptions): Promise<string> {
  const source = await readFile(path.join(EXTENSION, "blocks/chat-bubble.liquid"), "utf8");
  const schema = /{% schema %}([\s\S]*?){% endschema %}/.exec(source);
  const { settings } = JSON.parse(schema?.[1] ?? "{}") as { settings: { id: string; default: unknown }[] };
  const isChinese = options.locale.startsWith("zh");
  const locale = await readFile(path.join(EXTENSION, "locales", isChinese ? "zh-CN.json" : "en.default.json"), "utf8");
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });
  liquid.registerFilter("asset_url", (name: string) => `/ext/${name}`);
  liquid.registerFilter("t", (key: string) => translate(JSON.parse(locale), key));
  const defaults = Object.fromEntries(settings.map((setting) => [setting.id, setting.default]));
  return liquid.parseAndRender(source.replace(schema?.[0] ?? "", ""), {
    app: { metafields: { aisle: options.metafields ?? {} } },
    request: { locale: { iso_code: options.locale } },
    customer: options.customer ? { id: options.customer } : null,
    block: {
      shopify_attributes: "",
      settings: { ...defaults, accent: options.accent ?? defaults.accent, position: options.side ?? defaults.position },
    },
  });
}

export async function renderPage(options: PageOptions): Promise<string> {
  const isChinese = options.locale.startsWith("zh");
  return `<!doctype html><html lang="${options.locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${isChinese ? "青山茶事" : "Ridgeline"}</title>
<style>html{font-size:62.5%}body{margin:0;font:400 1.6rem/1.6 Inter,"Helvetica Neue",Arial,"Noto Sans CJK SC",sans-serif;color:#222;background:#f7f5f1}
main{max-width:1080px;margin:0 auto;padding:40px 24px}h1{font-size:4rem;font-weight:500}nav a{margin-inline-end:16px;color:#222}
button{text-transform:uppercase;letter-spacing:4px}.hero{height:340px;background:#dcd8cd;border-radius:6px}</style>
<script>window.Shopify={routes:{root:"/"}}</script></head><body><main><nav aria-label="Shop"><a href="/">Home</a><a id="elsewhere" href="/collections/all">All</a></nav>
<h1>${isChinese ? "山间一盏茶" : "Made for weather"}</h1><div class="hero"></div><p>${isChinese ? "春茶已到。" : "New season, same mountains."}</p></main>
${await renderBlock(options)}</body></html>`;
}

function translate(catalogue: unknown, key: string): string {
  const value = key
    .split(".")
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], catalogue);
  if (typeof value !== "string") throw new Error(`no translation for ${key}`);
  return value;
}
