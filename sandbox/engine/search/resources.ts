/**
 * The search filters and sort keys that the sandbox knows, per resource, with the names of the reference pages. The
 * connection resolvers of engine/types use them; what is missing here is refused by name.
 */
import {
  isProductAvailable,
  isOnOnlineStore,
  priceRange,
  totalInventory,
  type VariantRef,
} from "../../domain/catalogue-facts";
import { currentTotal, displayFulfillmentStatus } from "../../domain/order-facts";
import type { Collection, Customer, Order, Page, Product, ShopState } from "../../domain/types";
import type { SortValue } from "../connection";
import { notEmulated } from "../errors";
import { plainText } from "../scalars";
import type { Searchable } from "./match";

export function productSearch(now: number, digits: number): Searchable<Product> {
  const unit = 10 ** digits;
  return {
    resource: "products",
    defaultText: (p) => [p.title, p.vendor, p.productType, ...p.tags, ...p.variants.map((v) => v.sku ?? "")].join(" "),
    filters: {
      id: { kind: "id", get: (p) => p.id },
      status: { kind: "keyword", get: (p) => p.status },
      handle: { kind: "keyword", get: (p) => p.handle },
      title: { kind: "text", get: (p) => p.title },
      tag: { kind: "keyword", get: (p) => p.tags },
      vendor: { kind: "keyword", get: (p) => p.vendor },
      product_type: { kind: "keyword", get: (p) => p.productType },
      sku: { kind: "keyword", get: (p) => p.variants.flatMap((v) => v.sku ?? []) },
      created_at: { kind: "time", get: (p) => p.createdAt },
      updated_at: { kind: "time", get: (p) => p.updatedAt },
      published_at: { kind: "time", get: (p) => p.publishedAt },
      published_status: {
        kind: "keyword",
        get: (p) =>
          isOnOnlineStore(p, now) ? ["published", "online_store:visible", "visible"] : ["unpublished", "hidden"],
      },
      inventory_total: { kind: "number", get: totalInventory },
      out_of_stock_somewhere: {
        kind: "keyword",
        get: (p) => String(p.variants.some((v) => v.tracked && v.inventoryQuantity <= 0)),
      },
      price: {
        kind: "number",
        get: (p) => p.variants.map((v) => (v.priceMinor === null ? null : v.priceMinor / unit)),
      },
      available_for_sale: { kind: "keyword", get: (p) => String(isProductAvailable(p)) },
    },
  };
}

const productSorts: Record<string, (product: Product) => SortValue> = {
  ID: (p) => p.id,
  RELEVANCE: (p) => p.id,
  TITLE: (p) => p.title.toLowerCase(),
  CREATED_AT: (p) => p.createdAt,
  UPDATED_AT: (p) => p.updatedAt,
  PUBLISHED_AT: (p) => p.publishedAt ?? 0,
  VENDOR: (p) => p.vendor.toLowerCase(),
  PRODUCT_TYPE: (p) => p.productType.toLowerCase(),
  INVENTORY_TOTAL: totalInventory,
  PRICE: (p) => priceRange(p)?.minMinor ?? 0,
  BEST_SELLING: (p) => -p.soldCount,
  CREATED: (p) => p.createdAt,
};

export function productSortValue(key: string, product: Product): SortValue {
  return pick(productSorts, key, "products")(product);
}

export const variantSearch: Searchable<VariantRef> = {
  resource: "productVariants",
  defaultText: ({ product, variant }) => [product.title, ...variant.optionValues, variant.sku ?? ""].join(" "),
  filters: {
    id: { kind: "id", get: ({ variant }) => variant.id },
    product_id: { kind: "id", get: ({ product }) => product.id },
    product_ids: { kind: "id", get: ({ product }) => product.id },
    sku: { kind: "keyword", get: ({ variant }) => variant.sku },
    title: { kind: "text", get: ({ variant }) => variant.optionValues.join(" / ") },
    updated_at: { kind: "time", get: ({ variant }) => variant.updatedAt },
    inventory_quantity: { kind: "number", get: ({ variant }) => variant.inventoryQuantity },
    product_status: { kind: "keyword", get: ({ product }) => product.status },
  },
};

