/**
 * What each task still has to look up, given what this turn has seen. Used by builtin/index.server.ts step by step: an
 * empty list means that the answer can be composed. Arguments are checked against the tools' own schemas there.
 */
import type { Money } from "~/chat/protocol";
import type { Wish } from "./dialogue";
import { REMEDIES } from "./complaints";
import { policyAsk, type PolicyAsk } from "./policy-question";
import { namesOne, type Task } from "./tasks";
import type { Attribute } from "../understand/attributes";
import { hasHan } from "../understand/text";
import type { Call, ToolArgs, Turn } from "./turn";

/** More than are shown: the ones for somebody else, and accessories, go to the end. */
export const SEARCH_LIMIT = 10;
export const RECENT_ORDERS = 5;

export function callsOf(task: Task, turn: Turn, language: "en" | "zh"): Call[] {
  return wanted(task, turn, language).filter(
    (call) => turn.isOffered(call.name) && turn.outcome(call.name, call.args).kind === "unasked",
  );
}

function wanted(task: Task, turn: Turn, language: "en" | "zh"): Call[] {
  switch (task.kind) {
    case "search":
      return [
        ...(task.advice ? [{ name: "find_policy" as const, args: { question: task.advice } }] : []),
        ...searchCalls(task.wish, turn, SEARCH_LIMIT),
      ];
    case "reprice":
      return repriceCalls(task, turn);
    case "fact":
      return factCalls(task, turn);
    case "availability":
      return availabilityCalls(task, turn);
    case "policy":
      return [{ name: "find_policy", args: { question: task.ask.question } }];
    case "order":
      return [
        task.isList
          ? { name: "list_orders", args: { limit: RECENT_ORDERS } }
          : { name: "get_order", args: orderArgs(task.orderName) },
      ];
    case "refund":
      return [...orderAndRule(task), ...olderOrders(task, turn)];
    case "return":
      return orderAndRule(task);
    case "compare":
      return task.handles.map((handle) => ({ name: "get_product", args: { handle } }));
    case "complaint":
      return complaintCalls(task, language);
    case "person":
      return [{ name: "hand_off", args: handOffArgs(task.reason) }];
    case "rescue":
      return [
        { name: "search_products", args: searchArgs(task.wish, SEARCH_LIMIT) },
        { name: "find_policy", args: { question: policyAsk(task.question).question } },
      ];
    case "talk":
      return [];
  }
}

function orderAndRule(task: Extract<Task, { kind: "refund" | "return" }>): Call[] {
  return [
    { name: "get_order", args: orderArgs(task.orderName) },
    { name: "find_policy", args: { question: task.ask.question } },
  ];
}

/** "Where is my refund?" of someone whose newest order has none means an older one. */
function olderOrders(task: Extract<Task, { kind: "refund" }>, turn: Turn): Call[] {
  const newest = task.orderName === null ? turn.outcome("get_order", {}) : null;
  const hasNone = newest?.kind === "ok" && newest.value.kind === "order" && newest.value.order.refunds.length === 0;
  return hasNone ? [{ name: "list_orders", args: { limit: RECENT_ORDERS } }] : [];
}

/** Wider searches when the whole wording finds nothing, one after the other. */
function searchCalls(wish: Wish, turn: Turn, limit: number): Call[] {
  const calls: Call[] = [];
  for (const attempt of [wish, ...widerWishes(wish)]) {
    const args = searchArgs(attempt, limit);
    calls.push({ name: "search_products", args });
    if (!foundNothing(turn, args)) break;
  }
  return calls;
}

/** Only the kind of thing, limits kept; for a gift anything within the limits. */
export function widerWishes(wish: Wish): Wish[] {
  const ofThing =
    wish.thing !== null && wish.query !== wish.thing && wish.query !== "" ? [{ ...wish, query: wish.thing }] : [];
  return wish.isGift && wish.query !== "" ? [...ofThing, { ...wish, query: "", inStockOnly: true }] : ofThing;
}

export function searchArgs(wish: Wish, limit: number): ToolArgs<"search_products"> {
  const hasWish =
    wish.onSale || wish.query !== "" || wish.price !== null || wish.sizes.length > 0 || wish.colors.length > 0;
  return {
    query: wish.onSale ? `${wish.query} ${hasHan(wish.query) || wish.isChinese ? "特价" : "sale"}`.trim() : wish.query,
    ...(wish.price?.min != null ? { price_min: wish.price.min } : {}),
    ...(wish.price?.max != null ? { price_max: wish.price.max } : {}),
    ...(wish.sizes.length > 0 ? { sizes: wish.sizes } : {}),
    ...(wish.colors.length > 0 ? { colors: wish.colors } : {}),
    // "What do you recommend?" names nothing: then something that can be bought today.
    ...(wish.inStockOnly || !hasWish ? { in_stock_only: true } : {}),
    limit,
  };
}

function foundNothing(turn: Turn, args: ToolArgs<"search_products">): boolean {
  const outcome = turn.outcome("search_products", args);
  return outcome.kind === "ok" && outcome.value.products.length === 0 && outcome.value.near_misses.length === 0;
}

/** First what the shown products cost now, then the search below (or above) that. */
function repriceCalls(task: Extract<Task, { kind: "reprice" }>, turn: Turn): Call[] {
  const looks: Call[] = task.handles.map((handle) => ({ name: "get_product", args: { handle } }));
  const isSeen = task.handles.every((handle) => turn.outcome("get_product", { handle }).kind !== "unasked");
  return isSeen ? [...looks, { name: "search_products", args: repriceArgs(task, turn) }] : looks;
}

