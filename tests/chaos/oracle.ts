/**
 * What each of our tables must hold for a sandbox shop, row by row, worked out from the sandbox's state alone and never
 * through the app's code. Compared with tests/chaos/stored.ts by differencesOf. Left out on purpose: columns we derive for
 * search (lexemes, sizes, colours), which have tests of their own, times at which we fetched, and customer.orders_count:
 * Shopify tells its changes by a topic of its own (customers/purchasing_summary), and nothing of ours reads it.
 */
import { gid } from "../../sandbox/domain/gid";
import { isOnOnlineStore, isVariantAvailable, variantTitle } from "../../sandbox/domain/catalogue-facts";
import { currentTotal, displayFulfillmentStatus, refundStatus } from "../../sandbox/domain/order-facts";
import { reasonByHandle } from "../../sandbox/engine/types/return-reasons";
import type { Order, Product, ShopState } from "../../sandbox/domain/types";

export type Cell = string | number | boolean | null;
/** One row: its key first, then its columns by name. Lists and objects are written as JSON text. */
export type Row = { key: string; [column: string]: Cell };
export type Tables = Record<string, Row[]>;

/** Shopify shows orders of the last 60 days: https://shopify.dev/docs/api/usage/access-scopes#orders-permissions */
const ORDERS_VISIBLE_MS = 60 * 24 * 3600_000;
/** Times of the Admin API are whole seconds. */
const second = (ms: number | null) => (ms === null ? null : Math.floor(ms / 1000) * 1000);
/** JSON text that does not depend on the order of keys, which jsonb does not keep. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
const plain = (html: string) => html.replace(/<[^>]*>/g, "").trim();

export function expectedTables(state: ShopState, nowMs: number): Tables {
  const products = [...state.products.values()];
  const collections = [...state.collections.values()];
  const orders = [...state.orders.values()].filter((order) => order.createdAt >= nowMs - ORDERS_VISIBLE_MS);
  return {
    product: products.map((product) => productRow(state, product, nowMs)),
    variant: products.flatMap((product) => variantRows(product)),
    // A collection without products is nothing a shopper can be told.
    collection: collections
      .filter(({ productIds }) => productIds.some((id) => state.products.has(id)))
      .map((collection) => ({
        key: gid("Collection", collection.id),
        handle: collection.handle,
        title: collection.title,
        description: plain(collection.descriptionHtml),
      })),
    product_in_collection: collections.flatMap((collection) =>
      collection.productIds
        .filter((id) => state.products.has(id))
        .map((id) => ({ key: `${gid("Product", id)} ${gid("Collection", collection.id)}` })),
    ),
    shop_order: orders.map((order) => orderRow(state, order)),
    order_line: orders.flatMap((order) => lineRows(state, order)),
    fulfillment: orders.flatMap(fulfillmentRows),
    refund: orders.flatMap((order) => refundRows(state, order)),
    order_return: orders.flatMap((order) => returnRows(state, order)),
    customer: [...state.customers.values()].map((customer) => ({
      key: gid("Customer", customer.id),
      first_name: customer.firstName,
      locale: customer.locale,
      tags: JSON.stringify([...customer.tags].sort()),
      shop_updated_at: second(customer.updatedAt),
    })),
    document: [
      ...[...state.policies.values()].filter(({ bodyHtml }) => bodyHtml.trim()).map(({ type }) => `policy:${type}`),
      ...[...state.pages.values()].filter(({ isPublished }) => isPublished).map(({ id }) => `page:${gid("Page", id)}`),
    ].map((key) => ({ key })),
  };
}

function productRow(state: ShopState, product: Product, nowMs: number): Row {
  const prices = product.variants.flatMap(({ priceMinor }) => (priceMinor === null ? [] : [priceMinor]));
  const isShown = isOnOnlineStore(product, nowMs);
  const options = product.options.length > 0 ? product.options : [{ name: "Title", values: ["Default Title"] }];
  return {
    key: gid("Product", product.id),
    handle: product.handle,
    title: product.title,
    description: plain(product.descriptionHtml),
    vendor: product.vendor,
    product_type: product.productType,
    category: product.category,
    tags: JSON.stringify([...product.tags].sort()),
    status: product.status,
    is_sellable: isShown && product.status === "ACTIVE",
    is_available: product.variants.some(isVariantAvailable),
    url: isShown ? `https://${state.domain}/products/${product.handle}` : null,
    image_url: product.images[0]?.url ?? null,
    image_alt: product.images[0]?.alt ?? null,
    images: canonical(product.images.map(({ url, alt }) => ({ url, alt }))),
    needs_plan: false,
    options: canonical(options.map(({ name, values }) => ({ name, values }))),
    currency: state.currency,
    min_price_minor: prices.length > 0 ? Math.min(...prices) : null,
    max_price_minor: prices.length > 0 ? Math.max(...prices) : null,
    shop_created_at: second(product.createdAt),
    shop_updated_at: second(product.updatedAt),
  };
}

function variantRows(product: Product): Row[] {
  return product.variants.map((variant, index) => ({
    key: gid("ProductVariant", variant.id),
    product_gid: gid("Product", product.id),
    position: index + 1,
    title: variantTitle(product, variant),
    sku: variant.sku,
    price_minor: variant.priceMinor,
    compare_at_minor: variant.compareAtMinor,
    is_available: isVariantAvailable(variant),
    inventory_quantity: variant.tracked ? variant.inventoryQuantity : null,
    is_backorder: variant.tracked && variant.inventoryPolicy === "CONTINUE",
    inventory_item_gid: gid("InventoryItem", variant.inventoryItemId),
    options: canonical(
      product.options.length > 0
        ? product.options.map(({ name }, at) => ({ name, value: variant.optionValues[at] ?? "" }))
        : [{ name: "Title", value: "Default Title" }],
    ),
  }));
}

function orderRow(state: ShopState, order: Order): Row {
  return {
    key: gid("Order", order.id),
    name: order.name,
    customer_gid: order.customerId === null ? null : gid("Customer", order.customerId),
    processed_at: second(order.processedAt),
    cancelled_at: second(order.cancelledAt),
    financial_status: order.financialStatus,
    fulfillment_status: displayFulfillmentStatus(order),
    return_status: order.returnStatus,
    total_minor: currentTotal(order),
    currency: state.currency,
    shop_updated_at: second(order.updatedAt),
  };
}

/** A deleted product vanishes from the lines of old orders, of which the shop tells nobody: both sides count as none. */
function lineRows(state: ShopState, order: Order): Row[] {
  return order.lines.map((line) => ({
    key: gid("LineItem", line.id),
    order_gid: gid("Order", order.id),
    product_gid: line.productId !== null && state.products.has(line.productId) ? gid("Product", line.productId) : null,
    title: line.title,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    unit_price_minor: line.unitPriceMinor,
  }));
}

