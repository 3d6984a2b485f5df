/**
 * The words of the sandbox's own pages (theme and admin frame) in English and Chinese, by the shop's or the reader's
 * locale. Templates use them through the `t` filter, code through wordsOf. English is the fallback.
 */
import { readFileSync } from "node:fs";

type Tree = { [key: string]: string | Tree };

const CATALOGUES: Record<"en" | "zh-CN", Tree> = { en: load("en"), "zh-CN": load("zh-CN") };

export type Words = (key: string, values?: Record<string, string>) => string;

/** The translating function for a locale ("zh-CN", "zh", "en-US" …). */
export function wordsOf(locale: string): Words {
  const tree = CATALOGUES[/^zh/i.test(locale) ? "zh-CN" : "en"];
  return (key, values = {}) => fill(lookUp(tree, key) ?? lookUp(CATALOGUES.en, key) ?? key, values);
}

/** The string at a dotted key, or null. */
export function lookUp(tree: Tree, key: string): string | null {
  let at: string | Tree | undefined = tree;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : null;
}

/** `{{ name }}` placeholders filled in. */
export function fill(value: string, values: Record<string, string>): string {
  return value.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? "");
}

export type { Tree as WordTree };

function load(locale: string): Tree {
  return JSON.parse(readFileSync(new URL(`./words/${locale}.json`, import.meta.url), "utf8")) as Tree;
}
