/**
 * Families of colour words, English and Chinese. Shades belong to the family a shopper would accept for them. Own list;
 * attributes.ts reads it for storing and asking alike.
 */

const WORDS: Record<string, { en: string; zh: string }> = {
  blue: { en: "blue navy azure indigo cobalt teal turquoise aqua cyan denim sapphire marine", zh: "蓝 藏青 靛 海军" },
  red: { en: "red crimson scarlet burgundy maroon ruby cherry brick", zh: "红 绯 枣 胭脂" },
  green: { en: "green forest olive sage moss emerald mint pine fern jade lime", zh: "绿 翠 军绿 墨绿 竹青 豆青 青瓷" },
  black: { en: "black onyx jet midnight", zh: "黑" },
  white: { en: "white ivory cream snow chalk", zh: "白" },
  gray: { en: "gray grey charcoal slate graphite ash silver", zh: "灰 银 炭" },
  brown: { en: "brown chestnut chocolate tan cognac walnut coffee camel mocha caramel", zh: "棕 咖 褐 驼 茶色" },
  beige: { en: "beige khaki sand oatmeal stone natural ecru taupe", zh: "米色 米黄 卡其 燕麦 沙色 杏 原木 本色" },
  yellow: { en: "yellow mustard gold ochre lemon", zh: "黄 金" },
  orange: { en: "orange rust terracotta amber tangerine apricot copper", zh: "橙 橘 铁锈 琥珀" },
  pink: { en: "pink rose blush coral salmon fuchsia", zh: "粉 玫 藕" },
  purple: { en: "purple plum lavender violet lilac", zh: "紫" },
  multicolor: { en: "multicolor multicolour rainbow assorted", zh: "彩 多色" },
};

/** Each pattern is global; the last word of a phrase decides ("slate blue" is blue). */
export const COLOR_FAMILIES: { family: string; pattern: RegExp }[] = Object.entries(WORDS).map(
  ([family, { en, zh }]) => ({
    family,
    pattern: new RegExp(`\\b(?:${en.split(" ").join("|")})\\b|(?:${zh.split(" ").join("|")})`, "g"),
  }),
);
