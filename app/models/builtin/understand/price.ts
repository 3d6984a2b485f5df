/**
 * Price wishes in a message: "under $150", "between 80 and 120", "三百以内", "预算五百左右". Numbers that count something
 * else (days, millimetres, sizes, people) are left alone. Used by understand/slots.ts.
 */
import { NUMBER_SOURCE, numberOf } from "./numbers";

export interface PriceWish {
  /** Whole currency units, as search_products takes them; null for no limit. */
  min: number | null;
  max: number | null;
}

export interface PriceReading extends PriceWish {
  /** The folded text without the words that said the price. */
  rest: string;
}

const N = `(${NUMBER_SOURCE})`;
const MARK = "(?:us\\$|[$€£¥￥]|rmb |usd |cny )?\\s?";
const UNIT = "(?:\\s?(?:dollars?|bucks|usd|eur|euros?|pounds|yuan|rmb|元钱?|块钱?|刀|[$€£¥]))?";
/** What makes a number something other than a price. */
const NOT_PRICE =
  "(?!\\s?(?:days?|weeks?|months?|years?|hours?|minutes?|mm|cm|ml|kg|g\\b|l\\b|oz|lbs?|inch|litres?|liters?|met(?:er|re)s?|miles?|km|people|persons?|" +
  "pieces?|degrees?|%|percent|天|周|个月|小时|分钟|年|毫米|厘米|毫升|升|公斤|克|斤|寸|人|个|件|双|码|号|度|岁|米|瓦))";

type Rule = [pattern: RegExp, limits: (numbers: number[]) => PriceWish];
const rule = (source: string, limits: (numbers: number[]) => PriceWish): Rule => [new RegExp(source, "u"), limits];
const atMost = (numbers: number[]): PriceWish => ({ min: null, max: numbers[0] ?? null });
const atLeast = (numbers: number[]): PriceWish => ({ min: numbers[0] ?? null, max: null });
const between = (numbers: number[]): PriceWish => ({ min: Math.min(...numbers), max: Math.max(...numbers) });
/** "Around 50" is taken as a fifth to either side. */
const around = ([value = 0]: number[]): PriceWish => ({ min: Math.floor(value * 0.8), max: Math.ceil(value * 1.2) });
const NUMBER_END = "(?![\\d,.]*\\d)"; // never a part of a longer number

const RULES: Rule[] = [
  rule(`(?:between|from)\\s+${MARK}${N}${UNIT}\\s+(?:and|to)\\s+${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`, between),
  rule(`[$€£¥￥]\\s?${N}\\s?(?:-|–|~|to)\\s?${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`, between),
  rule(`${N}\\s?(?:-|–|~|to)\\s?${MARK}${N}\\s?(?:dollars?|bucks|usd|元|块)`, between),
  rule(`${MARK}${N}${UNIT}\\s?(?:到|至|-|–|~|～)\\s?${MARK}${N}${NUMBER_END}${UNIT}(?:之间)?${NOT_PRICE}`, between),
  rule(
    `(?:under|below|less than|cheaper than|up to|no more than|not more than|at most|max(?:imum)?(?: of)?|within|<=?|budget (?:is|of)|budget:?|spend)\\s*(?:about |around )?${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`,
    atMost,
  ),
  rule(`${MARK}${N}${NUMBER_END}${UNIT}\\s+(?:or less|or under|or below|max(?:imum)?|tops|budget)\\b`, atMost),
  rule(
    `(?:over|above|more than|at least|starting (?:at|from)|upwards of|>=?)\\s*${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`,
    atLeast,
  ),
  rule(`${MARK}${N}${NUMBER_END}${UNIT}\\s+(?:or more|and up|and above|or over)\\b`, atLeast),
  rule(
    `(?:不超过|不要超过|别超过|低于|少于|最多|不高于|便宜于|小于)\\s?${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`,
    atMost,
  ),
  rule(`${MARK}${N}${NUMBER_END}${UNIT}\\s?(?:左右|上下)`, around),
  rule(`${MARK}${N}${NUMBER_END}${UNIT}\\s?(?:以内|之内|以下|内|封顶)${NOT_PRICE}`, atMost),
  rule(`${MARK}${N}${NUMBER_END}${UNIT}\\s?(?:以上|起)${NOT_PRICE}`, atLeast),
  rule(`(?:超过|高于|至少|大于|不低于)\\s?${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`, atLeast),
  rule(`预算(?:是|在|大概|大约|就)?\\s?${MARK}${N}${NUMBER_END}${UNIT}${NOT_PRICE}`, atMost),
  rule(`(?:around|about|roughly|approximately|~)\\s*[$€£¥￥]\\s?${N}${NUMBER_END}`, around),
  rule(`(?:around|about|roughly)\\s*${N}${NUMBER_END}\\s?(?:dollars?|bucks)`, around),
  rule(`[$€£¥￥]\\s?${N}${NUMBER_END}`, atMost),
  rule(`${N}${NUMBER_END}\\s?(?:dollars|bucks|块钱?|元)`, atMost),
];

/** @param folded a text through foldText. The first wish counts; null when there is none. */
export function readPrice(folded: string): PriceReading | null {
  for (const [pattern, limits] of RULES) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const numbers = match.slice(1).flatMap((group) => (group === undefined ? [] : (numberOf(group) ?? [])));
    if (numbers.length === 0) continue;
    const rest = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length)}`;
    return { ...limits(numbers), rest: rest.replace(/\s+/gu, " ").trim() };
  }
  return null;
}
