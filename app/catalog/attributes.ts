/**
 * Brings sizes and colours as shops and shoppers write them, English and Chinese, to one form, for hard filters. Used
 * when a product is stored (extractAttributes) and when one is asked for (normaliseSize, colorFamily): the same
 * functions on both sides, so that "加大码" meets "XL" and "藏青" meets "navy".
 */
import { COLOR_FAMILIES } from "./colors";

export interface VariantAttributes {
  sizes: string[];
  colors: string[];
}

const SIZE_OPTION = /size|尺码|尺寸|大小|鞋码|码数|规格|容量|capacity|waist|length|volume|weight/i;
const COLOR_OPTION = /colou?r|颜色|花色|色号/i;

const LETTER_SIZES: [RegExp, string][] = [
  [/^(one[\s-]?size|os|free ?size|均码|单一尺码)$/, "one-size"],
  [/^(xxs|2xs|extra extra small)$/, "xxs"],
  [/^(xs|extra[\s-]?small|x-small|加小码?|特小码?|加小号)$/, "xs"],
  [/^(s|small|小码|小号|小)$/, "s"],
  [/^(m|medium|med|中码|中号|中)$/, "m"],
  [/^(l|large|大码|大号|大)$/, "l"],
  [/^(xl|1xl|extra[\s-]?large|x-large|加大码?|加大号)$/, "xl"],
  [/^(xxl|2xl|xx-large|double extra large|特大码?|特大号|加加大码?|超大号?)$/, "xxl"],
  [/^(xxxl|3xl|xxx-large)$/, "xxxl"],
  [/^(xxxxl|4xl)$/, "xxxxl"],
];

/**
 * One form of a size, or null for an empty text: letters "xs".."xxxxl", "one-size"; shoes "us-9", "eu-42", "uk-8.5";
 * a bare number "32"; anything else folded ("500ml", "250g", "32x30").
 * @param text as written: "Medium", "大号", "US 9", "42码", "size XL"
 */
export function normaliseSize(text: string): string | null {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(size|尺码|码数)[\s:：]*/, "")
    .replace(/\s*[(（].*?[)）]\s*/g, " ")
    .trim();
  if (!folded) return null;
  const bare = folded.replace(/(?<=^[\da-z.]{1,5})\s*(码|号)$/, "");
  for (const [pattern, size] of LETTER_SIZES) if (pattern.test(folded) || pattern.test(bare)) return size;
  const shoe =
    /^(us|eu|eur|uk)[\s-]?(?:men'?s|women'?s|m|w)?\s*(\d{1,2}(?:\.5)?)$/.exec(bare) ??
    /^(?:men'?s|women'?s)\s*(us|eu|uk)\s*(\d{1,2}(?:\.5)?)$/.exec(bare);
  if (shoe?.[1] && shoe[2]) return `${shoe[1] === "eur" ? "eu" : shoe[1]}-${shoe[2]}`;
  const trailing = /^(\d{1,2}(?:\.5)?)\s*(us|eu|uk)$/.exec(bare);
  if (trailing?.[1] && trailing[2]) return `${trailing[2]}-${trailing[1]}`;
  const number = Number(bare);
  // Chinese "码" after 34–50 is the continental shoe size.
  if (/码$/.test(folded) && number >= 34 && number <= 50) return `eu-${bare}`;
  return bare.replace(/\s+/g, "").slice(0, 40) || null;
}

/** Family of a colour word or phrase ("Forest Green", "藏青色" → "green", "blue"); null when none is named. */
export function colorFamily(text: string): string | null {
  return colorFamilies(text)[0] ?? null;
}

const familiesByText = new Map<string, string[]>();
const FAMILIES_MAX = 5000;

/** Every colour family a phrase names, in order: "black/white" names two; "slate blue" one, as the noun is its last. */
export function colorFamilies(text: string): string[] {
  const known = familiesByText.get(text);
  if (known) return known;
  const families = readFamilies(text);
  if (familiesByText.size >= FAMILIES_MAX) familiesByText.clear();
  familiesByText.set(text, families);
  return families;
}

function readFamilies(text: string): string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const families: string[] = [];
  for (const part of folded.split(/[/&,，、+]|\band\b|拼|配/)) {
    const family = familyOfPart(part);
    if (family && !families.includes(family)) families.push(family);
  }
  return families;
}

/**
 * Sizes and colours of one variant. Colours come from its options; where no option is a colour, from the title.
 * @param options of the variant as the shop names them
 * @param productTitle e.g. "Navy enamel mug"
 */
export function extractAttributes(options: { name: string; value: string }[], productTitle: string): VariantAttributes {
  const sizes = new Set<string>();
  const colors = new Set<string>();
  let hasColorOption = false;
  for (const { name, value } of options) {
    if (/^default title$/i.test(value)) continue;
    if (COLOR_OPTION.test(name)) {
      hasColorOption = true;
      for (const family of colorFamilies(value)) colors.add(family);
      colors.add(value.trim().toLowerCase());
    } else if (SIZE_OPTION.test(name) || isLetterSize(value)) {
      for (const size of sizeForms(value, name)) sizes.add(size);
    } else {
      for (const family of colorFamilies(value)) colors.add(family);
    }
  }
  if (!hasColorOption && colors.size === 0) for (const family of colorFamilies(productTitle)) colors.add(family);
  return { sizes: [...sizes], colors: [...colors] };
}

/** A stored size meets a question in another form: "US 9" also as "9", a bare "42" also as "eu-42". */
function sizeForms(value: string, optionName: string): string[] {
  const system = /\b(us|eu|uk)\b/i.exec(optionName)?.[1]?.toLowerCase();
  const forms = value
    .split(/[/／|]/)
    .flatMap((part) => normaliseSize(part) ?? [])
    .flatMap((size) => {
      const shoe = /^(?:us|eu|uk)-(.+)$/.exec(size);
      if (shoe?.[1]) return [size, shoe[1]];
      if (!/^\d{1,2}(\.5)?$/.test(size)) return [size];
      if (system) return [size, `${system}-${size}`];
      const number = Number(size);
      if (number >= 34 && number <= 50) return [size, `eu-${size}`];
      return number >= 3 && number <= 16 ? [size, `us-${size}`, `uk-${size}`] : [size];
    });
  return [...new Set(forms)];
}

function isLetterSize(value: string): boolean {
  return /^(x{0,4}[sl]|m|\dx[sl])$/i.test(value.trim());
}

function familyOfPart(part: string): string | null {
  let found: { family: string; end: number } | null = null;
  for (const { family, pattern } of COLOR_FAMILIES) {
    for (const match of part.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!found || end > found.end) found = { family, end };
    }
  }
  return found?.family ?? null;
}
