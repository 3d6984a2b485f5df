/**
 * metafieldsSet, tagsAdd and tagsRemove on any owner that the sandbox keeps. The scope needed is the owner's write
 * scope, which the published table cannot say; the app's own installation needs none.
 */
import { gid, parseGid } from "../../domain/gid";
import { announceProduct } from "../../domain/catalogue";
import { updateCustomer } from "../../domain/customers";
import { announceOrder } from "../../domain/payload-orders";
import type { Metafield, ShopState } from "../../domain/types";
import { writeScopeOf } from "../../schema/access-overlay";
import { isOpen } from "../../schema/scopes";
import { fields, type Args, type Ctx } from "../context";
import { accessDenied, badRequest, notEmulated } from "../errors";
import { installationId } from "../types/app";
import { metafieldOf, resolveNamespace } from "../types/metafields";
import { nodeById } from "../types/node";

/** Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet */
const MAX_METAFIELDS = 25;
const MAX_JSON_BYTES = 128 * 1024;

interface Failure {
  field: string[];
  message: string;
  code: string;
  elementIndex: number | null;
}

export const metadataMutations = fields<unknown>({
  metafieldsSet: (_s, args, ctx) => {
    const inputs = args["metafields"] as Args[];
    if (inputs.length > MAX_METAFIELDS) throw badRequest(`metafieldsSet takes at most ${MAX_METAFIELDS} metafields`);
    const errors = inputs.flatMap((input, index) => check(input, index, ctx));
    // All or nothing, as documented.
    if (errors.length) return { metafields: null, userErrors: errors };
    return { metafields: inputs.map((input) => write(input, ctx)), userErrors: [] };
  },
  tagsAdd: (_s, args, ctx) => changeTags(args, ctx, (tags, given) => [...new Set([...tags, ...given])]),
  tagsRemove: (_s, args, ctx) => changeTags(args, ctx, (tags, given) => tags.filter((t) => !given.includes(t))),
});

function requireWrite(type: string, ctx: Ctx, fieldName: string): void {
  const scope = writeScopeOf[type];
  if (scope && !isOpen(ctx.granted, [scope])) throw accessDenied(fieldName, [scope]);
}

function changeTags(args: Args, ctx: Ctx, change: (tags: string[], given: string[]) => string[]): object {
  const owner = parseGid(args["id"]);
  if (!owner) throw badRequest(`Invalid global id '${String(args["id"])}'`);
  requireWrite(owner.type, ctx, "tagsAdd");
  const given = (args["tags"] as string[])
    .flatMap((t) => t.split(","))
    .map((t) => t.trim())
    .filter(Boolean);
  const { world, shop } = ctx;
  if (owner.type === "Customer") {
    const customer = shop.customers.get(owner.id);
    if (customer) updateCustomer(world, shop, customer.id, { tags: change(customer.tags, given) });
  } else if (owner.type === "Order") {
    const order = shop.orders.get(owner.id);
    if (order) {
      order.tags = change(order.tags, given);
      order.updatedAt = world.now();
      announceOrder(world, shop, order, "orders/updated");
    }
  } else if (owner.type === "Product") {
    const product = shop.products.get(owner.id);
    if (product) {
      product.tags = change(product.tags, given);
      announceProduct(world, shop, product);
    }
  } else throw notEmulated(`tags of ${owner.type}`);
  const node = nodeById(args["id"], ctx, "node");
  return { node, userErrors: node ? [] : [{ field: ["id"], message: `${owner.type} does not exist` }] };
}

function check(input: Args, index: number, ctx: Ctx): Failure[] {
  const fail = (part: string, message: string, code: string): Failure[] => [
    { field: ["metafields", String(index), part], message, code, elementIndex: null },
  ];
  const owner = parseGid(input["ownerId"]);
  if (!owner) return fail("ownerId", "ownerId is invalid", "INVALID");
  requireWrite(owner.type, ctx, "metafieldsSet");
  if (!ownerMetafields(owner, ctx)) return fail("ownerId", "Owner does not exist.", "INVALID");
  const type = input["type"];
  if (typeof type !== "string") return fail("type", "Type can't be blank.", "BLANK");
  const value = String(input["value"]);
  if (value === "") return fail("value", "Value can't be blank.", "BLANK");
  if (type === "json" && Buffer.byteLength(value) > MAX_JSON_BYTES)
    return fail("value", "Value is too long.", "TOO_LONG");
  return isValid(type, value) ? [] : fail("value", `Value is invalid for type ${type}.`, "INVALID_VALUE");
}

function isValid(type: string, value: string): boolean {
  if (type === "boolean") return value === "true" || value === "false";
  if (type === "number_integer") return /^-?\d+$/.test(value);
  if (type === "number_decimal") return /^-?\d+(\.\d+)?$/.test(value);
  if (type !== "json" && !type.startsWith("list.")) return true;
  try {
    const parsed: unknown = JSON.parse(value);
    return type === "json" || Array.isArray(parsed);
  } catch {
    return false;
  }
}

interface Store {
  set(metafield: Metafield): void;
  ownerType: string;
}

function write(input: Args, ctx: Ctx): object {
  const owner = parseGid(input["ownerId"]);
  const store = owner && ownerMetafields(owner, ctx);
  if (!owner || !store) throw new Error("metafieldsSet wrote to an owner it did not check");
  const metafield: Metafield = {
    namespace: resolveNamespace(input["namespace"]),
    key: String(input["key"]),
    type: String(input["type"]),
    value: String(input["value"]),
  };
  store.set(metafield);
  const ownerId = gid(owner.type, owner.id);
  return metafieldOf(metafield, { metafields: [], ownerId, ownerType: store.ownerType, updatedAt: ctx.world.now() });
}

function ownerMetafields(owner: { type: string; id: number }, ctx: Ctx): Store | null {
  const { shop, world } = ctx;
  const inList = (
    item: { metafields?: Metafield[]; updatedAt?: number },
    ownerType: string,
    announce: () => void,
  ): Store => ({
    ownerType,
    set(metafield) {
      item.metafields = [...(item.metafields ?? []).filter((m) => !isSame(m, metafield)), metafield];
      announce();
    },
  });
  if (owner.type === "AppInstallation" && owner.id === installationId(shop)) return appStore(shop, ctx);
  if (owner.type === "Shop" && owner.id === shop.id) return inList(shop, "SHOP", () => world.touch?.(shop));
  const customer = owner.type === "Customer" ? shop.customers.get(owner.id) : undefined;
  if (customer) return inList(customer, "CUSTOMER", () => void updateCustomer(world, shop, customer.id, {}));
  const product = owner.type === "Product" ? shop.products.get(owner.id) : undefined;
  if (product) return inList(product, "PRODUCT", () => void announceProduct(world, shop, product));
  const order = owner.type === "Order" ? shop.orders.get(owner.id) : undefined;
  if (order) return inList(order, "ORDER", () => announceOrder(world, shop, order, "orders/updated"));
  const isKept = ["AppInstallation", "Shop", "Customer", "Product", "Order"].includes(owner.type);
  if (!isKept) throw notEmulated(`metafields of ${owner.type}`);
  return null;
}

function appStore(shop: ShopState, ctx: Ctx): Store {
  return {
    ownerType: "API_PERMISSION",
    set(metafield) {
      shop.appMetafields.set(`${metafield.namespace}.${metafield.key}`, {
        type: metafield.type,
        value: metafield.value,
      });
      ctx.world.touch?.(shop);
    },
  };
}

function isSame(a: Metafield, b: Metafield): boolean {
  return a.namespace === b.namespace && a.key === b.key;
}
