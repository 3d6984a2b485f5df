/**
 * MetafieldDefinition and its queries. Registered in registry.ts. Capabilities, constraints and the list of a
 * definition's metafields are not kept and refused by name.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/metafieldDefinitions
 */
import type { MetafieldDefinition } from "../../domain/catalogue-types";
import { definitionOf } from "../../domain/custom-data";
import { gid, parseGid } from "../../domain/gid";
import { connection } from "../connection";
import { fields, type Args, type Ctx } from "../context";
import { notEmulated } from "../errors";
import { definitionSearch, definitionSortValue } from "../search/catalogue-depth";
import { search } from "../search/match";
import { resolveNamespace } from "./metafields";

export interface DefinitionSource {
  __typename: "MetafieldDefinition";
  definition: MetafieldDefinition;
}

export const definitionNode = (definition: MetafieldDefinition): DefinitionSource => ({
  __typename: "MetafieldDefinition",
  definition,
});

export const metafieldDefinitionTypes = {
  MetafieldDefinition: fields<DefinitionSource>({
    id: ({ definition }) => gid("MetafieldDefinition", definition.id),
    ownerType: ({ definition }) => definition.ownerType,
    namespace: ({ definition }) => definition.namespace,
    key: ({ definition }) => definition.key,
    name: ({ definition }) => definition.name,
    description: ({ definition }) => definition.description,
    type: ({ definition }) => ({ __typename: "MetafieldDefinitionType", name: definition.type }),
    // A merchant's own definitions have fixed admin access; the app may read and write them with the owner's scopes.
    access: ({ definition }) => ({
      __typename: "MetafieldAccess",
      admin: "PUBLIC_READ_WRITE",
      customerAccount: "NONE",
      storefront: definition.storefront,
    }),
    pinnedPosition: ({ definition }) => definition.pinnedPosition,
    standardTemplate: () => null,
    validations: () => [],
    validationStatus: () => "ALL_VALID",
    useAsCollectionCondition: () => false,
  }),
  QueryRoot: fields<unknown>({
    metafieldDefinition: (_s, args, ctx) => {
      const by = args["identifier"] as Args | undefined;
      const found = by
        ? definitionOf(ctx.shop, String(by["ownerType"]), {
            namespace: resolveNamespace(by["namespace"]),
            key: String(by["key"]),
          })
        : ctx.shop.metafieldDefinitions?.find((d) => d.id === parseGid(args["id"])?.id);
      return found ? definitionNode(found) : null;
    },
    metafieldDefinitions: (_s, args, ctx) => {
      if (args["constraintSubtype"] != null || args["constraintStatus"] != null)
        throw notEmulated("QueryRoot.metafieldDefinitions(constraintSubtype, constraintStatus)");
      const key = String(args["sortKey"] ?? "ID");
      const found = search(selected(args, ctx), args["query"], definitionSearch, ctx.world.now());
      const rows = found.map((d) => ({ id: d.id, value: definitionSortValue(key, d), node: definitionNode(d) }));
      return connection(rows, args, ctx);
    },
  }),
};

function selected(args: Args, ctx: Ctx): MetafieldDefinition[] {
  const pinned = args["pinnedStatus"] ?? "ANY";
  return (ctx.shop.metafieldDefinitions ?? []).filter(
    (d) =>
      d.ownerType === args["ownerType"] &&
      (args["namespace"] == null || d.namespace === resolveNamespace(args["namespace"])) &&
      (args["key"] == null || d.key === args["key"]) &&
      (pinned === "ANY" || (pinned === "PINNED") === (d.pinnedPosition !== null)),
  );
}
