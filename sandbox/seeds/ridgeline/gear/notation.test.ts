/** The compact notation of the gear: what a block says is what the shop sells, and a slip of the pen is not passed over. */
import { expect, test } from "vitest";
import { readGear } from "./notation";

test("every part of a block reaches the product", () => {
  const [boot] = readGear(`
    Men's Test Boot, Tall | Footwear | 89.5 was 110
    @ Color: Rust, Stone; Size: S..L, Wide L +6
    # boots, sale
    First: a paragraph.
    Second one.
    - Light | Dry: mostly
    = material: Suede, rubber; weight: 900; waterproof: 8000; care: Brush; drop: 9 mm
    ! out: Rust / S, Wide L; stock: 3; ahead; hidden; vendor: Someone Else
  `);
  expect(boot).toEqual({
    title: "Men's Test Boot, Tall",
    handle: "mens-test-boot-tall",
    type: "Footwear",
    category: "Apparel & Accessories > Shoes",
    price: 89.5,
    was: 110,
    options: [
      ["Color", ["Rust", "Stone"]],
      ["Size", ["S", "M", "L", "Wide L"]],
    ],
    surcharge: { "Wide L": 6 },
    tags: ["boots", "sale"],
    text: ["First: a paragraph.", "Second one."],
    specs: {
      features: ["Light", "Dry: mostly"],
      material: "Suede, rubber",
      weightG: 900,
      waterproofMm: 8000,
      care: "Brush",
    },
    facts: { drop: "9 mm" },
    soldOut: ["Rust / S", "Wide L"],
    stock: 3,
    sellsAhead: true,
    published: false,
    vendor: "Someone Else",
  });
});

test.each([
  ["a type without a category", "Thing | Gadgets | 10\nText.", /Cannot read.*Thing/],
  ["a price that is no number", "Thing | Tools | ten\nText.", /Cannot read.*Thing/],
  ["no description", "Thing | Tools | 10\n# tag", /"Thing" has no description/],
  ["a fact without a value", "Thing | Tools | 10\nText.\n= steel", /"Thing".*steel/],
  ["a fact whose number is not one", "Thing | Tools | 10\nText.\n= weight: heavy", /"Thing".*weight.*heavy/],
  ["an unknown mark", "Thing | Tools | 10\nText.\n! sold", /"Thing".*sold/],
  ["a sold-out value that is no option", "Thing | Tools | 10\n@ Size: S, M\nText.\n! out: L", /"Thing".*"L"/],
])("%s is refused with the product's name", (_what, block, message) => {
  expect(() => readGear(block)).toThrow(message);
});
