/**
 * The departments of a generated shop: their words in both languages beside what does not depend on one, prices and
 * options. products.ts draws from them.
 */
import { DEPARTMENTS_EN } from "./departments-en";
import { DEPARTMENTS_ZH } from "./departments-zh";

export type Language = "en" | "zh";

export interface DepartmentWords {
  name: string;
  kinds: string[];
  materials: string[];
  features: string[];
  uses: string[];
  care: string[];
}

/** How a department's goods come: what makes their variants. */
export type Assortment = "clothes" | "shoes" | "ages" | "colours" | "volumes" | "weights" | "sizes" | "single";

export interface Department {
  key: string;
  words: Record<Language, DepartmentWords>;
  assortment: Assortment;
  /** Lowest and highest plausible price in US cents. */
  priceMinor: [low: number, high: number];
  weightGrams: [low: number, high: number];
}

const FACTS: Record<string, [Assortment, low: number, high: number, light: number, heavy: number]> = {
  outerwear: ["clothes", 6_900, 42_000, 450, 1_900],
  knitwear: ["clothes", 3_900, 24_000, 220, 900],
  shirts: ["clothes", 1_900, 12_000, 120, 420],
  trousers: ["clothes", 3_500, 18_000, 260, 900],
  dresses: ["clothes", 3_900, 26_000, 180, 700],
  shoes: ["shoes", 4_500, 32_000, 380, 1_500],
  bags: ["colours", 2_500, 48_000, 90, 1_800],
  jewellery: ["colours", 1_500, 60_000, 2, 60],
  watches: ["colours", 4_900, 90_000, 60, 1_200],
  headwear: ["colours", 1_200, 9_000, 40, 220],
  socks: ["clothes", 600, 4_500, 25, 160],
  kids: ["ages", 1_200, 9_500, 90, 600],
  toys: ["single", 700, 8_500, 80, 2_400],
  stationery: ["colours", 300, 9_900, 40, 900],
  cookware: ["sizes", 2_400, 34_000, 500, 5_200],
  tableware: ["colours", 900, 14_000, 150, 2_000],
  coffee: ["volumes", 900, 19_000, 120, 1_600],
  pantry: ["weights", 350, 4_900, 100, 1_100],
  bedding: ["sizes", 2_900, 39_000, 200, 3_600],
  bath: ["sizes", 900, 14_000, 90, 1_800],
  scent: ["volumes", 900, 9_000, 80, 900],
  lighting: ["colours", 1_900, 42_000, 180, 6_500],
  furniture: ["sizes", 4_900, 120_000, 3_500, 46_000],
  rugs: ["sizes", 1_900, 68_000, 400, 14_000],
  garden: ["single", 500, 14_000, 90, 7_500],
  tools: ["single", 700, 26_000, 120, 5_500],
  camping: ["colours", 1_200, 58_000, 60, 4_600],
  cycling: ["colours", 800, 16_000, 40, 1_900],
  fitness: ["colours", 900, 14_000, 60, 16_000],
  pets: ["sizes", 600, 12_000, 40, 4_800],
  skincare: ["volumes", 600, 11_000, 20, 520],
  audio: ["colours", 1_200, 34_000, 30, 1_700],
};

export const departments: readonly Department[] = read();

function read(): Department[] {
  const english = rows(DEPARTMENTS_EN);
  const chinese = rows(DEPARTMENTS_ZH);
  return Object.entries(FACTS).map(([key, [assortment, low, high, light, heavy]]) => {
    const [en, zh] = [english.get(key), chinese.get(key)];
    if (!en || !zh) throw new Error(`The department ${key} lacks words in one language`);
    return { key, words: { en, zh }, assortment, priceMinor: [low, high], weightGrams: [light, heavy] };
  });
}

function rows(text: string): Map<string, DepartmentWords> {
  const lines = text.trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [key = "", name = "", ...lists] = line.split(/[;]\s*/);
      const [kinds = [], materials = [], features = [], uses = [], care = []] = lists.map((list) => list.split("|"));
      return [key, { name, kinds, materials, features, uses, care }];
    }),
  );
}
