/**
 * Policies and pages from a folder: refund-policy.html and its like, pages/*.html. Markdown and plain text become simple
 * HTML. import-shop.ts calls it; files it does not know go into the report.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { ShopState, World } from "../domain/types";
import { addPage, addPolicy } from "../seeds/shop-parts";
import type { Report } from "./report";

/** File name, policy type, and title in the two languages. */
const POLICIES: Record<string, [type: string, en: string, zh: string]> = {
  "refund-policy": ["REFUND_POLICY", "Refund policy", "退款政策"],
  "shipping-policy": ["SHIPPING_POLICY", "Shipping policy", "配送政策"],
  "privacy-policy": ["PRIVACY_POLICY", "Privacy policy", "隐私政策"],
  "terms-of-service": ["TERMS_OF_SERVICE", "Terms of service", "服务条款"],
  "terms-of-sale": ["TERMS_OF_SALE", "Terms of sale", "销售条款"],
  "contact-information": ["CONTACT_INFORMATION", "Contact information", "联系信息"],
  "legal-notice": ["LEGAL_NOTICE", "Legal notice", "法律声明"],
  "subscription-policy": ["SUBSCRIPTION_POLICY", "Subscription policy", "订阅政策"],
};
const TEXTS = new Set([".html", ".htm", ".md", ".txt"]);

export async function readContent(world: World, shop: ShopState, folder: string, report: Report): Promise<void> {
  const leaveOut = (file: string, reason: string, mend: string): void =>
    report.add({ file, row: null, column: null, effect: "file left out", reason, mend });
  const isChinese = shop.primaryLocale.startsWith("zh");
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (entry.name !== "pages") leaveOut(entry.name, "a folder other than pages", "Put pages into pages/.");
      continue;
    }
    const name = nameOf(entry.name);
    const policy = POLICIES[name];
    if (!TEXTS.has(extname(entry.name).toLowerCase()) || !policy) {
      leaveOut(
        entry.name,
        "not the name of a policy",
        `Name it one of ${Object.keys(POLICIES).join(", ")}, ending in .html, .md or .txt.`,
      );
      continue;
    }
    const { html } = toHtml(entry.name, await readFile(join(folder, entry.name), "utf8"));
    const [type, en, zh] = policy;
    addPolicy(world, shop, { type, title: isChinese ? zh : en, html });
    report.took("policies");
  }
  const pages = join(folder, "pages");
  if (!existsSync(pages)) return;
  for (const file of (await readdir(pages)).sort()) {
    if (!TEXTS.has(extname(file).toLowerCase())) {
      leaveOut(`pages/${file}`, "not a text", "Pages end in .html, .md or .txt.");
      continue;
    }
    const { html, title } = toHtml(file, await readFile(join(pages, file), "utf8"));
    const handle = nameOf(file)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-");
    addPage(world, shop, { handle, title: title ?? words(nameOf(file)), html });
    report.took("pages");
  }
}

function nameOf(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}

function words(name: string): string {
  const text = name.replace(/[-_]+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text as HTML, and its first heading or title when it has one. */
function toHtml(file: string, source: string): { html: string; title: string | null } {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
  if (/\.html?$/i.test(file)) {
    const title = /<(title|h1)[^>]*>([^<]+)<\/\1>/i.exec(text)?.[2]?.trim() ?? null;
    return { html: /<body[^>]*>([\s\S]*?)<\/body>/i.exec(text)?.[1]?.trim() ?? text.trim(), title };
  }
  const blocks = text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
  const isMarkdown = /\.md$/i.test(file);
  const title = isMarkdown ? (/^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? null) : null;
  return {
    html: blocks.map((block) => (isMarkdown ? markdownBlock(block) : `<p>${escaped(block)}</p>`)).join("\n"),
    title,
  };
}

function markdownBlock(block: string): string {
  const heading = /^(#{1,4})\s+(.+)$/.exec(block);
  if (heading?.[1] && heading[2]) return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`;
  const lines = block.split("\n");
  if (lines.every((one) => /^\s*([-*]|\d+\.)\s+/.test(one))) {
    const tag = /^\s*\d/.test(lines[0] ?? "") ? "ol" : "ul";
    return `<${tag}>${lines.map((one) => `<li>${inline(one.replace(/^\s*([-*]|\d+\.)\s+/, ""))}</li>`).join("")}</${tag}>`;
  }
  return `<p>${inline(lines.join(" "))}</p>`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>');
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, "<br>");
}