export function orderSearch(shop: ShopState): Searchable<Order> {
  const customer = (order: Order): Customer | null =>
    order.customerId === null ? null : (shop.customers.get(order.customerId) ?? null);
  return {
    resource: "orders",
    defaultText: (o) => [o.name, o.email ?? "", customer(o)?.firstName ?? "", customer(o)?.lastName ?? ""].join(" "),
    filters: {
      id: { kind: "id", get: (o) => o.id },
      // The platform finds "#1001" by `name:#1001` and by `name:1001`.
      name: { kind: "keyword", get: (o) => [o.name, o.name.replace(/^#/, "")] },
      confirmation_number: { kind: "keyword", get: (o) => o.confirmationNumber },
      customer_id: { kind: "id", get: (o) => o.customerId },
      email: { kind: "keyword", get: (o) => o.email },
      created_at: { kind: "time", get: (o) => o.createdAt },
      updated_at: { kind: "time", get: (o) => o.updatedAt },
      processed_at: { kind: "time", get: (o) => o.processedAt },
      status: { kind: "keyword", get: (o) => [orderStatus(o), ...(orderStatus(o) === "open" ? ["not_closed"] : [])] },
      financial_status: { kind: "keyword", get: (o) => o.financialStatus },
      fulfillment_status: { kind: "keyword", get: fulfillmentStatusNames },
      return_status: { kind: "keyword", get: (o) => o.returnStatus },
      tag: { kind: "keyword", get: (o) => o.tags },
      sku: { kind: "keyword", get: (o) => o.lines.flatMap((l) => l.sku ?? []) },
      discount_code: { kind: "keyword", get: (o) => o.discountCodes },
      test: { kind: "keyword", get: () => "false" },
    },
  };
}

const orderSorts: Record<string, (order: Order) => SortValue> = {
  ID: (o) => o.id,
  RELEVANCE: (o) => o.id,
  CREATED_AT: (o) => o.createdAt,
  UPDATED_AT: (o) => o.updatedAt,
  PROCESSED_AT: (o) => o.processedAt,
  ORDER_NUMBER: (o) => Number(o.name.slice(1)),
  CURRENT_TOTAL_PRICE: currentTotal,
  FINANCIAL_STATUS: (o) => o.financialStatus,
  FULFILLMENT_STATUS: displayFulfillmentStatus,
};

export function orderSortValue(key: string, order: Order): SortValue {
  return pick(orderSorts, key, "orders")(order);
}

export const customerSearch: Searchable<Customer> = {
  resource: "customers",
  defaultText: (c) => [c.firstName, c.lastName, c.email].join(" "),
  filters: {
    id: { kind: "id", get: (c) => c.id },
    email: { kind: "keyword", get: (c) => c.email },
    phone: { kind: "keyword", get: (c) => c.phone },
    first_name: { kind: "keyword", get: (c) => c.firstName },
    last_name: { kind: "keyword", get: (c) => c.lastName },
    tag: { kind: "keyword", get: (c) => c.tags },
    updated_at: { kind: "time", get: (c) => c.updatedAt },
    customer_date: { kind: "time", get: (c) => c.createdAt },
  },
};

export function customerSortValue(key: string, customer: Customer): SortValue {
  const values: Record<string, SortValue> = {
    ID: customer.id,
    RELEVANCE: customer.id,
    CREATED_AT: customer.createdAt,
    UPDATED_AT: customer.updatedAt,
    NAME: `${customer.lastName}, ${customer.firstName}`.toLowerCase(),
  };
  return pick(values, key, "customers");
}

export const pageSearch: Searchable<Page> = {
  resource: "pages",
  defaultText: (p) => `${p.title} ${plainText(p.bodyHtml)}`,
  filters: {
    id: { kind: "id", get: (p) => p.id },
    handle: { kind: "keyword", get: (p) => p.handle },
    title: { kind: "text", get: (p) => p.title },
    created_at: { kind: "time", get: (p) => p.createdAt },
    updated_at: { kind: "time", get: (p) => p.updatedAt },
    published_at: { kind: "time", get: (p) => (p.isPublished ? p.createdAt : null) },
    published_status: {
      kind: "keyword",
      get: (p) => (p.isPublished ? ["published", "visible"] : ["unpublished", "hidden"]),
    },
  },
};

export function pageSortValue(key: string, page: Page): SortValue {
  const values: Record<string, SortValue> = {
    ID: page.id,
    TITLE: page.title.toLowerCase(),
    UPDATED_AT: page.updatedAt,
    PUBLISHED_AT: page.createdAt,
  };
  return pick(values, key, "pages");
}

export const collectionSearch: Searchable<Collection> = {
  resource: "collections",
  defaultText: (c) => c.title,
  filters: {
    id: { kind: "id", get: (c) => c.id },
    handle: { kind: "keyword", get: (c) => c.handle },
    title: { kind: "text", get: (c) => c.title },
    updated_at: { kind: "time", get: (c) => c.updatedAt },
    product_id: { kind: "id", get: (c) => c.productIds },
  },
};

export function collectionSortValue(key: string, collection: Collection): SortValue {
  const values: Record<string, SortValue> = {
    ID: collection.id,
    RELEVANCE: collection.id,
    TITLE: collection.title.toLowerCase(),
    UPDATED_AT: collection.updatedAt,
  };
  return pick(values, key, "collections");
}

function pick<V>(values: Record<string, V>, key: string, resource: string): V {
  const value = values[key];
  if (value === undefined) throw notEmulated(`sort key ${resource}.${key}`);
  return value;
}

function orderStatus(order: Order): "open" | "closed" | "cancelled" {
  if (order.cancelledAt !== null) return "cancelled";
  return order.closedAt === null ? "open" : "closed";
}

function fulfillmentStatusNames(order: Order): string[] {
  const status = displayFulfillmentStatus(order);
  if (status === "FULFILLED") return ["fulfilled", "shipped"];
  return status === "PARTIALLY_FULFILLED" ? ["partial", "partially_fulfilled"] : ["unfulfilled", "unshipped"];
}
