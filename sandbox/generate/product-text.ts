/**
 * Titles and descriptions of generated products: sentences drawn from phrases.ts and filled with the product's own
 * words and figures. products.ts calls it; the same dice give the same text.
 */
import type { DepartmentWords, Language } from "./departments";
import { PHRASES, type Place } from "./phrases";
import type { Dice } from "./random";
import { WORDS } from "./words";

export interface TextFacts {
  language: Language;
  words: DepartmentWords;
  kind: string;
  material: string;
  features: string[];
  series: string;
  colour: string;
  weightGrams: number;
}

/** A series name such as "Larchford" or "溪间". */
export function seriesName(dice: Dice, language: Language): string {
  const words = WORDS[language];
  return dice.pick(words.seriesStarts) + dice.pick(words.seriesEnds);
}

export function titleOf(dice: Dice, facts: TextFacts): string {
  const { series, kind, material, language } = facts;
  if (language === "zh") return dice.chance(0.5) ? `${series} ${material}${kind}` : `${series} ${kind}`;
  const head = dice.chance(0.45) ? `${series} ${capital(material)}` : series;
  return `${head} ${titleCase(kind)}`;
}

const ORDERS: Place[][] = [
  ["opening", "matter", "detail", "measure", "use"],
  ["opening", "detail", "matter", "origin"],
  ["opening", "use", "matter", "measure", "ending"],
  ["matter", "opening", "detail", "origin", "ending"],
  ["opening", "matter", "use"],
  ["opening", "detail", "measure", "ending"],
  ["opening", "matter", "detail", "use", "measure", "origin", "ending"],
];

/** Three to seven sentences in one or two paragraphs, then a list of features or a note on care, as HTML. */
export function descriptionOf(dice: Dice, facts: TextFacts): string {
  const { language, words } = facts;
  const places = dice.pick(ORDERS);
  const sentences = places.map((place) => fill(dice, dice.pick(PHRASES[language][place]), facts));
  const cut = sentences.length > 4 ? 3 : sentences.length;
  const space = language === "en" ? " " : "";
  const paragraphs = [sentences.slice(0, cut), sentences.slice(cut)].filter((one) => one.length);
  const html = paragraphs.map((one) => `<p>${one.join(space)}</p>`);
  if (dice.chance(0.6)) html.push(`<ul>${facts.features.map((one) => `<li>${capital(bare(one))}</li>`).join("")}</ul>`);
  if (dice.chance(0.5)) html.push(`<p>${dice.pick(words.care)}${language === "en" ? "." : "。"}</p>`);
  return html.join("\n");
}

function fill(dice: Dice, pattern: string, facts: TextFacts): string {
  const common = WORDS[facts.language];
  const [use = "", use2 = ""] = shuffledTwo(dice, facts.words.uses);
  const [feature = "", feature2 = ""] = shuffledTwo(dice, facts.words.features);
  const values: Record<string, () => string | number> = {
    name: () => facts.series,
    series: () => facts.series,
    kind: () => facts.kind,
    kinds: () => plural(facts.kind),
    material: () => facts.material,
    feature: () => feature,
    feature2: () => feature2,
    use: () => use,
    use2: () => use2,
    place: () => dice.pick(common.places),
    person: () => dice.pick(common.people),
    adjective: () => dice.pick(common.adjectives),
    texture: () => dice.pick(common.textures),
    season: () => dice.pick(common.seasons),
    colour: () => (facts.language === "en" ? facts.colour.toLowerCase() : facts.colour),
    n: () => dice.between(3, 40),
    year: () => dice.between(1974, 2026),
    recent: () => dice.between(2014, 2025),
    years: () => dice.between(2, 25),
    days: () => dice.pick([14, 21, 30, 45, 60]),
    percent: () => dice.between(5, 80),
    length: () => dice.between(8, 160),
    width: () => dice.between(5, 90),
    distance: () => dice.between(2, 90),
    cycles: () => dice.between(3, 400) * 100,
    code: () => `${String.fromCharCode(65 + dice.below(26))}${dice.between(10, 99)}`,
    weight: () => weightText(facts.weightGrams, facts.language),
  };
  const known = new Map<string, string>();
  return pattern.replace(/\{(\w+)\}/g, (_all, slot: string) => {
    const key = slot.charAt(0).toLowerCase() + slot.slice(1);
    const value = known.get(key) ?? String(values[key]?.() ?? "");
    known.set(key, value);
    return key === slot ? value : capital(value);
  });
}

function shuffledTwo(dice: Dice, list: readonly string[]): string[] {
  const first = dice.below(list.length);
  const second = (first + 1 + dice.below(Math.max(1, list.length - 1))) % list.length;
  return [list[first] ?? "", list[second] ?? ""];
}

function weightText(grams: number, language: Language): string {
  if (grams < 1000) return language === "en" ? `${grams} g` : `${grams}克`;
  const kilos = (grams / 1000).toFixed(1);
  return language === "en" ? `${kilos} kg` : `${kilos}公斤`;
}

/** Features are written as they stand in a sentence; a list needs no article. */
function bare(feature: string): string {
  return feature.replace(/^an? /, "");
}

function plural(kind: string): string {
  return /s$/.test(kind) ? kind : `${kind}s`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleCase(text: string): string {
  return text.replace(/(^|[ -])\p{L}/gu, (letter) => letter.toUpperCase());
}
