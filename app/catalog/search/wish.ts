/**
 * Takes prices, sizes and colours that are said outright ("under $150", "三百以内", "大号", "in navy") out of a
 * question's words. search.server.ts adds them to the constraints it was given, and searches for what is left.
 */
import { colorFamily, normaliseSize } from "../attributes";
import { NUMBER_PATTERN, readNumber } from "./numerals";

export interface Wish {
  /** The words without the constraints. */
  text: string;
  /** Whole units of the shop's currency. */
  priceMin: number | null;
  priceMax: number | null;
  sizes: string[];
  colors: string[];
}

const SIGN = "(?:us\\$|\\$|usd|¥|€|£|rmb|cny)";
const UNIT = "(?:dollars?|bucks?|usd|yuan|rmb|cny|块钱|元钱|元|块|[€£¥])";
// A number of something else than money is no price: "under 500 g", "少于3天".
const NO_OTHER_UNIT =
  "(?![\\d.,]*\\s*(?:kg|g|ml|l|cm|mm|m|oz|lbs?|km|inch(?:es)?|days?|hours?|miles?|years?|weeks?|liters?|litres?|pounds?|%|码|号|克|毫升|升|厘米|米|件|双|个|条|只|岁|天|小时|年)(?![a-z]))(?![\\d])";
const PRICE = `${SIGN}?\\s*${NUMBER_PATTERN}${NO_OTHER_UNIT}\\s*${UNIT}?`;

const PRICES: { pattern: RegExp; bounds: (first: number, second: number | null) => Partial<Wish> }[] = [
  {
    pattern: new RegExp(`(?:between|from)\\s+${PRICE}\\s*(?:-|–|~|to|and)\\s*${PRICE}`, "i"),
    bounds: (priceMin, priceMax) => ({ priceMin, priceMax }),
  },
  {
    pattern: new RegExp(
      `${NUMBER_PATTERN}\\s*${UNIT}?\\s*(?:到|至|-|~|—)\\s*${NUMBER_PATTERN}\\s*(?:块钱|元|块)(?:之间)?`,
      "i",
    ),
    bounds: (priceMin, priceMax) => ({ priceMin, priceMax }),
  },
  {
    pattern: new RegExp(`${SIGN}\\s*${NUMBER_PATTERN}\\s*(?:-|–|~|to)\\s*${SIGN}?\\s*${NUMBER_PATTERN}`, "i"),
    bounds: (priceMin, priceMax) => ({ priceMin, priceMax }),
  },
  {
    pattern: new RegExp(
      `(?:under|below|less than|up to|at most|max(?:imum)?(?: of)?|cheaper than|(?:no|not) more than|within|不超过|不高于|低于|少于|最多|小于|预算)\\s*${PRICE}`,
      "i",
    ),
    bounds: (priceMax) => ({ priceMax }),
  },
  {
    pattern: new RegExp(`${SIGN}?\\s*${NUMBER_PATTERN}\\s*${UNIT}?\\s*(?:以内|以下|之内|or less|or under|max\\b)`, "i"),
    bounds: (priceMax) => ({ priceMax }),
  },
  {
    pattern: new RegExp(`(?:over|above|more than|at least|starting (?:at|from)|高于|超过|至少|大于)\\s*${PRICE}`, "i"),
    bounds: (priceMin) => ({ priceMin }),
  },
  {
    pattern: new RegExp(`${SIGN}?\\s*${NUMBER_PATTERN}\\s*${UNIT}?\\s*(?:以上|起步|or more)`, "i"),
    bounds: (priceMin) => ({ priceMin }),
  },
];

/** A bare amount says no direction ("about $150"): it is taken out and binds nothing. */
const BARE_PRICE = new RegExp(
  `${SIGN}\\s*${NUMBER_PATTERN}|${NUMBER_PATTERN}\\s*(?:dollars?|bucks?|块钱|元|块)(?!\\p{Script=Han}{0,1}茶)`,
  "giu",
);

const SIZES = [
  /\bsize\s+((?:us|eu|uk)?\s?\d{1,2}(?:\.5)?|x{0,4}[sl]|m|\dxl|(?:extra[\s-]?)?(?:small|large)|medium)\b/gi,
  /\bin\s+(?:an?\s+)?(x{0,4}[sl]|m|\dxl|(?:extra[\s-]?)?(?:small|large)|medium)\b/gi,
  /\b((?:us|eu|uk)\s?\d{1,2}(?:\.5)?)\b/gi,
  /(?<![a-z\d])(x{1,4}[sl]|[2-4]xl)(?![a-z\d])/gi,
  /((?:特大|加大|大|中|小|均)[码号])/g,
  /(?<![a-z\d])((?:x{0,4}[sl]|m)[码号])/gi,
  /(?<!\d)(\d{2}(?:\.5)?码)/g,
];

const COLORS = [
  /\bin\s+(?:a\s+)?((?:dark|light|bright|navy|forest|sky)?\s?[a-z]+)\b/gi,
  /((?:藏|军|墨|深|浅|天|湖|酒|玫|粉|米|海军|宝)?[青蓝红绿黑白灰棕粉紫黄橙橘咖驼]色)/g,
];

/** Never fails: what is not understood stays in the text. */
export function readWish(text: string): Wish {
  const wish: Wish = { text: text.normalize("NFKC"), priceMin: null, priceMax: null, sizes: [], colors: [] };
  for (const { pattern, bounds } of PRICES) {
    const match = pattern.exec(wish.text);
    const first = match?.[1] ? readNumber(match[1]) : null;
    if (!match || first === null) continue;
    const found = bounds(first, match[2] ? readNumber(match[2]) : null);
    wish.priceMin ??= found.priceMin ?? null;
    wish.priceMax ??= found.priceMax ?? null;
    wish.text = wish.text.replace(match[0], " ");
  }
  wish.text = wish.text.replace(BARE_PRICE, " ");
  take(wish, SIZES, (word) => {
    const size = normaliseSize(word);
    if (size) wish.sizes.push(size);
    return size !== null;
  });
  take(wish, COLORS, (word) => {
    const family = colorFamily(word);
    if (family) wish.colors.push(family);
    return family !== null;
  });
  return wish;
}

/** Removes each match whose first group `accept` takes. */
function take(wish: Wish, patterns: RegExp[], accept: (word: string) => boolean): void {
  for (const pattern of patterns) {
    wish.text = wish.text.replace(pattern, (whole, word: string) => (accept(word.trim()) ? " " : whole));
  }
}
