/**
 * Options of generated products and what they do to the price: sizes, colours, volumes, ages. products.ts asks once per
 * product; on average a product gets four variants.
 */
import type { Assortment, Language } from "./departments";
import type { Dice } from "./random";
import { WORDS } from "./words";

export interface DrawnOptions {
  options: { name: string; values: string[] }[];
  /** Extra share of the price by option value, e.g. 0.15 for the larger size. */
  extra: Record<string, number>;
  colour: string;
}

const NAMES = {
  en: { size: "Size", colour: "Color", age: "Age", volume: "Volume", weight: "Weight" },
  zh: { size: "尺码", colour: "颜色", age: "年龄", volume: "容量", weight: "重量" },
};
const CLOTHES = ["XS", "S", "M", "L", "XL", "2XL"];
const SHOES = ["36", "37", "38", "39", "40", "41", "42", "43", "44", "45"];
const AGES = { en: ["2–3 years", "4–5 years", "6–7 years", "8–9 years"], zh: ["2–3岁", "4–5岁", "6–7岁", "8–9岁"] };
const VOLUMES = { en: ["100 ml", "250 ml", "500 ml", "1 l"], zh: ["100毫升", "250毫升", "500毫升", "1升"] };
const WEIGHTS = { en: ["100 g", "250 g", "500 g", "1 kg"], zh: ["100克", "250克", "500克", "1公斤"] };
const SIZES = {
  en: ["Small", "Medium", "Large", "60 × 90 cm", "120 × 180 cm"],
  zh: ["小号", "中号", "大号", "60×90厘米", "120×180厘米"],
};

export function drawOptions(dice: Dice, assortment: Assortment, language: Language): DrawnOptions {
  const names = NAMES[language];
  const colours = dice.some(WORDS[language].colours, 1 + dice.below(assortment === "colours" ? 6 : 3));
  const colour = colours[0] ?? "";
  const coloured = { name: names.colour, values: colours };
  const graded = (name: string, all: string[], least: number): DrawnOptions => {
    const values = dice.some(all, dice.between(least, all.length));
    const extra = Object.fromEntries(values.map((value) => [value, all.indexOf(value) * 0.22]));
    return { options: values.length > 1 ? [{ name, values }] : [], extra, colour };
  };
  switch (assortment) {
    case "clothes": {
      const sizes = { name: names.size, values: dice.some(CLOTHES, dice.between(2, 5)) };
      return {
        options: [sizes, ...(colours.length > 1 || dice.chance(0.5) ? [coloured] : [])],
        extra: { "2XL": 0.08 },
        colour,
      };
    }
    case "shoes":
      return {
        options: [{ name: names.size, values: dice.some(SHOES, dice.between(4, 8)) }, coloured],
        extra: {},
        colour,
      };
    case "ages":
      return graded(names.age, AGES[language], 2);
    case "volumes":
      return graded(names.volume, VOLUMES[language], 1);
    case "weights":
      return graded(names.weight, WEIGHTS[language], 1);
    case "sizes":
      return graded(names.size, SIZES[language], 1);
    case "colours":
      return { options: colours.length > 1 ? [coloured] : [], extra: {}, colour };
    case "single":
      return { options: [], extra: {}, colour };
  }
}
