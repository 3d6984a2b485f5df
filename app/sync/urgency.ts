/**
 * How urgent a webhook's resource is, read from its topic and hinted by its payload. Used by the inbox. A payload only
 * ever moves a mark forward in the queue: what is stored comes from the Admin API alone.
 */
import { z } from "zod";
import { PRIORITY, type Priority } from "./dirty.server";

/** What a product's payload says a shopper could be told wrongly about: one row per variant. */
export interface VariantHint {
  gid: string;
  price: string | null;
  /** Not so for what the shop does not track (`inventory_management` null, where the payload has it). */
  isSoldOut: boolean;
}

export interface Hint {
  priority: Priority;
  /** The payload's product is not sold, or not sold online: urgent when ours is. */
  isOffSale: boolean;
  /** To be compared with what is stored: a difference makes the mark urgent. [] when the topic has no variants. */
  variants: VariantHint[];
}

/** Shopify puts at most this many variants into a product's payload (shopify.dev, webhooks: products/update). */
const MOST_VARIANTS = 100;

/** @param topic in either form, "products/update" or PRODUCTS_UPDATE */
export function hintOf(topic: string, payload: unknown): Hint {
  const name = topic.replace(/[/.]/g, "_").toUpperCase();
  if (name === "PRODUCTS_DELETE") return plain(PRIORITY.urgent);
  if (name.startsWith("PRODUCTS_")) return productHint(payload);
  if (name.startsWith("INVENTORY_")) return plain(inventoryPriority(payload));
  const isProse = ["COLLECTIONS_", "CUSTOMERS_", "SELLING_PLAN"].some((prefix) => name.startsWith(prefix));
  return plain(isProse ? PRIORITY.prose : PRIORITY.ordinary);
}

function plain(priority: Priority): Hint {
  return { priority, isOffSale: false, variants: [] };
}

const productPayload = z.object({
  status: z.string().nullish(),
  published_at: z.string().nullish(),
  variants: z
    .array(
      z.object({
        id: z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String),
        price: z.union([z.string(), z.number().transform(String)]).nullish(),
        inventory_quantity: z.number().nullish(),
        inventory_policy: z.string().nullish(),
        inventory_management: z.string().nullish(),
      }),
    )
    .catch([])
    .optional(),
});

function productHint(payload: unknown): Hint {
  const parsed = productPayload.safeParse(payload);
  if (!parsed.success) return plain(PRIORITY.ordinary);
  const { status, published_at: publishedAt, variants = [] } = parsed.data;
  return {
    priority: PRIORITY.ordinary,
    isOffSale: (status != null && status.toLowerCase() !== "active") || publishedAt === null,
    variants: variants.slice(0, MOST_VARIANTS).map((variant) => ({
      gid: `gid://shopify/ProductVariant/${variant.id}`,
      price: variant.price ?? null,
      isSoldOut:
        variant.inventory_management !== null &&
        variant.inventory_policy !== "continue" &&
        (variant.inventory_quantity ?? 1) <= 0,
    })),
  };
}

/** inventory_levels/update tells what is available at one place; none left there may be none left at all. */
function inventoryPriority(payload: unknown): Priority {
  const level = z.object({ available: z.number().nullish() }).safeParse(payload);
  return level.success && (level.data.available ?? 1) <= 0 ? PRIORITY.urgent : PRIORITY.ordinary;
}
