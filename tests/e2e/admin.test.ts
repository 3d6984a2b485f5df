import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { askBubble, newVisit, openAdmin, openBubble, startBrowser, DESKTOP, PHONE } from "./support/browser";
import { ENGLISH } from "./support/shop";
import { startStack, until } from "./support/stack";

const stack = await startStack();
const browser = await startBrowser(stack);
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const PAGES = ["", "/app/tone", "/app/conversations", "/app/knowledge", "/app/settings"];

test("a change of tone shows in the preview at once, and on the storefront once published", async () => {
  const { page, assertClean } = await newVisit(browser);
  const admin = await openAdmin(page, ENGLISH.handle, "/app/tone");
  await admin.getByLabel("Assistant's name").fill("Wren");
  await admin.getByLabel("Greeting in English").fill("Wren here. What are you planning?");
  await admin.getByText("Concise", { exact: true }).click();
  const preview = admin.getByRole("log");
  await preview.getByText("Wren here. What are you planning?").waitFor();
  await admin.getByLabel("Ask as a shopper would").fill("what is your refund policy?");
  await admin.getByRole("button", { name: "Send" }).click();
  await preview.getByText(/30 days/).waitFor();
  await preview.getByText(/builtin:1/).waitFor();

  const shopper = await newVisit(browser);
  await openBubble(shopper.page, `${ENGLISH.url}/`);
  expect(await shopper.page.locator(".greeting").innerText()).not.toContain("Wren");
  await admin.getByRole("button", { name: "Publish" }).click();
  await admin.getByText("Version 2").waitFor();
  const next = await newVisit(browser);
  await openBubble(next.page, `${ENGLISH.url}/`);
  expect(await next.page.locator(".greeting").innerText()).toContain("Wren here. What are you planning?");
  assertClean();
});

test("a merchant reads a conversation with its sources, takes it over, and the shopper gets the reply", async () => {
  const shopper = await newVisit(browser, PHONE);
  await openBubble(shopper.page, `${ENGLISH.url}/`);
  await askBubble(shopper.page, "how long does shipping take? my reference is fern-42");
  const { page, assertClean } = await newVisit(browser);
  const admin = await openAdmin(page, ENGLISH.handle, "/app/conversations");
  await admin.getByRole("link", { name: /fern-42/ }).click();
  await admin.getByText(/How this was answered/).click();
  await admin
    .getByText(/find_policy/)
    .first()
    .waitFor();
  await admin.getByRole("button", { name: "Take over" }).click();
  await admin.getByLabel("Your reply").fill("Hello, this is the team.");
  await admin.getByRole("button", { name: "Send" }).click();
  await shopper.page.locator(".row.staff .text", { hasText: "Hello, this is the team." }).waitFor({ timeout: 30_000 });
  assertClean();
});

test("a merchant opens the shipping rates, changes a policy, and finds both in what the assistant knows", async () => {
  const { page, assertClean } = await newVisit(browser);
  let admin = await openAdmin(page, ENGLISH.handle, "/app/settings");
  await admin.getByRole("button", { name: "Allow: Shipping rates" }).click();
  await page.getByRole("button", { name: "Grant access" }).click();
  await admin.getByRole("button", { name: "Take back: Shipping rates" }).waitFor();
  const bodyHtml = "<h2>Returns</h2><p>You may return unworn gear within 45 days of delivery.</p>";
  await stack.control("POST", `shops/${ENGLISH.handle}/policies/REFUND_POLICY`, { bodyHtml });
  await admin.getByRole("button", { name: "Check my data" }).click();
  await until(
    "the changed policy is read",
    async () => {
      admin = await openAdmin(page, ENGLISH.handle, "/app/knowledge");
      await admin.locator("h1").first().waitFor();
      return (await admin.getByText("1 earlier text").count()) > 0;
    },
    60_000,
  );
  await admin.getByRole("link", { name: "Shipping rates" }).click();
  await admin.getByText(/Ships to: Canada/).waitFor();
  await assertAccessible(page, "shipping rates");
  await page.goBack();
  await admin.getByRole("link", { name: "Refund policy" }).focus();
  await page.keyboard.press("Enter");
  await admin
    .locator("del", { hasText: /within 30 days/ })
    .first()
    .waitFor();
  await admin
    .locator("ins", { hasText: /within 45 days/ })
    .first()
    .waitFor();
  await assertAccessible(page, "a changed policy");
  assertClean();
});

test.each([
  ["en", "English", DESKTOP],
  ["zh-CN", "Chinese", DESKTOP],
  ["en", "English", PHONE],
  ["zh-CN", "Chinese", PHONE],
])("every admin page is accessible and fits: %s (%s) at %j", async (locale, _name, viewport) => {
  const { page, assertClean } = await newVisit(browser, viewport);
  for (const path of PAGES) {
    const admin = await openAdmin(page, ENGLISH.handle, path, locale);
    await admin.locator("h1").first().waitFor();
    await assertAccessible(page, path);
  }
  assertClean();
});

/** No violation that axe knows, and no sideways scrolling, in what the app shows now. */
async function assertAccessible(page: Page, what: string): Promise<void> {
  const frame = page.frames().find((one) => one.url().startsWith("https://app.sandbox.test"));
  if (!frame) throw new Error("the app's frame is not there");
  await frame.evaluate(AXE);
  const found = await frame.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  );
  expect(found.map((one) => `${what} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  const overflow = await frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
