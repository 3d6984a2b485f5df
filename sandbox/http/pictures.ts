/**
 * Product pictures drawn by code: one flat silhouette per kind of product, in the product's first colour, on a soft
 * ground. Deterministic, so that the same product always looks the same. The CDN host serves them.
 */
import { SHAPES, type Shape } from "./picture-shapes";

export interface PictureFacts {
  /** Decides the ground where several products share a shape and colour. */
  seed: string;
  productType: string;
  title: string;
  /** A colour name in English or Chinese, or any text with one in it. */
  colour: string;
}

/** Words of type or title → shape, first match wins. */
const KINDS: [RegExp, Shape][] = [
  [/trekking pole|登山杖/i, "poles"],
  [/skillet|frying pan|锅/i, "pan"],
  [/apron|围裙/i, "apron"],
  [/(dog|pet|cat) bed|猫窝|狗窝|宠物窝/i, "bed"],
  [/pour-over|coffee set|手冲|moka|公道杯/i, "pour"],
  [/gaiter/i, "sock"],
  [/\bwash\b|proofing|spray|洗涤|护理/i, "bottle"],
  [/收纳箱/i, "parcel"],
  [/四件套|床单|neck tube/i, "blanket"],
  [/茶叶|绿茶|红茶|乌龙|普洱|白茶|花茶|龙井|毛尖|铁观音|单丛|碧螺春|茶包/i, "tin"],
  [/gift card|礼品卡|礼物卡/i, "card"],
  [/dog|cat |pet|leash|collar|宠|猫|狗/i, "paw"],
  [/teapot|kettle|茶壶|紫砂|盖碗|水壶|烧水/i, "teapot"],
  [/sock|袜/i, "sock"],
  [/shoe|boot|sneaker|runner|sandal|slipper|鞋|靴/i, "shoe"],
  [/glove|mitten|手套/i, "glove"],
  [/\b(hat|cap|beanie)|(?<!连)帽/i, "hat"],
  [/trouser|pant|short|jean|legging|chino|裤/i, "trousers"],
  [/jacket|coat|parka|shell|anorak|vest|poncho|冲锋衣|外套|夹克|羽绒|风衣|马甲/i, "jacket"],
  [/fleece|sweater|hoodie|pullover|knit|cardigan|卫衣|毛衣|针织|开衫/i, "sweater"],
  [/shirt|\btee\b|base layer|blouse|polo|衬衫|恤|上衣|家居服|睡衣/i, "shirt"],
  [/scarf|blanket|throw|towel|毯|巾|被|围/i, "blanket"],
  [/lamp|lantern|light|torch|灯/i, "lamp"],
  [/pillow|cushion|mat\b|枕|垫/i, "cushion"],
  [/bag|pack|tote|duffel|pouch|wallet|包|袋|箱/i, "pack"],
  [/bottle|flask|thermos|瓶|保温/i, "bottle"],
  [/coffee|\btea\b|cocoa|tisane|blend|roast|咖啡/i, "tin"],
  [/mug|cup|杯|茶具/i, "mug"],
  [/bowl|plate|dish|碗|盘|碟|罐/i, "bowl"],
  [/notebook|journal|pen|map|book|笔|本|纸|文具|册/i, "book"],
  [/\btent|tarp|shelter|hammock|帐篷/i, "tent"],
  [/candle|incense|线香|香薰|烛/i, "candle"],
  [/chair|stool|\btable\b|椅|凳/i, "chair"],
  [/茶/, "tin"],
];

const COLOURS: [RegExp, string][] = [
  [/black|charcoal|onyx|ink|黑|墨/i, "#3b3f45"],
  [/navy|midnight|藏青|藏蓝|深蓝/i, "#2b3f63"],
  [/forest|pine|moss|olive|sage|green|龙井|碧螺春|观音|绿|苔|豆沙/i, "#4c6b55"],
  [/rust|terracotta|burnt|copper|砖|陶|赤/i, "#b0573a"],
  [/red|berry|burgundy|wine|crimson|红|酒/i, "#98363f"],
  [/orange|amber|橙|橘/i, "#d2803a"],
  [/mustard|ochre|gold|yellow|sun|黄|姜|金/i, "#cfa23f"],
  [/blue|sky|slate|teal|lake|蓝|青|湖/i, "#4f7d96"],
  [/pink|rose|blush|粉|玫/i, "#c98a92"],
  [/purple|plum|lavender|紫/i, "#75598a"],
  [/brown|tan|walnut|camel|chestnut|coffee|咖|棕|褐|驼|木|普洱/i, "#8a6547"],
  [/grey|gray|stone|ash|silver|灰|银|石/i, "#8b9092"],
  [/white|cream|oat|ivory|natural|sand|bone|白|米|杏|燕麦|原/i, "#d9cdb6"],
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

export function drawPicture(facts: PictureFacts): string {
  const shape = kindOf(`${facts.title} `) ?? kindOf(`${facts.productType} `) ?? "parcel";
  const number = digest(facts.seed);
  const colour =
    COLOURS.find(([words]) => words.test(facts.colour))?.[1] ??
    DEFAULT_COLOURS[number % DEFAULT_COLOURS.length] ??
    "#4c6b55";
  const [light, dark] = GROUNDS[number % GROUNDS.length] ?? GROUNDS[0];
  const parts = SHAPES[shape];
  const panel = PANELS[digest(`${facts.seed}!`) % PANELS.length] ?? "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="800" height="800">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient>
<linearGradient id="s" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".14"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".16"/></linearGradient></defs>
<rect width="400" height="400" fill="url(#g)"/><ellipse cx="200" cy="${parts.ground ?? 338}" rx="112" ry="13" fill="#000" opacity=".09"/>
<g fill="${colour}">${parts.body}</g>${panel && parts.panel ? `<g ${panel}>${parts.panel}</g>` : ""}<g fill="url(#s)">${parts.body}</g>
<g fill="none" stroke="#000" stroke-opacity=".22" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${parts.lines}</g>
<g fill="#fff" fill-opacity=".75">${parts.light ?? ""}</g></svg>`;
}

function digest(seed: string): number {
  let sum = 7;
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

function kindOf(words: string): Shape | undefined {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}
