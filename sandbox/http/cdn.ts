/**
 * cdn.shopify.com of the sandbox: the App Bridge stand-in, the app's extension assets straight from its folder, and
 * product pictures drawn on demand. Everything is readable across origins, as on the platform.
 */
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { productWithHandle, productWithPicture } from "../domain/catalogue-facts";
import type { Product } from "../domain/types";
import { readExtensions } from "../storefront/extension-source";
import type { SandboxContext } from "./context";
import { text, type Inbound, type Reply } from "./exchange";
import { drawPicture } from "./pictures";

const TYPES: Record<string, string> = {
  ".js": "application/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const OPEN = {
  "access-control-allow-origin": "*",
  "timing-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};

export function cdn(context: SandboxContext, inbound: Inbound): Reply {
  const path = decodeURIComponent(inbound.url.pathname);
  if (path === "/shopifycloud/app-bridge.js") {
    const part = (file: string): string =>
      readFileSync(new URL(`../admin-frame/assets/${file}`, import.meta.url), "utf8");
    const body = part("app-bridge.js") + part("app-bridge-elements.js");
    return {
      status: 200,
      headers: { ...OPEN, "content-type": "application/javascript; charset=utf-8", "cache-control": "no-cache" },
      body,
    };
  }
  const asset = /^\/extensions\/[^/]+\/([a-z0-9-]+)\/assets\/([\w.-]+)$/.exec(path);
  if (asset?.[1] && asset[2]) return extensionAsset(context, asset[1], asset[2]);
  return picture(context, path) ?? text("Not found", 404, OPEN);
}

/** `slug` is "{extension handle}-{version}"; the version only keeps caches apart. */
function extensionAsset(context: SandboxContext, slug: string, file: string): Reply {
  const extension = readExtensions(context.config).find((one) => slug.startsWith(`${one.handle}-`));
  const path = extension ? join(extension.dir, "assets", file) : "";
  if (!extension || !existsSync(path)) return text("Not found", 404, OPEN);
  const isCurrent = slug === `${extension.handle}-${extension.version}`;
  return {
    status: 200,
    headers: {
      ...OPEN,
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
    },
    body: readFileSync(path),
  };
}

/** The picture of whichever shop's product has one at this path: imported products keep the paths of the real CDN. */
function picture(context: SandboxContext, path: string): Reply | null {
  const file = /^\/s\/files\/(?:1\/(\d+)\/)?.*?([^/]+\.[a-z]+)$/i.exec(path);
  if (!file?.[2]) return null;
  const handle = file[2].replace(/\.[a-z]+$/i, "");
  const shops = [...context.world.shops.values()];
  const own = shops.find((one) => one.id === Number(file[1]));
  const product =
    shops.map((shop) => productWithPicture(shop, path)).find((one) => one !== null) ??
    (own ? productWithHandle(own, handle) : null) ??
    undefined;
  if (!product && !own) return null;
  const svg = drawPicture({
    seed: file[2],
    productType: product?.productType ?? "",
    title: product?.title ?? handle,
    colour: colourOfPicture(product, file[2]) || colourOf(product?.options),
  });
  return {
    status: 200,
    headers: { ...OPEN, "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" },
    body: svg,
  };
}

/** The colour that a picture's text ends with ("Rain Shell, Navy"); empty where it names none of the product's. */
function colourOfPicture(product: Product | undefined, file: string): string {
  const text = product?.images.find((image) => image.url.split("?")[0]?.endsWith(`/${file}`))?.alt ?? "";
  const values = product?.options.flatMap((option) => option.values) ?? [];
  return values.find((value) => text.endsWith(`, ${value}`) || text.endsWith(`，${value}`)) ?? "";
}

function colourOf(options: { name: string; values: string[] }[] | undefined): string {
  return options?.find((option) => /colou?r|颜色|泥料/i.test(option.name))?.values[0] ?? "";
}
