/** Says what a product search found: up to three products, near misses with their difference, or that there is none. */
import { repriceArgs, searchArgs, widerWish } from "../plan/calls";
import type { Wish } from "../plan/dialogue";
import type { Task } from "../plan/tasks";
import type { ToolResult, Turn } from "../plan/turn";
import { nearMissLine, productLine } from "./products";
import { asking, optionalQuestion, type Said, type Voice } from "./voice";

const MAX_SHOWN = 3;

export function saySearch(task: Extract<Task, { kind: "search" }>, turn: Turn, voice: Voice, shown: string[]): Said {
  const { wish, mode } = task;
  const limit = mode === "others" ? 8 : 4;
  const outcome = bestOutcome(wish, turn, limit);
  if (outcome === null) return asking(voice.toned("trouble"));
  const products = outcome.products.filter((product) => mode !== "others" || !shown.includes(product.handle));
  if (products.length === 0 && mode === "others") return asking(voice.toned("search.noOthers"));
  if (products.length === 0) return sayNear(outcome, voice);
  const isOpen = wish.query === "" && wish.price === null && wish.sizes.length === 0 && wish.colors.length === 0;
  const intro = isOpen ? "search.introPopular" : mode === "fresh" ? "search.intro" : "search.introRefined";
  const lines = products.slice(0, MAX_SHOWN).map((product) => productLine(voice, product, wish));
  return {
    lines: [voice.toned(intro), ...lines],
    question: isOpen ? voice.toned("search.askPopular") : optionalQuestion(voice, "search.askNext"),
  };
}

export function sayReprice(task: Extract<Task, { kind: "reprice" }>, turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("search_products", repriceArgs(task, turn));
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  const products = outcome.value.products
    .filter((product) => !task.handles.includes(product.handle))
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
  const wider = widerWish(wish);
  if (first.value.products.length > 0 || first.value.near_misses.length > 0 || !wider) return first.value;
  const second = turn.outcome("search_products", searchArgs(wider, limit));
  return second.kind === "ok" ? second.value : first.value;
}

function sayNear(outcome: ToolResult<"search_products">, voice: Voice): Said {
  const misses = outcome.near_misses.slice(0, MAX_SHOWN);
  if (misses.length === 0) return asking(voice.toned("search.none"));
  return { lines: [voice.toned("search.near"), ...misses.map((miss) => nearMissLine(voice, miss))], question: null };
}
