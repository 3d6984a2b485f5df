/**
 * Reads the app's theme app extensions from disk as the CLI would pack them: blocks with their {% schema %}, snippets,
 * locales, and a version that changes with the files. The storefront renders from it, the CDN serves its assets. Files
 * are read again when they change, so that a rebuilt widget needs no restart.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import type { AppConfigSource } from "../http/app-config";
import { lookUp, type WordTree } from "./words";

export interface ExtensionBlock {
  /** File name without ".liquid", e.g. "chat-bubble". */
  handle: string;
  source: string;
  schema: BlockSchema;
}

export interface ThemeExtension {
  handle: string;
  dir: string;
  /** Changes when any file does. */
  version: string;
  blocks: ExtensionBlock[];
  snippets: Record<string, string>;
  locales: Record<string, WordTree>;
  /** Words of the schema's "t:" keys, by locale. */
  schemaWords: Record<string, WordTree>;
  defaultLocale: string;
}

const schemaShape = z.object({
  name: z.string(),
  target: z.enum(["section", "body", "head", "compliance_head"]),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  tag: z.string().optional(),
  class: z.string().optional(),
  available_if: z.string().optional(),
  enabled_on: z.object({ templates: z.array(z.string()) }).optional(),
  disabled_on: z.object({ templates: z.array(z.string()) }).optional(),
  settings: z
    .array(z.object({ type: z.string(), id: z.string().optional(), default: z.unknown().optional() }))
    .default([]),
});

export type BlockSchema = z.infer<typeof schemaShape>;

const cache = new Map<string, ThemeExtension>();

/** The extensions beside the toml. @throws when a block has no readable schema, with the file's name. */
export function readExtensions(config: AppConfigSource): ThemeExtension[] {
  return config.extensionDirs().map(({ handle, dir }) => {
    const version = versionOf(dir);
    const known = cache.get(dir);
    if (known?.version === version) return known;
    const extension = readExtension(handle, dir, version);
    cache.set(dir, extension);
    return extension;
  });
}

/** A block's source less its schema, and the schema as an object. */
export function splitSchema(source: string, file: string): { source: string; schema: BlockSchema } {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source);
  if (!match?.[1]) throw new Error(`${file} has no {% schema %}`);
  try {
    return { source: withoutAssetTags(source.replace(match[0], "")), schema: schemaShape.parse(JSON.parse(match[1])) };
  } catch (error) {
    throw new Error(`${file} has a bad {% schema %}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A block's name as a person reads it in `locale`: its "t:" key looked up, else as it stands. */
export function blockName(extension: ThemeExtension, block: ExtensionBlock, locale: string): string {
  const { name } = block.schema;
  if (!name.startsWith("t:")) return name;
  const trees = [locale, extension.defaultLocale].flatMap((one) =>
    Object.entries(extension.schemaWords).filter(([key]) => key === one),
  );
  return trees.map(([, tree]) => lookUp(tree, name.slice(2))).find((found) => found !== null) ?? name;
}

function readTree(file: string): WordTree {
  return JSON.parse(readFileSync(file, "utf8")) as WordTree;
}

function withoutAssetTags(source: string): string {
  return source.replace(/\{%-?\s*(javascript|stylesheet|doc)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g, "");
}

function readExtension(handle: string, dir: string, version: string): ThemeExtension {
  const localeFiles = list(join(dir, "locales"), ".json").filter((file) => !file.endsWith(".schema.json"));
  const schemaFiles = list(join(dir, "locales"), ".schema.json");
  const localeOf = (file: string): string => basename(file, ".json").replace(/\.default$/, "");
  const fallback = localeFiles.find((file) => file.endsWith(".default.json"));
  return {
    handle,
    dir,
    version,
    blocks: list(join(dir, "blocks"), ".liquid").map((file) => ({
      handle: basename(file, ".liquid"),
      ...splitSchema(readFileSync(file, "utf8"), `${handle}/blocks/${basename(file)}`),
    })),
    snippets: Object.fromEntries(
      list(join(dir, "snippets"), ".liquid").map((file) => [
        basename(file, ".liquid"),
        withoutAssetTags(readFileSync(file, "utf8")),
      ]),
    ),
    locales: Object.fromEntries(localeFiles.map((file) => [localeOf(file), readTree(file)])),
    schemaWords: Object.fromEntries(
      schemaFiles.map((file) => [localeOf(file.replace(".schema.json", ".json")), readTree(file)]),
    ),
    defaultLocale: fallback ? localeOf(fallback) : "en",
  };
}

function list(dir: string, ending: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(dir, name));
}

function versionOf(dir: string): string {
  const files = ["blocks", "snippets", "locales", "assets"].flatMap((part) => list(join(dir, part), ""));
  const newest = files.reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), 0);
  return `${files.length}-${Math.floor(newest).toString(36)}`;
}
