/**
 * Brings the shop's metafield definitions into the rules of what may be told. Called before products are imported, and
 * whenever the shop's facts are read: at install, at a change of scopes, and when a definition changes.
 */
import { applyMetafieldDefinitions } from "~/catalog/index.server";
import type { ShopDb } from "~/db.server";
import { productMetafieldDefinitions, type AdminClient } from "~/shopify-admin/index.server";

/**
 * @returns true when other facts may be told than before: products stored so far are then to be read again
 * @throws AppError as AdminClient.query
 */
export async function syncMetafieldRules(
  { db, client }: { db: ShopDb; client: AdminClient },
  now: Date,
): Promise<boolean> {
  return applyMetafieldDefinitions(db, await productMetafieldDefinitions(client), { now });
}
