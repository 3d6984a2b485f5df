/**
 * The face of customers: the minimum the assistant needs of a signed-in shopper. No e-mail, phone or address is ever
 * stored. The sync writes; chat reads the name to greet with.
 */
import { cleanLine } from "~/knowledge/index.server";
import type { ShopDb } from "~/db.server";
import type { CustomerSnapshot } from "~/orders/types";

/** Customers a statement. */
const APPLY_BATCH = 100;

/**
 * Stores one customer as the snapshot has it.
 * @param now when the snapshot was fetched
 * @returns "stale" when a newer state is stored already; equal times are applied again
 */
export async function applyCustomer(
  db: ShopDb,
  customer: CustomerSnapshot,
  { now }: { now: Date },
): Promise<"applied" | "stale"> {
  const { applied } = await applyCustomers(db, [customer], { now });
  return applied === 1 ? "applied" : "stale";
}

/** Stores many customers, giving way to other work between batches; one named twice counts once, newest. */
export async function applyCustomers(
  db: ShopDb,
  customers: CustomerSnapshot[],
  { now }: { now: Date },
): Promise<{ applied: number; stale: number }> {
  const byGid = new Map<string, CustomerSnapshot>();
  for (const customer of customers) {
    const known = byGid.get(customer.gid);
    if (!known || known.updatedAt <= customer.updatedAt) byGid.set(customer.gid, customer);
  }
  const newest = [...byGid.values()].sort((a, b) => (a.gid < b.gid ? -1 : 1));
  let applied = 0;
  for (let at = 0; at < newest.length; at += APPLY_BATCH) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    applied += await upsert(db, newest.slice(at, at + APPLY_BATCH), now);
  }
  return { applied, stale: newest.length - applied };
}

/** Forgets a customer; true when it was there. */
export async function removeCustomer(db: ShopDb, gid: string): Promise<boolean> {
  const { count } = await db.customer.deleteMany({ where: { gid } });
  return count > 0;
}

/** The first name and language of a customer; null when the shop has none of that gid. */
export async function customerByGid(
  db: ShopDb,
  gid: string,
): Promise<{ firstName: string | null; locale: string | null } | null> {
  return db.customer.findFirst({ where: { gid }, select: { firstName: true, locale: true } });
}

/** How many customers are stored, for the merchant's page. */
export async function customerCounts(db: ShopDb): Promise<{ customers: number }> {
  return { customers: await db.customer.count() };
}

async function upsert(db: ShopDb, customers: CustomerSnapshot[], now: Date): Promise<number> {
  const rows = customers.map((customer) => ({
    gid: customer.gid,
    first_name: customer.firstName === null ? null : cleanLine(customer.firstName).slice(0, 100) || null,
    locale: customer.locale,
    orders_count: customer.ordersCount,
    tags: customer.tags.map(cleanLine),
    shop_updated_at: customer.updatedAt,
    synced_at: now,
  }));
  return db.$executeRaw`
    INSERT INTO customer (shop_id, gid, first_name, locale, orders_count, tags, shop_updated_at, synced_at)
    SELECT ${db.shopId}, x.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(gid text, first_name text,
      locale text, orders_count int, tags text[], shop_updated_at timestamp, synced_at timestamp)
    ON CONFLICT (shop_id, gid) DO UPDATE SET first_name = EXCLUDED.first_name, locale = EXCLUDED.locale,
      orders_count = EXCLUDED.orders_count, tags = EXCLUDED.tags, shop_updated_at = EXCLUDED.shop_updated_at,
      synced_at = EXCLUDED.synced_at
    WHERE customer.shop_updated_at < EXCLUDED.shop_updated_at
      OR customer.shop_updated_at = EXCLUDED.shop_updated_at AND customer.synced_at <= EXCLUDED.synced_at`;
}
