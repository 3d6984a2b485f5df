/**
 * Webhook payloads of products, collections and customers in the REST shape that the platform still sends.
 * The state operations announce them. The app must not trust their content; they are here so that a reader of a
 * delivery sees what a real one looks like.
 */
import { variantTitle } from "./catalogue-facts";
import { gid } from "./gid";
import { decimal } from "./money";
import type { Collection, Customer, Product, ShopState, Variant } from "./types";

export type Payload = Record<string, unknown>;

export function iso(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function productPayload(shop: ShopState, product: Product): Payload {
  return {
    id: product.id,
    admin_graphql_api_id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    tags: product.tags.join(", "),
    status: product.status.toLowerCase(),
    created_at: iso(product.createdAt),
    updated_at: iso(product.updatedAt),
    published_at: product.publishedAt === null ? null : iso(product.publishedAt),
    options: product.options.map((o, i) => ({ id: o.id, name: o.name, position: i + 1, values: o.values })),
    variants: product.variants.map((v, i) => variantPayload(shop, product, v, i)),
    images: product.images.map((image) => ({ id: image.id, src: image.url, alt: image.alt })),
  };
}

export function productDeletePayload(product: Product): Payload {
  return { id: product.id };
}

export function collectionPayload(collection: Collection): Payload {
  return {
    id: collection.id,
    admin_graphql_api_id: gid("Collection", collection.id),
    handle: collection.handle,
    title: collection.title,
    body_html: collection.descriptionHtml,
    updated_at: iso(collection.updatedAt),
  };
}

export function customerPayload(customer: Customer): Payload {
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    phone: customer.phone,
    note: customer.note,
    tags: customer.tags.join(", "),
    created_at: iso(customer.createdAt),
    updated_at: iso(customer.updatedAt),
  };
}

function variantPayload(shop: ShopState, product: Product, variant: Variant, index: number): Payload {
  const price = (minor: number | null): string | null => (minor === null ? null : decimal(minor, shop.currencyDigits));
  return {
    id: variant.id,
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    product_id: product.id,
    title: variantTitle(product, variant),
    position: index + 1,
    sku: variant.sku,
    barcode: variant.barcode,
    price: price(variant.priceMinor),
    compare_at_price: price(variant.compareAtMinor),
    inventory_item_id: variant.inventoryItemId,
    inventory_quantity: variant.inventoryQuantity,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    updated_at: iso(variant.updatedAt),
  };
}
