/**
 * What is to be done about a message: each of its asks, seen in the light of the dialogue, becomes one task. Used by
 * builtin/index.server.ts; plan/calls.ts knows what a task has to look up, speak/ how its answer is said.
 */
import type { Ask } from "../understand";
import { attributeOf, type Attribute } from "../understand/attributes";
import { productWordsOf } from "../understand/slots";
import { placeNamesIn, serviceTopicsOf } from "../understand/service";
import { foldText, hasHan, wordsOf } from "../understand/text";
import { isRefinement, refined, wishOf, type Dialogue, type Wish } from "./dialogue";
import { focusOf } from "./focus";
import { policyAsk, type PolicyAsk } from "./policy-question";
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
  | "which"
  | "onlyOne"
  | "notYours"
  | "howToBuy";

export type Task =
  | { kind: "search"; wish: Wish; mode: "fresh" | "refined" | "others"; advice?: string | null }
  /** The same wish for less or more than the products shown cost. */
  | { kind: "reprice"; wish: Wish; direction: "cheaper" | "dearer"; handles: string[] }
  | { kind: "fact"; focus: string | null; query: string; attribute: Attribute | null; question: string }
  /** Without a focus the product of that name is searched first. */
  | { kind: "availability"; focus: string | null; query: string; size: string | null; color: string | null }
  | { kind: "policy"; ask: PolicyAsk }
  | { kind: "order"; orderName: string | null; isList: boolean }
  | { kind: "refund"; orderName: string | null; ask: PolicyAsk }
  | { kind: "return"; orderName: string | null; ask: PolicyAsk }
  | { kind: "complaint"; orderName: string | null; topic: ComplaintTopic; question: string; isHeavy: boolean }
  /** Products side by side, by one attribute or by what the shop tells of each. */
  | { kind: "compare"; handles: string[]; attribute: Attribute | null }
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
  const tasks = calmed(
    dialogue.asks.flatMap((ask) => [...beyondList(ask, dialogue), taskOf(ask, dialogue)]),
    dialogue,
  );
  return tasks.filter((task, at) => tasks.findIndex((other) => JSON.stringify(other) === JSON.stringify(task)) === at);
}

/** To the angry one apology and a person, not a form and a rule for each sentence. */
function calmed(tasks: Task[], dialogue: Dialogue): Task[] {
  const isAfterSales = (task: Task) => ["order", "refund", "return", "complaint"].includes(task.kind);
  const [matter] = tasks.filter(isAfterSales);
  if (dialogue.context.mood !== "angry" || matter === undefined) return tasks;
  const topic = complaintTopic(dialogue.text);
  const orderName = "orderName" in matter ? matter.orderName : null;
  const question = dialogue.text.slice(0, 500);
  return [{ kind: "complaint", orderName, topic, question, isHeavy: true }];
}

/** "The second one" of a list of one. */
function beyondList(ask: Ask, dialogue: Dialogue): Task[] {
  const { ordinal } = ask.slots.references;
  const longest = Math.max(0, ...dialogue.lists.map((handles) => handles.length));
  return ordinal !== null && ordinal > 0 && longest === 1 ? [{ kind: "talk", act: "onlyOne" }] : [];
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
  const folded = foldText(ask.text);
  if (NOT_YOURS.test(folded)) return { kind: "talk", act: "notYours" };
  if (HOW_TO_BUY.test(folded)) return { kind: "talk", act: "howToBuy" };
  if (DISLIKES.test(folded) && dialogue.shown.length > 0 && dialogue.wish)
    return { kind: "search", wish: dialogue.wish, mode: "others" };
  if (DISLIKES.test(folded) && dialogue.shown.length === 0) return { kind: "talk", act: "unclear" };
  if (COMPARES.test(folded) && dialogue.shown.length > 1 && slots.thing === null)
    return {
      kind: "compare",
      handles: dialogue.shown.slice(0, comparedCount(folded)),
      attribute: attributeOf(ask.text),
    };
  const isNothingKnown = dialogue.shown.length === 0 && dialogue.wish === null && !isOnProductPage(dialogue);
  if (COMPARES.test(folded) && isNothingKnown && slots.thing === null && isAboutList(folded))
    return { kind: "talk", act: "which" };
  const isVariantAlone = isRefinement(slots) && slots.sizes.length + slots.colors.length > 0 && slots.price === null;
  if (isVariantAlone && isNothingKnown && slots.query === "") return { kind: "talk", act: "seek" };
  if (references.priceDirection && dialogue.shown.length === 0 && dialogue.wish === null && slots.thing === null)
    return { kind: "talk", act: "seek" };
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
    const asked = policyAsk(ask.text);
    // "And for sale items?" names a matter of its own; "and to Canada?" goes on with the last one.
    const isOtherPlace = asked.topics.length === 0 && placeNamesIn(ask.text) !== null;
    const topics = isOtherPlace ? ["shippingTime", "shippingCost"] : undefined;
    const both = `${dialogue.lastText} ${ask.text}`;
    return { kind: "policy", ask: asked.topics.length > 0 ? asked : policyAsk(isOtherPlace ? ask.text : both, topics) };
  }
  return null;
}

