/** Products as lines of an answer: the mark for the name, then price and what matters about it. Used by search and reprice. */
import { productMark } from "../../tool-contracts";
import type { Wish } from "../plan/dialogue";
import type { ToolResult } from "../plan/turn";
import { hasHan } from "../understand/text";
import { bearing, sentencesOf } from "./extract";
import type { Voice } from "./voice";

type Summary = ToolResult<"search_products">["products"][number];
type NearMiss = ToolResult<"search_products">["near_misses"][number];

/** Longer first sentences make a list hard to scan. */
const SUMMARY_MAX_CHARS = 140;
const MAX_VARIANTS = 3;

export function productLine(voice: Voice, product: Summary, wish: Wish): string {
  const details = [...priceParts(voice, product), ...stockParts(voice, product, wish)].join(
    voice.plain("line.separator"),
  );
  const line = voice.plain("line.item", { product: productMark(product.handle), details });
  const reason = voice.context.persona.preset === "concise" ? "" : reasonOf(product, wish, voice);
  if (reason === "") return line;
  return voice.context.language === "zh" ? `${line}。${reason}` : `${line}. ${reason}`;
}

/** The sentence of its description that bears most on the wish, else its first; none in another language. */
function reasonOf(product: Summary, wish: Wish, voice: Voice): string {
  const isChinese = voice.context.language === "zh";
  const whole = sentencesOf(product.summary).filter(
    (sentence) =>
      /[.!?。！？]$/u.test(sentence) && sentence.length <= SUMMARY_MAX_CHARS && hasHan(sentence) === isChinese,
  );
  const scored = whole.map((sentence, at) => ({ sentence, at, score: bearing(wish.query, sentence) }));
  const [best] = scored.sort((a, b) => b.score - a.score || a.at - b.at);
  if (best === undefined) return "";
  const next = whole[best.at + 1];
  // "Fierce." alone tells nothing.
  const isShort = best.sentence.length < (isChinese ? 8 : 28);
  const fits = next !== undefined && best.sentence.length + next.length <= SUMMARY_MAX_CHARS;
  return isShort && fits ? `${best.sentence}${isChinese ? "" : " "}${next}` : best.sentence;
}

export function nearMissLine(voice: Voice, miss: NearMiss): string {
  const differences = miss.breaks.map((broken) => {
    switch (broken) {
      case "price":
        return miss.over_by && miss.over_by.amountMinor > 0
          ? voice.plain("line.over", { amount: voice.money(miss.over_by) })
          : voice.plain("line.priceOutside");
      case "size":
        return voice.plain("line.noSize");
      case "color":
        return voice.plain("line.noColor");
      case "stock":
        return voice.plain("line.soldOut");
    }
  });
  const details = [...(miss.price ? [voice.money(miss.price)] : []), ...differences].join(
    voice.plain("line.separator"),
  );
  if (details === "") return voice.plain("line.itemBare", { product: productMark(miss.handle) });
  return voice.plain("line.item", { product: productMark(miss.handle), details });
}

function priceParts(voice: Voice, product: Summary): string[] {
  const { price, price_max: priceMax, compare_at: compareAt } = product;
  if (!price) return [voice.plain("line.noPrice")];
  const isRange = priceMax !== null && priceMax.amountMinor > price.amountMinor;
  const shown = isRange ? voice.plain("line.from", { price: voice.money(price) }) : voice.money(price);
  const isReduced = compareAt !== null && compareAt.amountMinor > price.amountMinor;
  return isReduced ? [shown, voice.plain("line.was", { price: voice.money(compareAt) })] : [shown];
}

function stockParts(voice: Voice, product: Summary, wish: Wish): string[] {
  if (!product.available) return [voice.plain("line.soldOut")];
  const fitting = product.fitting_variants.filter((variant) => variant.available && isNamed(variant.title));
  const hasVariantWish = wish.sizes.length > 0 || wish.colors.length > 0;
  if (hasVariantWish && fitting.length > 0) {
    return [
      voice.plain("line.fits", {
        variants: voice.list(fitting.slice(0, MAX_VARIANTS).map((variant) => variant.title)),
      }),
    ];
  }
  const isLow = product.stock === "low-stock" && product.quantity_left !== null;
  return isLow ? [voice.plain("line.left", { count: String(product.quantity_left) })] : [];
}

/** A product without options has one variant that Shopify calls "Default Title". */
export function isNamed(variantTitle: string): boolean {
  return variantTitle !== "" && variantTitle !== "Default Title";
}
