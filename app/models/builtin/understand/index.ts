/**
 * A shopper's message as the things it asks for, in the order in which they are answered. Called by plan/dialogue.ts for
 * the last message and for each earlier one. Pure and deterministic, about a millisecond.
 */
import { guessIntent, type Intent, type IntentGuess } from "./intents";
import { readSlots, type Slots } from "./slots";
import { foldText, hasHan, wordsOf } from "./text";

export { warmUpIntents, type Intent } from "./intents";
export type { Slots } from "./slots";

export interface Ask {
  intent: Intent;
  confidence: number;
  /** The stretch of the message that asks it. */
  text: string;
  slots: Slots;
}

/** Intents that need a look-up or a person; the others are manners. */
const ACTIONABLE: ReadonlySet<Intent> = new Set<Intent>([
  "product_search",
  "product_question",
  "availability",
  "policy",
  "order_status",
  "refund_progress",
  "return_wish",
  "complaint",
  "person",
]);
/** A part of a message must be this sure to count beside another part. */
const PART_CONFIDENCE = 0.4;
const MAX_ASKS = 3;

/** At least one ask, the one to answer first in front. */
export function understand(text: string): Ask[] {
  const whole = { ...guessIntent(text), text };
  const parts = partsOf(text).map((part) => ({ ...guessIntent(part), text: part }));
  const asked = parts.length > 1 ? combine(parts, whole) : [whole];
  const asks = asked.length > 0 ? asked : [whole];
  return asks.slice(0, MAX_ASKS).map((ask) => ({ ...ask, slots: readSlots(ask.text) }));
}

type Guess = IntentGuess & { text: string };

function combine(parts: Guess[], whole: Guess): Guess[] {
  const sure = parts.filter((part) => ACTIONABLE.has(part.intent) && part.confidence >= PART_CONFIDENCE);
  const asks: Guess[] = [];
  for (const part of sure) {
    const same = asks.find((ask) => areOne(ask.intent, part.intent) || goesOn(ask, part));
    if (!same) asks.push(part);
    else if (same.text !== part.text) Object.assign(same, merged(same, part));
  }
  // A message of one wish in several sentences ("I need a jacket. Waterproof. Under $150.") is read as a whole.
  if (asks.length === 1 && asks[0])
    return [{ ...asks[0], text: ACTIONABLE.has(whole.intent) ? whole.text : asks[0].text }];
  return asks.sort((a, b) => Number(b.intent === "complaint") - Number(a.intent === "complaint"));
}

/** Product questions after a product wish refine it; a complaint that mentions its order is one matter. */
function areOne(first: Intent, second: Intent): boolean {
  if (first === second) return true;
  const isWish = (intent: Intent) =>
    intent === "product_search" || intent === "product_question" || intent === "availability";
  if (isWish(first) && isWish(second)) return true;
  return first === "complaint" && (second === "order_status" || second === "return_wish");
}

/** "How long does shipping take and what does it cost?": the second part has no subject of its own. */
function goesOn(first: Guess, second: Guess): boolean {
  const isBare =
    /^(?:and |also )?(?:what|how much|how long|when|where)\b.*\b(?:it|that|they)\b|^(?:要|是|大概)?(?:多少钱|几天|多久)/u;
  return first.intent === "policy" && second.intent !== "policy" && isBare.test(foldText(second.text));
}

function merged(first: Guess, second: Guess): Guess {
  if (first.intent === "policy") return { ...first, text: `${first.text} ${second.text}` };
  const intent = [first.intent, second.intent].includes("product_search") ? "product_search" : first.intent;
  return { intent, confidence: Math.max(first.confidence, second.confidence), text: `${first.text} ${second.text}` };
}

const SENTENCE_END = /[.!?。！？;；\n]+(?=\s|$|\p{Script=Han})|(?<=[。！？；])/u;
const EN_JOIN =
  /,?\s+(?:and|but|also|plus)\s+(?:also\s+)?(?=(?:what|how|when|where|which|do|does|can|could|is|are|will|would|i'd|i want|i need|i also|my|please|tell|show)\b)/iu;
const ZH_JOIN = /[，,](?=.*(?:吗|呢|多少|怎么|多久|什么|哪|几))|(?:另外|顺便|还有就是|对了)/u;

function partsOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .flatMap((sentence) => sentence.split(hasHan(sentence) ? ZH_JOIN : EN_JOIN))
    .map((part) => part.trim())
    .filter(isEnough);
}

function isEnough(part: string): boolean {
  const folded = foldText(part);
  return (folded.match(/\p{Script=Han}/gu)?.length ?? 0) >= 3 || wordsOf(folded).length >= 2;
}
