/**
 * Subscribes a shop to the topics of the scopes it granted after installation. Called when its facts are read and by
 * the nightly comparison; a shop that granted none costs nothing.
 */
import type { ShopDb } from "~/db.server";
import { env } from "~/platform/env.server";
import { ensureSubscriptions, type AdminClient } from "~/shopify-admin/index.server";
import { hasScope } from "~/shops.server";
import { OPTIONAL_TOPICS } from "./topics";

/** @throws AppError as ensureSubscriptions */
export async function subscribeToGranted(
  { db, client }: { db: ShopDb; client: AdminClient },
  scopes: string[] = Object.keys(OPTIONAL_TOPICS),
): Promise<void> {
  const topics: string[] = [];
  for (const scope of scopes) if (await hasScope(db, scope)) topics.push(...(OPTIONAL_TOPICS[scope] ?? []));
  await ensureSubscriptions(client, topics, new URL("/webhooks", env().shopifyAppUrl).href);
}
