/**
 * What we hold about one customer, for the merchant to hand on when a customer asks for it (customers/data_request).
 * Called by the admin. Complete by table, and nobody else's: every read names the customer.
 */
import { systemDb, type ShopDb } from "~/db.server";

export interface CustomerExport {
  customer: object | null;
  orders: object[];
  conversations: object[];
}

/** Open requests of a shop, newest first: who asked, and when Shopify told us. Kept for 90 days. */
export async function dataRequests(shopDomain: string): Promise<{ customerGid: string; receivedAt: Date }[]> {
  const rows = await systemDb().webhookDelivery.findMany({
    where: { shopDomain, topic: "CUSTOMERS_DATA_REQUEST", resourceGid: { not: null } },
    orderBy: { receivedAt: "desc" },
    select: { resourceGid: true, receivedAt: true },
  });
  return rows.flatMap((row) => (row.resourceGid ? [{ customerGid: row.resourceGid, receivedAt: row.receivedAt }] : []));
}

/** Plain data, fit for JSON. */
export async function exportCustomer(db: ShopDb, customerGid: string): Promise<CustomerExport> {
  return {
    customer: await db.customer.findFirst({ where: { gid: customerGid } }),
    orders: await db.order.findMany({
      where: { customerGid },
      include: { lines: true, fulfillments: true, refunds: true, returns: true },
      orderBy: { processedAt: "asc" },
    }),
    conversations: await db.conversation.findMany({
      where: { customerGid },
      include: {
        messages: { orderBy: { seq: "asc" }, select: { role: true, text: true, mood: true, createdAt: true } },
        handoffs: { select: { status: true, reason: true, requestedAt: true } },
      },
      orderBy: { createdAt: "asc" },
    }),
  };
}
