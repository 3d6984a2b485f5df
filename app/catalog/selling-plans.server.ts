/**
 * Ways to buy by plan: stored by the sync a group at a time, read with a product. A group holds the products it sells
 * whole; products that are not stored (yet) are kept too, as the import reads both at once.
 */
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { cleanLine } from "~/knowledge/index.server";
import type { PlanGroupSnapshot, SellingPlan } from "./types";

/** Groups of a product that a shopper is told of; the shop's own order is not known, so by name. */
const GROUPS_MAX = 10;
const PLANS_MAX = 40;

export interface PlanGroup {
  name: string;
  plans: SellingPlan[];
}

/** Stores a group as the snapshot has it, plans and products replaced whole. */
export async function applyPlanGroup(
  db: ShopDb,
  snapshot: PlanGroupSnapshot,
  { now }: { now: Date },
): Promise<"applied" | "stale"> {
  const { gid } = snapshot;
  const plans = snapshot.plans.slice(0, PLANS_MAX).map((plan) => ({
    ...plan,
    name: cleanLine(plan.name),
    description: plan.description === null ? null : cleanLine(plan.description),
    options: plan.options.map(cleanLine),
  }));
  return shopTransaction(db, async (tx) => {
    const stored = await tx.sellingPlanGroup.findFirst({ where: { gid }, select: { syncedAt: true } });
    if (stored && stored.syncedAt > now) return "stale";
    const facts = { name: cleanLine(snapshot.name), plans, syncedAt: now };
    await tx.sellingPlanGroup.upsert({
      where: { shopId_gid: { shopId: tx.shopId, gid } },
      create: { shopId: tx.shopId, gid, ...facts },
      update: facts,
    });
    await tx.productInPlanGroup.deleteMany({ where: { groupGid: gid } });
    const productGids = [...new Set(snapshot.productGids)];
    if (productGids.length > 0)
      await tx.$executeRaw`
        INSERT INTO product_in_plan_group (shop_id, product_gid, group_gid)
        SELECT ${tx.shopId}, x.gid, ${gid} FROM unnest(${productGids}::text[]) AS x(gid)`;
    return "applied";
  });
}

/** Forgets a group with its links; true when it was there. */
export async function removePlanGroup(db: ShopDb, gid: string): Promise<boolean> {
  return (await db.sellingPlanGroup.deleteMany({ where: { gid } })).count > 0;
}

/** Forgets the groups that a whole reading, begun at `readSince`, did not name. */
export async function forgetPlanGroupsBefore(db: ShopDb, readSince: Date): Promise<number> {
  return (await db.sellingPlanGroup.deleteMany({ where: { syncedAt: { lt: readSince } } })).count;
}

const plansSchema = z.array(
  z.object({
    gid: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    options: z.array(z.string()),
    percentOff: z.number().nullable(),
  }),
);

/** Plan groups by product gid; products without any are absent. */
export async function planGroupsByProduct(db: ShopDb, productGids: string[]): Promise<Map<string, PlanGroup[]>> {
  const byProduct = new Map<string, PlanGroup[]>();
  if (productGids.length === 0) return byProduct;
  const links = await db.productInPlanGroup.findMany({
    where: { productGid: { in: productGids } },
    include: { group: { select: { name: true, plans: true } } },
    orderBy: [{ group: { name: "asc" } }, { groupGid: "asc" }],
  });
  for (const { productGid, group } of links) {
    const groups = byProduct.get(productGid) ?? [];
    const plans = plansSchema.catch([]).parse(group.plans);
    if (plans.length > 0 && groups.length < GROUPS_MAX) groups.push({ name: group.name, plans });
    byProduct.set(productGid, groups);
  }
  return byProduct;
}
