/**
 * Fetches resources by id from the shop and hands them to the domain that owns them. Called by the drain. What Shopify says is gone is removed; what could not be read stays as it is, to be tried again.
 */
import { customersByIds, ordersByIds, productsByIds, type NodeResult } from "~/shopify-admin/index.server";
import { applyProduct, removeProduct } from "~/catalog/index.server";
import { applyCustomer, removeCustomer } from "~/customers/index.server";
import { applyOrder, disownOrders, removeOrder } from "~/orders/index.server";
import { applyIncomingByIds, applyPlanGroupsByIds } from "./apply-offers.server";
import { applyCollectionsByIds } from "./collections.server";
import { systemClock, type Clock } from "~/platform/clock";
import type { SyncShop } from "./sync-shop.server";

export type ResourceKind = "product" | "order" | "customer" | "collection" | "incoming" | "plan-group";

export type ApplyResult = { gid: string; kind: ResourceKind } & (
  | { outcome: "stale" }
  /** `changedMs`: when the shop changed it, if what is stored now is newer than what was; else null. */
  | { outcome: "applied"; changedMs: number | null }
  /** `wasKnown`: it was here until now. */
  | { outcome: "removed"; wasKnown: boolean }
  | { outcome: "unreadable"; why: string }
);

/** The kind that a gid names, or null for one the sync does not keep. */
export function kindOf(gid: string): ResourceKind | null {
  const type = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(gid)?.[1];
  return type === undefined ? null : (KINDS[type] ?? null);
}

const KINDS: Record<string, ResourceKind> = {
  Product: "product",
  Order: "order",
  Customer: "customer",
  Collection: "collection",
  InventoryItem: "incoming",
  SellingPlanGroup: "plan-group",
};

export interface ApplyTime {
  /** When this began: the state stored is at least as new. */
  now: Date;
  /** What is not stored by then stays as it is and counts as unreadable: another worker may hold the resource. */
  until?: Date;
  clock?: Clock;
}

/**
 * @param gids of one kind
 * @throws AppError when the shop could not be asked at all; nothing was written then for the ids not yet reached
 */
export async function applyResources(
  shop: SyncShop,
  kind: ResourceKind,
  gids: readonly string[],
  { now, until, clock = systemClock }: ApplyTime,
): Promise<ApplyResult[]> {
  if (kind === "collection") return applyCollectionsByIds(shop, gids, now);
  if (kind === "incoming") return applyIncomingByIds(shop, gids, now);
  if (kind === "plan-group") return applyPlanGroupsByIds(shop, gids, now);
  const isLate = () => until !== undefined && clock.nowMs() >= until.getTime();
  const { db, client } = shop;
  if (kind === "product")
    return store(kind, await productsByIds(client, gids, shop.currency), {
      isLate,
      apply: (snapshot) => applyProduct(db, snapshot, { now }),
      remove: (gid) => removeProduct(db, gid),
      before: () => db.product.findMany({ where: { gid: { in: [...gids] } }, select: BEFORE }),
    });
  if (kind === "order")
    return store(kind, await ordersByIds(client, gids), {
      isLate,
      apply: (snapshot) => applyOrder(db, snapshot, { now }),
      remove: (gid) => removeOrder(db, gid),
      before: () => db.order.findMany({ where: { gid: { in: [...gids] } }, select: BEFORE }),
    });
  return store(kind, await customersByIds(client, gids), {
    isLate,
    apply: (snapshot) => applyCustomer(db, snapshot, { now }),
    remove: async (gid) => {
      await disownOrders(db, gid);
      return removeCustomer(db, gid);
    },
    before: () => db.customer.findMany({ where: { gid: { in: [...gids] } }, select: BEFORE }),
  });
}

const BEFORE = { gid: true, shopUpdatedAt: true } as const;

interface Store<Snapshot> {
  isLate(): boolean;
  apply(snapshot: Snapshot): Promise<"applied" | "stale">;
  /** @returns true when it was there */
  remove(gid: string): Promise<boolean>;
  /** What is stored of these gids now: a fetch that brings nothing new is no change. */
  before(): Promise<{ gid: string; shopUpdatedAt: Date }[]>;
}

async function store<Snapshot extends { updatedAt: Date }>(
  kind: ResourceKind,
  fetched: Map<string, NodeResult<Snapshot>>,
  into: Store<Snapshot>,
): Promise<ApplyResult[]> {
  const results: ApplyResult[] = [];
  const before = new Map((await into.before()).map((row) => [row.gid, row.shopUpdatedAt.getTime()]));
  for (const [gid, result] of fetched) {
    if (into.isLate()) results.push({ gid, kind, outcome: "unreadable", why: "It was fetched too late to be stored." });
    else if (result.kind === "unreadable") results.push({ gid, kind, outcome: "unreadable", why: result.why });
    else if (result.kind === "gone") results.push({ gid, kind, outcome: "removed", wasKnown: await into.remove(gid) });
    else {
      const updatedMs = result.value.updatedAt.getTime();
      const outcome = await into.apply(result.value);
      const changedMs = updatedMs > (before.get(gid) ?? -1) ? updatedMs : null;
      results.push(outcome === "stale" ? { gid, kind, outcome } : { gid, kind, outcome, changedMs });
    }
    // One row set at a time, then a breath: the embedded database runs on this very event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}
