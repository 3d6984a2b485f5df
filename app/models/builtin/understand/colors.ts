/**
 * Colour wishes: "navy", "in dark blue", "黑色的", "藏青". A colour that is part of a thing's name ("green tea", "红茶",
 * "orange marmalade") is not a wish. Used by understand/slots.ts.
 */
import colorsJson from "../lexicons/colors.json";
import { foldText, hasHan } from "./text";

const EN_NAMES = Object.entries(colorsJson)
  .flatMap(([family, words]) => words.en.map((word) => ({ word, family })))
  .sort((a, b) => b.word.length - a.word.length);
const ZH_NAMES = Object.entries(colorsJson)
  .flatMap(([family, words]) => words.zh.map((word) => ({ word, family })))
  .sort((a, b) => b.word.length - a.word.length);

/** Things that carry a colour in their name. */
const NAMED_AFTER_COLOR =
  "(?!\\s+(?:tea|teas|coffee|light|lights|remover|marmalade|petal|petals|friday|bean|beans|pepper|onion|wine|bull)\\b)";
const GARMENT =
  "(?=t恤|衬衫|裤|裙|鞋|靴|外套|卫衣|毛衣|帽|袜|围巾|手套|包|杯|壶|碗|毯|抱枕|台灯|花瓶|冲锋衣|羽绒服|毛巾|笔记本|伞|的)";

const EN_PATTERN = new RegExp(
  `(?<![\\p{L}-])(${EN_NAMES.map((entry) => entry.word).join("|")})(?:[ -]colou?red|[ -]colou?r)?(?![\\p{L}])${NAMED_AFTER_COLOR}`,
  "gu",
);
// One character alone is a colour only with 色 or before a garment: 红茶, 白酒 and 黄山 are no wishes.
const ZH_LONG = ZH_NAMES.filter((entry) => entry.word.length > 1)
  .map((entry) => entry.word)
  .join("|");
const ZH_SHORT = ZH_NAMES.filter((entry) => entry.word.length === 1)
  .map((entry) => entry.word)
  .join("|");
const ZH_PATTERN = new RegExp(
  `(${ZH_LONG}|${ZH_SHORT})色的?|(${ZH_LONG})(?!豆|茶|馆|因|机|壶|杯)的?|(?<![厘毫分千\\d]|[一二三四五六七八九十两百半])(${ZH_SHORT})${GARMENT}的?`,
  "gu",
);

/**
 * @param folded a text through foldText
 * @returns colours in the shopper's own words (the search knows their families), and the text without them
 */
export function readColors(folded: string): { colors: string[]; rest: string } {
  const colors: string[] = [];
  const take = (_match: string, ...groups: unknown[]) => {
    const said = groups.slice(0, 3).find((group): group is string => typeof group === "string");
    if (said === undefined) return " ";
    const name = hasHan(said) ? `${said}色` : said;
    if (!colors.includes(name)) colors.push(name);
    return " ";
  };
  // Two wishes for one family ("navy, dark blue") stay two words: the search takes any of them.
  const rest = folded.replace(EN_PATTERN, take).replace(ZH_PATTERN, take);
  return { colors, rest: rest.replace(/\s+/gu, " ").trim() };
}

/** The family of a colour word, e.g. "藏青色" and "dark blue" → "navy"; null for a word that is no colour. */
export function familyOf(color: string): string | null {
  const folded = foldText(color).replace(/色$/u, "");
  return [...EN_NAMES, ...ZH_NAMES].find((entry) => entry.word === folded)?.family ?? null;
}
