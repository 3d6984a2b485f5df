import { afterAll, expect, test } from "vitest";
import { startFakeOpenAI } from "../fakes/openai-server";
import { newVisit, openBubble, startBrowser } from "./support/browser";
import { CHINESE, ENGLISH } from "./support/shop";
import { startStack } from "./support/stack";

const WORDS = Array.from({ length: 120 }, (_, index) => `word${index}`);
const model = await startFakeOpenAI({ script: [{ text: WORDS.join(" ") }], firstTokenMs: 50, tokenMs: 40 });
afterAll(() => model.close());
const stack = await startStack({ OPENAI_API_KEY: "test", OPENAI_BASE_URL: model.url, OPENAI_MODEL: "fake" });
const browser = await startBrowser(stack);

test.each([
  ["English", ENGLISH, "tell me a story", "/collections/all"],
  ["Chinese", CHINESE, "讲个故事", "/cart"],
])(
  "a shopper of the %s shop who leaves mid-answer for another page finds it going on, whole and once",
  async (_name, shop, question, nextPath) => {
    const { page, assertClean } = await newVisit(browser);
    await openBubble(page, `${shop.url}/`);
    await page.locator("textarea").fill(question);
    await page.locator("textarea").press("Enter");
    await page.locator(".row.assistant .text", { hasText: "word10" }).waitFor();
    await page.goto(`${shop.url}${nextPath}`);
    const text = page.locator(".row.assistant .text");
    await text.filter({ hasText: "word119" }).waitFor();
    expect((await text.last().innerText()).trim()).toBe(WORDS.join(" "));
    expect(await page.locator(".row.shopper").count()).toBe(1);
    assertClean();
  },
);
