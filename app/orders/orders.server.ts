/**
 * Reads orders for the shopper who owns them. Every function takes the customer gid that the session proved; a missing
 * order and another's are the same answer. The agent's order tools are the only callers.
 */
import type { OrderCard } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import { fetchDetails, type FetchDetails } from "./details.server";
import { orderCardOf } from "./order-card";
import { orderNameForms } from "./order-name";

const LIMIT_MAX = 20;
const ASC = "asc" as const;
const CHILDREN = {
  lines: { orderBy: { gid: ASC } },
  fulfillments: { orderBy: [{ createdAt: ASC }, { gid: ASC }] },
  refunds: { orderBy: [{ createdAt: ASC }, { gid: ASC }] },
  returns: { orderBy: { gid: ASC } },
};

/**
 * One order of this customer.
 * @param customerGid as the session proved it, never from a message or a model
 * @param orderName as said: "#1001", "1001", "订单1001", "No. 1001"; null for the latest
 * @returns null when there is none of that name or it is not this customer's
 */
export async function orderForCustomer(
  db: ShopDb,
  { customerGid, orderName }: { customerGid: string; orderName: string | null },
  detail: FetchDetails = fetchDetails,
): Promise<OrderCard | null> {
  if (!customerGid) return null;
  if (orderName === null || orderName.trim() === "") {
    const [latest] = await ordersOfCustomer(db, { customerGid, limit: 1 }, detail);
    return latest ?? null;
  }
  const names = orderNameForms(orderName);
  if (names.length === 0) return null;
  const read = () =>
    db.order.findMany({
      where: { customerGid, name: { in: names } },
      include: CHILDREN,
      orderBy: [{ processedAt: "desc" }, { gid: "desc" }],
      take: 1,
    });
  const [order] = await detailed(db, read, detail);
  return order ? orderCardOf(order) : null;
}

/** The latest orders of this customer, newest first. @param limit held to 1..20 */
export async function ordersOfCustomer(
  db: ShopDb,
  { customerGid, limit }: { customerGid: string; limit: number },
  detail: FetchDetails = fetchDetails,
): Promise<OrderCard[]> {
  if (!customerGid) return [];
  const read = () =>
    db.order.findMany({
      where: { customerGid },
      include: CHILDREN,
      orderBy: [{ processedAt: "desc" }, { gid: "desc" }],
      take: Math.min(LIMIT_MAX, Math.max(1, Math.trunc(limit) || 1)),
    });
  return (await detailed(db, read, detail)).map((order) => orderCardOf(order));
}

/** Orders that an import read in bulk only are fetched by id first; the others cost nothing more. */
async function detailed<Row extends { gid: string; isDetailed: boolean }>(
  db: ShopDb,
  read: () => Promise<Row[]>,
  detail: FetchDetails,
): Promise<Row[]> {
  const rows = await read();
  const lacking = rows.filter((row) => !row.isDetailed).map((row) => row.gid);
  if (lacking.length === 0) return rows;
  await detail(db, lacking);
  return read();
}

/** How many orders are stored, for the merchant's page. */
export async function orderCounts(db: ShopDb): Promise<{ orders: number }> {
  return { orders: await db.order.count() };
}