/** Of a parcel's events the newest eight are kept: what a shopper asks about. */
const EVENTS_KEPT = 8;

function fulfillmentRows(order: Order): Row[] {
  return order.fulfillments.map((parcel) => ({
    key: gid("Fulfillment", parcel.id),
    order_gid: gid("Order", order.id),
    display_status: parcel.displayStatus,
    created_at: second(parcel.createdAt),
    estimated_delivery_at: second(parcel.estimatedDeliveryAt),
    delivered_at: second(parcel.deliveredAt),
    tracking: canonical(parcel.tracking.map(({ company, number, url }) => ({ company, number, url }))),
    // Events of one second have no order among themselves.
    events: JSON.stringify(
      parcel.events
        .map(({ id, status, happenedAt }) => ({ id, text: `${second(happenedAt)} ${status}`, happenedAt }))
        .sort((one, other) => other.happenedAt - one.happenedAt || other.id - one.id)
        .slice(0, EVENTS_KEPT)
        .map(({ text }) => text)
        .sort(),
    ),
    lines: JSON.stringify(
      parcel.lines.map(({ orderLineId, quantity }) => `${gid("LineItem", orderLineId)} ${quantity}`).sort(),
    ),
  }));
}

function refundRows(state: ShopState, order: Order): Row[] {
  return order.refunds.map((refund) => ({
    key: gid("Refund", refund.id),
    order_gid: gid("Order", order.id),
    created_at: second(refund.createdAt),
    total_minor: refund.totalMinor,
    currency: state.currency,
    state: refundStatus(order, refund).toLowerCase(),
  }));
}

function returnRows(state: ShopState, order: Order): Row[] {
  return order.returns.map((item) => ({
    key: gid("Return", item.id),
    order_gid: gid("Order", order.id),
    name: item.name,
    status: item.status,
    requested_at: second(item.createdAt),
    lines: JSON.stringify(
      item.lines.map((line) => {
        const reason = reasonByHandle(line.reasonHandle);
        const name = state.primaryLocale.startsWith("zh") ? reason.zh : reason.en;
        return `${line.quantity} ${name}`;
      }),
    ),
  }));
}

/**
 * Every difference in words, e.g. "variant gid://…/7: price_minor is 5, the shop has 9". Columns are those of the oracle;
 * the same number of rows on both sides is part of it.
 */
export function differencesOf(expected: Tables, stored: Tables): string[] {
  return Object.entries(expected).flatMap(([table, rows]) => {
    const own = new Map((stored[table] ?? []).map((row) => [row.key, row]));
    const found: string[] = [];
    for (const row of rows) {
      const mine = own.get(row.key);
      own.delete(row.key);
      if (!mine) found.push(`${table} ${row.key}: missing here`);
      else
        for (const [column, cell] of Object.entries(row))
          if (mine[column] !== cell)
            found.push(`${table} ${row.key}: ${column} is ${mine[column]}, the shop has ${cell}`);
    }
    return [...found, ...[...own.keys()].map((key) => `${table} ${key}: not at the shop`)];
  });
}
