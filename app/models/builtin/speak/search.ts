/** Says what a product search found: up to three products, near misses with their difference, or that there is none. */
import { repriceArgs, SEARCH_LIMIT, searchArgs, widerWishes } from "../plan/calls";
import type { Dialogue, Wish } from "../plan/dialogue";
import { isForOthers, ranked } from "../plan/rank";
import type { Task } from "../plan/tasks";
import type { ToolResult, Turn } from "../plan/turn";
import { nearMissLine, productLine } from "./products";
import { guideQuote } from "./policy";
import { asking, optionalQuestion, type Said, type Voice } from "./voice";

const MAX_SHOWN = 3;

/** "loose": the words were hardly understood, and what is shown is what came closest. */
type SearchTask = { wish: Wish; mode: "fresh" | "refined" | "others" | "loose"; advice?: string | null };
const INTROS: Record<SearchTask["mode"], string> = {
  fresh: "search.intro",
  refined: "search.introRefined",
  others: "search.introRefined",
  loose: "search.introLoose",
};

export function saySearch(task: SearchTask, turn: Turn, voice: Voice, dialogue: Dialogue): Said {
  const { wish, mode } = task;
  const outcome = bestOutcome(wish, turn, SEARCH_LIMIT);
  if (outcome === null) return asking(voice.toned("trouble"));
  const found = ranked(outcome.products, wish, dialogue.text);
  const products = found.filter((product) => mode !== "others" || !dialogue.everShown.includes(product.handle));
  if (products.length === 0 && mode === "others") return asking(voice.toned("search.noOthers"));
  if (products.length === 0) return sayNear(outcome, voice);
  const isOpen =
    !wish.onSale &&
    (wish.query === "" || isAnything(wish, turn)) &&
    wish.price === null &&
    wish.sizes.length === 0 &&
    wish.colors.length === 0;
  const intro = isOpen ? "search.introPopular" : INTROS[mode];
  const guide = task.advice ? guideQuote(task.advice, wish.query, task.advice, turn, voice) : [];
  const lines = products.slice(0, MAX_SHOWN).map((product) => productLine(voice, product, wish));
  return {
    lines: [...guide, voice.toned(intro), ...lines],
    question: isOpen ? voice.toned("search.askPopular") : optionalQuestion(voice, "search.askNext"),
  };
}

export function sayReprice(task: Extract<Task, { kind: "reprice" }>, turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("search_products", repriceArgs(task, turn));
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  const products = ranked(outcome.value.products, task.wish, task.wish.query)
    .filter((product) => !task.handles.includes(product.handle) && !isForOthers(product, task.wish, task.wish.query))
    .slice(0, MAX_SHOWN);
  if (products.length === 0)
    return asking(voice.toned(task.direction === "cheaper" ? "search.noCheaper" : "search.noOthers"));
  const intro = voice.toned(task.direction === "cheaper" ? "search.introCheaper" : "search.introDearer");
  return {
    lines: [intro, ...products.map((product) => productLine(voice, product, task.wish))],
    question: optionalQuestion(voice, "search.askNext"),
  };
}

/** The first search's result, or the wider one's when only that found something; null when the tool failed. */
function bestOutcome(wish: Wish, turn: Turn, limit: number): ToolResult<"search_products"> | null {
  const first = turn.outcome("search_products", searchArgs(wish, limit));
  if (first.kind !== "ok") return null;
  if (first.value.products.length > 0 || first.value.near_misses.length > 0) return first.value;
  const wider = widerWishes(wish).map((attempt) => turn.outcome("search_products", searchArgs(attempt, limit)));
  const found = wider.find((outcome) => outcome.kind === "ok" && hasAny(outcome.value));
  return found?.kind === "ok" ? found.value : first.value;
}

/** Nothing of the wish was found, and what is shown is only what can be bought. */
function isAnything(wish: Wish, turn: Turn): boolean {
  return (
    wish.isGift &&
    turn.outcome("search_products", searchArgs({ ...wish, query: "", inStockOnly: true }, SEARCH_LIMIT)).kind === "ok"
  );
}

function hasAny(result: ToolResult<"search_products">): boolean {
  return result.products.length > 0 || result.near_misses.length > 0;
}

function sayNear(outcome: ToolResult<"search_products">, voice: Voice): Said {
  const misses = outcome.near_misses.slice(0, MAX_SHOWN);
  if (misses.length === 0) return asking(voice.toned("search.none"));
  return { lines: [voice.toned("search.near"), ...misses.map((miss) => nearMissLine(voice, miss))], question: null };
}
