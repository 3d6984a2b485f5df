/**
 * Refusals that concern a whole shop and that no retry mends: the API version is gone, or the shop is closed. Thrown by
 * the client, told apart by the sync, which pauses the shop with the reason and asks again now and then.
 * Statuses: https://shopify.dev/docs/api/usage/response-codes
 */
import { AppError } from "~/platform/errors";

export type BarredReason = "shopify-version-gone" | "shop-frozen";

export class ShopBarred extends AppError {
  constructor(
    readonly reason: BarredReason,
    message: string,
  ) {
    super("shopify-rejected", message);
  }
}

const REASONS: Record<number, BarredReason> = {
  402: "shop-frozen",
  404: "shopify-version-gone",
  410: "shopify-version-gone",
  423: "shop-frozen",
};

/** What an HTTP status of the GraphQL endpoint bars the whole shop for, or null. */
export function barredBy(status: number, shopDomain: string, apiVersion: string): ShopBarred | null {
  const reason = REASONS[status];
  if (!reason) return null;
  const what = reason === "shop-frozen" ? "the shop is frozen or locked" : `API version ${apiVersion} is not there`;
  return new ShopBarred(reason, `${shopDomain} answered ${status}: ${what}.`);
}
