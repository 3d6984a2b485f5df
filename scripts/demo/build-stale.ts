/**
 * Builds the bubble and the Remix app when their sources are newer than what was built. Called by the demo, `npm run ask`
 * and the browser tests before they start anything; a demo that runs already keeps the code it was started with.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHash } from "node:crypto";

/** Outside build/, which the app's build empties. */
const MARKERS = join("node_modules", ".cache", "aisle-build");

const PARTS = [
  {
    name: "bubble",
    sources: ["widget", "scripts/build-widget.ts"],
    args: ["--import", "tsx", "scripts/build-widget.ts"],
  },
  {
    name: "app",
    sources: ["app", "vite.config.ts", "prisma/schema.prisma", "package-lock.json"],
    args: ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"],
  },
];

/** Names of the parts whose sources changed since they were built: what a running demo does not show yet. */
export function staleParts(): string[] {
  return PARTS.filter(({ name, sources }) => !isFresh(name, fingerprint(sources))).map(({ name }) => name);
}

/** @throws Error with the build's own words when one fails */
export async function buildWhatIsStale(say: (line: string) => void): Promise<void> {
  mkdirSync(MARKERS, { recursive: true });
  for (const { name, sources, args } of PARTS) {
    const wanted = fingerprint(sources);
    if (isFresh(name, wanted)) continue;
    say(`Building the ${name} …`);
    const env = { ...process.env, NODE_ENV: "production" as const };
    const built = spawnSync(process.execPath, args, { encoding: "utf8", env });
    if (built.status !== 0) throw new Error(`Building the ${name} failed:\n${built.stdout}${built.stderr}`);
    writeFileSync(markerOf(name), wanted);
  }
}

function isFresh(name: string, wanted: string): boolean {
  const isBuilt = name === "bubble" || existsSync("build/server/index.js");
  return isBuilt && existsSync(markerOf(name)) && readFileSync(markerOf(name), "utf8") === wanted;
}

const markerOf = (name: string) => join(MARKERS, `${name}-sources`);

/** Names, sizes and times of all source files; tests do not count. */
function fingerprint(sources: string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesBelow).sort()) {
    if (file.includes(".test.")) continue;
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
