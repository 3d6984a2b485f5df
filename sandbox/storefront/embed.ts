/**
 * Renders the app's embed blocks into a storefront page, as the theme does for a switched-on embed: the real files of
 * extensions/*, with their settings' defaults, locales, assets and `available_if`. A block that fails to render fails
 * loudly in the page's source and on stderr.
 */
import { Liquid } from "liquidjs";
import type { ShopState } from "../domain/types";
import type { SandboxContext } from "../http/context";
import { escapeHtml } from "../http/exchange";
import { readExtensions, type BlockSchema, type ExtensionBlock, type ThemeExtension } from "./extension-source";
import { registerFilters } from "./filters";
import { metafieldObject, type LiquidObject } from "./objects";
import { fill, lookUp } from "./words";

const NOT_IN_EMBEDS = "content_for_header|content_for_index|content_for_layout";

export interface EmbedParts {
  head: string;
  bodyEnd: string;
}

/** The embeds of the installed app for a page; empty when the app is not installed or its embed is off. */
export async function renderEmbeds(
  context: SandboxContext,
  shop: ShopState,
  scope: LiquidObject,
  templateName: string,
): Promise<EmbedParts> {
  const parts: EmbedParts = { head: "", bodyEnd: "" };
  if (!shop.install?.embedEnabled) return parts;
  const app = { metafields: appMetafields(shop) };
  for (const extension of readExtensions(context.config)) {
    const engine = engineFor(extension, shop);
    for (const block of extension.blocks) {
      if (block.schema.target === "section" || !appliesTo(block.schema, templateName)) continue;
      if (block.schema.available_if && !(await isAvailable(engine, block.schema.available_if, app))) continue;
      const rendered = await renderBlock(engine, extension, block, { ...scope, app });
      if (block.schema.target === "body") parts.bodyEnd += rendered;
      else parts.head += rendered;
      parts.head += assetTags(extension, block.schema);
    }
  }
  return parts;
}

/** Where an extension's asset is served. The version is in the path, so it can be cached for ever. */
export function extensionAssetUrl(extension: ThemeExtension, file: string): string {
  return `https://cdn.shopify.com/extensions/sandbox/${extension.handle}-${extension.version}/assets/${file}`;
}

async function renderBlock(
  engine: Liquid,
  extension: ThemeExtension,
  block: ExtensionBlock,
  scope: LiquidObject,
): Promise<string> {
  const id = `sandbox__${extension.handle}_${block.handle}`.replaceAll("-", "_");
  const { tag = "div", class: className } = block.schema;
  const settings = Object.fromEntries(
    block.schema.settings.flatMap((setting) => (setting.id ? [[setting.id, setting.default ?? null]] : [])),
  );
  const attributes = `data-shopify-editor-block='{"id":"${id}","type":"shopify://apps/sandbox/blocks/${block.handle}"}'`;
  try {
    if (new RegExp(NOT_IN_EMBEDS).test(block.source)) throw new Error(`an app block may not use ${NOT_IN_EMBEDS}`);
    const inner: unknown = await engine.parseAndRender(block.source, {
      ...scope,
      block: { id, type: block.handle, settings, shopify_attributes: attributes },
    });
    return `<${tag} id="shopify-block-${id}" class="shopify-block shopify-app-block${className ? ` ${className}` : ""}">${String(inner)}</${tag}>\n`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`sandbox: ${extension.handle}/blocks/${block.handle}.liquid: ${message}\n`);
    return `<!-- Liquid error: ${escapeHtml(message).replaceAll("--", "- -")} -->\n`;
  }
}

function engineFor(extension: ThemeExtension, shop: ShopState): Liquid {
  const engine = new Liquid({ strictFilters: true, strictVariables: false, templates: extension.snippets });
  registerFilters(engine, shop);
  engine.registerFilter("asset_url", (file: unknown) => extensionAssetUrl(extension, String(file)));
  const translate = (key: unknown, ...options: [string, unknown][]): string =>
    translated(extension, shop.primaryLocale, String(key), options);
  engine.registerFilter("t", translate);
  engine.registerFilter("translate", translate);
  return engine;
}

function translated(extension: ThemeExtension, locale: string, key: string, options: [string, unknown][]): string {
  const values = Object.fromEntries(
    options.map(([name, value]) => [name, key.endsWith("_html") ? String(value) : escapeHtml(String(value))]),
  );
  const language = locale.split("-")[0] ?? locale;
  const trees = [locale, language, extension.defaultLocale]
    .map((name) => extension.locales[name])
    .filter((tree) => tree !== undefined);
  const keys = "count" in values ? [`${key}.${values.count === "1" ? "one" : "other"}`, `${key}.other`, key] : [key];
  for (const tree of trees) {
    for (const one of keys) {
      const found = lookUp(tree, one);
      if (found !== null) return fill(found, values);
    }
  }
  return `translation missing: ${locale}.${key}`;
}

async function isAvailable(engine: Liquid, condition: string, app: LiquidObject): Promise<boolean> {
  const value: unknown = await engine.parseAndRender(condition, { app });
  return String(value).trim() === "true";
}

function appliesTo(schema: BlockSchema, templateName: string): boolean {
  const matches = (templates: string[]): boolean => templates.includes("*") || templates.includes(templateName);
  if (schema.enabled_on) return matches(schema.enabled_on.templates);
  return !(schema.disabled_on && matches(schema.disabled_on.templates));
}

function assetTags(extension: ThemeExtension, schema: BlockSchema): string {
  const script = schema.javascript
    ? `<script src="${extensionAssetUrl(extension, schema.javascript)}" async></script>\n`
    : "";
  const style = schema.stylesheet
    ? `<link href="${extensionAssetUrl(extension, schema.stylesheet)}" rel="stylesheet" media="all">\n`
    : "";
  return style + script;
}

function appMetafields(shop: ShopState): LiquidObject {
  const out: Record<string, Record<string, unknown>> = {};
  for (const [name, field] of shop.appMetafields) {
    const dot = name.lastIndexOf(".");
    (out[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = metafieldObject(field.type, field.value);
  }
  return out;
}
