/**
 * What is to be done about a message: each of its asks, seen in the light of the dialogue, becomes one task. Used by
 * builtin/index.server.ts; plan/calls.ts knows what a task has to look up, speak/ how its answer is said.
 */
import type { Ask } from "../understand";
import { attributeOf, type Attribute } from "../understand/attributes";
import { productWordsOf } from "../understand/slots";
import { foldText, hasHan, wordsOf } from "../understand/text";
import { isRefinement, refined, wishOf, type Dialogue, type Wish } from "./dialogue";
import { focusOf } from "./focus";
import { policyQuestion } from "./policy-question";
import { complaintTopic, type ComplaintTopic } from "./complaints";

export type TalkAct =
  | "greeting"
  | "identity"
  | "thanks"
  | "goodbye"
  | "praise"
  | "offTopic"
  | "unclear"
  | "unclearOnPage"
  | "deny"
  | "seek"
  | "which";

export type Task =
  | { kind: "search"; wish: Wish; mode: "fresh" | "refined" | "others" }
  /** The same wish for less or more than the products shown cost. */
  | { kind: "reprice"; wish: Wish; direction: "cheaper" | "dearer"; handles: string[] }
  | { kind: "fact"; focus: string | null; query: string; attribute: Attribute | null; question: string }
  /** Without a focus the product of that name is searched first. */
  | { kind: "availability"; focus: string | null; query: string; size: string | null; color: string | null }
  /** `emphasis` is the part to answer when the question repeats what was asked before. */
  | { kind: "policy"; question: string; emphasis: string }
  | { kind: "order"; orderName: string | null; isList: boolean }
  | { kind: "refund"; orderName: string | null; question: string }
  | { kind: "return"; orderName: string | null; question: string }
  | { kind: "complaint"; orderName: string | null; topic: ComplaintTopic; question: string; isHeavy: boolean }
  | { kind: "person"; reason: string }
  /** Not understood, but there are words to look up. */
  | { kind: "rescue"; wish: Wish; question: string }
  | { kind: "talk"; act: TalkAct };

const RESCUE_BELOW = 0.4;
/** A thing that shops sell is named: then chit-chat has to be surer. */
const RESCUE_THING_BELOW = 0.6;

/** One product is meant ("the camp mug", "龙井还有货吗"), not any of a kind ("jackets in M"). */
const NAMES_ONE = /\b(?:the|that|this|your)\b|还有(?:货|吗|库存|没)|有货|现货|补货|卖完|卖光|缺货|断货|库存|还剩/u;
/** Whether a text speaks of one certain product rather than of any of its kind. */
export function namesOne(text: string): boolean {
  return NAMES_ONE.test(foldText(text));
}

const IS_POLICY =
  /\b(?:warrant(?:y|ies)|guaranteed?|return(?:s|ed)?|refund(?:s|ed)?|shipping)\b|保修|质保|退货|退款|运费|包邮/u;

/** At least one task, the one to answer first in front. */
export function tasksOf(dialogue: Dialogue): Task[] {
  const tasks = dialogue.asks.map((ask) => taskOf(ask, dialogue));
  return tasks.filter((task, at) => tasks.findIndex((other) => JSON.stringify(other) === JSON.stringify(task)) === at);
}

function taskOf(ask: Ask, dialogue: Dialogue): Task {
  return followUp(ask, dialogue) ?? byIntent(ask, dialogue);
}

/** Messages that only make sense after what was said before. */
function followUp(ask: Ask, dialogue: Dialogue): Task | null {
  const { slots } = ask;
  const { references } = slots;
  if (ask.intent === "affirm") {
    if (offersPerson(dialogue.lastAnswer)) return { kind: "person", reason: dialogue.lastText || ask.text };
    if (offersSimilar(dialogue.lastAnswer) && dialogue.wish)
      return { kind: "search", wish: dialogue.wish, mode: "others" };
    return dialogue.shown[0] ? factTask(ask, dialogue, dialogue.shown[0]) : { kind: "talk", act: "unclear" };
  }
  if (slots.bareNumber !== null && (isAboutOrders(dialogue) || slots.bareNumber.length >= 4)) {
    return orderMatter(dialogue, slots.bareNumber);
  }
  const limitsOneThing = slots.sizes.length + slots.colors.length > 0 && slots.price === null;
  if (isRefinement(slots)) {
    const focus = focusOf(slots, dialogue);
    const isListWish =
      dialogue.lastIntent === "product_search" &&
      dialogue.shown.length !== 1 &&
      references.ordinal === null &&
      !references.pointsAtOne;
    if (limitsOneThing && focus !== null && !(isListWish && dialogue.wish)) return availabilityTask(ask, focus);
    const wish = dialogue.wish ? refined(dialogue.wish, slots) : null;
    if (references.priceDirection && (wish || dialogue.shown.length > 0 || focus !== null)) {
      const handles = dialogue.shown.length > 0 ? dialogue.shown.slice(0, 3) : focus === null ? [] : [focus];
      return { kind: "reprice", wish: wish ?? wishOf(slots), direction: references.priceDirection, handles };
    }
    if (wish && references.wantsOthers) return { kind: "search", wish, mode: "others" };
    if (wish) return { kind: "search", wish, mode: "refined" };
  }
  if (references.ordinal !== null && dialogue.shown.length > 0 && !isAboutOrders(dialogue)) {
    const focus = focusOf(slots, dialogue);
    if (focus !== null && limitsOneThing) return availabilityTask(ask, focus);
    if (focus !== null && ask.intent !== "availability") return factTask(ask, dialogue, focus);
  }
  if (references.isElliptic && dialogue.lastIntent === "policy" && slots.thing === null && ask.intent !== "person") {
    return { kind: "policy", question: policyQuestion(`${dialogue.lastText} ${ask.text}`), emphasis: ask.text };
  }
  return null;
}

