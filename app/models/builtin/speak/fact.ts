/** Answers a question about one product from its facts and description, quoted; says so when they don't tell. */
import { productMark } from "../../tool-contracts";
import { factHandle, guideQuestion, nameSearch } from "../plan/calls";
import { namesOne, type Task } from "../plan/tasks";
import type { ToolResult, Turn } from "../plan/turn";
import { attributeOf, speaksOf, type Attribute } from "../understand/attributes";
import { areSameScript, bearing, sentencesOf } from "./extract";
import { guideQuote } from "./policy";
import { asking, type Said, type Voice } from "./voice";

export type Product = Extract<ToolResult<"get_product">, { found: true }>["product"];
type Fact = Product["facts"][number];

const MAX_FACTS = 3;
const MAX_SENTENCES = 2;

export function sayFact(task: Extract<Task, { kind: "fact" }>, turn: Turn, voice: Voice): Said {
  const handle = factHandle(task, turn);
  if (handle === null) {
    const guide = guideQuote(guideQuestion(task), thingOf(task), task.question, turn, voice);
    if (guide.length > 0) return { lines: guide, question: null };
    const search = turn.outcome("search_products", nameSearch(task.query));
    return asking(voice.toned(search.kind === "ok" ? "product.notFound" : "trouble"));
  }
  const outcome = turn.outcome("get_product", { handle });
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  if (!outcome.value.found) return asking(voice.toned("product.notFound"));
  const { product } = outcome.value;
  // "How do I wash merino?" names no product of ours: the shop's guide knows better than the first one found.
  if (task.focus === null && !namesOne(task.question)) {
    const guide = guideQuote(guideQuestion(task), thingOf(task), task.question, turn, voice);
    if (guide.length > 0) return { lines: guide, question: null };
  }
  const mark = productMark(handle);
  const found = task.attribute === null ? [] : attributeLines(product, task.attribute, voice);
  const lines = found.length > 0 ? found : wordLines(product, task.question);
  if (lines.length > 0) return { lines: [voice.toned("product.about", { product: mark }), ...lines], question: null };
  const about = `${task.query} ${product.title} ${product.type}`;
  const guide = guideQuote(guideQuestion(task), about, `${task.question} ${product.title}`, turn, voice);
  if (guide.length > 0) return { lines: guide, question: null };
  if (task.attribute !== null || (/[?？吗]/u.test(task.question) && !isGeneral(task.question))) {
    return asking(voice.toned("product.unknownFact", { product: mark }));
  }
  return { lines: [voice.toned("product.about", { product: mark }), ...generalLines(product, voice)], question: null };
}

/** What is to be cared for, without the care. */
function thingOf(task: Extract<Task, { kind: "fact" }>): string {
  return task.query.replace(/\b(?:care|wash|clean|store|fit)\b/gu, " ");
}

function attributeLines(product: Product, attribute: Attribute, voice: Voice): string[] {
  if (attribute === "price") return priceLines(product, voice);
  const facts = product.facts.filter((fact) => speaksOf(fact.name, attribute)).slice(0, MAX_FACTS);
  const byValue = facts.length > 0 ? [] : product.facts.filter((fact) => speaksOf(fact.value, attribute)).slice(0, 1);
  const factLines = [...facts, ...byValue].map((fact) => factLine(fact, voice));
  const sentences = sentencesOf(product.description).filter((sentence) => speaksOf(sentence, attribute));
  const options = product.options.filter((option) => speaksOf(option.name, attribute));
  const optionLines = options.map((option) =>
    voice.plain("product.options", { name: option.name, values: voice.list(option.values) }),
  );
  const stated = [...factLines, ...optionLines];
  return stated.length > 0 ? stated : sentences.slice(0, MAX_SENTENCES);
}

/** Sentences and facts that share words with a question that names no known attribute ("does it fit a dog crate?"). */
function wordLines(product: Product, question: string): string[] {
  if (isGeneral(question)) return [];
  const title = new Set(product.title.toLowerCase().split(/\s+/u));
  const asked = question
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => !title.has(word))
    .join(" ");
  return sentencesOf(product.description)
    .map((sentence) => ({ sentence, score: bearing(asked, sentence) }))
    .filter((entry) => entry.score >= 0.6)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES)
    .map((entry) => entry.sentence);
}

function generalLines(product: Product, voice: Voice): string[] {
  const price = priceLines(product, voice);
  const soldOut = product.available ? [] : [voice.plain("product.soldOut")];
  const options = product.options
    .filter((option) => option.values.length > 1)
    .map((option) => voice.plain("product.options", { name: option.name, values: voice.list(option.values) }));
  const facts = product.facts.slice(0, MAX_FACTS).map((fact) => factLine(fact, voice));
  return [...sentencesOf(product.description).slice(0, MAX_SENTENCES), ...price, ...soldOut, ...options, ...facts];
}

function priceLines(product: Product, voice: Voice): string[] {
  if (!product.price) return [];
  const lowest = voice.money(product.price);
  const isRange = product.price_max !== null && product.price_max.amountMinor > product.price.amountMinor;
  return [voice.plain("product.price", { price: isRange ? voice.plain("line.from", { price: lowest }) : lowest })];
}

const UNITS: Record<string, string> = { mm: "mm", cm: "cm", g: "g", kg: "kg", ml: "ml", l: "L", w: "W", h: "h" };

/** A metafield's key may stand for a label ("waterproof_mm" = 10000): its unit goes to the value, the number as it is. */
export function factLine(fact: Fact, voice: Voice): string {
  const key = fact.name.split(".").at(-1) ?? fact.name;
  const parts = key.split(/[_\s]+/u);
  const unit = parts.length > 1 && /^[\d.]+$/u.test(fact.value) ? UNITS[(parts.at(-1) ?? "").toLowerCase()] : undefined;
  const words = (unit === undefined ? parts : parts.slice(0, -1)).join(" ");
  // A Chinese shop's metafields have Latin keys all the same: a shopper reads the label of her language.
  const attribute = areSameScript(words, voice.plain("attribute.material")) ? null : attributeOf(words);
  const name =
    attribute === null ? words.charAt(0).toUpperCase() + words.slice(1) : voice.plain(`attribute.${attribute}`);
  return voice.plain("product.fact", {
    name,
    value: unit === undefined ? listValue(fact.value, voice) : `${fact.value} ${unit}`,
  });
}

/** List metafields come as JSON. */
function listValue(value: string, voice: Voice): string {
  if (!value.startsWith("[")) return value;
  try {
    const items: unknown = JSON.parse(value);
    return Array.isArray(items) ? voice.list(items.map(String)) : value;
  } catch {
    return value;
  }
}

function isGeneral(question: string): boolean {
  return /\b(?:tell me (?:more )?about|more about|details|describe|information|info|what is this|what's this)\b|介绍|详细|详情|讲讲|说说|怎么样/iu.test(
    question,
  );
}
