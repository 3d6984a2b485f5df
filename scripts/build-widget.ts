/**
 * Builds the bubble: widget/ → extensions/chat-bubble/assets. Run by the demo, the tests and a person before a commit;
 * with `--check` it writes nothing and fails when the committed assets differ. The same sources give the same bytes.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { build, type BuildOptions } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const WIDGET_ASSETS_DIR = path.join(ROOT, "extensions/chat-bubble/assets");

/** ES2022 with array findLast: Chrome and Edge 97, Safari 15.4, Firefox 104, all from 2022 or before. */
const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

const ENTRIES: Record<string, BuildOptions> = {
  "aisle-loader.js": { entryPoints: ["widget/loader.ts"], format: "iife" },
  "aisle-panel.js": { entryPoints: ["widget/panel.ts"], format: "esm" },
  "aisle-words-en.js": { entryPoints: ["widget/locales/en.ts"], format: "esm" },
  "aisle-words-zh.js": { entryPoints: ["widget/locales/zh.ts"], format: "esm" },
  "aisle-panel.css": { entryPoints: ["widget/styles/panel.css"] },
};

/**
 * Builds in memory.
 * @returns file name → text, one per asset
 */
export async function buildWidget(): Promise<Map<string, string>> {
  const built = new Map<string, string>();
  for (const [name, options] of Object.entries(ENTRIES)) {
    const result = await build({ ...COMMON, ...options, write: false });
    const file = result.outputFiles[0];
    if (!file) throw new Error(`esbuild gave nothing for ${name}`);
    built.set(name, file.text);
  }
  return built;
}

/** Bytes of a text after gzip at the level that content networks use. */
export function gzipBytes(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes("--check");
  let isStale = false;
  await mkdir(WIDGET_ASSETS_DIR, { recursive: true });
  for (const [name, text] of await buildWidget()) {
    const file = path.join(WIDGET_ASSETS_DIR, name);
    const before = await readFile(file, "utf8").catch(() => null);
    if (before !== text) {
      isStale = true;
      if (!isCheck) await writeFile(file, text);
    }
    console.log(
      `${name}  ${text.length} B, ${gzipBytes(text)} B gzip${before === text ? "" : isCheck ? "  STALE" : "  written"}`,
    );
  }
  if (isCheck && isStale) {
    console.error("The committed assets are stale: run `tsx scripts/build-widget.ts`.");
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
