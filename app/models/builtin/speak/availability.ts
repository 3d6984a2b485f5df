/** Says whether a product, or its size or colour, can be bought now, with the price of what can. */
import { productMark } from "../../tool-contracts";
import { availabilityArgs, availabilityHandle, nameSearch } from "../plan/calls";
import type { Task } from "../plan/tasks";
import type { ToolResult, Turn } from "../plan/turn";
import { isNamed } from "./products";
import { asking, type Said, type Voice } from "./voice";

type Found = Extract<ToolResult<"check_availability">, { found: true }>;

/** More are grouped by their first option. */
const MAX_VARIANTS = 3;
const MAX_LISTED = 12;

export function sayAvailability(task: Extract<Task, { kind: "availability" }>, turn: Turn, voice: Voice): Said {
  const handle = availabilityHandle(task, turn);
  if (handle === null) {
    const search = turn.outcome("search_products", nameSearch(task.query));
    return asking(voice.toned(search.kind === "ok" ? "product.notFound" : "trouble"));
  }
  const outcome = turn.outcome("check_availability", availabilityArgs(task, handle));
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  if (!outcome.value.found) return asking(voice.toned("product.notFound"));
  const found = outcome.value;
  const product = productMark(handle);
  const wish = [task.size, task.color].filter((word) => word !== null).join(" / ");
  if (wish !== "" && !found.offers_wish) {
    return asking(voice.toned("availability.notOffered", { product, wish, options: optionsText(found, voice) }));
  }
  const available = found.matching.filter((variant) => variant.available);
  if (!found.any_available || available.length === 0) {
    const answer = asking(voice.toned(wish === "" ? "availability.noPlain" : "availability.no", { product, wish }));
    return { ...answer, lines: [...answer.lines, ...onTheWay(found.matching, voice)] };
  }
  return { lines: [sayYes(available, product, voice), ...lowStock(available, voice)], question: null };
}

function sayYes(available: Found["matching"], product: string, voice: Voice): string {
  const titles = grouped(available.map((variant) => variant.title).filter(isNamed), voice);
  const prices = available.flatMap((variant) => (variant.price ? [variant.price] : []));
  const cheapest = prices.sort((a, b) => a.amountMinor - b.amountMinor)[0];
  const dearest = prices.at(-1);
  const shown = cheapest ? voice.money(cheapest) : voice.plain("line.noPrice");
  const isRange = cheapest !== undefined && dearest !== undefined && dearest.amountMinor > cheapest.amountMinor;
  const price = isRange ? voice.plain("line.from", { price: shown }) : shown;
  if (titles.length === 0) return voice.toned("availability.yesPlain", { product, price });
  return voice.toned("availability.yes", { product, variants: voice.list(titles), price });
}

/** Many variants by their first option: "Olive (S, M, L)", so that none seems to be missing. */
function grouped(titles: string[], voice: Voice): string[] {
  const parts = titles.map((title) => title.split(" / "));
  if (titles.length <= MAX_VARIANTS || parts.some((part) => part.length !== 2)) return titles.slice(0, MAX_LISTED);
  const firsts = [...new Set(parts.map(([first = ""]) => first))].slice(0, MAX_LISTED);
  return firsts.map((first) => {
    const rest = parts.flatMap(([own, second = ""]) => (own === first ? [second] : []));
    return voice.plain("line.group", { first, rest: voice.list(rest.slice(0, MAX_LISTED)) });
  });
}

/** Only when one variant is meant: "only 2 left" of which would be the question otherwise. */
function lowStock(available: Found["matching"], voice: Voice): string[] {
  const [only] = available;
  if (available.length !== 1 || only?.stock !== "low-stock" || only.quantity_left === null) return [];
  return [sentence(voice.plain("line.left", { count: String(only.quantity_left) }), voice)];
}

/** Units are of one variant, or of a product that has only one. */
function onTheWay(matching: Found["matching"], voice: Voice): string[] {
  const coming = matching.flatMap((variant) => variant.incoming_quantity ?? []);
  if (matching.length !== 1 || coming[0] === undefined) return [];
  return [sentence(voice.plain("line.incoming", { count: String(coming[0]) }), voice)];
}

function sentence(text: string, voice: Voice): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (voice.context.language === "zh" ? "。" : ".");
}

function optionsText(found: Found, voice: Voice): string {
  return found.options
    .map((option) => voice.plain("product.options", { name: option.name, values: voice.list(option.values) }))
    .join(voice.plain("line.optionSeparator"));
}
