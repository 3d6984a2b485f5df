/**
 * Reads the compact notation in which the demo shop's gear is written, one product a block, blocks parted by an empty
 * line. The files of this folder call it once at import; a line it cannot read throws with the product's title.
 *
 *   Title | Type | price was old-price
 *   @ Option: value, value +surcharge; Option: S..XL        ("waists", "us-men" and "us-women" are named ranges)
 *   # tag, tag
 *   Any other line is a paragraph of the description.
 *   - feature | feature
 *   = material: text; weight: grams; waterproof: mm; capacity: ml; care: text; other_key: text
 *   ! out: Navy / M, Rust; stock: 3; ahead; draft; hidden; vendor: name     ("out: all"; ahead = sold before it arrives)
 */
import type { Item, Specs } from "../../item";
import { categories } from "./categories";

export function readGear(text: string): Item[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => readItem(block.split("\n").map((line) => line.trim())));
}

const LETTERS = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL"];
const RANGES: Record<string, string[]> = {
  waists: ["30", "32", "34", "36", "38"],
  "us-men": ["8", "8.5", "9", "9.5", "10", "10.5", "11", "12"],
  "us-women": ["6", "6.5", "7", "7.5", "8", "8.5", "9", "10"],
};

function readItem([head = "", ...lines]: string[]): Item {
  const [title, type, money] = head.split(" | ");
  const [, price, was] = /^([\d.]+)(?: was ([\d.]+))?$/.exec(money ?? "") ?? [];
  const category = categories[type ?? ""];
  if (!title || !type || !price || !category) throw new Error(`Cannot read the product "${head}"`);
  const item: Item = {
    title,
    handle: handleOf(title),
    type,
    price: Number(price),
    category,
    text: [],
    tags: [],
    options: [],
    specs: {},
    ...(was ? { was: Number(was) } : {}),
  };
  for (const line of lines) readLine(item, line);
  if (!item.text.length) throw new Error(`"${title}" has no description`);
  checkSoldOut(item);
  return item;
}

/** A misspelled value after "out:" would sell out nothing and say nothing. */
function checkSoldOut(item: Item): void {
  if (!Array.isArray(item.soldOut)) return;
  const values = (item.options ?? []).flatMap(([, list]) => list);
  const wrong = item.soldOut.flatMap((out) => out.split(" / ")).find((part) => !values.includes(part));
  if (wrong) throw new Error(`"${item.title}" has no option value "${wrong}" that could be sold out`);
}

function readLine(item: Item, line: string): void {
  const rest = line.slice(2);
  if (line.startsWith("@ ")) for (const part of rest.split("; ")) readOption(item, part);
  else if (line.startsWith("# ")) item.tags = rest.split(", ");
  else if (line.startsWith("- ")) item.specs = { ...item.specs, features: rest.split(" | ") };
  else if (line.startsWith("= ")) for (const part of rest.split("; ")) readFact(item, part);
  else if (line.startsWith("! ")) for (const part of rest.split("; ")) readMark(item, part);
  else item.text.push(line);
}

function readOption(item: Item, part: string): void {
  const [name, list] = pair(item, part);
  const values = list.split(", ").flatMap((value) => {
    const [, from, to] = /^(\w+)\.\.(\w+)$/.exec(value) ?? [];
    if (from && to) return LETTERS.slice(LETTERS.indexOf(from), LETTERS.indexOf(to) + 1);
    const [, plain, more] = /^(.+) \+([\d.]+)$/.exec(value) ?? [];
    if (plain && more) item.surcharge = { ...item.surcharge, [plain]: Number(more) };
    return RANGES[value] ?? [plain ?? value];
  });
  item.options = [...(item.options ?? []), [name, values]];
}

function readFact(item: Item, part: string): void {
  const [key, value] = pair(item, part);
  const known: Record<string, Specs> = {
    material: { material: value },
    care: { care: value },
    origin: { origin: value },
    weight: { weightG: Number(value) },
    waterproof: { waterproofMm: Number(value) },
    capacity: { capacityMl: Number(value) },
  };
  if (/^(weight|waterproof|capacity)$/.test(key) && !/^\d+$/.test(value))
    throw new Error(`"${item.title}": ${key} is a whole number, not "${value}"`);
  if (known[key]) item.specs = { ...item.specs, ...known[key] };
  else item.facts = { ...item.facts, [key]: value };
}

function readMark(item: Item, part: string): void {
  if (part === "ahead") item.sellsAhead = true;
  else if (part === "draft") item.status = "DRAFT";
  else if (part === "hidden") item.published = false;
  else {
    const [key, value] = pair(item, part);
    if (key === "out") item.soldOut = value === "all" ? true : value.split(", ");
    else if (key === "stock" && /^\d+$/.test(value)) item.stock = Number(value);
    else if (key === "vendor") item.vendor = value;
    else throw new Error(`"${item.title}" has an unknown mark "${part}"`);
  }
}

function pair(item: Item, part: string): [key: string, value: string] {
  const at = part.indexOf(": ");
  if (at < 1) throw new Error(`"${item.title}": "${part}" is not "name: value"`);
  return [part.slice(0, at), part.slice(at + 2)];
}

function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
