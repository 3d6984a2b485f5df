/** Everything a message says besides its intent: limits, sizes, colours, an order, what it points at, what to search. */
import { withoutAttributes } from "./attributes";
import { readColors } from "./colors";
import { readBareNumber, readOrderName } from "./order-names";
import { readPrice, type PriceWish } from "./price";
import { queryOf, thingIn } from "./query";
import { readReferences, type References } from "./references";
import { readSizes } from "./sizes";
import { foldText, hasHan } from "./text";

export interface Slots {
  price: PriceWish | null;
  sizes: string[];
  colors: string[];
  inStockOnly: boolean;
  onSale: boolean;
  isGift: boolean;
  isChinese: boolean;
  orderName: string | null;
  /** The whole message is a number that may be an order's. */
  bareNumber: string | null;
  references: References;
  /** Search words left when everything above is taken out; "" when nothing is. */
  query: string;
  /** The kind of thing named, e.g. "jacket". */
  thing: string | null;
}

/** The words of a product a question is about, without what it asks of it. */
export function productWordsOf(text: string): string {
  const folded = withoutAttributes(text).replace(IN_STOCK, " ");
  return queryOf(readColors(readSizes(folded).rest).rest.replace(REFERENCE_WORDS, " "));
}

const REFERENCE_WORDS =
  /\b(?:first|second|third|last|other|washable|machine)\b|第[一二三四](?:个|款|件)|库存|补货|卖完|断货|缺货|什么时候|是不是/gu;
const IN_STOCK = /\b(?:in stock|available now|that'?s available|currently available)\b|有货的?|有现货的?|现货/u;

const ON_SALE =
  /\bon sale\b|\b(?:discounted|reduced|clearance)\b|\bsale items?\b|\bdeals\b|(?:特价|打折|特惠|清仓|促销|折扣|优惠)的?(?:商品|产品|款|活动)?(?!券|码)/u;
const IS_GIFT =
  /\b(?:gifts?|presents?)\b(?! cards?| wrap| receipt)|礼物|送礼(?!品?包装)|送(?:给)?(?:我)?(?:男|女|老|妈|爸|长辈|朋友|同事|孩子|领导|客户)|^(?:想)?给.{1,5}(?:买|挑|选)/u;

export function readSlots(text: string): Slots {
  const folded = foldText(text).slice(0, 2000);
  const orderName = readOrderName(folded);
  const price = orderName === null ? readPrice(folded) : null;
  const sized = readSizes(price?.rest ?? folded);
  const coloured = readColors(sized.rest);
  return {
    price: price ? { min: price.min, max: price.max } : null,
    sizes: sized.sizes.slice(0, 10),
    colors: coloured.colors.slice(0, 10),
    inStockOnly: IN_STOCK.test(folded),
    onSale: ON_SALE.test(folded),
    isGift: IS_GIFT.test(folded),
    isChinese: hasHan(folded),
    orderName,
    bareNumber: readBareNumber(folded),
    references: readReferences(folded),
    query: queryOf(coloured.rest.replace(IN_STOCK, " ").replace(ON_SALE, " ")),
    thing: thingIn(withoutAttributes(folded)),
  };
}
