/**
 * What the app's tables must hold for a sandbox shop, worked out from the sandbox's state alone, and the same picture
 * read from the tables. Used by the sync's tests: `expect(await storedOf(db)).toEqual(expectedOf(world))`.
 */
import { gid } from "../../sandbox/domain/gid";
import { isVariantAvailable, variantTitle } from "../../sandbox/domain/catalogue-facts";
import { displayFulfillmentStatus } from "../../sandbox/domain/order-facts";
import type { Order, Product, ShopState } from "../../sandbox/domain/types";
import type { ShopDb } from "~/db.server";

const ORDERS_VISIBLE_MS = 60 * 24 * 3600_000;
const byKey = <Row extends { gid: string }>(rows: Row[]) => [...rows].sort((a, b) => (a.gid < b.gid ? -1 : 1));

export function expectedOf(state: ShopState, nowMs: number) {
  const orders = [...state.orders.values()].filter((order) => order.createdAt >= nowMs - ORDERS_VISIBLE_MS);
  return {
    products: byKey([...state.products.values()].map((product) => expectedProduct(state, product))),
    orders: byKey(orders.map(expectedOrder)),
    customers: byKey(
      [...state.customers.values()].map((customer) => ({
        gid: gid("Customer", customer.id),
        firstName: customer.firstName,
        locale: customer.locale,
        tags: [...customer.tags].sort(),
      })),
    ),
    documents: [
      ...[...state.policies.values()]
        .filter((policy) => policy.bodyHtml.trim())
        .map((policy) => `policy:${policy.type}`),
      ...[...state.pages.values()].filter((page) => page.isPublished).map((page) => `page:${gid("Page", page.id)}`),
      ...(state.articles ?? [])
        .filter(({ publishedAt }) => publishedAt !== null && publishedAt <= nowMs)
        .map((article) => `article:${gid("Article", article.id)}`),
    ].sort(),
  };
}

export async function storedOf(db: ShopDb) {
  const products = await db.product.findMany({
    include: { variants: { orderBy: { position: "asc" } }, collections: true },
  });
  const orders = await db.order.findMany({
    include: { lines: true, fulfillments: true, refunds: true, returns: true },
  });
  const customers = await db.customer.findMany();
  const documents = await db.document.findMany({ select: { sourceKey: true } });
  return {
    products: byKey(
      products.map((product) => ({
        gid: product.gid,
        handle: product.handle,
        title: product.title,
        status: product.status,
        updatedMs: product.shopUpdatedAt.getTime(),
        metafields: (product.metafields as object[]).length,
        collections: product.collections.map((row) => row.collectionGid).sort(),
        pictures: (product.images as { alt: string | null }[]).map(({ alt }) => alt),
        variants: product.variants.map((variant) => ({
          gid: variant.gid,
          title: variant.title,
          priceMinor: variant.priceMinor,
          compareAtMinor: variant.compareAtMinor,
          isAvailable: variant.isAvailable,
          inventoryQuantity: variant.inventoryQuantity,
          isBackorder: variant.isBackorder,
        })),
      })),
    ),
    orders: byKey(
      orders.map((order) => ({
        gid: order.gid,
        name: order.name,
        customerGid: order.customerGid,
        isCancelled: order.cancelledAt !== null,
        financialStatus: order.financialStatus,
        fulfillmentStatus: order.fulfillmentStatus,
        returnStatus: order.returnStatus,
        lines: byKey(
          order.lines.map((line) => ({ gid: line.gid, quantity: line.quantity, priceMinor: line.unitPriceMinor })),
        ),
        fulfillments: byKey(
          order.fulfillments.map((parcel) => ({
            gid: parcel.gid,
            displayStatus: parcel.displayStatus,
            tracking: parcel.tracking,
            events: (parcel.events as { status: string }[]).map((event) => event.status),
          })),
        ),
        refunds: byKey(order.refunds.map((refund) => ({ gid: refund.gid }))),
        returns: byKey(order.returns.map((item) => ({ gid: item.gid, status: item.status }))),
      })),
    ),
    customers: byKey(
      customers.map((customer) => ({
        gid: customer.gid,
        firstName: customer.firstName,
        locale: customer.locale,
        tags: [...customer.tags].sort(),
      })),
    ),
    documents: documents.map((row) => row.sourceKey).sort(),
  };
}

function expectedProduct(state: ShopState, product: Product) {
  const collections = [...state.collections.values()].filter((collection) =>
    collection.productIds.includes(product.id),
  );
  return {
    gid: gid("Product", product.id),
    handle: product.handle,
    title: product.title,
    status: product.status,
    // Shopify's times are whole seconds.
    updatedMs: Math.floor(product.updatedAt / 1000) * 1000,
    metafields: product.metafields.filter((field) => isOpen(state, field)).length,
    collections: collections.map((collection) => gid("Collection", collection.id)).sort(),
    pictures: product.images.slice(0, 10).map(({ alt }) => alt),
    variants: product.variants.map((variant) => ({
      gid: gid("ProductVariant", variant.id),
      title: variantTitle(product, variant),
      priceMinor: variant.priceMinor,
      compareAtMinor: variant.compareAtMinor,
      isAvailable: isVariantAvailable(variant),
      inventoryQuantity: variant.tracked ? variant.inventoryQuantity : null,
      isBackorder: variant.tracked && variant.inventoryPolicy === "CONTINUE",
    })),
  };
}

/** Without a merchant's choice only what the shop's definitions open to its storefront may be told, and is stored. */
function isOpen(state: ShopState, { namespace, key }: Product["metafields"][number]): boolean {
  const isOfField = (one: { ownerType: string; namespace: string; key: string }) =>
    one.ownerType === "PRODUCT" && one.namespace === namespace && one.key === key;
  return (state.metafieldDefinitions ?? []).some((one) => isOfField(one) && one.storefront === "PUBLIC_READ");
}

function expectedOrder(order: Order) {
  return {
    gid: gid("Order", order.id),
    name: order.name,
    customerGid: order.customerId === null ? null : gid("Customer", order.customerId),
    isCancelled: order.cancelledAt !== null,
    financialStatus: order.financialStatus,
    fulfillmentStatus: displayFulfillmentStatus(order),
    returnStatus: order.returnStatus,
    lines: byKey(
      order.lines.map((line) => ({
        gid: gid("LineItem", line.id),
        quantity: line.quantity,
        priceMinor: line.unitPriceMinor,
      })),
    ),
    fulfillments: byKey(
      order.fulfillments.map((parcel) => ({
        gid: gid("Fulfillment", parcel.id),
        displayStatus: parcel.displayStatus,
        tracking: parcel.tracking,
        events: [...parcel.events].sort((a, b) => b.happenedAt - a.happenedAt).map((event) => event.status),
      })),
    ),
    refunds: byKey(order.refunds.map((refund) => ({ gid: gid("Refund", refund.id) }))),
    returns: byKey(order.returns.map((item) => ({ gid: gid("Return", item.id), status: item.status }))),
  };
}
