/**
 * Reads a shop's HTML as text: blocks in order with the headings they stand under. Scripts, styles, comments and
 * hidden parts never become text; a table row becomes one line with its column names. Broken HTML is read as far as
 * it goes. Called for policies, pages and product descriptions.
 */
import { HTMLElement, NodeType, parse } from "node-html-parser";
import type { Node } from "node-html-parser";
import { cleanLine, cleanText } from "./clean";

export interface Block {
  /** Headings above it, outermost first. */
  headings: string[];
  text: string;
}

const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "SVG",
  "HEAD",
  "BUTTON",
  "FORM",
]);
const HEADING = /^H([1-6])$/;
const BLOCK = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY UL".split(
    " ",
  ),
);
const HTML_MAX_CHARS = 400_000;

/** Blocks of text in reading order; empty ones are left out. */
export function blocksOf(html: string): Block[] {
  const root = parse(cleanText(html).slice(0, HTML_MAX_CHARS), { comment: false });
  const reader = new BlockReader();
  reader.read(root);
  return reader.finish();
}

/** All text of some HTML on lines, one a block. */
export function plainTextOf(html: string): string {
  return blocksOf(html)
    .flatMap((block, index, all) => {
      const heading = block.headings.at(-1);
      return heading && heading !== all[index - 1]?.headings.at(-1) ? [heading, block.text] : [block.text];
    })
    .join("\n");
}

class BlockReader {
  private readonly blocks: Block[] = [];
  private readonly path: { level: number; text: string }[] = [];
  private line = "";

  read(node: Node): void {
    if (node.nodeType === NodeType.TEXT_NODE) {
      this.line += node.text;
      return;
    }
    if (!(node instanceof HTMLElement)) return;
    const tag = node.tagName ?? "";
    if (SKIPPED.has(tag) || node.hasAttribute("hidden")) return;
    const level = HEADING.exec(tag)?.[1];
    if (level) this.heading(Number(level), node);
    else if (tag === "TABLE") this.table(node);
    else if (tag === "BR") this.line += "\n";
    else if (BLOCK.has(tag)) this.block(node, tag);
    else for (const child of node.childNodes) this.read(child);
  }

  finish(): Block[] {
    this.flush();
    return this.blocks;
  }

  private block(node: HTMLElement, tag: string): void {
    this.flush();
    const boldTitle = tag === "P" ? boldOnly(node) : null;
    if (boldTitle) {
      this.open(6, boldTitle);
      return;
    }
    if (tag === "LI") this.line = "- ";
    for (const child of node.childNodes) this.read(child);
    this.flush();
  }

  private heading(level: number, node: HTMLElement): void {
    this.flush();
    const text = cleanLine(node.text);
    if (text) this.open(level, text);
  }

  private open(level: number, text: string): void {
    while ((this.path.at(-1)?.level ?? 0) >= level) this.path.pop();
    this.path.push({ level, text: text.slice(0, 160) });
  }

  private table(table: HTMLElement): void {
    this.flush();
    const rows = table.querySelectorAll("tr").map((row) => ({
      isHead: row.querySelectorAll("td").length === 0,
      cells: row.querySelectorAll("th,td").map((cell) => cleanLine(cell.text)),
    }));
    const head = rows[0]?.isHead ? (rows.shift()?.cells ?? []) : [];
    for (const { cells } of rows) {
      const named = cells.map((cell, index) => (cell && index > 0 && head[index] ? `${head[index]}: ${cell}` : cell));
      this.line = named.filter(Boolean).join(" | ");
      this.flush();
    }
  }

  private flush(): void {
    for (const line of this.line.split("\n")) {
      const text = cleanLine(line);
      if (text && text !== "-") this.blocks.push({ headings: this.path.map((heading) => heading.text), text });
    }
    this.line = "";
  }
}

/** Shops often write a heading as a paragraph that is all bold; null when it is not that or too long for one. */
function boldOnly(node: HTMLElement): string | null {
  const children = node.childNodes.filter((child) => child.text.trim() !== "");
  const only = children[0];
  if (children.length !== 1 || !(only instanceof HTMLElement) || !["STRONG", "B"].includes(only.tagName)) return null;
  const text = cleanLine(only.text);
  return text && text.length <= 90 && !/[.。!！;；]$/.test(text) ? text : null;
}
