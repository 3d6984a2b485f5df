/**
 * Size wishes: "in large", "size 9", "XL", "大号", "42码". A bare "large" before a noun ("a large backpack") describes
 * the thing and is left in the query. Used by understand/slots.ts.
 */
const LETTER_BY_WORD: Record<string, string> = {
  "extra small": "XS",
  "extra large": "XL",
  "extra-large": "XL",
  "x-large": "XL",
  "x-small": "XS",
  small: "S",
  medium: "M",
  large: "L",
  xxlarge: "XXL",
  加小: "XS",
  特小: "XS",
  小: "S",
  中: "M",
  大: "L",
  加大: "XL",
  特大: "XXL",
  加加大: "XXL",
};
const WORD = "extra[ -]small|extra[ -]large|x-large|x-small|small|medium|large";
const LETTER = "xxs|xs|s|m|l|xl|xxl|xxxl|2xl|3xl|4xl";

const PATTERNS: RegExp[] = [
  /(?<![a-z])(xxs|xs|s|m|l|xl|xxl|xxxl|2xl|3xl)(?:码|号)/gu,
  new RegExp(
    `\\b(?:size|sizes|in an?|in|an?|the)\\s+(?:size\\s+)?(${LETTER}|${WORD})(?!['\\w-])(?!\\s+(?!size|one|please|version|and|or|left|available|in|if|for|under|below|too|\\?)\\p{L}+)`,
    "gu",
  ),
  new RegExp(`\\bsize\\s+((?:us|uk|eu)?\\s?\\d{1,2}(?:\\.5)?)\\b`, "gu"),
  new RegExp(`\\b((?:us|uk|eu)\\s?\\d{1,2}(?:\\.5)?)\\b`, "gu"),
  new RegExp(`\\bin an?\\s+(\\d{1,2}(?:\\.5)?)\\b(?!\\s?(?:inch|l\\b|ml|litre|liter|oz|pack))`, "gu"),
  new RegExp(`(?<![\\w'-])(xxs|xs|xl|xxl|xxxl|2xl|3xl|4xl|m|l|s)(?![\\w'-])`, "gu"),
  new RegExp(`\\b(${WORD})\\s+size\\b|\\b(${WORD})(?=\\s*(?:[?.!,]|$|please|size))`, "gu"),
  /((?:加加大|加大|特大|加小|特小|大|中|小))(?:号|码)/gu,
  /(\d{2}(?:\.5)?)\s?码/gu,
  /([三四][一二三四五六七八九]?十[一二三四五六七八九]?)码/gu,
  /(均码)/gu,
];

/** @param folded a text through foldText; sizes come as the shops write them ("L", "42", "均码"), each once */
export function readSizes(folded: string): { sizes: string[]; rest: string } {
  const sizes: string[] = [];
  let rest = folded;
  for (const pattern of PATTERNS) {
    rest = rest.replace(pattern, (_match: string, ...groups: unknown[]) => {
      const said = groups.find((group): group is string => typeof group === "string" && group !== folded);
      if (said !== undefined) addOnce(sizes, normalSize(said));
      return " ";
    });
  }
  return { sizes, rest: rest.replace(/\s+/gu, " ").trim() };
}

function normalSize(said: string): string {
  const known = LETTER_BY_WORD[said.replace("-", " ")] ?? LETTER_BY_WORD[said];
  if (known) return known;
  if (/^[三四]/u.test(said)) return String(chineseTens(said));
  return said.toUpperCase().replace(/\s+/gu, " ");
}

function chineseTens(said: string): number {
  const digits = "零一二三四五六七八九";
  const [tens = "", ones = ""] = said.split("十");
  return digits.indexOf(tens) * 10 + (ones === "" ? 0 : digits.indexOf(ones));
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
