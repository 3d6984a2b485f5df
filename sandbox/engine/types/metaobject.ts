/**
 * Metaobjects, their definitions, and the menus of the online store: what a merchant builds pages from. Registered in
 * registry.ts. References between metaobjects and the capabilities beyond publishing are refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Metaobject
 */
import type { Menu, MenuItem, Metaobject, MetaobjectDefinition } from "../../domain/catalogue-types";
import { gid, parseGid } from "../../domain/gid";
import type { ShopState } from "../../domain/types";
import { connection } from "../connection";
import { fields, type Args } from "../context";
import { notEmulated } from "../errors";
import { dateTime } from "../scalars";
import { menuSearch } from "../search/catalogue-depth";
import { search } from "../search/match";
import { typedValue } from "./metafields";

export interface MetaobjectSource {
  __typename: "Metaobject";
  metaobject: Metaobject;
}

interface MetaobjectDefinitionSource {
  __typename: "MetaobjectDefinition";
  definition: MetaobjectDefinition;
}

interface FieldSource {
  metaobject: Metaobject;
  field: MetaobjectDefinition["fields"][number];
}

export interface MenuSource {
  __typename: "Menu";
  menu: Menu;
}

export const metaobjectOf = (metaobject: Metaobject): MetaobjectSource => ({ __typename: "Metaobject", metaobject });
export const menuOf = (menu: Menu): MenuSource => ({ __typename: "Menu", menu });
const definitionNode = (definition: MetaobjectDefinition): MetaobjectDefinitionSource => ({
  __typename: "MetaobjectDefinition",
  definition,
});

