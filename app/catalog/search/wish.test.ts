import { expect, test } from "vitest";
import { readNumber } from "./numerals";
import type { Wish } from "./wish";
import { readWish } from "./wish";

const CASES: [text: string, wish: Partial<Wish>][] = [
  ["a jacket under $150", { priceMax: 150 }],
  ["jacket under $1,200.50 please", { priceMax: 1200.5 }],
  ["between $50 and $80", { priceMin: 50, priceMax: 80 }],
  ["$50-$80 gloves", { priceMin: 50, priceMax: 80 }],
  ["over 100 dollars", { priceMin: 100 }],
  ["300以内的冲锋衣", { priceMax: 300 }],
  ["不超过三百块", { priceMax: 300 }],
  ["两百到三百元的茶具", { priceMin: 200, priceMax: 300 }],
  ["一千以上", { priceMin: 1000 }],
  ["预算三百五", { priceMax: 350 }],
  ["a stove under 500 g", {}],
  ["delivered within 3 days", {}],
  ["about $150", {}],
  ["under $150 in M", { priceMax: 150, sizes: ["m"] }],
  ["大号的蓝色卫衣", { sizes: ["l"], colors: ["blue"] }],
  ["42码的鞋", { sizes: ["eu-42"] }],
  ["boots in US 9", { sizes: ["us-9"] }],
  ["hoodie in navy", { colors: ["blue"] }],
  ["a large bag in stock", {}],
  ["红茶", {}],
  ["size guide", {}],
];

test.each(CASES)("%j says %j", (text, expected) => {
  const { priceMin, priceMax, sizes, colors } = readWish(text);
  expect({ priceMin, priceMax, sizes, colors }).toEqual({
    priceMin: null,
    priceMax: null,
    sizes: [],
    colors: [],
    ...expected,
  });
});

test("what is taken as a constraint is no longer among the words", () => {
  expect(readWish("大号的蓝色卫衣 三百以内").text.replace(/\s+/g, "")).toBe("的卫衣");
  expect(readWish("waterproof jacket under $150 in M").text.trim()).toBe("waterproof jacket");
});

test.each([
  ["1,200.5", 1200.5],
  ["三百五", 350],
  ["三百零五", 305],
  ["十二", 12],
  ["两千", 2000],
  ["一万二", 12_000],
  ["百", 100],
  ["x", null],
])("%j is the number %j", (text, value) => {
  expect(readNumber(text)).toBe(value);
});
