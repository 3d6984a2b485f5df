/** What a shopper sees when something breaks: words instead of codes, the text kept, and never a message sent twice. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { ask, eventually, launch, openChat, openPage, type OpenPage } from "./browser";
import { startFakeDoors, type FakeDoors } from "./fake-doors";

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
});

const answered = (): void => {
  doors.onTurn = (turn) => void turn.say("Here you are.").end();
};

test.each([
  [500, undefined, "Something went wrong on our side. Please try again."],
  [429, 20, "That was a lot of messages at once. Please try again in 20 seconds."],
])(
  "status %i keeps the text in the composer, says why, and the retry is the same message",
  async (status, wait, text) => {
    const { page } = open;
    answered();
    await openChat(page, doors.shopUrl);
    doors.faults = { sendStatus: status, ...(wait ? { retryAfterSeconds: wait } : {}) };
    await ask(page, "Is it warm?");
    await page.getByRole("alert").filter({ hasText: text }).waitFor();
    expect(await page.locator("textarea").inputValue()).toBe("Is it warm?");
    expect(await page.locator(".row.shopper").count()).toBe(0);
    doors.faults = {};
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
    expect(doors.turns).toHaveLength(1);
    expect(await page.locator("textarea").inputValue()).toBe("");
  },
);

test("offline is said at once, and the message goes out when it is sent again online", async () => {
  const { page, context } = open;
  answered();
  await openChat(page, doors.shopUrl);
  await context.setOffline(true);
  await page.getByRole("alert").filter({ hasText: "You are offline." }).waitFor();
  await ask(page, "Is it warm?");
  await eventually("the text is back", async () => (await page.locator("textarea").inputValue()) === "Is it warm?");
  await context.setOffline(false);
  await page.getByRole("alert").waitFor({ state: "hidden" });
  await page.locator("textarea").press("Enter");
  await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
  expect(doors.turns).toHaveLength(1);
});

test.each([1, 2, 4])("a stream cut after %i events is picked up where it broke", async (cutAfter) => {
  const { page } = open;
  const text = "One two three four five six seven eight nine ten.";
  doors.onTurn = (turn) => void turn.say(text).end();
  await openChat(page, doors.shopUrl);
  doors.faults.cutAfter = cutAfter;
  await ask(page, "count");
  await page.locator(".assistant .text", { hasText: "ten." }).waitFor();
  expect(await page.locator(".assistant .text").innerText()).toBe(text);
  expect(doors.turns).toHaveLength(1);
  // Where not even turn-started got through, the message itself is sent again: it is the same one by its id.
  expect(doors.calls.filter((call) => /^POST .chat.messages|^GET .chat.turns/.test(call)).length).toBe(2);
});

test("a turn begun again by the server shows only the second answer", async () => {
  const { page } = open;
  doors.onTurn = (turn) => {
    turn.say("Half of a lost").emit({ type: "turn-started", turnId: turn.id, messageId: "q", language: "en" });
    turn.emit({ type: "text-delta", text: "Whole." });
    turn.emit({
      type: "turn-ended",
      outcome: "answered",
      messageId: "m",
      text: "Whole.",
      errorKey: null,
      details: null,
    });
  };
  await openChat(page, doors.shopUrl);
  await ask(page, "again");
  await page.locator(".assistant .text", { hasText: "Whole." }).waitFor();
  expect(await page.locator(".assistant .text").innerText()).toBe("Whole.");
});

test("when the app's own origin cannot be reached the message takes the shop's domain", async () => {
  const { page } = open;
  answered();
  await openChat(page, doors.shopUrl);
  doors.faults.isAppDown = true;
  await ask(page, "Is it warm?");
  await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
  expect(doors.calls).toContain("POST /apps/aisle/messages");
  expect(doors.turns).toHaveLength(1);
});

test("a refused token is renewed without the shopper noticing", async () => {
  const { page } = open;
  answered();
  await openChat(page, doors.shopUrl);
  doors.faults.isTokenRefusedOnce = true;
  await ask(page, "Is it warm?");
  await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
  expect(doors.calls.filter((call) => call.endsWith("/session"))).toHaveLength(2);
  expect(await page.getByRole("alert").isHidden()).toBe(true);
});

test("a session that cannot be opened is said, and opens on the next try", async () => {
  const { page } = open;
  doors.faults.sessionStatus = 503;
  await page.goto(doors.shopUrl);
  await page.locator(".aisle-bubble").click();
  await page.getByRole("alert").filter({ hasText: "Something went wrong" }).waitFor();
  doors.faults = {};
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText(doors.assistant.greeting).waitFor();
});

test("an answer can be stopped, and one that failed can be asked again", async () => {
  const { page } = open;
  doors.onTurn = (turn) => void turn.say("A long story");
  await openChat(page, doors.shopUrl);
  await ask(page, "tell me");
  await page.locator(".assistant .text", { hasText: "A long story" }).waitFor();
  await page.getByRole("button", { name: "Stop answering" }).click();
  await page.getByText("You stopped this answer.").waitFor();
  expect(doors.turns[0]?.isStopped).toBe(true);
  doors.onTurn = (turn) => void turn.end("failed", "tryAgain");
  await ask(page, "and now");
  await page.locator(".failure").waitFor();
  answered();
  await page.locator(".failure").getByRole("button", { name: "Try again" }).click();
  await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
  expect(await page.locator(".failure").count()).toBe(0);
});

test("Enter pressed twice, or while an input method composes, sends once", async () => {
  const { page } = open;
  answered();
  await openChat(page, doors.shopUrl);
  const field = page.locator("textarea");
  await field.fill("防水外套");
  await field.dispatchEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
  await field.evaluate((node) =>
    node.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true })),
  );
  await field.press("Shift+Enter");
  expect(doors.turns).toHaveLength(0);
  await field.press("Enter");
  await field.press("Enter");
  await page.locator(".assistant .text", { hasText: "Here you are." }).waitFor();
  expect(doors.turns.map((turn) => turn.text)).toEqual(["防水外套"]);
});

test("the limit is shown when it comes near, and what is beyond it is not sent", async () => {
  const { page } = open;
  await openChat(page, doors.shopUrl);
  await page.locator("textarea").fill("x".repeat(1_990));
  await page.getByText("1990 / 2000").waitFor();
  await ask(page, "x".repeat(2_003));
  await page.getByText("2003 / 2000").waitFor();
  expect(doors.turns).toHaveLength(0);
  expect((await page.locator("textarea").inputValue()).length).toBe(2_003);
});
