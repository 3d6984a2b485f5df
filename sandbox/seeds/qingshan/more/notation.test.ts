/** The notation of the further goods: everything a block says is in the product, and nothing unreadable slips in. */
import { expect, test } from "vitest";
import { readGoods } from "./notation";

test("a block becomes a product with its options, surcharges, facts, features and flags", () => {
  const [item, next] = readGoods(`
    试茶 | shi-cha | 茶叶 | 98 was 118
    @ 规格: 50克, 100克 +88; 颜色: 青, 白
    # 绿茶, 春茶
    第一段。
    第二段。
    - 手工 | 冷藏
    = 材质: 绿茶; 克重: 50; 年份: 2026
    ! 售罄: 100克 / 青, 白; 预售; 图: 2

    无选项 | plain | 茶具 | 9.5
    只有正文。`);
  expect(item).toEqual({
    title: "试茶",
    handle: "shi-cha",
    type: "茶叶",
    price: 98,
    was: 118,
    category: "食品、饮料和烟草 > 饮料 > 茶叶和冲泡饮品",
    options: [
      ["规格", ["50克", "100克"]],
      ["颜色", ["青", "白"]],
    ],
    surcharge: { "100克": 88 },
    tags: ["绿茶", "春茶"],
    text: ["第一段。", "第二段。"],
    specs: { features: ["手工", "冷藏"], material: "绿茶", weightG: 50 },
    facts: { harvest_year: "2026" },
    soldOut: ["100克 / 青", "白"],
    sellsAhead: true,
    images: 2,
  });
  expect(next).toMatchObject({ handle: "plain", price: 9.5, text: ["只有正文。"] });
});

test.each([
  ["an unknown type", "盒 | he | 玩意 | 9\n正文", "Cannot read the product"],
  ["a missing price", "盒 | he | 茶具\n正文", "Cannot read the product"],
  ["no description", "盒 | he | 茶具 | 9\n# 标签", "no description"],
  ["an unknown fact", "盒 | he | 茶具 | 9\n正文\n= 星座: 白羊", "unknown fact 星座"],
  ["an unknown flag", "盒 | he | 茶具 | 9\n正文\n! 促销", "unknown flag 促销"],
])("%s is refused, not skipped", (_what, block, message) => {
  expect(() => readGoods(block)).toThrow(message);
});
