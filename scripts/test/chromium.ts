/**
 * The browser of the browser tests: found, or installed from Debian where the user may. Called by scripts/test.ts and
 * scripts/doctor.ts. Where it can do neither it names the package and goes on: those tests are then counted as skipped.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of a Chromium, or null. CHROMIUM_PATH wins. */
export function findChromium(): string | null {
  const given = process.env["CHROMIUM_PATH"];
  return [...(given ? [given] : []), ...PLACES].find((path) => existsSync(path)) ?? null;
}

/** Installs Debian's package, and a font for Chinese, when there is none and we are root on a Debian. */
export function ensureChromium(): void {
  if (findChromium() !== null) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests (once) …");
    const apt = (...args: string[]) =>
      spawnSync("apt-get", args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
  }
  if (findChromium() === null) {
    console.warn(
      "No Chromium: the browser tests will be skipped. Install the package `chromium`, or set CHROMIUM_PATH.",
    );
  }
}
