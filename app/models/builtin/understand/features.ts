/**
 * What the intent classifier sees of a message: stems and their pairs, character runs, and signals from our lexicons
 * (a product word, a fault word, an order number …), which carry over to words the examples never had.
 */
import signalsJson from "../lexicons/signals.json";
import { containsPhrase, hanRuns, hasHan, stemsOf } from "./text";

const signals: Record<"en" | "zh", Record<string, string[]>> = signalsJson;

/** @param folded a text through foldText */
export function featuresOf(folded: string): string[] {
  const features = new Set<string>(["bias"]);
  const stems = stemsOf(folded);
  const padded = ["^", ...stems, "$"];
  for (const stem of stems) features.add(stem);
  for (let at = 0; at + 1 < padded.length; at += 1) features.add(`${padded[at]} ${padded[at + 1]}`);
  for (const run of hanRuns(folded, 3)) features.add(run);
  for (const name of signalsIn(folded)) features.add(`#${name}`);
  const length = hasHan(folded) ? [...folded].length / 2 : stems.length;
  features.add(length <= 2 ? "#short" : length <= 5 ? "#middling" : "#long");
  if (/[?？]|(?:吗|呢|么)$/u.test(folded)) features.add("#asks");
  if (/\d/u.test(folded)) features.add("#digit");
  if (/#\s?\d{3,}|(?:order|订单号?|单号)\D{0,6}\d{3,}/u.test(folded)) features.add("#order-number");
  if (
    /[$€£¥￥]\s?\d|\d\s?(?:dollars?|bucks|usd|元|块)|[一二三四五六七八九十百千两]+(?:块|元|以内|以下|左右)/u.test(
      folded,
    )
  ) {
    features.add("#price");
  }
  return [...features];
}

/** Names of the signals that a text carries, such as "fault" or "stock". */
export function signalsIn(folded: string): string[] {
  const lists = hasHan(folded) ? { ...signals.zh } : signals.en;
  return Object.keys(lists).filter((name) =>
    (lists[name] ?? []).some((phrase) => containsPhrase(folded, phrase.toLowerCase())),
  );
}
