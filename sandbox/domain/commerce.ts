/**
 * The shop's CommerceState, made on first use, and the smallest moves that several state machines share: stock in and
 * out, and the announcement of a payment. Only files of sandbox/domain and the engine's resolvers call it.
 */
import { announceFirstLevel, announceProduct } from "./catalogue";
import { findVariant } from "./catalogue-facts";
import type { CommerceState } from "./commerce-types";
import { gid } from "./gid";
import { decimal } from "./money";
import { iso } from "./payload-catalogue";
import type { Order, ShopState, Transaction, World } from "./types";

/** Drafts, store credit, jobs… of the shop; the same object on every call. */
export function commerceOf(shop: ShopState): CommerceState {
  return (shop.commerce ??= {
    drafts: [],
    storeCredit: [],
    jobs: [],
    edits: [],
    codeBatches: [],
    pixel: null,
    flow: [],
  });
}

/** Adds units to (or, negative, takes them from) a tracked variant's stock. A variant that is gone is left alone. */
export function moveStock(world: World, shop: ShopState, variantId: number | null, delta: number): boolean {
  const ref = variantId === null || delta === 0 ? null : findVariant(shop, variantId);
  if (!ref?.variant.tracked) return false;
  ref.variant.inventoryQuantity += delta;
  ref.variant.updatedAt = world.now();
  announceFirstLevel(world, shop, ref.variant);
  announceProduct(world, shop, ref.product);
  return true;
}

/**
 * A transaction was made or changed its state. One that is still pending is not told, as the topic says.
 * Source: https://shopify.dev/docs/api/webhooks (order_transactions/create)
 */
export function announceTransaction(world: World, shop: ShopState, order: Order, transaction: Transaction): void {
  if (world.isMuted || transaction.status === "PENDING") return;
  const payload = {
    id: transaction.id,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    status: transaction.status.toLowerCase(),
    gateway: transaction.gateway,
    amount: decimal(transaction.amountMinor, shop.currencyDigits),
    currency: shop.currency,
    created_at: iso(transaction.createdAt),
    processed_at: iso(transaction.processedAt),
  };
  world.announce({ shop, topic: "order_transactions/create", payload });
}