const NOT_YOURS =
  /\b(?:someone|somebody) else'?s? (?:order|account|address|data)|\b(?:other|another) (?:customer|person|shopper|people)'?s?\b.*\b(?:order|data|address|info)|\bcustomer \S+@\S+|\b(?!today|that|it|what|where|who|here|there|she|he|let)[a-z]+'s (?:order|orders|address|account|phone number)\b|(?:别人|他人|其他人|别的(?:顾客|客户)|其他(?:顾客|客户))的?.{0,4}(?:订单|信息|地址|电话|账户)/u;
const HOW_TO_BUY =
  /^(?:how (?:do|can) i (?:buy|order|purchase|check ?out|place an order)(?: (?:it|this|that|something|here))?|怎么(?:买|下单|购买|付款下单)|如何(?:购买|下单)|我要(?:买|下单)|(?:please )?(?:can you )?(?:add|put) (?:it|this|that|them|one|the \w+(?: one)?) (?:to|in|into) (?:my |the )?(?:cart|basket|bag)(?: please)?|i(?:'ll| will) (?:take|buy) (?:it|this|that|one)|(?:帮我)?加(?:入|到|进)?购物车|就(?:要|买)这(?:个|款)(?:了|吧)?)[?？!。. ]*$/u;
const DISLIKES =
  /^(?:i (?:don't|do not|didn't) (?:really )?like (?:it|them|that|those|these|any)|not (?:really )?my (?:style|taste)|(?:none|not) of (?:these|those|them)|我?(?:都|不太|不是很)?不(?:太)?喜欢(?:这个|这些|这款)?|不好看|都不行|不想要这(?:个|些))[.!。！ ]*$/u;
const COMPARES =
  /\bcompare\b|\bdifferences? between\b|\bwhich (?:one |of (?:them|these|those) |is |one is |one's )+(?:is )?(?:the )?(?:better|best|warmer|warmest|lighter|lightest|heavier|bigger|biggest|more|most|cheaper|cheapest|good)|\bwhat'?s the difference\b|比较(?:一下|下)|对比|(?:有)?(?:什么|啥)(?:区别|不同|不一样)|哪(?:个|款|一个|一款)(?:更|比较|最|好|适合)/u;

/** "The first two", "哪个": things of a list, not things by name. */
function isAboutList(folded: string): boolean {
  return /\b(?:first|two|both|them|these|those|which one)\b|前|两|哪/u.test(folded);
}

function comparedCount(folded: string): number {
  return /\b(?:first two|two|both)\b|前两|两个|两款/u.test(folded) ? 2 : 3;
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
      return { kind: "refund", orderName: slots.orderName, ask: policyAsk(ask.text, ["refundTime"]) };
    case "return_wish":
      return { kind: "return", orderName: slots.orderName, ask: policyAsk(ask.text, returnTopics(ask.text)) };
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
      return rescueTask(ask, true) ?? { kind: "talk", act: isOnProductPage(dialogue) ? "unclearOnPage" : "unclear" };
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
  return {
    kind: "search",
    wish,
    mode: "fresh",
    advice: ADVICE.test(foldText(ask.text)) ? ask.text.slice(0, 400) : null,
  };
}

/** Asks what would suit: the shop's guides may tell. */
const ADVICE =
  /第一次|新手|刚开始|睡不着|失眠|怎么(?:选|挑)|(?:喝|用|穿|买|选)(?:什么|哪种|哪款)|\bhow (?:do|should) i choose\b|\bwhat (?:kind|type)\b|\bwhich \w+ (?:should|would)\b/u;

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
  return { kind: "policy", ask: policyAsk(question) };
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

/** What to read out to someone who wants to send something back: their special case, else how it is done. */
function returnTopics(text: string): string[] {
  const named = serviceTopicsOf(text).filter((topic) => RETURN_TOPICS.has(topic.key));
  const keys = named.map((topic) => topic.key).filter((key) => key !== "returnWindow");
  return keys.length > 0 ? keys : ["returnHow", "returnWindow"];
}

const RETURN_TOPICS: ReadonlySet<string> = new Set([
  ...["returnPostage", "returnSale", "returnExcept", "returnConditions", "exchange", "cancelRule", "returnWindow"],
]);

function orderMatter(dialogue: Dialogue, orderName: string): Task {
  if (dialogue.lastIntent === "refund_progress")
    return { kind: "refund", orderName, ask: policyAsk(dialogue.lastText, ["refundTime"]) };
  if (dialogue.lastIntent === "return_wish")
    return { kind: "return", orderName, ask: policyAsk(dialogue.lastText, returnTopics(dialogue.lastText)) };
  return { kind: "order", orderName, isList: false };
}

/** Hardly understood, but with words worth looking up: better a look than a shrug. */
function rescueTask(ask: Ask, isUnclear = false): Task | null {
  const hasWords = hasHan(ask.text)
    ? [...ask.slots.query].length >= 2
    : wordsOf(ask.slots.query).some((word) => word.length >= 4);
  // A plea for help names nothing to look up, and is surely unclear.
  const isUnsure =
    (isUnclear && ask.confidence < 0.95) ||
    ask.confidence < (ask.slots.thing === null ? RESCUE_BELOW : RESCUE_THING_BELOW);
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
