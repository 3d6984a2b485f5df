/** Numbers as shoppers write them: "1,500", "1.5k", "fifty", "a hundred and fifty", "三百", "一千二", "两百五". */

const EN_SMALL: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  a: 1,
};
const ZH_DIGITS: Record<string, number> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const ZH_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

const EN_WORD = Object.keys(EN_SMALL)
  .filter((word) => word !== "a" && word !== "zero")
  .join("|");
/** Source of a pattern that matches one number in any of these forms, without groups. */
export const NUMBER_SOURCE =
  `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:\\.\\d{1,2})?k?` +
  `|\\b(?:(?:a|${EN_WORD})[ -])?hundred(?:(?: and)? (?:${EN_WORD})(?:[ -](?:${EN_WORD}))?)?\\b` +
  `|\\b(?:${EN_WORD})(?:[ -](?:${EN_WORD}))?\\b|[零一二两三四五六七八九十百千万]+)`;

/** @returns the value, or null when the text is no number of these forms */
export function numberOf(text: string): number | null {
  const plain = /^(\d[\d,]*(?:\.\d+)?)(k?)$/u.exec(text);
  if (plain) return Number((plain[1] ?? "").replaceAll(",", "")) * (plain[2] ? 1000 : 1);
  return /^[零一二两三四五六七八九十百千万]+$/u.test(text) ? chineseNumber(text) : englishNumber(text);
}

function englishNumber(text: string): number | null {
  let total = 0;
  for (const word of text.split(/[ -]/u)) {
    if (word === "and") continue;
    if (word === "hundred") total = (total || 1) * 100;
    else if (EN_SMALL[word] !== undefined) total += EN_SMALL[word];
    else return null;
  }
  return total;
}

function chineseNumber(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 0;
  for (const character of text) {
    const unit = ZH_UNITS[character];
    if (unit === undefined) {
      digit = ZH_DIGITS[character] ?? 0;
      if (digit === 0) lastUnit = 10; // "一百零五": the five is five, not fifty
    } else if (unit === 10000) {
      total += (section + digit) * unit;
      section = 0;
      digit = 0;
      lastUnit = unit;
    } else {
      section += (digit || 1) * unit;
      digit = 0;
      lastUnit = unit;
    }
  }
  // "一千二" is 1,200 and "两百五" 250: a bare last digit stands one place below the unit before it.
  const tail = lastUnit >= 100 && digit > 0 ? digit * (lastUnit / 10) : digit;
  return total + section + tail;
}
