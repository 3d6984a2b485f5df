/**
 * `npm run pictures`: takes the README's picture from a running demo of its own, so that it always shows today's product.
 * Writes docs/pictures/storefront.png.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { startDemo } from "./demo/start";

const PORT = 4680;
const QUESTION = "do you have a waterproof jacket under $150?";
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const folder = mkdtempSync(join(tmpdir(), "aisle-pictures-"));
const demo = await startDemo({ port: PORT, isReset: false, say: (line) => console.log(line), folder });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, userAgent: USER_AGENT });
  await page.goto(`http://ridgeline.localhost:${PORT}/collections/jackets`);
  await page.locator(".aisle-bubble").click();
  await page.locator(".greeting:not(.loading)").waitFor();
  await page.locator("textarea").fill(QUESTION);
  await page.locator("textarea").press("Enter");
  await page.locator(".row.assistant .card").first().waitFor();
  await page.locator(".send:not(.is-stop)").waitFor();
  await page.waitForLoadState("networkidle");
  mkdirSync("docs/pictures", { recursive: true });
  await page.screenshot({ path: "docs/pictures/storefront.png" });
  console.log("docs/pictures/storefront.png");
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
