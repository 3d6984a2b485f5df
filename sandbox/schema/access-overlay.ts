/**
 * Access scopes that the published table leaves blank, taken from the reference pages of each operation. Merged over
 * the table by admin-schema.ts; a key here replaces the table's row.
 * Source: https://shopify.dev/docs/api/usage/access-scopes
 */
export const accessOverlay: Record<string, readonly string[]> = {
  "Mutation.refundCreate": ["write_orders", "write_marketplace_orders"],
  "QueryRoot.returnableFulfillments": ["read_returns", "read_marketplace_returns"],
  ReturnableFulfillment: ["read_returns", "read_marketplace_returns"],
  "QueryRoot.ordersCount": ["read_orders"],
  "QueryRoot.productsCount": ["read_products"],
  "Mutation.fulfillmentCancel": [
    "write_assigned_fulfillment_orders",
    "write_merchant_managed_fulfillment_orders",
    "write_third_party_fulfillment_orders",
  ],
  DeliveryProfile: ["read_shipping", "read_assigned_shipping"],
};

/** tagsAdd, tagsRemove and metafieldsSet need the write scope of the object they touch. */
export const writeScopeOf: Record<string, string> = {
  Product: "write_products",
  ProductVariant: "write_products",
  Collection: "write_products",
  Order: "write_orders",
  Customer: "write_customers",
  DraftOrder: "write_draft_orders",
};
