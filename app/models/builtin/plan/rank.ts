/**
 * The order in which found products are shown: the thing itself before what goes with it, what is for a grown person
 * before what is for a child or a pet, unless those were asked for, and the right number of people first. Used by
 * speak/search.ts. The search's own order decides among equals.
 */
import type { ToolResult } from "./turn";
import type { Wish } from "./dialogue";
import { foldText, hasHan, stemsOf } from "../understand/text";

type Summary = ToolResult<"search_products">["products"][number];

/** @param text what the shopper wrote */
export function ranked(products: Summary[], wish: Wish, text: string): Summary[] {
  const fitting = wish.onSale ? products.filter(isReduced) : products;
  const scored = fitting.map((product, at) => ({ product, at, penalty: penaltyOf(product, wish, text) }));
  const forWhom = scored.filter((entry) => entry.penalty < FOR_OTHER);
  const kept = forWhom.length > 0 ? forWhom : scored;
  return kept.sort((a, b) => a.penalty - b.penalty || a.at - b.at).map((entry) => entry.product);
}

/** Whether a product is for somebody else than the shopper speaks of: a child's, a dog's. */
export function isForOthers(product: Summary, wish: Wish, text: string): boolean {
  return penaltyOf(product, wish, text) >= FOR_OTHER;
}

const FOR_OTHER = 4;

function penaltyOf(product: Summary, wish: Wish, text: string): number {
  const said = foldText(`${text} ${wish.query}`);
  const own = foldText(`${product.title} ${product.type} ${product.summary.slice(0, 80)}`);
  const named = foldText(`${product.title} ${product.type}`);
  const isForOther = AUDIENCES.some(
    (audience) => audience.test(own) !== audience.test(said) && audience.test(`${named} ${said}`),
  );
  const isAccessory = wish.thing !== null && !isTheThing(product, wish.thing);
  const people = peopleIn(said);
  const isOtherSize = people !== null && sizesOf(own).length > 0 && !sizesOf(own).includes(people);
  return (isForOther ? FOR_OTHER : 0) + (isAccessory ? 2 : 0) + (isOtherSize ? 1 : 0) + (product.available ? 0 : 1);
}

const AUDIENCES = [
  /\b(?:kids?|toddlers?|bab(?:y|ies)|child(?:ren)?|youth|boys?|girls?|sons?|daughters?)\b|儿童|童|宝宝|孩子|小孩|儿子|女儿|亲子/u,
  /\b(?:dogs?|cats?|pets?|pupp(?:y|ies)|kittens?)\b|狗|猫|宠物|犬/u,
];

/** The last word of a name says what it is: "Footprint for Lookout Tents" is no tent, "Rain Jacket W" is a jacket. */
function isTheThing(product: Summary, thing: string): boolean {
  if (hasHan(thing)) return foldText(`${product.title} ${product.type}`).includes(thing);
  const head =
    foldText(product.title)
      .replaceAll("-", " ")
      .split(/ for | with |,|\(| set of /u)[0] ?? "";
  const wanted = stemsOf(thing).at(-1) ?? "";
  const stems = stemsOf(head.replace(/ (?:w|m|women|men)$/u, ""));
  const last = stems.findLast((stem) => !/^\d/u.test(stem)) ?? "";
  const isNamed = stemsOf(foldText(product.title).replaceAll("-", " ")).some((stem) => isSame(stem, wanted));
  return (isSame(last, wanted) || !isNamed) && !ACCESSORY.test(head);
}

/** "Pack" and "backpack" are one kind of thing. */
function isSame(stem: string, wanted: string): boolean {
  return stem.length > 2 && (stem === wanted || wanted.endsWith(stem) || stem.endsWith(wanted));
}

const ACCESSORY = /\b(?:stakes?|liner|footprint|cover|wax|kit|laces|insoles?|straps?|pegs?|spray|wash|pouch|lid)$/u;

const NUMBER_WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
};

/** "for two", "4 people", "双人": how many it is to hold. */
function peopleIn(said: string): number | null {
  const match =
    /\b(one|two|three|four|five|six|[1-6])[- ]?(?:people|ppl|persons?|man|of us|p\b|campers|adults)|\bfor (?:a family of )?(one|two|three|four|five|six|[1-6])\b(?! days| nights| hours| weeks)|([一两二三四五六1-6])个?人/u.exec(
      said,
    );
  const word = match?.[1] ?? match?.[2] ?? match?.[3];
  if (word === undefined) return null;
  return NUMBER_WORDS[word] ?? Number(word);
}

/** "Heron 2P", "Homestead 4 Family Tent", "sleeps two". */
function sizesOf(own: string): number[] {
  const found = [
    ...own.matchAll(
      /\b([1-8])p\b|\b([1-8])[- ]?(?:person|people|family|mountain)|(?:for|sleeps) (one|two|three|four|five|six)\b|([一两二三四五六1-6])个?人/gu,
    ),
  ];
  return found.map((match) => {
    const word = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    return NUMBER_WORDS[word] ?? Number(word);
  });
}

function isReduced({ price, compare_at: before }: Summary): boolean {
  return price !== null && before !== null && before.amountMinor > price.amountMinor;
}
