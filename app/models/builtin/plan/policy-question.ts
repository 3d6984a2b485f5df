/** What find_policy is asked: the shopper's words, and the shop's word for the matter where she used another. */
import topicsJson from "../lexicons/topics.json";
import { containsPhrase, foldText, hasHan } from "../understand/text";

/** "几天能到" shares no word with a shipping policy, and "can I take it back" none with one on returns. */
const SHOP_WORDS = {
  shipping: { en: "shipping", zh: "配送" },
  return: { en: "return", zh: "退货" },
  refundTime: { en: "refund", zh: "退款" },
  warranty: { en: "warranty", zh: "质保" },
  hours: { en: "opening hours", zh: "营业时间" },
  size: { en: "size guide", zh: "尺码表" },
} satisfies Partial<Record<keyof typeof topicsJson, { en: string; zh: string }>>;

/** @returns at most 500 characters, as the tool takes them */
export function policyQuestion(text: string): string {
  const folded = foldText(text);
  const language = hasHan(folded) ? "zh" : "en";
  const missing = (Object.keys(SHOP_WORDS) as (keyof typeof SHOP_WORDS)[])
    .filter((topic) => topicsJson[topic].some((phrase) => containsPhrase(folded, phrase)))
    .map((topic) => SHOP_WORDS[topic][language])
    .filter((word) => !containsPhrase(folded, word));
  return [text.slice(0, 440), ...missing].join(" ");
}
