/** Products side by side: price and what the shop tells of each, so that the shopper can choose. Used by speak/index.ts. */
import { productMark } from "../../tool-contracts";
import type { Task } from "../plan/tasks";
import type { Turn } from "../plan/turn";
import { speaksOf } from "../understand/attributes";
import { factLine, type Product } from "./fact";
import { asking, type Said, type Voice } from "./voice";

const MAX_FACTS = 4;

export function sayCompare(task: Extract<Task, { kind: "compare" }>, turn: Turn, voice: Voice): Said {
  const products = task.handles.flatMap((handle) => {
    const outcome = turn.outcome("get_product", { handle });
    return outcome.kind === "ok" && outcome.value.found ? [outcome.value.product] : [];
  });
  if (products.length === 0) return asking(voice.toned("trouble"));
  return {
    lines: [voice.toned("compare.intro"), ...products.map((product) => lineOf(product, task, voice))],
    question: null,
  };
}

function lineOf(product: Product, task: Extract<Task, { kind: "compare" }>, voice: Voice): string {
  const { attribute } = task;
  const wanted = attribute === null ? [] : product.facts.filter((fact) => speaksOf(fact.name, attribute));
  const facts = (wanted.length > 0 ? wanted : product.facts).slice(0, MAX_FACTS).map((fact) => factLine(fact, voice));
  const price = product.price ? [voice.money(product.price)] : [];
  const details = [...price, ...facts].join(voice.plain("line.optionSeparator"));
  const key = details === "" ? "line.itemBare" : "line.item";
  return voice.plain(key, { product: productMark(product.handle), details });
}
