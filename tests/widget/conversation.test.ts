/** The bubble in a real browser against the fake doors: opening, streaming, coming back, buying, signing in, a person. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { ask, eventually, launch, openChat, openPage, type OpenPage } from "./browser";
import { startFakeDoors, type FakeDoors } from "./fake-doors";
import { jacket, moreJackets, order, policySource } from "./samples";

let browser: Browser;
let doors: FakeDoors;
let open: OpenPage;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  doors = await startFakeDoors({ locale: "en" });
  open = await openPage(browser, [doors.shopUrl, doors.appUrl]);
});
afterEach(async () => {
  await open.context.close();
  await doors.close();
  expect(open.errors).toEqual([]);
  expect(open.foreignRequests).toEqual([]);
});

test("a page asks the app for nothing until the shopper clicks, and then for one session", async () => {
  const { page } = open;
  const assets: string[] = [];
  page.on("request", (request) => request.url().includes("/ext/") && assets.push(new URL(request.url()).pathname));
  await page.goto(doors.shopUrl);
  await page.waitForLoadState("networkidle");
  expect(assets).toEqual(["/ext/aisle-loader.js"]);
  await page.locator(".aisle-bubble").hover();
  await eventually("the panel's code is fetched", () => assets.includes("/ext/aisle-panel.js"));
  expect(doors.calls).toEqual([]);
  await page.locator(".aisle-bubble").click();
  await page.getByText(doors.assistant.greeting).waitFor();
  expect(doors.calls).toEqual(["POST /apps/aisle/session"]);
  expect(await page.locator(".who").innerText()).toContain("AI assistant");
});

test("an answer streams in with its progress, cards, price and sources", async () => {
  const { page } = open;
  await openChat(page, doors.shopUrl);
  await ask(page, "waterproof jacket?");
  await eventually("the message arrives", () => doors.turns.length === 1);
  const turn = doors.turns[0]!;
  turn.emit({ type: "progress", progress: "searching-products" });
  await page.getByText("Searching products…").first().waitFor();
  turn.emit({ type: "cards", cards: moreJackets() }).say("The Cairn Rain Shell");
  await page.locator(".assistant .text", { hasText: "The Cairn Rain Shell" }).waitFor();
  expect(await page.locator(".progress:visible").count()).toBe(0);
  turn.say(" keeps the rain out.").emit({ type: "sources", sources: policySource() }).end();
  await page.locator(".sources a", { hasText: "Refund policy" }).waitFor();
  expect(await page.locator(".assistant .text").innerText()).toBe("The Cairn Rain Shell keeps the rain out.");
  expect(await page.locator(".card:visible").count()).toBe(3);
  expect(await page.locator(".card .price").first().innerText()).toBe("$129.00 $159.00");
  expect(await page.locator(".card .price").nth(1).innerText()).toBe("From $149.00");
  expect(await page.locator(".card .stock").first().innerText()).toBe("Only 3 left");
  await page.getByRole("button", { name: "Show 1 more" }).click();
  expect(await page.locator(".card:visible").count()).toBe(4);
});

test("leaving mid-answer loses and doubles no character, and the panel is open again", async () => {
  const { page } = open;
  const sentence = "Every stitch of this jacket is taped, so the rain has no way in. ";
  await openChat(page, doors.shopUrl);
  await ask(page, "tell me more");
  await eventually("the message arrives", () => doors.turns.length === 1);
  const turn = doors.turns[0]!;
  for (let i = 0; i < 4; i += 1) {
    turn.say(sentence.trimEnd() + " ");
    turn.emit({ type: "text-delta", text: `[${i}] ` });
    await page.locator(".assistant .text", { hasText: `[${i}]` }).waitFor();
    turn.emit({ type: "text-delta", text: "(on the way)" });
    await page.goto(`${doors.shopUrl}/products/p${i}`);
    turn.emit({ type: "text-delta", text: "(while away) " });
    await page.locator(".assistant .text", { hasText: `[${i}] (on the way)(while away)` }).waitFor();
  }
  turn.end();
  await eventually(
    "the whole text",
    async () => (await page.locator(".assistant .text").textContent()) === turn.saidText(),
  );
  expect(await page.locator(".row.shopper").count()).toBe(1);
  expect(doors.turns).toHaveLength(1);
  await page.reload();
  await page.locator(".assistant .text").waitFor();
  expect(await page.locator(".row:visible").count()).toBe(2);
});

test("the chosen variant goes into the shop's own cart, and the theme is told", async () => {
  const { page } = open;
  doors.onTurn = (turn) =>
    void turn
      .say("Here it is.")
      .emit({ type: "cards", cards: [jacket()] })
      .end();
  await openChat(page, doors.shopUrl);
  await ask(page, "shell?");
  const select = page.getByLabel("Cairn Rain Shell", { exact: true });
  expect(await select.inputValue()).toBe("40001");
  await select.selectOption("40003");
  expect(await page.locator(".price").innerText()).toContain("$139.00");
  await page.evaluate(() =>
    document.addEventListener(
      "aisle:cart-added",
      (event) => (document.title = JSON.stringify((event as CustomEvent).detail)),
    ),
  );
  await page.getByRole("button", { name: "Add to cart: Cairn Rain Shell" }).dblclick();
  await page.getByRole("link", { name: "View cart" }).waitFor();
  expect(doors.cartAdds).toEqual([{ items: [{ id: 40003, quantity: 1 }] }]);
  expect(await page.title()).toContain('"variantId":"40003"');
});

test("what has sold out meanwhile is said, and nothing claims to be in the cart", async () => {
  const { page } = open;
  doors.faults.cartStatus = 422;
  doors.onTurn = (turn) =>
    void turn
      .emit({ type: "cards", cards: [jacket()] })
      .say("Here.")
      .end();
  await openChat(page, doors.shopUrl);
  await ask(page, "shell?");
  await page.getByRole("button", { name: "Add to cart: Cairn Rain Shell" }).click();
  await page.locator(".outcome", { hasText: "That one has just sold out. Please choose another." }).waitFor();
  expect(await page.getByRole("link", { name: "View cart" }).count()).toBe(0);
});

test("an order that needs a sign-in leads there and back, with the question kept", async () => {
  const { page } = open;
  doors.onTurn = (turn) => void turn.say("Please sign in first.").emit({ type: "sign-in-needed" }).end();
  await openChat(page, doors.shopUrl, "/pages/help");
  await ask(page, "where is my order?");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/account\/login/);
  expect(new URL(page.url()).searchParams.get("return_to")).toBe("/pages/help");
  doors.messages.length = 0;
  await page.goto(`${doors.shopUrl}/pages/help?customer=77`);
  await page.locator(".greeting:not(.loading)").waitFor();
  expect(await page.locator("textarea").inputValue()).toBe("where is my order?");
  doors.onTurn = (turn) =>
    void turn
      .say("It is on its way.")
      .emit({ type: "orders", orders: [order()] })
      .end();
  await page.locator("textarea").press("Enter");
  await page.locator(".order-state", { hasText: "On its way" }).waitFor();
  const track = page.getByRole("link", { name: "Track parcel" });
  expect(await track.getAttribute("href")).toBe("https://track.example/AP4471920");
  expect(await track.getAttribute("rel")).toBe("noopener noreferrer");
  await page.goto(`${doors.shopUrl}/`);
  expect(await page.evaluate(() => sessionStorage.getItem("aisle"))).toBeNull();
});

test("a person is asked for in one click, the time is said, and what they write appears", async () => {
  const { page } = open;
  await openChat(page, doors.shopUrl);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.locator(".state", { hasText: /A person will answer here by \d/ }).waitFor();
  doors.conversation = { state: "human", handoff: null };
  doors.messages.push({ ...blank(), text: "Hello, Mara here." });
  await page.locator(".row.staff", { hasText: "Hello, Mara here." }).waitFor({ timeout: 9_000 });
  await page.locator(".state", { hasText: "A person from the team is here." }).waitFor();
});

test("a theme can open, prefill, send and close, and nothing is kept beyond the tab without consent", async () => {
  const { page } = open;
  await page.goto(doors.shopUrl);
  await page.evaluate(() => window.aisle?.prefill("Is this warm?"));
  await eventually(
    "the text is there",
    async () =>
      (await page
        .locator("textarea")
        .inputValue()
        .catch(() => "")) === "Is this warm?",
  );
  expect(doors.turns).toHaveLength(0);
  await page.evaluate(() => window.aisle?.send("Hello"));
  await eventually("the message arrives", () => doors.turns[0]?.text === "Hello");
  await page.evaluate(() => window.aisle?.close());
  await page.locator(".panel").waitFor({ state: "hidden" });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.evaluate(() => {
    window.Shopify = { ...window.Shopify, customerPrivacy: { preferencesProcessingAllowed: () => true } };
    document.dispatchEvent(new CustomEvent("visitorConsentCollected"));
  });
  expect(await page.evaluate(() => localStorage.getItem("aisle-visitor"))).toBe("visitor-key");
});

function blank(): FakeDoors["messages"][number] {
  return {
    id: "s1",
    seq: 99,
    role: "staff",
    text: "",
    createdAt: new Date().toISOString(),
    cards: [],
    sources: [],
    orders: [],
    isSignInNeeded: false,
  };
}
