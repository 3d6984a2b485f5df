/**
 * Metafields as facts a person can read: "specs.waterproof_mm = 10000" becomes {name: "waterproof mm", value: "10000"}.
 * The search index and the product's detail use the same reading, so that what is found is also what is shown.
 */
import { z } from "zod";

export interface ProductFact {
  name: string;
  value: string;
}

const VALUE_MAX_CHARS = 400;
const listSchema = z.array(z.union([z.string(), z.number()]));
const measureSchema = z.object({ value: z.number(), unit: z.string() });
const ratingSchema = z.object({
  value: z.union([z.string(), z.number()]),
  scale_max: z.union([z.string(), z.number()]),
});
const NOTHING = new Set(["", "0", "0.0", "false", "no", "none", "null", "n/a", "[]", "{}", "无", "否"]);

/** Facts in the shop's order. References, files, empty values, "no" values and long structures are left out. */
export function readableFacts(metafields: { key: string; type: string; value: string }[]): ProductFact[] {
  return metafields.flatMap(({ key, type, value }) => {
    if (/reference|^json$|rich_text|file|url/.test(type)) return [];
    const readable = readableValue(value);
    return readable === null ? [] : [{ name: key.replace(/[_-]+/g, " ").trim(), value: readable }];
  });
}

function readableValue(value: string): string | null {
  const parsed = /^\s*[[{]/.test(value) ? parseJson(value) : value;
  const text = typeof parsed === "string" ? parsed : structured(parsed);
  if (text === null || text.startsWith("gid://") || NOTHING.has(text.trim().toLowerCase())) return null;
  return text.length > VALUE_MAX_CHARS ? null : text.trim();
}

function structured(parsed: unknown): string | null {
  const list = listSchema.safeParse(parsed);
  if (list.success) return list.data.join(", ");
  const measure = measureSchema.safeParse(parsed);
  if (measure.success) return `${measure.data.value} ${measure.data.unit.toLowerCase()}`;
  const rating = ratingSchema.safeParse(parsed);
  return rating.success ? `${rating.data.value} / ${rating.data.scale_max}` : null;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
