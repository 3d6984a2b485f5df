/**
 * What the conversation so far means for the last message: products shown, the wish being refined, the last matter.
 * Read from the messages' texts alone (shown products stand in them as marks). Used by plan/tasks.ts.
 */
import type { ModelMessage, ModelRequest, TurnContext } from "../../language-model";
import { PRODUCT_MARK } from "../../tool-contracts";
import { understand, type Ask, type Intent, type Slots } from "../understand";
import type { PriceWish } from "../understand/price";
import { hashOf } from "../understand/text";

/** What a shopper looks for, put together over several messages. */
export interface Wish {
  query: string;
  thing: string | null;
  price: PriceWish | null;
  sizes: string[];
  colors: string[];
  inStockOnly: boolean;
  onSale: boolean;
  isGift: boolean;
  /** Said in Chinese, also when no word of it is left in the query. */
  isChinese: boolean;
}

export interface Dialogue {
  text: string;
  asks: Ask[];
  context: TurnContext;
  /** Handles in the assistant's last message that showed any, in order. */
  shown: string[];
  /** The products of each earlier answer, oldest first. */
  lists: string[][];
  /** Every handle shown in the conversation. */
  everShown: string[];
  /** The assistant's very last message showed products. */
  isListFresh: boolean;
  wish: Wish | null;
  lastIntent: Intent | null;
  /** The shopper's message before the last one, "" at first. */
  lastText: string;
  lastAnswer: string;
  /** The same for the same conversation; differs from turn to turn. */
  seed: number;
}

/** History beyond this says nothing of the matter at hand, and costs time. */
const MAX_EARLIER_MESSAGES = 12;

export function readDialogue(request: ModelRequest): Dialogue {
  const lastUserAt = request.messages.findLastIndex((message) => message.role === "user");
  const text = request.messages[lastUserAt]?.content ?? "";
  const earlier = request.messages.slice(0, Math.max(0, lastUserAt));
  const earlierTexts = textsOf(earlier, "user").slice(-MAX_EARLIER_MESSAGES);
  const answers = textsOf(earlier, "assistant");
  const lists = answers.map(handlesIn);
  const past = replay(earlierTexts);
  return {
    text,
    asks: understand(text),
    context: request.context,
    shown: lists.findLast((handles) => handles.length > 0) ?? [],
    lists,
    everShown: [...new Set(lists.flat())],
    isListFresh: (lists.at(-1)?.length ?? 0) > 0,
    wish: past.wish,
    lastIntent: past.intent,
    lastText: earlierTexts.at(-1) ?? "",
    lastAnswer: answers.at(-1) ?? "",
    seed: hashOf(`${textsOf(earlier, "user")[0] ?? text}|${earlier.length}|${text}`),
  };
}

export function wishOf(slots: Slots): Wish {
  const { query, thing, sizes, colors, inStockOnly, onSale, isGift, isChinese } = slots;
  // A gift "around 50" may cost less.
  const price = isGift && slots.price?.max != null ? { min: null, max: slots.price.max } : slots.price;
  return { query, thing, price, sizes, colors, inStockOnly, onSale, isGift, isChinese };
}

/** An earlier wish with what a new message changes: what it names replaces, what it leaves out stays. */
export function refined(wish: Wish, slots: Slots): Wish {
  return {
    ...wish,
    query: [slots.references.audience ?? "", wish.query].join(" ").trim(),
    price: slots.price ?? wish.price,
    sizes: slots.sizes.length > 0 ? slots.sizes : wish.sizes,
    colors: slots.colors.length > 0 ? slots.colors : wish.colors,
    inStockOnly: slots.inStockOnly || wish.inStockOnly,
    onSale: slots.onSale || wish.onSale,
  };
}

/** Only limits and pointers, no new thing: "under 100?", "and in blue?", "便宜点的呢". */
export function isRefinement(slots: Slots): boolean {
  const { references } = slots;
  const hasLimits =
    slots.price !== null || slots.sizes.length > 0 || slots.colors.length > 0 || slots.inStockOnly || slots.onSale;
  return (
    slots.thing === null &&
    (hasLimits || references.priceDirection !== null || references.wantsOthers || references.audience !== null) &&
    (isThin(slots.query) || references.audience !== null)
  );
}

function isThin(query: string): boolean {
  return query === "" || (query.split(" ").length <= 1 && [...query].length <= 2);
}

function replay(texts: string[]): { wish: Wish | null; intent: Intent | null } {
  let wish: Wish | null = null;
  let intent: Intent | null = null;
  for (const text of texts) {
    const [ask] = understand(text);
    if (!ask) continue;
    const { slots } = ask;
    if (wish && isRefinement(slots)) {
      const { ordinal, pointsAtOne, pointsAtPage } = slots.references;
      const isOfOneProduct = ordinal !== null || pointsAtOne || pointsAtPage;
      if (!isOfOneProduct) wish = refined(wish, slots);
      continue; // "and in blue?" goes on with the matter, whatever that was
    }
    if (ask.intent === "product_search" || (ask.intent === "availability" && slots.thing !== null))
      wish = wishOf(slots);
    if (ask.intent !== "unclear" && ask.intent !== "affirm" && ask.intent !== "thanks") intent = ask.intent;
  }
  return { wish, intent };
}

function textsOf(messages: ModelMessage[], role: "user" | "assistant"): string[] {
  return messages.flatMap((message) => (message.role === role && message.content !== "" ? [message.content] : []));
}

function handlesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PRODUCT_MARK)].flatMap((match) => match[1] ?? []))];
}
