/**
 * Metafields of any owner: `metafield(namespace, key)`, `metafields(namespace, keys)` and the Metafield type. The
 * other type files spread `metafieldFields` into their own fields. `$app` stands for the app's reserved namespace.
 */
import { definitionOf } from "../../domain/custom-data";
import { findVariant } from "../../domain/catalogue-facts";
import { parseGid } from "../../domain/gid";
import type { Metafield } from "../../domain/types";
import { connection, inOrder } from "../connection";
import { fields, type Args, type Ctx, type Fields } from "../context";
import { notEmulated } from "../errors";
import { dateTime } from "../scalars";
import { collectionOf, pageOf, productOf, variantOf, type MetafieldSource } from "../sources";
import { stableId } from "../stable-id";

export interface MetafieldOwner {
  metafields: readonly Metafield[];
  ownerId: string;
  ownerType: string;
  updatedAt: number;
}

/** The namespace as stored: `$app` and `$app:x` belong to the app alone. */
export function resolveNamespace(namespace: unknown): string {
  const text = typeof namespace === "string" && namespace ? namespace : "$app";
  if (text === "$app") return "app--sandbox";
  return text.startsWith("$app:") ? `app--sandbox--${text.slice("$app:".length)}` : text;
}

export function metafieldFields<S>(owner: (source: S, ctx: Ctx) => MetafieldOwner): Fields<S> {
  return {
    metafield: (source, args, ctx) => {
      const own = owner(source, ctx);
      const found = find(own.metafields, args);
      return found ? metafieldOf(found, own) : null;
    },
    metafields: (source, args, ctx) => {
      const own = owner(source, ctx);
      const rows = inOrder(select(own.metafields, args), (m) => stableId(`${own.ownerId}/${m.namespace}.${m.key}`));
      return connection(
        rows.map((row) => ({ ...row, node: metafieldOf(row.node, own) })),
        args,
        ctx,
      );
    },
  };
}

export function metafieldOf(metafield: Metafield, owner: MetafieldOwner): MetafieldSource {
  const { ownerId, ownerType, updatedAt } = owner;
  return { __typename: "Metafield", metafield, ownerId, ownerType, updatedAt };
}

const idOf = (s: MetafieldSource): number => stableId(`${s.ownerId}/${s.metafield.namespace}.${s.metafield.key}`);

export const metafieldTypes = {
  Metafield: fields<MetafieldSource>({
    id: (s) => `gid://shopify/Metafield/${idOf(s)}`,
    legacyResourceId: (s) => String(idOf(s)),
    namespace: ({ metafield }) => metafield.namespace,
    key: ({ metafield }) => metafield.key,
    type: ({ metafield }) => metafield.type,
    value: ({ metafield }) => metafield.value,
    jsonValue: ({ metafield }) => typedValue(metafield.type, metafield.value),
    definition: ({ metafield, ownerType }, _a, ctx) => {
      const definition = definitionOf(ctx.shop, ownerType, metafield);
      return definition ? { __typename: "MetafieldDefinition", definition } : null;
    },
    reference: ({ metafield }, _a, ctx) =>
      /^(?!list\.).*_reference$/.test(metafield.type) ? referenced(metafield.value, ctx) : null,
    references: ({ metafield }, args, ctx) => {
      if (!/^list\..*_reference$/.test(metafield.type)) return null;
      const all = (JSON.parse(metafield.value) as string[]).flatMap((id) => referenced(id, ctx) ?? []);
      return connection(
        inOrder(all, (one) => all.indexOf(one)),
        args,
        ctx,
      );
    },
    ownerType: (s) => s.ownerType,
    sizeInBytes: ({ metafield }) => Buffer.byteLength(metafield.value),
    createdAt: (s) => dateTime(s.updatedAt),
    updatedAt: (s) => dateTime(s.updatedAt),
  }),
};

function find(metafields: readonly Metafield[], args: Args): Metafield | undefined {
  const key = String(args["key"]);
  const [namespace, name] = args["namespace"] == null && key.includes(".") ? splitKey(key) : [args["namespace"], key];
  const wanted = resolveNamespace(namespace);
  return metafields.find((m) => m.namespace === wanted && m.key === name);
}

function select(metafields: readonly Metafield[], args: Args): Metafield[] {
  const namespace = args["namespace"];
  const keys = Array.isArray(args["keys"]) ? args["keys"].map(String) : null;
  return metafields.filter((m) => {
    if (namespace != null && m.namespace !== resolveNamespace(namespace)) return false;
    return !keys || keys.includes(`${m.namespace}.${m.key}`) || (namespace != null && keys.includes(m.key));
  });
}

function splitKey(key: string): [string, string] {
  const at = key.lastIndexOf(".");
  return [key.slice(0, at), key.slice(at + 1)];
}

/** A value as JSON: numbers, booleans and lists are themselves, everything else its text. */
export function typedValue(type: string, value: string): unknown {
  if (type === "number_integer" || type === "number_decimal" || type === "boolean" || type === "json")
    return JSON.parse(value);
  return type.startsWith("list.") ? JSON.parse(value) : value;
}

/** What a reference points at; null when it is gone, as on the platform. */
function referenced(id: string, ctx: Ctx): object | null {
  const target = parseGid(id);
  if (!target) return null;
  const { shop } = ctx;
  switch (target.type) {
    case "Metaobject": {
      const metaobject = shop.metaobjects?.find((m) => m.id === target.id);
      return metaobject ? { __typename: "Metaobject", metaobject } : null;
    }
    case "Product": {
      const product = shop.products.get(target.id);
      return product ? productOf(product) : null;
    }
    case "ProductVariant": {
      const found = findVariant(shop, target.id);
      return found ? variantOf(found.product, found.variant) : null;
    }
    case "Collection": {
      const collection = shop.collections.get(target.id);
      return collection ? collectionOf(collection) : null;
    }
    case "Page": {
      const page = shop.pages.get(target.id);
      return page ? pageOf(page) : null;
    }
    default:
      throw notEmulated(`Metafield.reference to ${target.type}`);
  }
}
