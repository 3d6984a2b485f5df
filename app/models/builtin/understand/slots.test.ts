import { describe, expect, it } from "vitest";
import { numberOf } from "./numbers";
import { readSlots } from "./slots";

describe("prices", () => {
  it.each([
    ["do you have a waterproof jacket under $150?", null, 150],
    ["boots below 200 bucks", null, 200],
    ["tops from 30 to 60 dollars", 30, 60],
    ["women's jackets between 80 and 120", 80, 120],
    ["$40-$60 mugs", 40, 60],
    ["a lamp for a hundred and fifty or less", null, 150],
    ["anything over $1,500", 1500, null],
    ["gift around $50", 40, 60],
    ["something under twenty dollars", null, 20],
    ["shopping for winter boots, budget 200", null, 200],
    ["不超过三百块的冲锋衣", null, 300],
    ["三百以内有什么", null, 300],
    ["一百到两百之间的衬衫", 100, 200],
    ["预算五百左右的礼物", 400, 600],
    ["300以内", null, 300],
    ["100-200元的杯子", 100, 200],
    ["两百五以上的", 250, null],
  ])("%j is %s to %s", (text, min, max) => {
    expect(readSlots(text).price).toEqual({ min, max });
  });

  it.each([
    "can I return it within 30 days",
    "waterproof over 10000 mm",
    "a bottle over 750 ml",
    "order #1500",
    "七天以内能退吗",
    "500毫升以上的杯子",
    "in size 9",
    "does it fit people under 2 meters",
    "三个以上有优惠吗",
  ])("%j names no price", (text) => {
    expect(readSlots(text).price).toBeNull();
  });

  it.each([
    ["一千二", 1200],
    ["两百五", 250],
    ["一百零五", 105],
    ["三十", 30],
    ["十五", 15],
    ["two hundred", 200],
    ["1.5k", 1500],
  ] as const)("%s is %d", (text, value) => expect(numberOf(text)).toBe(value));
});

describe("sizes and colours", () => {
  it.each([
    ["do you have it in L?", ["L"], []],
    ["have it in large", ["L"], []],
    ["navy sweater, size small", ["S"], ["navy"]],
    ["a large backpack", [], []],
    ["trail shoes size 9.5", ["9.5"], []],
    ["what's in it for me, I'm curious", [], []],
    ["and in blue?", [], ["blue"]],
    ["do you sell green tea", [], []],
    ["那个有大号吗", ["L"], []],
    ["有M码的白衬衫吗", ["M"], ["白色"]],
    ["42码的黑色鞋子", ["42"], ["黑色"]],
    ["四十二码有吗", ["42"], []],
    ["藏青的有吗", [], ["藏青色"]],
    ["有什么红茶", [], []],
  ])("%j wants sizes %j and colours %j", (text, sizes, colors) => {
    expect(readSlots(text)).toMatchObject({ sizes, colors });
  });
});

describe("queries, orders and references", () => {
  it.each([
    ["do you have a waterproof jacket under $150?", "waterproof jacket"],
    ["I'm looking for a warm fleece in navy", "warm fleece"],
    ["show me your backpacks", "backpacks"],
    ["有没有三百以内的冲锋衣", "冲锋衣"],
    ["想买一件大号的蓝色卫衣", "卫衣"],
    ["推荐几款热销的", ""],
    ["what do you recommend?", ""],
  ])("%j searches for %j", (text, query) => {
    expect(readSlots(text).query).toBe(query);
  });

  it.each([
    ["where is order #1001", "1001"],
    ["order no. 2210 please", "2210"],
    ["订单号：1023 到哪了", "1023"],
    ["status of NF-1042", "NF-1042"],
    ["do you have 100 mugs", null],
  ])("%j names order %s", (text, name) => {
    expect(readSlots(text).orderName).toBe(name);
  });

  it.each([
    ["tell me about the second one", { ordinal: 1 }],
    ["第二个", { ordinal: 1 }],
    ["最后一款有货吗", { ordinal: -1 }],
    ["cheaper ones?", { priceDirection: "cheaper" }],
    ["便宜点的呢", { priceDirection: "cheaper", isElliptic: true }],
    ["does this come in navy?", { pointsAtPage: true }],
    ["那个有大号吗", { pointsAtOne: true }],
    ["and in blue?", { isElliptic: true }],
    ["还有别的吗", { wantsOthers: true }],
  ])("%j points back: %j", (text, references) => {
    expect(readSlots(text).references).toMatchObject(references);
  });
});