function byIntent(ask: Ask, dialogue: Dialogue): Task {
  const { slots } = ask;
  switch (ask.intent) {
    case "product_search":
      return searchTask(ask, dialogue);
    case "product_question":
      if (IS_POLICY.test(foldText(ask.text))) return policyTask(ask.text);
      return factTask(ask, dialogue, focusOf(slots, dialogue));
    case "availability": {
      const focus = focusOf(slots, dialogue);
      const query = productWordsOf(ask.text);
      if (focus !== null || (query !== "" && namesOne(ask.text))) return availabilityTask(ask, focus);
      return query === "" ? { kind: "talk", act: "which" } : { kind: "search", wish: wishOf(slots), mode: "fresh" };
    }
    case "policy":
      return policyTask(ask.text);
    case "order_status":
      return { kind: "order", orderName: slots.orderName, isList: slots.orderName === null && asksForList(ask.text) };
    case "refund_progress":
      return { kind: "refund", orderName: slots.orderName, question: ask.text.slice(0, 500) };
    case "return_wish":
      return { kind: "return", orderName: slots.orderName, question: ask.text.slice(0, 500) };
    case "complaint": {
      const isHeavy = dialogue.context.mood === "angry";
      return {
        kind: "complaint",
        orderName: slots.orderName,
        topic: complaintTopic(ask.text),
        question: ask.text.slice(0, 500),
        isHeavy,
      };
    }
    case "person":
      return { kind: "person", reason: dialogue.text };
    case "unclear":
      return rescueTask(ask) ?? { kind: "talk", act: isOnProductPage(dialogue) ? "unclearOnPage" : "unclear" };
    case "off_topic":
      return rescueTask(ask) ?? { kind: "talk", act: "offTopic" };
    case "affirm":
      return { kind: "talk", act: "unclear" };
    default:
      return rescueTask(ask) ?? { kind: "talk", act: ask.intent };
  }
}

function searchTask(ask: Ask, dialogue: Dialogue): Task {
  const wish = wishOf(ask.slots);
  const hasLimits = wish.price !== null || wish.sizes.length > 0 || wish.colors.length > 0;
  if (wish.query === "" && !hasLimits && dialogue.wish && ask.slots.references.isElliptic) {
    return { kind: "search", wish: dialogue.wish, mode: "others" };
  }
  return { kind: "search", wish, mode: "fresh" };
}

function factTask(ask: Ask, dialogue: Dialogue, focus: string | null): Task {
  const attribute = attributeOf(ask.text);
  const query = productWordsOf(ask.text);
  if (focus === null && query === "") {
    return dialogue.wish && attribute
      ? { kind: "search", wish: dialogue.wish, mode: "fresh" }
      : { kind: "talk", act: "which" };
  }
  return { kind: "fact", focus, query, attribute, question: ask.text.slice(0, 500) };
}

function policyTask(question: string): Task {
  return { kind: "policy", question: policyQuestion(question), emphasis: question };
}

function availabilityTask(ask: Ask, focus: string | null): Task {
  return {
    kind: "availability",
    focus,
    query: productWordsOf(ask.text),
    size: ask.slots.sizes[0] ?? null,
    color: ask.slots.colors[0] ?? null,
  };
}

function orderMatter(dialogue: Dialogue, orderName: string): Task {
  if (dialogue.lastIntent === "refund_progress") return { kind: "refund", orderName, question: dialogue.lastText };
  if (dialogue.lastIntent === "return_wish") return { kind: "return", orderName, question: dialogue.lastText };
  return { kind: "order", orderName, isList: false };
}

/** Hardly understood, but with words worth looking up: better a look than a shrug. */
function rescueTask(ask: Ask): Task | null {
  const hasWords = hasHan(ask.text)
    ? [...ask.slots.query].length >= 2
    : wordsOf(ask.slots.query).some((word) => word.length >= 4);
  const isUnsure = ask.confidence < (ask.slots.thing === null ? RESCUE_BELOW : RESCUE_THING_BELOW);
  return isUnsure && hasWords ? { kind: "rescue", wish: wishOf(ask.slots), question: ask.text.slice(0, 500) } : null;
}

function isOnProductPage(dialogue: Dialogue): boolean {
  return dialogue.context.page.kind === "product" && dialogue.context.page.handle !== null;
}

function isAboutOrders(dialogue: Dialogue): boolean {
  return ["order_status", "refund_progress", "return_wish", "complaint"].includes(dialogue.lastIntent ?? "");
}

function asksForList(text: string): boolean {
  return /\b(?:my|past|recent|previous|all) (?:recent |past |previous |last )?orders\b|\bwhat did i order\b|\border history\b|(?:最近|历史|所有|全部)的?(?:几个)?订单|上次买/iu.test(
    text,
  );
}

function offersPerson(answer: string): boolean {
  return (
    /[?？]/u.test(answer) && /\b(?:team|person|someone|human|colleague|agent)\b|同事|工作人员|人工|真人/iu.test(answer)
  );
}

function offersSimilar(answer: string): boolean {
  return /\b(?:similar|different)\b|类似|不同|换个方向|换一类/iu.test(answer);
}