export const metaobjectTypes = {
  Metaobject: fields<MetaobjectSource>({
    id: ({ metaobject }) => gid("Metaobject", metaobject.id),
    type: ({ metaobject }) => metaobject.type,
    handle: ({ metaobject }) => metaobject.handle,
    displayName: ({ metaobject }, _a, ctx) => {
      const key = definitionOf(ctx.shop, metaobject.type)?.displayNameKey;
      return (key ? metaobject.values[key] : undefined) ?? metaobject.handle;
    },
    definition: ({ metaobject }, _a, ctx) => {
      const definition = definitionOf(ctx.shop, metaobject.type);
      return definition ? definitionNode(definition) : null;
    },
    capabilities: () => ({
      __typename: "MetaobjectCapabilityData",
      onlineStore: null,
      publishable: { __typename: "MetaobjectCapabilityDataPublishable", status: "ACTIVE" },
    }),
    field: ({ metaobject }, args, ctx) =>
      fieldsOf(ctx.shop, metaobject).find(({ field }) => field.key === args["key"]) ?? null,
    fields: ({ metaobject }, _a, ctx) => fieldsOf(ctx.shop, metaobject),
    createdAt: ({ metaobject }) => dateTime(metaobject.createdAt),
    updatedAt: ({ metaobject }) => dateTime(metaobject.updatedAt),
  }),
  MetaobjectField: fields<FieldSource>({
    key: ({ field }) => field.key,
    type: ({ field }) => field.type,
    value: ({ metaobject, field }) => metaobject.values[field.key] ?? null,
    jsonValue: ({ metaobject, field }) => {
      const value = metaobject.values[field.key];
      return value === undefined ? null : typedValue(field.type, value);
    },
    reference: ({ field }) => {
      if (field.type.endsWith("_reference")) throw notEmulated("MetaobjectField.reference");
      return null;
    },
  }),
  MetaobjectDefinition: fields<MetaobjectDefinitionSource>({
    id: ({ definition }) => gid("MetaobjectDefinition", definition.id),
    type: ({ definition }) => definition.type,
    name: ({ definition }) => definition.name,
    description: () => null,
    displayNameKey: ({ definition }) => definition.displayNameKey,
    hasThumbnailField: () => false,
    createdAt: ({ definition }) => dateTime(definition.createdAt),
    updatedAt: ({ definition }) => dateTime(definition.updatedAt),
    fieldDefinitions: ({ definition }) =>
      definition.fields.map((f) => ({ ...f, description: null, type: { name: f.type }, validations: [] })),
    metaobjects: ({ definition }, args, ctx) => connection(rowsOf(ctx.shop, definition.type), args, ctx),
    metaobjectsCount: ({ definition }, _a, ctx) => rowsOf(ctx.shop, definition.type).length,
  }),
  Menu: fields<MenuSource>({
    id: ({ menu }) => gid("Menu", menu.id),
    handle: ({ menu }) => menu.handle,
    title: ({ menu }) => menu.title,
    isDefault: ({ menu }) => menu.isDefault,
    items: ({ menu }, args, ctx) => menu.items.slice(0, limitOf(args)).map((item) => menuItem(item, ctx.shop)),
  }),
  QueryRoot: fields<unknown>({
    metaobject: (_s, args, ctx) => {
      const found = ctx.shop.metaobjects?.find((m) => m.id === parseGid(args["id"])?.id);
      return found ? metaobjectOf(found) : null;
    },
    metaobjectByHandle: (_s, args, ctx) => {
      const by = args["handle"] as Args;
      const found = ctx.shop.metaobjects?.find((m) => m.type === by["type"] && m.handle === by["handle"]);
      return found ? metaobjectOf(found) : null;
    },
    metaobjects: (_s, args, ctx) => {
      if (args["query"] != null || (args["sortKey"] != null && args["sortKey"] !== "id"))
        throw notEmulated("QueryRoot.metaobjects(query, sortKey)");
      return connection(rowsOf(ctx.shop, String(args["type"])), args, ctx);
    },
    metaobjectDefinitionByType: (_s, args, ctx) => {
      const found = definitionOf(ctx.shop, String(args["type"]));
      return found ? definitionNode(found) : null;
    },
    metaobjectDefinitions: (_s, args, ctx) =>
      connection(
        (ctx.shop.metaobjectDefinitions ?? []).map((d) => ({ id: d.id, value: d.id, node: definitionNode(d) })),
        args,
        ctx,
      ),
    menu: (_s, args, ctx) => {
      const menu = ctx.shop.menus?.find((m) => m.id === parseGid(args["id"])?.id);
      return menu ? menuOf(menu) : null;
    },
    menus: (_s, args, ctx) => {
      if (args["sortKey"] != null && args["sortKey"] !== "ID") throw notEmulated("QueryRoot.menus(sortKey)");
      const found = search(ctx.shop.menus ?? [], args["query"], menuSearch, ctx.world.now());
      return connection(
        found.map((m) => ({ id: m.id, value: m.id, node: menuOf(m) })),
        args,
        ctx,
      );
    },
  }),
};

function definitionOf(shop: ShopState, type: string): MetaobjectDefinition | undefined {
  return shop.metaobjectDefinitions?.find((d) => d.type === type);
}

function fieldsOf(shop: ShopState, metaobject: Metaobject): FieldSource[] {
  return (definitionOf(shop, metaobject.type)?.fields ?? []).map((field) => ({ metaobject, field }));
}

function rowsOf(shop: ShopState, type: string): { id: number; value: number; node: MetaobjectSource }[] {
  const own = (shop.metaobjects ?? []).filter((m) => m.type === type);
  return own.map((m) => ({ id: m.id, value: m.id, node: metaobjectOf(m) }));
}

function limitOf(args: Args): number {
  return typeof args["limit"] === "number" ? args["limit"] : Number.MAX_SAFE_INTEGER;
}

function menuItem(item: MenuItem, shop: ShopState): object {
  return {
    id: gid("MenuItem", item.id),
    title: item.title,
    type: item.type,
    resourceId: item.resourceId,
    tags: [],
    url: item.url.startsWith("/") ? `https://${shop.domain}${item.url}` : item.url,
    items: item.items.map((one) => menuItem(one, shop)),
  };
}
