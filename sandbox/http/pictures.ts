/**
 * Product pictures drawn by code: one flat silhouette per kind of product (picture-kinds.ts), in the product's
 * first colour, on a soft ground. Deterministic, so that the same product always looks the same. The CDN host serves them.
 */
import { shapeOf } from "./picture-kinds";

export interface PictureFacts {
  /** Decides the ground where several products share a shape and colour. */
  seed: string;
  productType: string;
  title: string;
  /** The first colour option in English or Chinese; empty when the product has none. */
  colour: string;
}

/** Whole words in Latin letters, so that titanium is not tan; any part in Chinese. */
const COLOURS: [RegExp, string][] = [
  [/\b(black|charcoal|onyx|ink)\b|黑|墨|炭/i, "#3b3f45"],
  [/\b(navy|midnight)\b|藏青|藏蓝|深蓝|靛/i, "#2b3f63"],
  [/\b(forest|pine)\b|竹青|墨绿/i, "#3d5c4a"],
  [/\b(moss|olive)\b|苔/i, "#6b7447"],
  [/\b(sage|peppermint|green)\b|龙井|碧螺春|观音|绿|豆沙|竹/i, "#6f8f74"],
  [/\b(rust|terracotta|copper)\b|砖|陶|朱|赤/i, "#b0573a"],
  [/\b(coral|salmon)\b|珊瑚/i, "#d98270"],
  [/\b(red|berry|burgundy|cherry|crimson)\b|红|酒/i, "#98363f"],
  [/\b(orange|amber)\b|橙|橘|柑/i, "#d2803a"],
  [/\b(mustard|ochre|gold|yellow|sun|lemon|ginger)\b|黄|姜|金|桂/i, "#cfa23f"],
  [/\b(slate)\b|雾蓝|烟/i, "#667887"],
  [/\b(sky|lake|teal|blue)\b|蓝|青|湖|月白/i, "#6a9bb5"],
  [/\b(pink|rose|blush)\b|粉|玫|藕/i, "#c98a92"],
  [/\b(plum|purple|lavender)\b|紫/i, "#75598a"],
  [/\b(oatmeal|oat|cream|ivory|natural|sand|bone)\b|米|杏|燕麦|原|沙|茉莉|银针/i, "#d6c7a6"],
  [/\b(brown|tan|walnut|camel|leather|coffee|cocoa|cork)\b|咖|棕|褐|驼|木|普洱|焦糖|奶茶|卡其/i, "#8a6547"],
  [/\b(gr[ae]y|stone|ash|silver)\b|灰|银|石/i, "#8b9092"],
  [/\bwhite\b|白/i, "#f3efe6"],
];

const DEFAULT_COLOURS = ["#4c6b55", "#b0573a", "#4f7d96", "#cfa23f", "#8a6547", "#2b3f63"];
const GROUNDS = [
  ["#efe9dc", "#e2d8c3"],
  ["#e6ece6", "#d3ded5"],
  ["#e8eaee", "#d5dae2"],
  ["#f2e6dc", "#e6d2c1"],
  ["#ecebe3", "#dbd9cb"],
] as const;

const PANELS = ["", 'fill="#000" fill-opacity=".2"', 'fill="#fff" fill-opacity=".22"'] as const;

/** The picture as SVG text, 800 px square; the same facts always give the same picture. */
export function drawPicture(facts: PictureFacts): string {
  const { parts } = shapeOf(facts.title, facts.productType);
  const number = digest(facts.seed);
  const colour =
    colourNamed(facts.colour) ??
    parts.tone ??
    colourNamed(facts.title) ??
    DEFAULT_COLOURS[number % DEFAULT_COLOURS.length] ??
    "#4c6b55";
  const [light, dark] = GROUNDS[number % GROUNDS.length] ?? GROUNDS[0];
  const panel = PANELS[digest(`${facts.seed}!`) % PANELS.length] ?? "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient>
<linearGradient id="s" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".14"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".16"/></linearGradient></defs>
<rect width="400" height="400" fill="url(#g)"/><ellipse cx="200" cy="${parts.ground ?? 338}" rx="112" ry="13" fill="#000" opacity=".09"/>
<g fill="${colour}" color="${colour}">${parts.body}</g>${panel && parts.panel ? `<g ${panel}>${parts.panel}</g>` : ""}<g fill="url(#s)" color="transparent">${parts.body}</g>
<g fill="none" stroke="#000" stroke-opacity=".22" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${parts.lines}</g>
<g fill="#fff" fill-opacity=".75">${parts.light ?? ""}</g></svg>`;
}

function digest(seed: string): number {
  let sum = 7;
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

function colourNamed(words: string): string | undefined {
  return COLOURS.find(([pattern]) => pattern.test(words))?.[1];
}
