/**
 * The details that an order read in bulk lacks (a parcel's events and lines, a refund's state), fetched by id at the
 * moment its owner asks. Called by orders.server.ts before it answers. It promises to hold nobody up for long: what does
 * not come in time, or at all, leaves the answer with what is stored.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { ShopDb } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { logError } from "~/platform/log.server";
import { adminFor, ordersByIds } from "~/shopify-admin/index.server";
import { shopById } from "~/shops.server";
import { applyOrder } from "./apply.server";

/** Of a tool's time; a lone order takes a fraction of a second. */
const MOST_WAIT_MS = 2500;

/** Brings these orders up to their details; tests pass their own. Never throws. */
export type FetchDetails = (db: ShopDb, gids: string[]) => Promise<void>;

export const fetchDetails: FetchDetails = async (db, gids) => {
  const waiting = new AbortController();
  const work = storeDetails(db, gids).catch((thrown: unknown) => logError(thrown));
  await Promise.race([work, sleep(MOST_WAIT_MS, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
};

/** An order that the shop does not show any more (older than 60 days) stays as it is. */
async function storeDetails(db: ShopDb, gids: string[]): Promise<void> {
  const shop = await shopById(db.shopId);
  if (shop?.uninstalledAt !== null) return;
  const now = new Date(systemClock.nowMs());
  for (const result of (await ordersByIds(adminFor(shop.domain, "interactive"), gids)).values())
    if (result.kind === "found") await applyOrder(db, result.value, { now });
}
