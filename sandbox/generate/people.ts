/**
 * Invented shoppers of generated shops, with addresses in invented streets and e-mails that lead nowhere. big-shop.ts
 * draws as many as the shop's orders need.
 */
import type { CustomerSpec } from "../seeds/shop-parts";
import type { Language } from "./departments";
import { Dice } from "./random";
import { WORDS } from "./words";

const EN_PLACES = [
  { city: "Portland", province: "OR", zip: "97205", countryCode: "US" },
  { city: "Burlington", province: "VT", zip: "05401", countryCode: "US" },
  { city: "Austin", province: "TX", zip: "78704", countryCode: "US" },
  { city: "Halifax", province: "NS", zip: "B3H 1A1", countryCode: "CA" },
  { city: "Leeds", province: null, zip: "LS1 4AP", countryCode: "GB" },
];
const ZH_PLACES = [
  { city: "杭州", province: "浙江", zip: "310000", countryCode: "CN" },
  { city: "成都", province: "四川", zip: "610000", countryCode: "CN" },
  { city: "苏州", province: "江苏", zip: "215000", countryCode: "CN" },
  { city: "厦门", province: "福建", zip: "361000", countryCode: "CN" },
  { city: "武汉", province: "湖北", zip: "430000", countryCode: "CN" },
];
const ZH_GIVEN = ["静", "伟", "敏", "磊", "婷", "浩", "欣怡", "子轩", "雨桐", "佳宁", "思远", "梓涵"];

/** Shopper `index` of a shop; the same for the same seed. */
export function generateCustomer(seed: number, index: number, language: Language): CustomerSpec {
  const dice = new Dice(Math.imul(seed, 0x27d4eb2f) ^ Math.imul(index + 1, 0x165667b1));
  const words = WORDS[language];
  const handle = `shopper-${index + 1}`;
  const street = dice.pick(words.streets);
  const number = dice.between(1, 240);
  return {
    handle,
    firstName: language === "en" ? dice.pick(words.people) : dice.pick(ZH_GIVEN),
    lastName: dice.pick(words.familyNames),
    email: `${handle}@shoppers.example`,
    phone: dice.chance(0.4) ? (language === "en" ? `+1555${digits(dice, 7)}` : `+86139${digits(dice, 8)}`) : null,
    address: {
      address1: language === "en" ? `${number} ${street}` : `${street}${number}号`,
      ...dice.pick(language === "en" ? EN_PLACES : ZH_PLACES),
    },
    tags: dice.chance(0.06) ? ["VIP"] : [],
    isSubscribed: dice.chance(0.35),
  };
}

function digits(dice: Dice, count: number): string {
  return String(dice.below(10 ** count)).padStart(count, "0");
}
