/**
 * Numbers as people write them in English and Chinese: "1,299", "thirty", "三十", "1.2万". Used by the claims finder.
 * Pure; returns null for what is not a number and never throws.
 */

/** Source of a regular expression that matches a number in digits or in words, with no capture groups. */
export const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
export const CHINESE_NUMERAL = "[零〇一二两三四五六七八九十百千万半]+";

const UNITS: Record<string, number> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
  nineteen: 19,
}; // prettier-ignore
const TENS: Record<string, number> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // prettier-ignore
const word = [...Object.keys(TENS), ...Object.keys(UNITS).sort((a, b) => b.length - a.length)].join("|");
export const ENGLISH_NUMERAL = `(?:${word})(?:(?:[ -]| and )(?:${word}|hundred|thousand))*`;

const CHINESE: Record<string, number> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const CHINESE_SCALE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** The value of digits or a numeral in either language, or null. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d/.test(trimmed)) return Number(trimmed.replaceAll(",", ""));
  if (/^[a-z]/.test(trimmed)) return englishNumber(trimmed);
  return chineseNumber(trimmed);
}

function englishNumber(text: string): number | null {
  let total = 0;
  let current = 0;
  for (const part of text.split(/[ -]+/)) {
    if (part === "and") continue;
    if (part === "hundred") current *= 100;
    else if (part === "thousand") {
      total += current * 1000;
      current = 0;
    } else {
      const value = UNITS[part] ?? TENS[part];
      if (value === undefined) return null;
      current += value;
    }
  }
  return total + current;
}

function chineseNumber(text: string): number | null {
  if (text === "半") return 0.5;
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastScale = 1;
  for (const char of text) {
    const value = CHINESE[char];
    const scale = CHINESE_SCALE[char];
    if (value !== undefined) digit = value;
    else if (scale !== undefined) {
      section += (digit || 1) * scale;
      digit = 0;
      lastScale = scale;
    } else if (char === "万") {
      total += (section + digit || 1) * 10_000;
      section = digit = 0;
      lastScale = 10_000;
    } else return null;
  }
  // "三百五" means 350: a bare digit after a scale stands for the next lower one.
  if (digit > 0 && lastScale >= 100 && !text.includes("零")) digit *= lastScale / 10;
  return total + section + digit;
}
