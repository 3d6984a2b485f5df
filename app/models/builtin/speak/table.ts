/**
 * Rows of a shop's tables as lines a person reads: "Canada | Method: Standard | Cost: $15" becomes "Canada: Standard,
 * $15". Finds the rows that a question is about: its place, its measure. Used by speak/policy.ts. Figures stay as they are.
 */
import { placeNamesIn } from "../understand/service";
import { foldText, hasHan } from "../understand/text";

export function isRow(sentence: string): boolean {
  return sentence.includes(" | ");
}

/** A heading of a column says something only where the value alone would not. */
export function rowLine(row: string): string {
  const isChinese = hasHan(row);
  const [first = "", ...cells] = row.split(" | ").map((cell) => cell.trim());
  const values = cells.map((cell) => {
    const match = /^([^:：]{1,24}): (.+)$/u.exec(cell);
    const [, name = "", value = ""] = match ?? [];
    if (match === null) return cell;
    const isBare = /^[\d.,–—~-]+$/u.test(value);
    return isBare ? `${isChinese ? name : name.toLowerCase()} ${value}` : value;
  });
  const line = values.join(isChinese ? "，" : ", ");
  return `• ${first}${line === "" ? "" : isChinese ? `：${line}` : `: ${line}`}`;
}

/**
 * The rows that answer the question: those of its place, those that its measures fall into, else all.
 * "none" when it names a place that no row has.
 */
export function rowsFor(question: string, rows: string[]): string[] | "none" {
  const measured = rowsThatFit(question, rows);
  if (measured.length > 0) return measured;
  const names = placeNamesIn(question);
  if (names === null) return rows;
  const fitting = rows.filter((row) => namesPlace(row, names));
  return fitting.length > 0 ? fitting : "none";
}

/** Whether a text speaks of a place under one of its names. */
export function namesPlace(text: string, names: string[]): boolean {
  const folded = foldText(text);
  return names.some((name) => (hasHan(name) ? folded.includes(name) : new RegExp(`\\b${name}\\b`, "u").test(folded)));
}

const MEASURES: [RegExp, RegExp][] = [
  [/chest|bust|胸围/u, /chest|bust|胸围/u],
  [/waist|腰围/u, /waist|腰围/u],
  [/hips?|臀围/u, /hips?|臀围/u],
  [/foot|feet|脚长/u, /foot|脚长/u],
  [/height|tall|身高|米|厘米|cm/u, /height|身高/u],
  [/weigh|体重|公斤|斤|kg/u, /weight|体重/u],
];
const FIGURE = /\d+(?:\.\d+)?/gu;

function rowsThatFit(question: string, rows: string[]): string[] {
  const folded = foldText(question);
  const figures = [...folded.matchAll(FIGURE)].map((match) => ({ value: Number(match[0]), at: match.index }));
  if (figures.length === 0) return [];
  const wanted = MEASURES.flatMap(([said, column]) => {
    const at = said.exec(folded)?.index;
    if (at === undefined) return [];
    const [nearest] = figures.sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    return nearest ? [{ column, value: nearest.value }] : [];
  });
  return rows.filter((row) =>
    row.split(" | ").some((cell) => {
      const match = /^([^:：]+): ([\d.]+)(?:\s?[–—~-]\s?([\d.]+))?$/u.exec(cell.trim());
      if (match === null) return false;
      const [, name = "", low = "", high = low] = match;
      return wanted.some(
        ({ column, value }) => column.test(foldText(name)) && value >= Number(low) && value <= Number(high),
      );
    }),
  );
}
