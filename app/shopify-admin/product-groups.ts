/**
 * Joins the lines of a bulk file back into products. Called by the import's product phase. A group is given out only when the
 * next product begins or the file has ended whole: the reader's error at a short file comes before the last group.
 */
import { z } from "zod";
import type { ProductSnapshot } from "~/catalog/types";
import { AppError } from "~/platform/errors";
import {
  collectionSchema,
  metafieldSchema,
  productHeadSchema,
  toProductSnapshot,
  variantSchema,
} from "./product-shape";

export type ProductGroup = { gid: string; lastLine: number } & (
  { kind: "readable"; snapshot: ProductSnapshot } | { kind: "unreadable"; why: string }
);

interface Gathered {
  head: Record<string, unknown>;
  children: Record<string, unknown>[];
  lastLine: number;
}

/** @throws AppError bulk-failed when a child stands apart from its product, or as the reader throws */
export async function* productGroups(
  lines: AsyncIterable<Record<string, unknown>>,
  currency: string,
): AsyncGenerator<ProductGroup> {
  let current: Gathered | null = null;
  let line = 0;
  for await (const row of lines) {
    line += 1;
    if (row["__parentId"] === undefined) {
      if (current) yield toGroup(current, currency);
      current = { head: row, children: [], lastLine: line };
    } else if (current && row["__parentId"] === current.head["id"]) {
      current.children.push(row);
      current.lastLine = line;
    } else throw new AppError("bulk-failed", "The bulk file is not grouped by product.");
  }
  if (current) yield toGroup(current, currency);
}

const partsSchema = z.object({
  head: productHeadSchema,
  variants: z.array(variantSchema),
  collections: z.array(collectionSchema),
  metafields: z.array(metafieldSchema),
});

function toGroup({ head, children, lastLine }: Gathered, currency: string): ProductGroup {
  const gid = String(head["id"]);
  const ofType = (type: string) => children.filter((child) => typeOf(child) === type);
  const parsed = partsSchema.safeParse({
    head,
    variants: ofType("ProductVariant"),
    collections: ofType("Collection"),
    metafields: ofType("Metafield"),
  });
  if (parsed.success) return { gid, lastLine, kind: "readable", snapshot: toProductSnapshot(parsed.data, currency) };
  const issue = parsed.error.issues[0];
  return { gid, lastLine, kind: "unreadable", why: `${issue?.path.join(".")}: ${issue?.message}` };
}

/** The query asks for __typename; the id says the same where a file leaves it out. */
function typeOf(row: Record<string, unknown>): string | undefined {
  const named = row["__typename"];
  return typeof named === "string" ? named : /^gid:\/\/shopify\/(\w+)\//.exec(String(row["id"]))?.[1];
}
