/**
 * Webhook payloads of inventory levels and items in the REST shape that the platform still sends. Announced by the
 * stock operations; the app must not trust their content.
 */
import type { Payload } from "./payload-catalogue";
import type { Variant } from "./types";

export function inventoryLevelPayload(variant: Variant, locationId: number, available: number, now: number): Payload {
  return {
    inventory_item_id: variant.inventoryItemId,
    location_id: locationId,
    available,
    updated_at: new Date(now).toISOString().replace(/\.\d{3}Z$/, "Z"),
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${variant.inventoryItemId}`,
  };
}

export function inventoryItemPayload(variant: Variant): Payload {
  return {
    id: variant.inventoryItemId,
    admin_graphql_api_id: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
    sku: variant.sku,
    tracked: variant.tracked,
    requires_shipping: true,
    updated_at: new Date(variant.updatedAt).toISOString().replace(/\.\d{3}Z$/, "Z"),
  };
}
