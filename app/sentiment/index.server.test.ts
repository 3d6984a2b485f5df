import { describe, expect, it } from "vitest";
import { moodOf } from "./index.server";

describe("moodOf", () => {
  it.each([
    ["This is UNACCEPTABLE, I want my money back!!!", "angry"],
    ["you people are scammers", "angry"],
    ["worst shop ever, I'm fed up", "angry"],
    ["The mug arrived broken and I'm disappointed.", "upset"],
    ["not happy with the quality", "upset"],
    ["my parcel still hasn't come 😞", "upset"],
    ["I'm worried it won't get here in time for her birthday", "worried"],
    ["I don't understand what this size chart means", "confused"],
    ["do you have a waterproof jacket under $150?", "neutral"],
    ["where is my order #1001", "neutral"],
    ["HELLO", "neutral"],
    ["thanks, that was helpful", "pleased"],
    ["not bad at all", "pleased"],
    ["I absolutely love this jacket, it's amazing!!", "delighted"],
    ["😍😍", "delighted"],
    ["thanks for sending me a broken lamp, pathetic", "angry"],
  ] as const)("hears %j as %s", (text, mood) => {
    expect(moodOf(text, "en").mood).toBe(mood);
  });

  it.each([
    ["气死我了，你们就是骗子！！", "angry"],
    ["什么破质量，我要投诉", "angry"],
    ["杯子收到就碎了，很失望", "upset"],
    ["对这次购物不太满意", "upset"],
    ["不是很喜欢这个颜色", "upset"],
    ["很担心周末之前到不了", "worried"],
    ["没看懂这个尺码表什么意思", "confused"],
    ["有没有三百以内的冲锋衣", "neutral"],
    ["我的订单到哪了", "neutral"],
    ["谢谢，挺好的", "pleased"],
    ["太棒了，爱不释手！", "delighted"],
    ["😡", "angry"],
  ] as const)("hears %j as %s", (text, mood) => {
    expect(moodOf(text, "zh").mood).toBe(mood);
  });

  it("reads a message in the language it is written in", () => {
    expect(moodOf("太失望了", "en").mood).toBe("upset");
    expect(moodOf("this is absolutely terrible service, unacceptable", "zh").mood).toBe("angry");
  });

  it("is stronger for shouting and intensifiers", () => {
    expect(moodOf("THIS IS TERRIBLE SERVICE!!!", "en").strength).toBeGreaterThan(
      moodOf("this is terrible service", "en").strength,
    );
    expect(moodOf("非常失望", "zh").strength).toBeGreaterThan(moodOf("有点失望", "zh").strength);
  });
});
