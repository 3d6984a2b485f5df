/**
 * A real browser for the bubble's tests: Debian's Chromium, driven by playwright-core, with one page per test. Promises
 * that an uncaught error or a console error on the page fails the test that asked for the page.
 */
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** Hosts asked besides the shop's and the app's own. */
  foreignRequests: string[];
  errors: string[];
}

/** @param ownUrls origins that the page may talk to */
export async function openPage(browser: Browser, ownUrls: string[], viewport = DESKTOP): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport,
    timezoneId: "Europe/Berlin",
    isMobile: viewport.width < 600,
    hasTouch: viewport.width < 600,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  });
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!ownUrls.some((own) => url.startsWith(own))) foreignRequests.push(url);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return { page, context, foreignRequests, errors };
}

/** Goes to the shop, opens the bubble and waits for the greeting or the conversation. */
export async function openChat(page: Page, shopUrl: string, path = "/"): Promise<void> {
  await page.goto(shopUrl + path);
  await page.locator(".aisle-bubble").click();
  await page.locator(".greeting:not(.loading), .row").first().waitFor({ state: "attached" });
}

export async function ask(page: Page, text: string): Promise<void> {
  const field = page.locator("textarea");
  await field.fill(text);
  await field.press("Enter");
}

/** Polls until the condition holds; fails with what it waited for. */
export async function eventually(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 4_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
