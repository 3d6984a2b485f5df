/**
 * Makes any command run on a fresh machine: `node scripts/bootstrap.mjs SCRIPT.ts ARGS`, called by the npm scripts. Plain
 * JavaScript for Node 16 or newer: installs dependencies when missing or out of date, generates the database client,
 * then runs SCRIPT on the Node 22 that the dependencies bring. It writes to stderr only, so stdout is the script's own.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "..", "..");
const NODE_22 = join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

process.chdir(ROOT);
installIfNeeded();
generateIfNeeded();
runScript(process.argv.slice(2));

/** The lockfile's hash is kept inside node_modules, so that a removed or half-made folder is installed again. */
function installIfNeeded() {
  const marker = join("node_modules", ".aisle-lockfile");
  const wanted = hashOf("package-lock.json");
  if (existsSync(NODE_22) && read(marker) === wanted) return;
  if (
    existsSync(NODE_22) &&
    read(marker) === null &&
    isNewer(join("node_modules", ".package-lock.json"), "package-lock.json")
  ) {
    writeFileSync(marker, wanted);
    return;
  }
  say("Installing dependencies (once; a minute or two) …");
  // The machine's own npm and node: node_modules/.bin is being replaced under us.
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter);
  const env = { ...process.env, PATH: path, NODE_ENV: "development", PRISMA_SKIP_POSTINSTALL_GENERATE: "1" };
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error", "--progress=true"];
  const installed = spawnSync("npm", args, { stdio: ["ignore", 2, 2], env, shell: process.platform === "win32" });
  if (installed.status !== 0) fail("npm ci failed: see above. Is the package registry reachable?");
  writeFileSync(marker, wanted);
  say("Dependencies are installed.");
}

function generateIfNeeded() {
  const marker = join("node_modules", ".prisma", "client", ".aisle-schema");
  const wanted = hashOf(join("prisma", "schema.prisma"));
  if (read(marker) === wanted) return;
  say("Generating the database client …");
  const cli = join("node_modules", "prisma", "build", "index.js");
  const made = spawnSync(NODE_22, [cli, "generate", "--no-hints"], { encoding: "utf8", env: withNode22() });
  if (made.status !== 0) fail(`prisma generate failed:\n${made.stdout}${made.stderr}`);
  writeFileSync(marker, wanted);
}

function runScript([script, ...args]) {
  if (!script) fail("usage: node scripts/bootstrap.mjs SCRIPT.ts [arguments]");
  const child = spawn(NODE_22, ["--import", "tsx", script, ...args], { stdio: "inherit", env: withNode22() });
  // Ctrl-C reaches the script by itself (same terminal); here it must only not end us before the script has ended.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

function withNode22() {
  const bin = join(ROOT, "node_modules", ".bin");
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
}

function hashOf(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function isNewer(file, than) {
  return existsSync(file) && statSync(file).mtimeMs >= statSync(than).mtimeMs;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
