/**
 * The matters of service that every shop has rules for (delivery, returns, payment, hours …): how shoppers ask about
 * each, the words shops write about it, and what a sentence that answers it must hold. Used by understand/intents.ts to
 * tell a general question from one about the shopper's own order, by plan/policy-question.ts and by speak/policy.ts.
 */
import { foldText, hasHan } from "./text";
import { SERVICE_TOPICS, type ServiceTopic } from "./service-topics";

export type { ServiceTopic } from "./service-topics";

/** Matters named by a text, those it names outright first; at most two. */
export function serviceTopicsOf(text: string): ServiceTopic[] {
  const folded = foldText(text);
  const found = SERVICE_TOPICS.filter((topic) => topic.asked.test(folded));
  const hidden = new Set(found.flatMap((topic) => topic.hides ?? []));
  const kept = found.filter((topic) => !hidden.has(topic.key));
  // "How long does shipping take and what does it cost?"
  const isCostToo = kept.some((topic) => topic.key === "shippingTime") && /\bcosts?\b|多少钱/u.test(folded);
  const cost = isCostToo ? SERVICE_TOPICS.filter((topic) => topic.key === "shippingCost") : [];
  return [...new Set([...kept, ...cost])].slice(0, 2);
}

/** The topic of that key. */
export function serviceTopic(key: string): ServiceTopic | null {
  return SERVICE_TOPICS.find((topic) => topic.key === key) ?? null;
}

/** The words that shops use for a topic, in the language of the question. */
export function shopWordsOf(topic: ServiceTopic, question: string): string {
  return hasHan(question) ? topic.words.zh : topic.words.en;
}

/** One order of the shopper's is meant, not the rule for all: "where is my order", "还没到", "#1001". */
export function isAboutOwnOrder(folded: string): boolean {
  return OWN.test(folded) && !GENERAL.test(folded);
}

const OWN =
  /\bwhere(?:'s| is| are)\b.*\b(?:order|package|parcel|stuff|delivery|shipment|refund|money)\b|\bmy (?:package|parcel|refund|delivery|shipment|tracking|stuff|return)\b|\bmy (?:\w+ )?order\b|#\s?\d{3,}|\border (?:number )?\d{3,}|\bi (?:ordered|bought|received|got|returned|sent|want|need|would like|paid)\b|\bi'(?:d|ve)\b|\bstill\b.*\b(?:not|hasn't|haven't|waiting)\b|\b(?:hasn't|haven't|not) (?:arrived|received|come|got)|我的(?!身高|胸围|脚)|想(?:把|退|换)|要换成|麻烦|到账了?没|申请退款|退的钱|太紧|太大了|太小了|我那|我买|我下|我寄|我退|我要退|我想退|我想取消|我要取消|还没(?!开)|怎么还|订单号?[:：]?\s?\d{3,}|\bneed to\b|\bstill no\b|\bthe refunded amount\b|到哪|没收到|收到的|帮我/u;
/** "If I order today", "when does my order ship", "can I cancel my order": the rule is asked for all the same. */
const GENERAL =
  /\bif i (?:order|buy|pay)\b|\b(?:can|could|may|do) i (?:still )?(?:change|pick|track|combine|cancel|edit|modify)\b|(?:能|可以|可不可以|如何|怎么)(?:取消|改|修改|自提|查)|今天下单|现在下单|下单后/u;

/** Places a delivery table may name in other words. */
const PLACES: [RegExp, string[]][] = [
  [/\bcanad(?:a|ian)\b|加拿大/u, ["canada", "加拿大"]],
  [/\b(?:alaska|hawaii|puerto rico|guam)\b/u, ["alaska", "hawaii", "territories"]],
  [
    /\b(?:germany|france|spain|italy|netherlands|belgium|austria|ireland|poland|sweden|denmark|finland|portugal|greece|europe|eu|norway|switzerland)\b|欧洲|德国|法国|意大利|西班牙|荷兰/u,
    ["europe", "european union", "eu", "欧洲"],
  ],
  [/\b(?:uk|united kingdom|england|scotland|wales|britain|london)\b|英国/u, ["uk", "united kingdom", "英国"]],
  [/\baustralia\b|澳大利亚|澳洲/u, ["australia", "澳大利亚", "澳洲"]],
  [/\bnew zealand\b|新西兰/u, ["new zealand", "新西兰"]],
  [/\b(?:japan|tokyo)\b|日本/u, ["japan", "日本"]],
  [
    /\b(?:usa?|united states|america|california|texas|new york|florida|oregon|washington)\b|美国/u,
    ["contiguous us", "us", "united states", "usa", "美国"],
  ],
  [/\b(?:mexico|brazil|india|china|korea|singapore|israel|dubai|south africa)\b/u, []],
  [/香港|澳门|台湾|港澳台|\b(?:hong kong|macau|taiwan)\b/u, ["港澳台", "香港", "hong kong", "taiwan"]],
  [/新疆|乌鲁木齐/u, ["新疆"]],
  [/西藏|拉萨/u, ["西藏"]],
  [/青海|西宁/u, ["青海"]],
  [/内蒙/u, ["内蒙"]],
  [/偏远/u, ["新疆", "西藏", "偏远"]],
  [/上海|江苏|浙江|安徽|杭州|南京|苏州|宁波|合肥|江浙沪/u, ["江浙沪", "浙江", "上海"]],
  [
    /北京|广东|广州|深圳|四川|成都|重庆|武汉|湖北|湖南|福建|山东|河南|河北|天津|东北|西安|云南|广西|江西/u,
    ["其他大陆", "大陆", "全国"],
  ],
];

/** Other names under which a text may hold the place that a question names; null when it names none. */
export function placeNamesIn(text: string): string[] | null {
  const folded = foldText(text);
  const named = PLACES.filter(([pattern]) => pattern.test(folded));
  return named.length === 0 ? null : named.flatMap(([, names]) => names);
}
