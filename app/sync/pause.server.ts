/**
 * When the sync must stand still and why. Called wherever a shop was asked in vain. Only what somebody has to mend
 * pauses a shop; everything that passes by itself is tried again by its caller. Stored data goes on answering shoppers.
 */
import { systemDb } from "~/db.server";
import { toAppError, type AppError } from "~/platform/errors";
import { log } from "~/platform/log.server";
import { counter } from "~/platform/metrics.server";
import { ShopBarred, type BarredReason } from "~/shopify-admin/index.server";
import { setSyncPaused } from "~/shops.server";
import type { ResourceKind } from "./apply.server";
import { wakeDrain } from "./dirty.server";

/** A row of `sync.reasons` in both admin catalogues says what each means and how it is mended. */
export const PAUSE_REASONS = ["shopify-unauthorised", "scope-missing", "shopify-version-gone", "shop-frozen"] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What a scope missing for it does not stop: the assistant goes on with what it may read. */
const ONLY_PRODUCTS_STOP: ReadonlySet<ResourceKind | null> = new Set<ResourceKind | null>([
  null,
  "product",
  "collection",
]);

/**
 * Pauses the shop when the error is one that somebody must mend: the merchant by opening the app or paying Shopify, the
 * operator by a release for a newer API version.
 * @returns true when paused
 */
export async function pauseOnTrouble(shopId: string, error: AppError, kind: ResourceKind | null): Promise<boolean> {
  const reason = pauseReasonOf(error, kind);
  if (reason === null) return false;
  await setSyncPaused(shopId, reason);
  counter("sync_pauses_total", "Times a shop's sync had to stand still", ["reason"]).inc({ reason });
  log.warn({ event: "sync-paused", shopId, reason }, error.message);
  return true;
}

function pauseReasonOf(error: AppError, kind: ResourceKind | null): PauseReason | null {
  if (error instanceof ShopBarred) return error.reason satisfies BarredReason;
  if (error.code === "shopify-unauthorised") return error.code;
  if (error.code === "scope-missing" && ONLY_PRODUCTS_STOP.has(kind)) return error.code;
  return null;
}

/** Lets the sync run again: a token was got, scopes were granted, or a query just succeeded. */
export async function resumeSync(shopId: string): Promise<void> {
  await setSyncPaused(shopId, null);
  await wakeDrain(systemDb(), shopId, 0);
}

/** For jobs about policies and pages: a pause is handled; anything else is the queue's to retry. */
export function onContentTrouble(shopId: string): (thrown: unknown) => Promise<void> {
  return async (thrown) => {
    const error = toAppError(thrown);
    if (error.code === "scope-missing" || (await pauseOnTrouble(shopId, error, null))) return;
    throw error;
  };
}
