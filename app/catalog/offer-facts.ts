/**
 * What a product's offer says beyond its price, as facts in the shopper's language: ways to buy by plan, prices per unit,
 * units on their way. product-view.ts puts them among the product's facts. Pure; every figure is the shop's own, and
 * nothing is said of a day that the shop does not give.
 */
import { translator, type Language, type Translate } from "~/platform/i18n";
import type { ProductFact } from "./facts";
import { minorDigits } from "./money";
import type { ProductView, VariantView } from "./product-view";
import type { SellingPlan, UnitPrice } from "./types";

const PLANS_TOLD = 12;
const VARIANTS_TOLD = 8;
const NOTE_MAX_CHARS = 200;

/** @param label what a shopper calls a variant */
export function offerFacts(
  product: ProductView,
  language: Language,
  label: (variant: VariantView) => string,
): ProductFact[] {
  const say = translator(language, "assistant");
  return [
    ...planFacts(product, say),
    ...unitPriceFacts(product, language, { say, label }),
    ...incomingFacts(product, { say, label }),
  ];
}

/** Units on their way of a variant that nobody can take from a shelf now; null for all others. */
export function incomingOf(variant: VariantView): number | null {
  const isOnShelf = variant.isAvailable && (variant.inventoryQuantity === null || variant.inventoryQuantity > 0);
  return isOnShelf || variant.incoming === 0 ? null : variant.incoming;
}

/** "¥12.00 per 100 g". */
export function unitPriceText(unitPrice: UnitPrice, currency: string, language: Language): string {
  const { priceMinor, referenceValue, referenceUnit } = unitPrice;
  const say = translator(language, "assistant");
  const locale = language === "zh" ? "zh-CN" : "en";
  const price = new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    priceMinor / 10 ** minorDigits(currency),
  );
  const key = `offer.units.${referenceUnit}`;
  const known = say(key);
  const unit = known === key ? referenceUnit.toLowerCase() : known;
  return say(referenceValue === 1 ? "offer.perOne" : "offer.per", { price, value: referenceValue, unit });
}

function planFacts({ planGroups, needsPlan }: ProductView, say: Translate): ProductFact[] {
  const plans = planGroups
    .flatMap((group) => group.plans.map((plan) => planText(group.name, plan, say)))
    .slice(0, PLANS_TOLD);
  const facts = plans.length === 0 ? [] : [{ name: say("offer.plans"), value: plans.join(say("offer.separator")) }];
  return needsPlan ? [...facts, { name: say("offer.purchase"), value: say("offer.onlyByPlan") }] : facts;
}

function planText(group: string, { name, description, percentOff }: SellingPlan, say: Translate): string {
  const title = name.startsWith(group) ? name : say("offer.plan", { group, plan: name });
  const off = percentOff === null || percentOff <= 0 ? null : say("offer.off", { percent: percentOff });
  const details = [off, description?.slice(0, NOTE_MAX_CHARS) ?? null].filter((detail) => detail !== null);
  return details.length === 0 ? title : say("offer.detailed", { title, details: details.join(say("offer.comma")) });
}

interface Words {
  say: Translate;
  label: (variant: VariantView) => string;
}

/** One line where all variants cost the same per unit, else one a variant. */
function unitPriceFacts({ variants, currency }: ProductView, language: Language, { say, label }: Words): ProductFact[] {
  const texts = variants.flatMap((variant) =>
    variant.unitPrice === null ? [] : [{ variant, text: unitPriceText(variant.unitPrice, currency, language) }],
  );
  const distinct = new Set(texts.map(({ text }) => text));
  const [only] = texts;
  if (!only) return [];
  const value =
    distinct.size === 1 && texts.length === variants.length
      ? only.text
      : texts
          .slice(0, VARIANTS_TOLD)
          .map(({ variant, text }) => say("offer.ofVariant", { variant: label(variant), text }))
          .join(say("offer.separator"));
  return [{ name: say("offer.unitPrice"), value }];
}

function incomingFacts({ variants }: ProductView, { say, label }: Words): ProductFact[] {
  const coming = variants.flatMap((variant) => {
    const units = incomingOf(variant);
    return units === null ? [] : [{ variant, units }];
  });
  if (coming.length === 0) return [];
  const value =
    variants.length === 1
      ? String(coming[0]?.units)
      : coming
          .slice(0, VARIANTS_TOLD)
          .map(({ variant, units }) => say("offer.ofVariant", { variant: label(variant), text: String(units) }))
          .join(say("offer.separator"));
  return [{ name: say("offer.incoming"), value }];
}
