/**
 * InventoryItem, InventoryLevel and Location with their root queries. Registered in registry.ts. `committed` is counted
 * from the orders, so `on_hand` always adds up: available + committed + what is set aside.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps#inventory-states
 */
import { allVariants, findByInventoryItem, isGiftCard, type VariantRef } from "../../domain/catalogue-facts";
import type { ShopLocation } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import { committedUnits, levelsOf, SET_ASIDE, type Level } from "../../domain/stock";
import type { ShopState } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { badRequest, notEmulated } from "../errors";
import { dateTime } from "../scalars";
import { inventoryItemSearch, locationSearch } from "../search/catalogue-depth";
import { listing } from "../search/listing";
import { search } from "../search/match";
import { variantOf, type InventoryItemSource } from "../sources";
import { metafieldFields } from "./metafields";

interface LevelSource extends VariantRef {
  __typename: "InventoryLevel";
  level: Level;
}

export interface LocationSource {
  __typename: "Location";
  location: ShopLocation;
}

export const locationOf = (location: ShopLocation): LocationSource => ({ __typename: "Location", location });
export const inventoryItemOf = ({ product, variant }: VariantRef): InventoryItemSource => ({
  __typename: "InventoryItem",
  product,
  variant,
});

export const inventoryTypes = {
  InventoryItem: fields<InventoryItemSource>({
    id: ({ variant }) => gid("InventoryItem", variant.inventoryItemId),
    legacyResourceId: ({ variant }) => String(variant.inventoryItemId),
    sku: ({ variant }) => variant.sku,
    tracked: ({ variant }) => variant.tracked,
    requiresShipping: ({ product }) => !isGiftCard(product),
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ variant }) => dateTime(variant.updatedAt),
    measurement: ({ variant }) => ({
      id: gid("InventoryItemMeasurement", variant.inventoryItemId),
      weight: variant.weightGrams === null ? null : { unit: "GRAMS", value: variant.weightGrams },
    }),
    locationsCount: (s, _a, ctx) => ({ count: levelsOf(ctx.shop, s.variant).length, precision: "EXACT" }),
    variant: ({ product, variant }) => variantOf(product, variant),
    variants: ({ product, variant }, args, ctx) =>
      connection([{ id: variant.id, value: 0, node: variantOf(product, variant) }], args, ctx),
    inventoryLevel: (s, args, ctx) => levelAt(s, parseGid(args["locationId"])?.id, ctx),
    inventoryLevels: (s, args, ctx) => {
      refuseQuery(args, "InventoryItem.inventoryLevels");
      const rows = inOrder(levelsOf(ctx.shop, s.variant), (l) => l.location.id);
      return connection(
        rows.map((row) => ({ ...row, node: levelOf(s, row.node) })),
        args,
        ctx,
      );
    },
  }),
  InventoryLevel: fields<LevelSource>({
    id: ({ variant, level }) => levelId(variant.inventoryItemId, level.location.id),
    isActive: () => true,
    item: inventoryItemOf,
    location: ({ level }) => locationOf(level.location),
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ level }) => dateTime(level.updatedAt),
    quantities: (s, args, ctx) =>
      (args["names"] as string[]).map((name) => ({
        id: `gid://shopify/InventoryQuantity/${s.level.location.id}?inventory_item_id=${s.variant.inventoryItemId}&name=${name}`,
        name,
        quantity: quantityOf(s, name, ctx),
        updatedAt: dateTime(s.level.updatedAt),
      })),
  }),
  Location: fields<LocationSource>({
    id: ({ location }) => gid("Location", location.id),
    legacyResourceId: ({ location }) => String(location.id),
    name: ({ location }) => location.name,
    isActive: ({ location }) => location.isActive ?? true,
    isPrimary: (s, _a, ctx) => ctx.shop.locations[0]?.id === s.location.id,
    fulfillsOnlineOrders: ({ location }) => location.isActive ?? true,
    shipsInventory: (s, _a, ctx) => ctx.shop.locations[0]?.id === s.location.id,
    isFulfillmentService: () => false,
    inventoryLevel: ({ location }, args, ctx) => {
      const found = findByInventoryItem(ctx.shop, parseGid(args["inventoryItemId"])?.id ?? -1);
      return found ? levelAt(found, location.id, ctx) : null;
    },
    ...metafieldFields<LocationSource>(({ location }) => ({
      metafields: [],
      ownerId: gid("Location", location.id),
      ownerType: "LOCATION",
      updatedAt: 0,
    })),
  }),
  QueryRoot: fields<unknown>({
    inventoryItem: (_s, args, ctx) => {
      const found = findByInventoryItem(ctx.shop, parseGid(args["id"])?.id ?? -1);
      return found ? inventoryItemOf(found) : null;
    },
    inventoryItems: (_s, args, ctx) => {
      const isLaterChunk = ctx.isBulk && args["after"] != null;
      return listing(
        {
          items: itemsOf(ctx.shop, isLaterChunk),
          searchable: inventoryItemSearch,
          sortKey: "ID",
          sortValue: ({ variant }) => variant.inventoryItemId,
          toNode: inventoryItemOf,
        },
        args,
        ctx,
      );
    },
    inventoryLevel: (_s, args, ctx) => levelById(String(args["id"]), ctx),
    inventoryProperties: () => ({ quantityNames: quantityNames.map((q) => ({ ...q, displayName: null })) }),
    location: (_s, args, ctx) => {
      const wanted = args["id"] == null ? ctx.shop.locations[0]?.id : parseGid(args["id"])?.id;
      const location = ctx.shop.locations.find((l) => l.id === wanted);
      return location ? locationOf(location) : null;
    },
    locations: (_s, args, ctx) => {
      const key = String(args["sortKey"] ?? "NAME");
      const all = ctx.shop.locations.filter((l) => args["includeInactive"] === true || l.isActive !== false);
      const rows = search(all, args["query"], locationSearch, ctx.world.now()).map((location) => ({
        id: location.id,
        value: key === "NAME" ? location.name.toLowerCase() : location.id,
        node: locationOf(location),
      }));
      return connection(rows, args, ctx);
    },
  }),
};

