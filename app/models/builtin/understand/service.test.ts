import { describe, expect, it } from "vitest";
import { guessIntent } from "./intents";
import { isAboutOwnOrder, serviceTopicsOf } from "./service";

describe("matters of service", () => {
  it.each([
    ["how long does shipping take and what does it cost?", ["shippingTime", "shippingCost"]],
    ["what can't be returned", ["returnExcept"]],
    ["are you open on Sunday?", ["hours"]],
    ["any discount codes?", ["codes"]],
    ["几天能到", ["shippingTime"]],
    ["退货运费谁出", ["returnPostage"]],
    ["可以送礼包装吗", ["giftWrap"]],
    ["周日开门吗", ["hours"]],
    ["有没有三百以内的冲锋衣", []],
  ])("%j is about %j", (text, keys) => {
    expect(serviceTopicsOf(text).map((topic) => topic.key)).toEqual(keys);
  });

  it.each([
    ["when will my order arrive if I order today", "policy"],
    ["今天下单什么时候发货", "policy"],
    ["what's on sale?", "product_search"],
    ["几个人用？", "product_question"],
    ["客服态度太差了", "complaint"],
    ["where's #1001?", "order_status"],
  ])("%j is read as %s", (text, intent) => expect(guessIntent(text).intent).toBe(intent));

  it("tells the rule for all from the shopper's own order", () => {
    expect(isAboutOwnOrder("where is my order")).toBe(true);
    expect(isAboutOwnOrder("can i change my shipping address")).toBe(false);
    expect(isAboutOwnOrder("我的退款到哪了")).toBe(true);
  });
});
