/** The theme app extension as it is deployed: fresh, small, clean for theme-check, and with every word in both languages. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { check, loadConfig } from "@shopify/theme-check-node";
import { describe, expect, test } from "vitest";

import { buildWidget, gzipBytes, WIDGET_ASSETS_DIR } from "../../scripts/build-widget";
import { words as en } from "../../widget/locales/en";
import { words as zh } from "../../widget/locales/zh";
import { renderBlock } from "./fake-page";

const EXTENSION = path.resolve(WIDGET_ASSETS_DIR, "..");
const KB = 1024;
const built = await buildWidget();

describe("assets", () => {
  test("what is committed equals a fresh build", async () => {
    expect((await readdir(WIDGET_ASSETS_DIR)).sort()).toEqual([...built.keys()].sort());
    for (const [name, text] of built)
      expect(await readFile(path.join(WIDGET_ASSETS_DIR, name), "utf8"), name).toBe(text);
  });

  test("a shopper loads at most 2 KB before the click, 12 KB of panel in one language and 3 KB of styles", () => {
    const size = (name: string): number => gzipBytes(built.get(name) ?? "");
    expect(size("aisle-loader.js")).toBeLessThanOrEqual(2 * KB);
    for (const language of ["en", "zh"]) {
      expect(size("aisle-panel.js") + size(`aisle-words-${language}.js`), language).toBeLessThanOrEqual(12 * KB);
    }
    expect(size("aisle-panel.css")).toBeLessThanOrEqual(3 * KB);
  });

  test("nothing can turn text into markup or code, and the server's validation stays out", () => {
    for (const [name, text] of built) {
      expect(text, name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|DOMParser/,
      );
      expect(text, name).not.toMatch(/ZodError|zod/i);
    }
  });
});

describe("Liquid", () => {
  test("theme-check finds nothing", async () => {
    const config = await loadConfig(path.join(EXTENSION, ".theme-check.yml"), EXTENSION);
    const offenses = await check(EXTENSION, path.join(EXTENSION, ".theme-check.yml"));
    expect(config.checks.length).toBeGreaterThan(10);
    expect(offenses.map((offense) => `${offense.check}: ${offense.message} (${offense.uri})`)).toEqual([]);
  });

  test("it stays under Shopify's limits and 1 KB of inline styles, and its button has a name", async () => {
    const source = await readFile(path.join(EXTENSION, "blocks/chat-bubble.liquid"), "utf8");
    expect(source.length).toBeLessThan(100 * KB);
    const css = /<style>([\s\S]*?)<\/style>/.exec(source)?.[1] ?? "";
    expect(gzipBytes(css.replace(/\s+/g, " "))).toBeLessThanOrEqual(KB);
    for (const file of await readdir(path.join(EXTENSION, "locales"))) {
      expect((await readFile(path.join(EXTENSION, "locales", file))).length, file).toBeLessThan(15 * KB);
    }
    const html = await renderBlock({ locale: "zh-CN", path: "/", customer: "" });
    expect(html).toContain('aria-label="和店铺助手聊聊"');
    expect(html).toContain('data-proxy="/apps/aisle"');
  });

  test("the app's metafields move the proxy path and switch the bubble off; none at all means on", async () => {
    const render = (metafields: Record<string, { value: unknown }>): Promise<string> =>
      renderBlock({ locale: "en", path: "/", customer: "", metafields });
    expect(await render({ proxy_path: { value: "/tools/help" } })).toContain('data-proxy="/tools/help"');
    expect(await render({ enabled: { value: true } })).toContain("<button");
    expect(await render({ enabled: { value: false } })).not.toContain("<button");
  });
});

describe("words", () => {
  test("both languages have the same keys with the same inserted values", () => {
    expect(shape(zh)).toEqual(shape(en));
    expect(JSON.stringify(shape(zh))).not.toContain('""');
  });

  test("the extension's locale files have the same keys", async () => {
    const read = async (name: string): Promise<unknown> =>
      shape(JSON.parse(await readFile(path.join(EXTENSION, "locales", name), "utf8")));
    expect(await read("zh-CN.json")).toEqual(await read("en.default.json"));
    expect(await read("zh-CN.schema.json")).toEqual(await read("en.default.schema.json"));
  });
});

/** Keys with "text", or which of its inserted values a sentence uses. */
function shape(node: unknown): unknown {
  if (typeof node === "string") return node === "" ? "" : "text";
  if (typeof node === "function") {
    const make = node as (...values: unknown[]) => string;
    const said = make(...["(1)", "(2)"].slice(0, make.length));
    return { uses: ["(1)", "(2)"].filter((mark) => said.includes(mark)) };
  }
  if (typeof node !== "object" || node === null) throw new Error(`neither words nor a sentence: ${String(node)}`);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, shape(value)]));
}
