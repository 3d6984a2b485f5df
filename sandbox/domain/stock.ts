/**
 * Stock by location and state. The engine reads levels here, the control API and the inventory mutations change them;
 * each change moves `updatedAt` and announces what the platform announces. Variant.inventoryQuantity stays the sum of
 * what every location can sell.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps#inventory-states
 */
import { announceProduct } from "./catalogue";
import { findVariant, type VariantRef } from "./catalogue-facts";
import type { SetAside, ShopLocation, StockLevel } from "./catalogue-types";
import { unfulfilledQuantity } from "./order-facts";
import { done, refused, type Outcome } from "./outcome";
import { inventoryItemPayload, inventoryLevelPayload } from "./payload-stock";
import type { ShopState, Variant, World } from "./types";

export const SET_ASIDE: readonly SetAside[] = ["reserved", "damaged", "safety_stock", "quality_control"];

export interface Level {
  location: ShopLocation;
  available: number;
  incoming: number;
  setAside: Record<SetAside, number>;
  updatedAt: number;
}

/** The variant's levels, first location first. An untracked variant has none. */
export function levelsOf(shop: ShopState, variant: Variant): Level[] {
  if (!variant.tracked) return [];
  return shop.locations.flatMap((location, index) => {
    const own = variant.levels?.find((l) => l.locationId === location.id);
    if (index > 0 && !own) return [];
    return [
      {
        location,
        available: index === 0 ? variant.inventoryQuantity - elsewhere(shop, variant) : (own?.available ?? 0),
        incoming: own?.incoming ?? 0,
        setAside: { reserved: 0, damaged: 0, safety_stock: 0, quality_control: 0, ...own?.setAside },
        updatedAt: own?.updatedAt ?? variant.updatedAt,
      },
    ];
  });
}

/** Units ordered but not sent yet, by variant. Orders are sent from the first location. */
export function committedUnits(shop: ShopState): Map<number, number> {
  const units = new Map<number, number>();
  for (const order of shop.orders.values()) {
    for (const line of order.lines) {
      if (line.variantId === null) continue;
      const open = unfulfilledQuantity(order, line);
      if (open > 0) units.set(line.variantId, (units.get(line.variantId) ?? 0) + open);
    }
  }
  return units;
}

export interface StockPatch {
  available?: number;
  incoming?: number;
  setAside?: Partial<Record<SetAside, number>>;
}

/**
 * Sets what is given of one level; a location that did not stock the variant begins to. Announces
 * inventory_levels/update, and products/update when the sellable number moved: "the inventory adjustment is counted as
 * an update" of the product (https://shopify.dev/docs/api/admin-graphql/latest/objects/Product#field-Product.fields.updatedAt).
 * Whether units that are only on their way count is not published; here they do not.
 */
export function setStock(
  world: World,
  shop: ShopState,
  variantId: number,
  locationId: number,
  patch: StockPatch,
): Outcome<VariantRef> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["inventoryItemId"], "The specified inventory item could not be found.");
  const { product, variant } = found;
  const at = shop.locations.findIndex((l) => l.id === locationId);
  if (at < 0) return refused("NOT_FOUND", ["locationId"], "The specified location could not be found.");
  const before = levelsOf(shop, { ...variant, tracked: true }).find((l) => l.location.id === locationId);
  const next: StockLevel = {
    locationId,
    available: patch.available ?? before?.available ?? 0,
    incoming: patch.incoming ?? before?.incoming ?? 0,
    setAside: { ...before?.setAside, ...patch.setAside },
    updatedAt: world.now(),
  };
  const delta = next.available - (before?.available ?? 0);
  variant.levels = [...(variant.levels ?? []).filter((l) => l.locationId !== locationId), next];
  variant.inventoryQuantity += delta;
  world.announce({
    shop,
    topic: before ? "inventory_levels/update" : "inventory_levels/connect",
    payload: inventoryLevelPayload(variant, locationId, next.available, world.now()),
  });
  if (delta !== 0) {
    variant.updatedAt = world.now();
    announceProduct(world, shop, product);
  }
  return done(found);
}

/** Switches tracking, a property of the inventory item: inventory_items/update and, for the variant, products/update. */
export function setTracked(world: World, shop: ShopState, variantId: number, isTracked: boolean): Outcome<VariantRef> {
  const found = findVariant(shop, variantId);
  if (!found) return refused("NOT_FOUND", ["id"], "Inventory item does not exist");
  found.variant.tracked = isTracked;
  found.variant.updatedAt = world.now();
  world.announce({ shop, topic: "inventory_items/update", payload: inventoryItemPayload(found.variant) });
  announceProduct(world, shop, found.product);
  return done(found);
}

/** Adds a place that can hold stock. */
export function addLocation(world: World, shop: ShopState, input: Omit<ShopLocation, "id">): ShopLocation {
  const location = { id: world.nextId(shop), ...input };
  shop.locations.push(location);
  world.announce({
    shop,
    topic: "locations/create",
    payload: { id: location.id, name: location.name, active: location.isActive ?? true },
  });
  return location;
}

function elsewhere(shop: ShopState, variant: Variant): number {
  const first = shop.locations[0]?.id;
  return (variant.levels ?? []).reduce((sum, l) => (l.locationId === first ? sum : sum + l.available), 0);
}
