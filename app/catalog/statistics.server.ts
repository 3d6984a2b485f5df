/**
 * Keeps the planner's picture of the catalogue true while it grows. Called after each batch of stored products. The
 * embedded database never gathers statistics by itself, and a server does so a minute late; without them a session keeps
 * the plans it made when the tables were empty, and foreign keys and searches then read whole tables.
 */
import type { ShopDb } from "~/db.server";

/** Gathered after the first batch of a process and whenever twice as many products came again: it reads every word of a sample. */
const statistics = { applied: 0, dueAt: 20 };

export async function refreshStatistics(db: ShopDb, applied: number): Promise<void> {
  statistics.applied += applied;
  if (statistics.applied < statistics.dueAt) return;
  statistics.dueAt = statistics.applied * 3;
  await db.$executeRaw`ANALYZE product (shop_id, gid, handle, is_sellable, is_available, search_vector)`;
  await db.$executeRaw`ANALYZE variant (shop_id, product_gid, price_minor)`;
}
