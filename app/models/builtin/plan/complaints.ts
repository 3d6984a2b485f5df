/** What a complaint is about, so that the apology names it and the fitting remedy is looked up. Used by plan/tasks.ts. */
import { foldText } from "../understand/text";

export type ComplaintTopic = "late" | "damaged" | "wrong" | "missing" | "quality" | "charged" | "service" | "other";

const TOPICS: [ComplaintTopic, RegExp][] = [
  [
    "service",
    /\b(?:rude|unhelpful|impolite|ignored me|hung up)\b|\b(?:agent|support|customer service|staff|employee)\b.*\b(?:rude|terrible|awful|useless|bad)\b|态度|不耐烦|骂人|没礼貌|服务(?:太|很|真)?差/u,
  ],
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
    /\b(?:late|overdue|delayed|delay|still waiting|still (?:hasn'?t|not)|waiting (?:for )?\S+ weeks?|taking (?:so|too) long|too slow|nobody answers)\b|太慢|晚了|不发货|没发货|还没到|都没到|等了|延误|迟迟|超时/u,
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

/** The rules that help with each kind of complaint, and the words for shops whose pages have none of them. */
export const REMEDIES: Record<ComplaintTopic, { topics: string[]; words: { en: string; zh: string } }> = {
  late: { topics: ["lostParcel"], words: { en: "late or lost delivery", zh: "物流延误" } },
  damaged: { topics: ["damaged"], words: { en: "damaged or faulty item", zh: "商品破损" } },
  wrong: { topics: ["damaged"], words: { en: "wrong item received", zh: "发错商品" } },
  missing: { topics: ["lostParcel"], words: { en: "missing item or lost parcel", zh: "漏发 丢件" } },
  quality: { topics: ["damaged"], words: { en: "quality problem, warranty", zh: "质量问题" } },
  charged: { topics: ["contact"], words: { en: "contact", zh: "联系" } },
  service: { topics: [], words: { en: "complaint about service", zh: "服务投诉" } },
  other: { topics: ["contact"], words: { en: "contact", zh: "联系" } },
};
