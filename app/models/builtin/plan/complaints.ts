/** What a complaint is about, so that the apology names it and the fitting remedy is looked up. Used by plan/tasks.ts. */
import { foldText } from "../understand/text";

export type ComplaintTopic = "late" | "damaged" | "wrong" | "missing" | "quality" | "charged" | "other";

const TOPICS: [ComplaintTopic, RegExp][] = [
  ["charged", /\b(?:charged|billed|overcharged|double charge)\b|扣款|扣了|多扣|重复扣|乱收费/u],
  [
    "missing",
    /\b(?:missing|never (?:arrived|got|received|came)|not received|box was empty|empty box|says delivered but|lost)\b|没收到|少了|少发|漏发|空的|丢了|丢件/u,
  ],
  [
    "wrong",
    /\b(?:wrong|not what i ordered|someone else'?s|different (?:item|colou?r|size)|doesn'?t match|nothing like)\b|发错|寄错|错货|另一个|不一样|不符|颜色不对|货不对板/u,
  ],
  [
    "late",
    /\b(?:late|overdue|delayed|delay|still waiting|still (?:hasn'?t|not)|waiting (?:for )?\S+ weeks?|taking (?:so|too) long|too slow)\b|太慢|晚了|还没到|都没到|等了|延误|迟迟|超时/u,
  ],
  [
    "damaged",
    /\b(?:broken?|damaged|smashed|cracked|torn|ripped|hole|leaks?|leaking|defective|faulty|died|stopped working|doesn'?t work|scratched|ruined|in pieces|fell apart|came off|coming apart)\b|碎|坏|破|裂|漏|洞|开线|压坏|瑕疵|掉了|发霉|磕/u,
  ],
  ["quality", /\b(?:quality|cheaply|poor|flimsy|disappoint\w*)\b|质量|太差|做工|起球|掉色|缩水|异味|味道/u],
];

export function complaintTopic(text: string): ComplaintTopic {
  const folded = foldText(text);
  return TOPICS.find(([, pattern]) => pattern.test(folded))?.[0] ?? "other";
}

/** What to ask the shop's pages about each kind of complaint, in the shopper's language. */
export const REMEDY_QUESTIONS: Record<ComplaintTopic, { en: string; zh: string }> = {
  late: { en: "late or lost delivery, delivery time", zh: "物流延误 丢件 配送时间" },
  damaged: { en: "damaged or faulty item, repair or replace", zh: "商品破损 质量问题" },
  wrong: { en: "wrong item received, return or exchange", zh: "发错商品 退换货" },
  missing: { en: "missing item or lost parcel", zh: "少件 漏发 丢件" },
  quality: { en: "quality problem, warranty, return", zh: "质量问题 保修 退换" },
  charged: { en: "payment and refunds", zh: "付款 退款" },
  other: { en: "returns, refunds and contact", zh: "退换货 售后 联系" },
};
