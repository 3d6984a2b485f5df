/**
 * metafieldsSet, metafieldsDelete, tagsAdd and tagsRemove on any owner that the sandbox keeps. The scope needed is the
 * owner's write scope, which the published table cannot say; the app's own installation needs none.
 */
import { gid, parseGid } from "../../domain/gid";
import { announceProduct } from "../../domain/catalogue";
import { updateCustomer } from "../../domain/customers";
import { findDraft } from "../../domain/drafts";
import { announceOrder } from "../../domain/payload-orders";
import type { Metafield, ShopState } from "../../domain/types";
import { writeScopeOf } from "../../schema/access-overlay";
import { isOpen } from "../../schema/scopes";
import { fields, type Args, type Ctx } from "../context";
import { accessDenied, badRequest, notEmulated } from "../errors";
import { dateTime } from "../scalars";
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
  /** What is not there is answered with null in its place and is no error. */
  metafieldsDelete: (_s, args, ctx) => {
    const inputs = args["metafields"] as Args[];
    if (!inputs.length) throw badRequest("metafieldsDelete needs at least one metafield");
    const errors = inputs.flatMap((input, index) => {
      const owner = parseGid(input["ownerId"]);
      if (owner) requireWrite(owner.type, ctx, "metafieldsDelete");
      const isKnown = owner && ownerMetafields(owner, ctx);
      return isKnown ? [] : [{ field: ["metafields", String(index), "ownerId"], message: "Owner does not exist." }];
    });
    if (errors.length) return { deletedMetafields: null, userErrors: errors };
    return { deletedMetafields: inputs.map((input) => remove(input, ctx)), userErrors: [] };
  },
  tagsAdd: (_s, args, ctx) => changeTags(args, ctx, "added", (tags, given) => [...new Set([...tags, ...given])]),
  tagsRemove: (_s, args, ctx) =>
    changeTags(args, ctx, "removed", (tags, given) => tags.filter((t) => !given.includes(t))),
});

/** What is wrong with the metafields that orderUpdate and customerUpdate carry along. */
export function checkMetafields(ownerId: unknown, inputs: unknown, ctx: Ctx): Failure[] {
  return (Array.isArray(inputs) ? (inputs as Args[]) : []).flatMap((input, index) =>
    check({ ...input, ownerId }, index, ctx),
  );
}

/** Writes those metafields, which were checked. */
export function writeMetafields(ownerId: unknown, inputs: unknown, ctx: Ctx): void {
  for (const input of Array.isArray(inputs) ? (inputs as Args[]) : []) write({ ...input, ownerId }, ctx);
}

function requireWrite(type: string, ctx: Ctx, fieldName: string): void {
  const scope = writeScopeOf[type];
  if (scope && !isOpen(ctx.granted, [scope])) throw accessDenied(fieldName, [scope]);
}

function changeTags(
  args: Args,
  ctx: Ctx,
  what: "added" | "removed",
  change: (tags: string[], given: string[]) => string[],
): object {
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
    if (customer) {
      updateCustomer(world, shop, customer.id, { tags: change(customer.tags, given) });
      const payload = { customerId: gid("Customer", customer.id), tags: given, occurredAt: dateTime(world.now()) };
      world.announce({ shop, topic: `customer.tags_${what}`, payload });
    }
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

function remove(input: Args, ctx: Ctx): object | null {
  const owner = parseGid(input["ownerId"]);
  const store = owner && ownerMetafields(owner, ctx);
  const key = { namespace: resolveNamespace(input["namespace"]), key: String(input["key"]) };
  return store?.delete(key) ? { ownerId: input["ownerId"], namespace: input["namespace"], key: key.key } : null;
}

type MetafieldKey = Pick<Metafield, "namespace" | "key">;

interface Store {
  set(metafield: Metafield): void;
  /** False when it was not there. */
  delete(key: MetafieldKey): boolean;
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
    delete(key) {
      const kept = (item.metafields ?? []).filter((m) => !isSame(m, key));
      const isGone = kept.length < (item.metafields?.length ?? 0);
      item.metafields = kept;
      if (isGone) announce();
      return isGone;
    },
  });
  if (owner.type === "AppInstallation" && owner.id === installationId(shop)) return appStore(shop, ctx);
  if (owner.type === "Shop" && owner.id === shop.id) return inList(shop, "SHOP", () => world.touch?.(shop));
  const customer = owner.type === "Customer" ? shop.customers.get(owner.id) : undefined;
  if (customer) return inList(customer, "CUSTOMER", () => void updateCustomer(world, shop, customer.id, {}));
  const product = owner.type === "Product" ? shop.products.get(owner.id) : undefined;
  if (product) return inList(product, "PRODUCT", () => void announceProduct(world, shop, product));
  const order = owner.type === "Order" ? shop.orders.get(owner.id) : undefined;
  if (order)
    return inList(order, "ORDER", () => {
      order.updatedAt = world.now();
      announceOrder(world, shop, order, "orders/updated");
    });
  const draft = owner.type === "DraftOrder" ? findDraft(shop, owner.id) : null;
  if (draft) return inList(draft, "DRAFTORDER", () => world.touch?.(shop));
  const isKept = ["AppInstallation", "Shop", "Customer", "Product", "Order", "DraftOrder"].includes(owner.type);
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
    delete(key) {
      const isGone = shop.appMetafields.delete(`${key.namespace}.${key.key}`);
      if (isGone) ctx.world.touch?.(shop);
      return isGone;
    },
  };
}

function isSame(a: MetafieldKey, b: MetafieldKey): boolean {
  return a.namespace === b.namespace && a.key === b.key;
}