export function repriceArgs(task: Extract<Task, { kind: "reprice" }>, turn: Turn): ToolArgs<"search_products"> {
  const products = task.handles.flatMap((handle) => {
    const outcome = turn.outcome("get_product", { handle });
    return outcome.kind === "ok" && outcome.value.found ? [outcome.value.product] : [];
  });
  const prices = products.flatMap((product) => (product.price ? [wholeUnits(product.price)] : []));
  const isThin = [...task.wish.query].length < 2;
  const query = (isThin ? null : task.wish.query) ?? products[0]?.type ?? "";
  const step = 0.01;
  const limits =
    prices.length === 0
      ? task.wish.price
      : task.direction === "cheaper"
        ? { min: null, max: round(Math.max(0, Math.min(...prices) - step)) }
        : { min: round(Math.max(...prices) + step), max: null };
  return searchArgs({ ...task.wish, query, price: limits }, SEARCH_LIMIT);
}

function factCalls(task: Extract<Task, { kind: "fact" }>, turn: Turn): Call[] {
  const handle = factHandle(task, turn);
  const calls: Call[] = task.focus === null ? [{ name: "search_products", args: nameSearch(task.query) }] : [];
  if (handle !== null) calls.push({ name: "get_product", args: { handle } });
  // Care, fit and brewing often stand in a guide of the shop, not on the product's page.
  const isInGuides = task.attribute !== null && GUIDE_WORDS[task.attribute] !== undefined;
  if (isInGuides || (task.focus === null && !namesOne(task.question)))
    calls.push({ name: "find_policy", args: { question: guideQuestion(task) } });
  return calls;
}

const GUIDE_WORDS: Partial<Record<Attribute, { en: string; zh: string }>> = {
  care: { en: "care", zh: "保养" },
  fit: { en: "size guide measure", zh: "尺码" },
  dimensions: { en: "size guide", zh: "尺码" },
  brewing: { en: "brewing water temperature", zh: "水温" },
  shelfLife: { en: "shelf life", zh: "保质期" },
};

/** As find_policy is asked for what a guide of the shop says of a thing. */
export function guideQuestion(task: Extract<Task, { kind: "fact" }>): string {
  const words = task.attribute === null ? undefined : GUIDE_WORDS[task.attribute];
  return [task.question.slice(0, 440), words?.[hasHan(task.question) ? "zh" : "en"] ?? ""].join(" ").trim();
}

function availabilityCalls(task: Extract<Task, { kind: "availability" }>, turn: Turn): Call[] {
  const handle = availabilityHandle(task, turn);
  const calls: Call[] = task.focus === null ? [{ name: "search_products", args: nameSearch(task.query) }] : [];
  if (handle !== null) calls.push({ name: "check_availability", args: availabilityArgs(task, handle) });
  return calls;
}

/** The product whose stock is asked for, once it is known. */
export function availabilityHandle(task: Extract<Task, { kind: "availability" }>, turn: Turn): string | null {
  return task.focus ?? foundHandle(turn, nameSearch(task.query));
}

/** A search for one product by its name. */
export function nameSearch(query: string): ToolArgs<"search_products"> {
  return { query, limit: 3 };
}

/** The product a question without a focus turned out to be about. */
export function factHandle(task: Extract<Task, { kind: "fact" }>, turn: Turn): string | null {
  return task.focus ?? foundHandle(turn, nameSearch(task.query));
}

function foundHandle(turn: Turn, args: ToolArgs<"search_products">): string | null {
  const outcome = turn.outcome("search_products", args);
  return outcome.kind === "ok" ? (outcome.value.products[0]?.handle ?? null) : null;
}

function complaintCalls(task: Extract<Task, { kind: "complaint" }>, language: "en" | "zh"): Call[] {
  const calls: Call[] =
    task.topic === "service" ? [] : [{ name: "find_policy", args: { question: remedyAsk(task, language).question } }];
  if (complaintNeedsOrder(task)) calls.push({ name: "get_order", args: orderArgs(task.orderName) });
  // An angry shopper gets a person at once, not another question.
  if (task.isHeavy) calls.push({ name: "hand_off", args: handOffArgs(task.question) });
  return calls;
}

/** What the shop does about a complaint of this kind, as it is looked up. */
export function remedyAsk(task: Extract<Task, { kind: "complaint" }>, language: "en" | "zh"): PolicyAsk {
  return { ...policyAsk(REMEDIES[task.topic].words[language], REMEDIES[task.topic].topics), text: task.question };
}

export function complaintNeedsOrder(task: Extract<Task, { kind: "complaint" }>): boolean {
  return task.orderName !== null || task.topic === "late" || task.topic === "missing";
}

export function availabilityArgs(
  task: Extract<Task, { kind: "availability" }>,
  handle: string,
): ToolArgs<"check_availability"> {
  return {
    handle,
    ...(task.size === null ? {} : { size: task.size }),
    ...(task.color === null ? {} : { color: task.color }),
  };
}

export function orderArgs(orderName: string | null): ToolArgs<"get_order"> {
  return orderName === null ? {} : { order_name: orderName };
}

export function handOffArgs(reason: string): ToolArgs<"hand_off"> {
  return { reason: reason.slice(0, 300) };
}

/** Whole currency units, as search_products takes them. */
function wholeUnits(money: Money): number {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency: money.currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return money.amountMinor / 10 ** digits;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
