/**
 * `node(id)` and `nodes(ids)`: any object by its global id. An id of a type the sandbox does not keep is refused by
 * name; an unknown id is null, as is an object the granted scopes do not open (with an error beside it).
 */
import { findByInventoryItem, findVariant } from "../../domain/catalogue-facts";
import { findDraft } from "../../domain/drafts";
import { findFulfillment } from "../../domain/fulfilments";
import { parseGid } from "../../domain/gid";
import { findReturn } from "../../domain/returns";
import { isOpen } from "../../schema/scopes";
import { fields, type Ctx } from "../context";
import { accessDenied, badRequest, notEmulated } from "../errors";
import { protectionOf } from "../protected-data";
import {
  bulkOf,
  codeDiscountOf,
  collectionOf,
  customerOf,
  fulfillmentOf,
  installationOf,
  orderOf,
  pageOf,
  productOf,
  refundOf,
  returnOf,
  shopOf,
  variantOf,
} from "../sources";
import { installationId } from "./app";
import { articleOf, blogOf } from "./blog";
import { profileOf } from "./delivery";
import { inventoryItemOf, levelById, locationOf } from "./inventory";
import { marketOf } from "./market";
import { definitionNode } from "./metafield-definition";
import { menuOf, metaobjectOf } from "./metaobject";
import { planGroupOf } from "./selling-plan";
import { codeBatchOf } from "./discount";
import { draftOf } from "./draft-order";
import { fulfilmentOrderById } from "./fulfillment-order";
import { isOrderVisible } from "./order";
import { storeCreditAccountOf } from "./store-credit";
import { pixelOf } from "./web-pixel";

/** Source: https://shopify.dev/docs/api/usage/limits-graphql-admin (input arrays) */
const MAX_IDS = 250;

export const nodeTypes = {
  QueryRoot: fields<unknown>({
    node: (_s, args, ctx) => nodeById(args["id"], ctx, "node"),
    nodes: (_s, args, ctx) => {
      const ids = Array.isArray(args["ids"]) ? args["ids"] : [];
      if (ids.length > MAX_IDS)
        throw badRequest(`The input array size of ${ids.length} is greater than the maximum allowed of ${MAX_IDS}.`);
      return ids.map((id) => {
        try {
          return nodeById(id, ctx, "nodes");
        } catch (error) {
          // graphql-js turns an Error in a list into null at that place and an entry in `errors`.
          if (error instanceof Error) return error;
          throw error;
        }
      });
    },
  }),
};

const finders: Record<string, (id: number, ctx: Ctx, gid: string) => object | null> = {
  Product: (id, { shop }) => wrap(shop.products.get(id), productOf),
  Collection: (id, { shop }) => wrap(shop.collections.get(id), collectionOf),
  Customer: (id, { shop }) => wrap(shop.customers.get(id), customerOf),
  Page: (id, { shop }) => wrap(shop.pages.get(id), pageOf),
  DiscountCodeNode: (id, { shop }) => wrap(byId(shop.discounts, id), codeDiscountOf),
  DiscountNode: (id, { shop }) => wrap(byId(shop.discounts, id), (d) => codeDiscountOf(d, "DiscountNode")),
  ProductVariant: (id, { shop }) => wrap(findVariant(shop, id) ?? undefined, (f) => variantOf(f.product, f.variant)),
  InventoryItem: (id, { shop }) => wrap(findByInventoryItem(shop, id) ?? undefined, inventoryItemOf),
  // Its number is the location's; the item stands in the query.
  InventoryLevel: (_id, ctx, gid) => levelById(gid, ctx),
  Location: (id, { shop }) => wrap(byId(shop.locations, id), locationOf),
  SellingPlanGroup: (id, { shop }) => wrap(byId(shop.sellingPlanGroups ?? [], id), planGroupOf),
  Blog: (id, { shop }) => wrap(byId(shop.blogs ?? [], id), blogOf),
  Article: (id, { shop }) => wrap(byId(shop.articles ?? [], id), articleOf),
  Market: (id, { shop }) => wrap(byId(shop.markets ?? [], id), marketOf),
  DeliveryProfile: (id, { shop }) => wrap(byId(shop.deliveryProfiles ?? [], id), profileOf),
  MetafieldDefinition: (id, { shop }) => wrap(byId(shop.metafieldDefinitions ?? [], id), definitionNode),
  Metaobject: (id, { shop }) => wrap(byId(shop.metaobjects ?? [], id), metaobjectOf),
  Menu: (id, { shop }) => wrap(byId(shop.menus ?? [], id), menuOf),
  Order: (id, ctx) => {
    const order = ctx.shop.orders.get(id);
    return order && isOrderVisible(order, ctx) ? orderOf(order) : null;
  },
  Fulfillment: (id, ctx) => {
    const found = findFulfillment(ctx.shop, id);
    return found && isOrderVisible(found.order, ctx) ? fulfillmentOf(found.order, found.fulfillment) : null;
  },
  Return: (id, ctx) => {
    const found = findReturn(ctx.shop, id);
    return found && isOrderVisible(found.order, ctx) ? returnOf(found.order, found.item) : null;
  },
  Refund: (id, ctx) => {
    for (const order of ctx.shop.orders.values()) {
      const refund = order.refunds.find((r) => r.id === id);
      if (refund) return isOrderVisible(order, ctx) ? refundOf(order, refund) : null;
    }
    return null;
  },
  FulfillmentOrder: (id, ctx) => fulfilmentOrderById(id, ctx),
  DraftOrder: (id, { shop }) => wrap(findDraft(shop, id) ?? undefined, draftOf),
  StoreCreditAccount: (id, { shop }) => wrap(byId(shop.commerce?.storeCredit ?? [], id), storeCreditAccountOf),
  DiscountRedeemCodeBulkCreation: (id, { shop }) => wrap(byId(shop.commerce?.codeBatches ?? [], id), codeBatchOf),
  WebPixel: (id, { shop }) => wrap(byId(shop.commerce?.pixel ? [shop.commerce.pixel] : [], id), pixelOf),
  Shop: (id, { shop }) => (id === shop.id ? shopOf(shop) : null),
  BulkOperation: (id, ctx) => wrap(ctx.bulk.get(ctx.shop, id) ?? undefined, bulkOf),
  AppInstallation: (id, { shop }) => (id === installationId(shop) ? installationOf(shop) : null),
};

/** The object behind a global id, checked against the scopes. Also used by tagsAdd and metafieldsSet. */
export function nodeById(value: unknown, ctx: Ctx, fieldName: string): object | null {
  const parsed = parseGid(value);
  if (!parsed) throw badRequest(`Invalid global id '${String(value)}'`);
  const find = finders[parsed.type];
  if (!find) throw notEmulated(`node of type ${parsed.type}`);
  const needed = ctx.admin.access.get(parsed.type);
  if (needed && !isOpen(ctx.granted, needed)) throw accessDenied(fieldName, needed);
  const hidden = protectionOf("QueryRoot", fieldName, parsed.type, ctx.protectedDataLevel);
  if (hidden) throw hidden;
  return find(parsed.id, ctx, String(value));
}

function byId<T extends { id: number }>(items: readonly T[], id: number): T | undefined {
  return items.find((item) => item.id === id);
}

function wrap<T>(item: T | undefined, make: (item: T) => object): object | null {
  return item === undefined ? null : make(item);
}
