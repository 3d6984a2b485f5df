import { expect, test } from "vitest";
import { askBubble, newVisit, openBubble, startBrowser, PHONE } from "./support/browser";
import { cartOf, ENGLISH, productOf, setPrice, signIn } from "./support/shop";
import { startStack, until } from "./support/stack";

const stack = await startStack();
const browser = await startBrowser(stack);
const LIMIT_MINOR = 150_00;

test("an anonymous shopper gets cards within the price limit, equal to the shop's data, and buys from one", async () => {
  const { page, assertClean } = await newVisit(browser, PHONE);
  await openBubble(page, `${ENGLISH.url}/`);
  const answer = await askBubble(page, "do you have a waterproof jacket under $150?");
  const cards = await answer.locator(".card").all();
  expect(cards.length).toBeGreaterThan(0);
  const text = await answer.locator(".text").innerText();
  for (const card of cards) {
    const title = await card.locator(".card-title").textContent();
    const handle =
      (await card.locator("a.card-title").getAttribute("href"))?.split("/products/")[1]?.split("?")[0] ?? "";
    const product = await productOf(page, handle);
    const fitting = Math.min(...product.variants.filter((one) => one.available).map((one) => one.price));
    expect(product.title).toBe(title);
    expect(fitting).toBeLessThanOrEqual(LIMIT_MINOR);
    expect(await card.locator(".price").textContent()).toContain(`$${(fitting / 100).toFixed(2)}`);
    expect(text).toContain(title);
  }
  const first = answer.locator(".card").first();
  await first.locator(".add").click();
  await first.locator(".outcome.added").waitFor();
  const handle =
    (await first.locator("a.card-title").getAttribute("href"))?.split("/products/")[1]?.split("?")[0] ?? "";
  const ids = (await productOf(page, handle)).variants.map((variant) => variant.id);
  const cart = await cartOf(page);
  expect(cart.items).toHaveLength(1);
  expect(ids).toContain(cart.items[0]?.variant_id);
  assertClean();
});

test("a policy question is answered with its source", async () => {
  const { page, assertClean } = await newVisit(browser);
  await openBubble(page, `${ENGLISH.url}/`);
  const answer = await askBubble(page, "what is your refund policy?");
  expect(await answer.locator(".text").innerText()).toMatch(/30 days/);
  const source = answer.locator(".sources a").first();
  const url = await source.getAttribute("href");
  expect(url).toContain("/policies/refund-policy");
  await page.goto(new URL(url ?? "", ENGLISH.url).href);
  expect(await page.locator("main").innerText()).toMatch(/30 days/);
  assertClean();
});

test("where is my order: an anonymous shopper is asked to sign in, and nothing of an order is shown", async () => {
  const { page, assertClean } = await newVisit(browser);
  await openBubble(page, `${ENGLISH.url}/`);
  const answer = await askBubble(page, "where is my order #1037?");
  await answer.locator(".sign-in button").waitFor();
  expect(await answer.locator(".order").count()).toBe(0);
  assertClean();
});

test("a signed-in shopper gets the tracking state of her own order, and never another's", async () => {
  const [me, other] = ENGLISH.customers;
  const { page: othersPage } = await newVisit(browser);
  const othersOrders = await signIn(othersPage, ENGLISH, other);
  const { page, assertClean } = await newVisit(browser);
  const mine = await signIn(page, ENGLISH, me);
  expect(mine.length * othersOrders.length).toBeGreaterThan(0);
  await openBubble(page, `${ENGLISH.url}/`);
  const answer = await askBubble(page, "where is my order?");
  const orderTitle = await answer.locator(".order").first().innerText();
  expect(mine.some((name) => orderTitle.includes(name))).toBe(true);
  expect(await answer.locator(".order-state").first().innerText()).not.toBe("");
  for (const name of othersOrders.slice(0, 2)) {
    const refused = await askBubble(page, `and where is order ${name}?`);
    expect(await refused.locator(".order").count()).toBe(0);
  }
  assertClean();
});

test("a price changed in the shop is in the next answer", async () => {
  const { page, assertClean } = await newVisit(browser);
  await openBubble(page, `${ENGLISH.url}/`);
  const answer = await askBubble(page, "do you have a waterproof jacket under $150?");
  const link = await answer.locator("a.card-title").first().getAttribute("href");
  const handle = link?.split("/products/")[1]?.split("?")[0] ?? "";
  const { title } = await productOf(page, handle);
  await setPrice(stack, ENGLISH, handle, 87_65);
  let shown = "";
  await until("the new price is in an answer", async () => {
    const next = await askBubble(page, `how much is the ${title}?`);
    shown = await next.innerText();
    return shown.includes("$87.65");
  });
  expect(shown).toContain("$87.65");
  assertClean();
});
