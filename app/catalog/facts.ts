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
const measureSchema = z.object({ value: z.number(), unit: z.string() });
const listSchema = z.array(z.union([z.string(), z.number(), measureSchema]));
const ratingSchema = z.object({
  value: z.union([z.string(), z.number()]),
  scale_max: z.union([z.string(), z.number()]),
});
const moneySchema = z.object({ amount: z.union([z.string(), z.number()]), currency_code: z.string() });
const NOTHING = new Set(["", "0", "0.0", "false", "no", "none", "null", "n/a", "[]", "{}", "无", "否"]);

/** What only Shopify can follow, or only a program can read: never a fact (shopify.dev, list of metafield types). */
const UNREADABLE = /reference|^(?:list\.)?(?:json|link|url|id)$|file/;

/** Facts in the shop's order. References, files, empty values, "no" values and long structures are left out. */
export function readableFacts(metafields: { key: string; type: string; value: string }[]): ProductFact[] {
  return metafields.flatMap(({ key, type, value }) => {
    if (UNREADABLE.test(type)) return [];
    const readable = type === "rich_text_field" ? richText(value) : readableValue(value);
    return readable === null ? [] : [{ name: key.replace(/[_-]+/g, " ").trim(), value: readable }];
  });
}

function readableValue(value: string): string | null {
  const parsed = /^\s*[[{]/.test(value) ? parseJson(value) : value;
  return told(typeof parsed === "string" ? parsed : structured(parsed));
}

function told(text: string | null): string | null {
  if (text === null || /gid:\/\//.test(text) || NOTHING.has(text.trim().toLowerCase())) return null;
  return text.length > VALUE_MAX_CHARS ? null : text.trim();
}

function structured(parsed: unknown): string | null {
  const list = listSchema.safeParse(parsed);
  if (list.success) return list.data.map((item) => (typeof item === "object" ? measured(item) : item)).join(", ");
  const measure = measureSchema.safeParse(parsed);
  if (measure.success) return measured(measure.data);
  const money = moneySchema.safeParse(parsed);
  if (money.success) return `${money.data.amount} ${money.data.currency_code}`;
  const rating = ratingSchema.safeParse(parsed);
  return rating.success ? `${rating.data.value} / ${rating.data.scale_max}` : null;
}

function measured({ value, unit }: z.infer<typeof measureSchema>): string {
  return `${value} ${unit.toLowerCase().replaceAll("_", " ")}`;
}

interface RichNode {
  type?: string | undefined;
  value?: string | undefined;
  children?: RichNode[] | undefined;
}
const richNode: z.ZodType<RichNode> = z.lazy(() =>
  z.object({ type: z.string().optional(), value: z.string().optional(), children: z.array(richNode).optional() }),
);

/** A tree of paragraphs, lists and links: its text, a line each. */
function richText(value: string): string | null {
  const parsed = richNode.safeParse(parseJson(value));
  if (!parsed.success) return null;
  const lines = linesOf(parsed.data).map((line) => line.trim());
  return told(lines.filter(Boolean).join("; "));
}

function linesOf(node: RichNode): string[] {
  const children = node.children ?? [];
  const isLine = node.type === "paragraph" || node.type === "heading" || node.type === "list-item";
  return isLine ? [textOf(node)] : children.flatMap(linesOf);
}

function textOf(node: RichNode): string {
  return `${node.value ?? ""}${(node.children ?? []).map(textOf).join("")}`;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
