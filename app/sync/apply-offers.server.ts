/**
 * Incoming stock and selling plan groups by id, fetched and stored. Called by apply.server.ts. Shopify gives no time of
 * change for either, so the time of asking orders them, and their freshness is not measured.
 */
import { applyIncoming, applyPlanGroup, forgetIncoming, removePlanGroup } from "~/catalog/index.server";
import { incomingByItems, planGroupsByIds, type NodeResult } from "~/shopify-admin/index.server";
import { hasScope } from "~/shops.server";
import type { ApplyResult } from "./apply.server";
import type { SyncShop } from "./sync-shop.server";

/** @throws AppError as AdminClient.query */
export async function applyIncomingByIds(
  { db, client }: SyncShop,
  gids: readonly string[],
  now: Date,
): Promise<ApplyResult[]> {
  // A delivery may come after the shop took its scope back: there is nothing to fetch then.
  if (!(await hasScope(db, "read_inventory")))
    return gids.map((gid) => ({ gid, kind: "incoming", outcome: "removed", wasKnown: false }));
  return each("incoming", await incomingByItems(client, gids), {
    apply: (snapshot) => applyIncoming(db, [snapshot], { now }),
    remove: async (gid) => {
      await forgetIncoming(db, [gid]);
      return true;
    },
  });
}

/** @throws AppError as AdminClient.query */
export async function applyPlanGroupsByIds(
  { db, client }: SyncShop,
  gids: readonly string[],
  now: Date,
): Promise<ApplyResult[]> {
  return each("plan-group", await planGroupsByIds(client, gids), {
    apply: (snapshot) => applyPlanGroup(db, snapshot, { now }),
    remove: (gid) => removePlanGroup(db, gid),
  });
}

async function each<Snapshot>(
  kind: ApplyResult["kind"],
  fetched: Map<string, NodeResult<Snapshot>>,
  into: { apply(snapshot: Snapshot): Promise<unknown>; remove(gid: string): Promise<boolean> },
): Promise<ApplyResult[]> {
  const results: ApplyResult[] = [];
  for (const [gid, result] of fetched) {
    if (result.kind === "unreadable") results.push({ gid, kind, outcome: "unreadable", why: result.why });
    else if (result.kind === "gone") results.push({ gid, kind, outcome: "removed", wasKnown: await into.remove(gid) });
    else {
      await into.apply(result.value);
      results.push({ gid, kind, outcome: "applied", changedMs: null });
    }
  }
  return results;
}
