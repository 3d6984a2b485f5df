/**
 * Reads the products of a bulk file: each with its variants, pictures, collections and metafields. Called by the
 * import's product part. A product that cannot be read is named with the reason and does not stop the others.
 */
import { z } from "zod";
import type { ProductSnapshot } from "~/catalog/types";
import { bulkGroups, type BulkGroup } from "./bulk-groups";
import {
  collectionSchema,
  imageSchema,
  metafieldSchema,
  productHeadSchema,
  toProductSnapshot,
  variantSchema,
} from "./product-shape";

/** `stored`: it lies before the line to begin after, and is only named. */
export type ProductGroup = { gid: string; lastLine: number } & (
  { kind: "readable"; snapshot: ProductSnapshot } | { kind: "unreadable"; why: string } | { kind: "stored" }
);

/**
 * @param currency the shop's ISO 4217 code
 * @param afterLine lines up to here are stored already
 * @throws AppError bulk-failed when a child stands apart from its product, or as the reader throws
 */
export async function* productGroups(
  lines: AsyncIterable<Record<string, unknown>>,
  currency: string,
  afterLine = 0,
): AsyncGenerator<ProductGroup> {
  for await (const group of bulkGroups(lines)) {
    const { gid, lastLine } = group;
    yield lastLine <= afterLine ? { gid, lastLine, kind: "stored" } : toProduct(group, currency);
  }
}

const partsSchema = z.object({
  head: productHeadSchema,
  variants: z.array(variantSchema),
  collections: z.array(collectionSchema),
  metafields: z.array(metafieldSchema),
  images: z.array(imageSchema),
});
const NO_MEDIA: ReadonlySet<string> = new Set(["ProductVariant", "Collection", "Metafield"]);

function toProduct(group: BulkGroup, currency: string): ProductGroup {
  const { gid, lastLine, head } = group;
  const parsed = partsSchema.safeParse({
    head,
    variants: group.below(gid, "ProductVariant"),
    collections: group.below(gid, "Collection"),
    metafields: group.below(gid, "Metafield"),
    // Pictures, films and 3D models have types of their own.
    images: group.below(gid).filter((row) => "preview" in row && !NO_MEDIA.has(String(row["__typename"]))),
  });
  if (parsed.success) return { gid, lastLine, kind: "readable", snapshot: toProductSnapshot(parsed.data, currency) };
  const issue = parsed.error.issues[0];
  return { gid, lastLine, kind: "unreadable", why: `${issue?.path.join(".")}: ${issue?.message}` };
}
