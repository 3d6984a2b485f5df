/**
 * The Liquid filters of the platform that themes and app blocks here may use. Registered on every engine; strictFilters
 * is on, so a filter that is not here fails loudly. https://shopify.dev/docs/api/liquid/filters
 */
import { createHash, createHmac } from "node:crypto";
import type { Liquid } from "liquidjs";
import type { ShopState } from "../domain/types";
import { escapeHtml } from "../http/exchange";
import { formatMoney } from "./money";

export function registerFilters(engine: Liquid, shop: ShopState): void {
  const money = (value: unknown): string => formatMoney(shop, Number(value) || 0);
  engine.registerFilter("money", money);
  engine.registerFilter("money_with_currency", (value: unknown) => `${money(value)} ${shop.currency}`);
  engine.registerFilter("money_without_currency", (value: unknown) => money(value).replace(/^[^\d-]+/, ""));
  engine.registerFilter("money_without_trailing_zeros", (value: unknown) => money(value).replace(/\.0+$/, ""));
  engine.registerFilter("handleize", handleize);
  engine.registerFilter("handle", handleize);
  engine.registerFilter("md5", (value: unknown) => createHash("md5").update(String(value)).digest("hex"));
  engine.registerFilter("sha256", (value: unknown) => createHash("sha256").update(String(value)).digest("hex"));
  engine.registerFilter("hmac_sha256", (value: unknown, key: unknown) =>
    createHmac("sha256", String(key)).update(String(value)).digest("hex"),
  );
  engine.registerFilter("image_url", (image: unknown, ...options: [string, unknown][]) => sized(urlOf(image), options));
  engine.registerFilter("img_url", (image: unknown) => urlOf(image));
  engine.registerFilter("image_tag", imageTag);
  engine.registerFilter(
    "stylesheet_tag",
    (url: unknown) => `<link href="${escapeHtml(String(url))}" rel="stylesheet" type="text/css" media="all">`,
  );
  engine.registerFilter("script_tag", (url: unknown) => `<script src="${escapeHtml(String(url))}"></script>`);
  engine.registerFilter(
    "link_to",
    (label: unknown, url: unknown) => `<a href="${escapeHtml(String(url))}">${String(label)}</a>`,
  );
  engine.registerFilter("within", (url: unknown) => String(url));
  engine.registerFilter("pluralize", (count: unknown, one: unknown, many: unknown) =>
    Number(count) === 1 ? one : many,
  );
  engine.registerFilter("metafield_text", (field: unknown) => String(field ?? ""));
  engine.registerFilter(
    "time_tag",
    (value: unknown) => `<time datetime="${escapeHtml(String(value))}">${escapeHtml(String(value))}</time>`,
  );
}

function handleize(value: unknown): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function urlOf(image: unknown): string {
  if (typeof image === "string") return image;
  if (typeof image !== "object" || image === null) return "";
  const { src, url, featured_image: featured } = image as { src?: unknown; url?: unknown; featured_image?: unknown };
  if (typeof src === "string") return src;
  return featured ? urlOf(featured) : typeof url === "string" ? url : "";
}

function sized(url: string, options: [string, unknown][]): string {
  const width = options.find(([name]) => name === "width")?.[1];
  return width && url ? `${url}${url.includes("?") ? "&" : "?"}width=${String(width)}` : url;
}

function imageTag(url: unknown, ...options: [string, unknown][]): string {
  const attributes = options.map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join("");
  return `<img src="${escapeHtml(String(url))}"${attributes}>`;
}