/** `gid://shopify/InventoryLevel/<location>?inventory_item_id=<item>` */
export function levelById(id: string, ctx: Ctx): LevelSource | null {
  const item = /[?&]inventory_item_id=(\d+)/.exec(id)?.[1];
  const location = parseGid(id);
  if (!item || location?.type !== "InventoryLevel") throw badRequest(`Invalid global id '${id}'`);
  const found = findByInventoryItem(ctx.shop, Number(item));
  return found ? levelAt(found, location.id, ctx) : null;
}

function levelAt(ref: VariantRef, locationId: number | undefined, ctx: Ctx): LevelSource | null {
  const level = levelsOf(ctx.shop, ref.variant).find((l) => l.location.id === locationId);
  return level ? levelOf(ref, level) : null;
}

function levelOf({ product, variant }: VariantRef, level: Level): LevelSource {
  return { __typename: "InventoryLevel", product, variant, level };
}

function levelId(itemId: number, locationId: number): string {
  return `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${itemId}`;
}

const PHYSICAL = ["available", "committed", ...SET_ASIDE];
const quantityNames = [
  { name: "available", isInUse: true, belongsTo: ["on_hand"], comprises: [] },
  { name: "committed", isInUse: true, belongsTo: ["on_hand"], comprises: [] },
  { name: "incoming", isInUse: true, belongsTo: [], comprises: [] },
  { name: "on_hand", isInUse: true, belongsTo: [], comprises: PHYSICAL },
  ...SET_ASIDE.map((name) => ({ name, isInUse: true, belongsTo: ["on_hand"], comprises: [] })),
];

function quantityOf({ variant, level }: LevelSource, name: string, ctx: Ctx): number {
  if (name === "available" || name === "incoming") return level[name];
  const aside = SET_ASIDE.find((one) => one === name);
  if (aside) return level.setAside[aside];
  // Orders are sent from the first location, so only there anything is committed.
  const isFirst = ctx.shop.locations[0]?.id === level.location.id;
  const committed = isFirst ? (committedFor(ctx).get(variant.id) ?? 0) : 0;
  if (name === "committed") return committed;
  if (name !== "on_hand") throw badRequest(`The quantity name '${name}' is not valid`);
  return level.available + committed + SET_ASIDE.reduce((sum, one) => sum + level.setAside[one], 0);
}

/** Counted once a request: orders do not change while it runs. */
const committedByRequest = new WeakMap<Ctx, Map<number, number>>();

function committedFor(ctx: Ctx): Map<number, number> {
  let units = committedByRequest.get(ctx);
  if (!units) committedByRequest.set(ctx, (units = committedUnits(ctx.shop)));
  return units;
}

const itemMaps = new WeakMap<ShopState, Map<number, VariantRef>>();

/** Every variant by its inventory item's id. The map is kept, so that its order can be kept too. */
function itemsOf(shop: ShopState, isFresh: boolean): ReadonlyMap<number, VariantRef> {
  const known = itemMaps.get(shop);
  if (known && isFresh) return known;
  const items = known ?? new Map<number, VariantRef>();
  const all = allVariants(shop);
  for (const ref of all.values()) items.set(ref.variant.inventoryItemId, ref);
  if (items.size !== all.size)
    for (const [id, { variant }] of items) if (all.get(variant.id)?.variant !== variant) items.delete(id);
  itemMaps.set(shop, items);
  return items;
}

function refuseQuery(args: Args, where: string): void {
  if (args["query"] != null && args["query"] !== "") throw notEmulated(`search filter of ${where}`);
}
