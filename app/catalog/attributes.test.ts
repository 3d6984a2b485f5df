import { expect, test } from "vitest";
import { colorFamilies, colorFamily, extractAttributes, normaliseSize } from "./attributes";

test.each([
  ["Medium", "m"],
  ["size XL", "xl"],
  ["2XL", "xxl"],
  ["大号", "l"],
  ["加大码", "xl"],
  ["中", "m"],
  ["Ｌ", "l"],
  ["L码", "l"],
  ["均码", "one-size"],
  ["One size", "one-size"],
  ["US 9", "us-9"],
  ["us9.5", "us-9.5"],
  ["EUR 42", "eu-42"],
  ["UK 8", "uk-8"],
  ["42码", "eu-42"],
  ["32 x 30", "32x30"],
  ["500 ml", "500ml"],
  ["M (38-40)", "m"],
  ["  ", null],
])("a size written %j is %j", (text, size) => {
  expect(normaliseSize(text)).toBe(size);
});

test.each([
  ["Navy", "blue"],
  ["藏青色", "blue"],
  ["Forest Green", "green"],
  ["slate blue", "blue"],
  ["军绿", "green"],
  ["Heather Grey", "gray"],
  ["咖色", "brown"],
  ["bored", null],
  ["greenhouse", null],
])("the colour %j is of the family %j", (text, family) => {
  expect(colorFamily(text)).toBe(family);
});

test("a phrase of several colours names each family once", () => {
  expect(colorFamilies("Black/White & off white")).toEqual(["black", "white"]);
});

test("a variant's size and colour are read from its options, its colour from the title only where no option has one", () => {
  expect(
    extractAttributes(
      [
        { name: "尺码", value: "大号" },
        { name: "颜色", value: "藏青" },
      ],
      "红色卫衣",
    ),
  ).toEqual({
    sizes: ["l"],
    colors: ["blue", "藏青"],
  });
  expect(extractAttributes([{ name: "Shoe size", value: "US 9" }], "Navy runner")).toEqual({
    sizes: ["us-9", "9"],
    colors: ["blue"],
  });
  expect(extractAttributes([{ name: "Title", value: "Default Title" }], "Mug")).toEqual({ sizes: [], colors: [] });
});
