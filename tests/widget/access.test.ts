/** The bubble for every shopper: axe finds nothing, the keyboard suffices, and a screen reader hears whole sentences. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { ask, DESKTOP, eventually, launch, openChat, openPage, PHONE } from "./browser";
import { startFakeDoors, type FakeDoors } from "./fake-doors";
import { moreJackets, order, policySource, teas } from "./samples";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each([
  ["en", DESKTOP],
  ["en", PHONE],
  ["zh-CN", DESKTOP],
  ["zh-CN", PHONE],
] as const)("axe finds nothing in %s at %o, empty, answered, refused and handed over", async (locale, viewport) => {
  const doors = await startFakeDoors({ locale });
  const { page, context, errors } = await openPage(browser, [doors.shopUrl], viewport);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openChat(page, doors.shopUrl);
  expect(await violations(page)).toEqual([]);
  await converse(page, doors, locale === "en");
  expect(await violations(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  if (viewport === PHONE) expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await context.close();
  await doors.close();
  expect(errors).toEqual([]);
});

async function converse(page: Page, doors: FakeDoors, isEnglish: boolean): Promise<void> {
  doors.onTurn = (turn) => {
    turn.say("Here.").emit({ type: "cards", cards: isEnglish ? moreJackets() : teas() });
    turn
      .emit(
        { type: "orders", orders: [order()] },
        { type: "sign-in-needed" },
        { type: "sources", sources: policySource() },
      )
      .end();
  };
  await ask(page, "jackets");
  await page.locator(".sources").waitFor();
  await page.locator(".add").first().click();
  await page.locator(".outcome.added").waitFor();
  await page.locator(".person").click();
  await page.locator(".state:visible").waitFor();
  doors.faults.sendStatus = 500;
  await ask(page, "again");
  await page.locator(".notice:visible").waitFor();
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(root: Element): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const root = document.getElementById("aisle-chat");
    if (!root) return ["no bubble"];
    const result = await axe.run(root);
    return result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(" ")}`);
  });
}

/** Controls, save links inside lines of text, that are less than 44 px in one direction. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator(".panel").evaluate((panel) =>
    [...panel.querySelectorAll("button, select, textarea")]
      .filter((node) => node.getClientRects().length > 0)
      .filter((node) => node.getBoundingClientRect().height < 44 || node.getBoundingClientRect().width < 44)
      .map((node) => `${node.tagName}.${node.className}`),
  );
}

test("everything can be done with the keyboard, and Escape gives the focus back", async () => {
  const doors = await startFakeDoors({ locale: "en" });
  doors.onTurn = (turn) =>
    void turn
      .say("Here.")
      .emit({ type: "cards", cards: moreJackets().slice(0, 1) })
      .end();
  const { page, context } = await openPage(browser, [doors.shopUrl]);
  await page.goto(doors.shopUrl);
  await page.locator("#elsewhere").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("textarea").waitFor();
  await eventually("the composer has the focus", () => focused(page, "textarea"));
  await page.keyboard.type("shell");
  await page.keyboard.press("Enter");
  await page.locator(".add").waitFor();
  for (let i = 0; i < 8 && !(await focused(page, ".add")); i += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await page.locator(".outcome.added").waitFor();
  expect(doors.cartAdds).toHaveLength(1);
  await page.keyboard.press("Escape");
  await page.locator(".panel").waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("aisle-bubble");
  expect(await page.locator(".aisle-bubble").getAttribute("aria-expanded")).toBe("false");
  await context.close();
  await doors.close();
});

test("on a phone the focus stays in the panel and the page behind stands still; on a desktop neither", async () => {
  for (const viewport of [PHONE, DESKTOP]) {
    const isPhone = viewport === PHONE;
    const doors = await startFakeDoors({ locale: "en" });
    const { page, context } = await openPage(browser, [doors.shopUrl], viewport);
    await openChat(page, doors.shopUrl);
    expect(await page.locator(".panel").getAttribute("aria-modal")).toBe(String(isPhone));
    let isAlwaysInside = true;
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press("Tab");
      isAlwaysInside &&= await page.evaluate(() => document.activeElement?.id === "aisle-panel");
    }
    expect(isAlwaysInside).toBe(isPhone);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe(
      isPhone ? "hidden" : "visible",
    );
    await page.evaluate(() => window.aisle?.close());
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe("visible");
    await context.close();
    await doors.close();
  }
});

function focused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(
    (wanted) => document.getElementById("aisle-panel")?.shadowRoot?.activeElement?.matches(wanted) ?? false,
    selector,
  );
}

test("the live region says whole sentences once, never single tokens", async () => {
  const doors = await startFakeDoors({ locale: "en" });
  const { page, context } = await openPage(browser, [doors.shopUrl]);
  await openChat(page, doors.shopUrl);
  await ask(page, "price?");
  await eventually("the message arrives", () => doors.turns.length === 1);
  const turn = doors.turns[0]!.say("It costs $12.");
  await page.locator(".assistant .text", { hasText: "$12." }).waitFor();
  turn.emit({ type: "text-delta", text: "50 today. And it" }).say(" is in stock.").end();
  const said = page.locator("[aria-live=polite] p");
  await eventually("both are said", async () => (await said.allInnerTexts()).length === 2);
  expect(await said.allInnerTexts()).toEqual(["It costs $12.50 today.", "And it is in stock."]);
  await context.close();
  await doors.close();
});
