/**
 * Deletes a customer or a whole shop from every table. Called by the redact job. Both may be run again at any time:
 * a second run finds nothing.
 */
import { Prisma } from "@prisma/client";
import { systemDb } from "~/db.server";

/**
 * Deletes the customer, their orders, their conversations with all that hangs on them, and every mention of their gid.
 * @param orderGids orders that Shopify names beside those we know as theirs
 */
export async function redactCustomer(
  shopDomain: string,
  { customerGid, orderGids }: { customerGid: string; orderGids: string[] },
): Promise<void> {
  const shop = await systemDb().shop.findUnique({ where: { domain: shopDomain }, select: { id: true } });
  await systemDb().$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { shopDomain, resourceGid: { in: [customerGid, ...orderGids] } },
      data: { resourceGid: null },
    });
    if (!shop) return;
    const shopId = shop.id;
    const orders = await tx.order.findMany({
      where: { shopId, OR: [{ customerGid }, { gid: { in: orderGids } }] },
      select: { gid: true },
    });
    const conversations = await tx.conversation.findMany({ where: { shopId, customerGid }, select: { id: true } });
    const conversationIds = conversations.map((conversation) => conversation.id);
    await tx.turnFact.deleteMany({ where: { shopId, conversationId: { in: conversationIds } } });
    await tx.conversation.deleteMany({ where: { shopId, id: { in: conversationIds } } });
    await tx.order.deleteMany({ where: { shopId, gid: { in: orders.map((order) => order.gid) } } });
    await tx.dirtyResource.deleteMany({
      where: { shopId, gid: { in: [customerGid, ...orderGids, ...orders.map((order) => order.gid)] } },
    });
    await tx.customer.deleteMany({ where: { shopId, gid: customerGid } });
  });
}

/** Tables of a shop in an order that no foreign key forbids; what hangs on a row goes with it. */
const SHOP_TABLES = [
  "turn_fact",
  "conversation",
  "handoff",
  "message",
  "tool_call",
  "turn_event",
  "turn",
  "passage",
  "document_version",
  "document",
  "product_in_plan_group",
  "selling_plan_group",
  "incoming_stock",
  "metafield_rule",
  "product_in_collection",
  "collection",
  "variant",
  "product",
  "order_return",
  "refund",
  "fulfillment",
  "order_line",
  "shop_order",
  "customer",
  "dirty_resource",
  "sync_run",
  "freshness_sample",
  "persona",
  "shop_settings",
] as const;

/** Every table that carries a shop's rows; a test holds this list against the schema. */
export const REDACTED_TABLES: readonly string[] = SHOP_TABLES;

/** Deletes everything of a shop, its row and sessions too. A shop that installed again meanwhile is left alone. */
export async function redactShop(shopDomain: string): Promise<void> {
  await systemDb().$transaction(async (tx) => {
    const shop = await tx.shop.findUnique({ where: { domain: shopDomain } });
    if (shop && shop.uninstalledAt === null) return;
    if (shop) {
      for (const table of SHOP_TABLES)
        await tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE shop_id = ${shop.id}`;
      await tx.shop.delete({ where: { id: shop.id } });
    }
    await tx.session.deleteMany({ where: { shop: shopDomain } });
    await tx.webhookDelivery.deleteMany({ where: { shopDomain } });
  });
}
