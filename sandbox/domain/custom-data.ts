/**
 * Metafield definitions and metaobjects: what a merchant sets up under custom data. Called by the control API; each
 * change announces its topic.
 * Source: https://shopify.dev/docs/apps/build/custom-data
 */
import type { MetafieldDefinition, Metaobject } from "./catalogue-types";
import { gid } from "./gid";
import { done, refused, type Outcome } from "./outcome";
import type { Metafield, ShopState, World } from "./types";

export type DefinitionInput = Pick<MetafieldDefinition, "namespace" | "key" | "name" | "type"> &
  Partial<Pick<MetafieldDefinition, "ownerType" | "description" | "storefront" | "pinnedPosition">>;

/** Makes the definition, or changes the one of the same owner type, namespace and key. */
export function putDefinition(world: World, shop: ShopState, input: DefinitionInput): MetafieldDefinition {
  const ownerType = input.ownerType ?? "PRODUCT";
  const known = definitionOf(shop, ownerType, input);
  const definition: MetafieldDefinition = known ?? {
    id: world.nextId(shop),
    description: null,
    storefront: "NONE",
    pinnedPosition: null,
    ...input,
    ownerType,
  };
  if (known) Object.assign(known, input);
  else (shop.metafieldDefinitions ??= []).push(definition);
  announce(world, shop, definition, known ? "metafield_definitions/update" : "metafield_definitions/create");
  return definition;
}

export function deleteDefinition(world: World, shop: ShopState, id: number): Outcome<MetafieldDefinition> {
  const definition = shop.metafieldDefinitions?.find((d) => d.id === id);
  if (!definition) return refused("NOT_FOUND", ["id"], "Definition not found.");
  shop.metafieldDefinitions = shop.metafieldDefinitions?.filter((d) => d !== definition);
  announce(world, shop, definition, "metafield_definitions/delete");
  return done(definition);
}

export function definitionOf(
  shop: ShopState,
  ownerType: string,
  field: Pick<Metafield, "namespace" | "key">,
): MetafieldDefinition | undefined {
  return shop.metafieldDefinitions?.find(
    (d) => d.ownerType === ownerType && d.namespace === field.namespace && d.key === field.key,
  );
}

export function updateMetaobject(
  world: World,
  shop: ShopState,
  id: number,
  values: Record<string, string>,
): Outcome<Metaobject> {
  const metaobject = shop.metaobjects?.find((m) => m.id === id);
  if (!metaobject) return refused("NOT_FOUND", ["id"], "Record not found");
  Object.assign(metaobject.values, values);
  metaobject.updatedAt = world.now();
  const payload = { id: gid("Metaobject", id), type: metaobject.type, handle: metaobject.handle };
  world.announce({ shop, topic: "metaobjects/update", payload });
  return done(metaobject);
}

function announce(world: World, shop: ShopState, definition: MetafieldDefinition, topic: string): void {
  const { id, namespace, key, name, type, ownerType } = definition;
  const payload = { id, admin_graphql_api_id: gid("MetafieldDefinition", id), namespace, key, name, type };
  world.announce({ shop, topic, payload: { ...payload, owner_type: ownerType.toLowerCase() } });
}
