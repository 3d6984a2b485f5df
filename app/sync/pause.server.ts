/**
 * When the sync must stand still and why. Called wherever a shop was asked in vain. Only what a merchant has to mend
 * pauses a shop; everything that passes by itself is tried again by its caller.
 */
import { toAppError, type AppError, type ErrorCode } from "~/platform/errors";
import { setSyncPaused } from "~/shops.server";
import type { ResourceKind } from "./apply.server";

const MERCHANT_MUST_MEND: ReadonlySet<ErrorCode> = new Set(["shopify-unauthorised", "scope-missing"]);

/**
 * Pauses the shop when the error is one that only the merchant can mend. A scope missing for orders or customers alone
 * does not: the assistant goes on with the products it may read.
 * @returns true when paused
 */
export async function pauseOnTrouble(shopId: string, error: AppError, kind: ResourceKind | null): Promise<boolean> {
  if (!MERCHANT_MUST_MEND.has(error.code)) return false;
  if (error.code === "scope-missing" && (kind === "order" || kind === "customer")) return false;
  await setSyncPaused(shopId, error.code);
  return true;
}

/** Lets the sync run again: a token was got, scopes were granted, or a query just succeeded. */
export async function resumeSync(shopId: string): Promise<void> {
  await setSyncPaused(shopId, null);
}

/** For jobs about policies and pages: a pause is handled; anything else is the queue's to retry. */
export function onContentTrouble(shopId: string): (thrown: unknown) => Promise<void> {
  return async (thrown) => {
    const error = toAppError(thrown);
    if (error.code === "scope-missing" || (await pauseOnTrouble(shopId, error, null))) return;
    throw error;
  };
}
