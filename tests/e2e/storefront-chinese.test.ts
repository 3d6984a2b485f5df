import { expect, test } from "vitest";
import { askBubble, newVisit, openBubble, startBrowser, PHONE } from "./support/browser";
import { cartOf, CHINESE, productOf, signIn } from "./support/shop";
import { startStack } from "./support/stack";

const stack = await startStack();
const browser = await startBrowser(stack);
const LIMIT_MINOR = 300_00;

test("匿名顾客按价格上限得到商品卡片，价格与店铺一致，并能加入购物车", async () => {
  const { page, assertClean } = await newVisit(browser, PHONE, "zh-CN");
  await openBubble(page, `${CHINESE.url}/`);
  const answer = await askBubble(page, "有没有三百以内的茶具？");
  const cards = await answer.locator(".card").all();
  expect(cards.length).toBeGreaterThan(0);
  const text = await answer.locator(".text").innerText();
  for (const card of cards) {
    const title = (await card.locator(".card-title").textContent()) ?? "";
    const handle = decodeURIComponent(
      (await card.locator("a.card-title").getAttribute("href"))?.split("/products/")[1]?.split("?")[0] ?? "",
    );
    const product = await productOf(page, handle);
    const fitting = Math.min(...product.variants.filter((one) => one.available).map((one) => one.price));
    expect(product.title).toBe(title);
    expect(fitting).toBeLessThanOrEqual(LIMIT_MINOR);
    expect(await card.locator(".price").textContent()).toContain(`¥${(fitting / 100).toFixed(2)}`);
    expect(text).toContain(title);
  }
  const first = answer.locator(".card").first();
  await first.locator(".add").click();
  await first.locator(".outcome.added").waitFor();
  expect((await cartOf(page)).items).toHaveLength(1);
  assertClean();
});

test("政策问题附来源回答，未登录查订单先请登录", async () => {
  const { page, assertClean } = await newVisit(browser, PHONE, "zh-CN");
  await openBubble(page, `${CHINESE.url}/`);
  const policy = await askBubble(page, "退货政策是怎样的？");
  expect(await policy.locator(".text").innerText()).toMatch(/七天|7\s*天/);
  expect(await policy.locator(".sources a").first().getAttribute("href")).toContain("/policies/");
  const order = await askBubble(page, "我的快递到哪了？");
  await order.locator(".sign-in button").waitFor();
  expect(await order.locator(".order").count()).toBe(0);
  assertClean();
});

test("登录的顾客看到自己订单的物流，看不到别人的", async () => {
  const [me, other] = CHINESE.customers;
  const { page: othersPage } = await newVisit(browser);
  const othersOrders = await signIn(othersPage, CHINESE, other);
  const { page, assertClean } = await newVisit(browser, PHONE, "zh-CN");
  const mine = await signIn(page, CHINESE, me);
  expect(mine.length * othersOrders.length).toBeGreaterThan(0);
  await openBubble(page, `${CHINESE.url}/`);
  const answer = await askBubble(page, "我的订单到哪里了？");
  const shown = await answer.locator(".order").first().innerText();
  expect(mine.some((name) => shown.includes(name))).toBe(true);
  const refused = await askBubble(page, `订单 ${othersOrders[0]} 到哪了？`);
  expect(await refused.locator(".order").count()).toBe(0);
  assertClean();
});
