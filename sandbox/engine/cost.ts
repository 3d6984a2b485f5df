/**
 * The estimated cost of a query before it runs: an object 1, a scalar 0, a mutation 10, a connection by its page size.
 * The mechanism is the platform's; how a page size counts is not published and is fitted to costs that developers
 * observed (250 variants with one object each: 24 points), so treat figures as approximate.
 * Source: https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 */
import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

export const MAX_QUERY_COST = 1000;
export const MUTATION_COST = 10;

/** Values rather than objects of their own: they cost nothing. */
const freeTypes = new Set(["MoneyBag", "MoneyV2", "PageInfo", "Count", "SEO", "SelectedOption", "ProductPriceRangeV2"]);

export function isFree(typeName: string): boolean {
  return freeTypes.has(typeName) || typeName.endsWith("Connection") || typeName.endsWith("Edge");
}

export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { schema, fragments, variables };
  const cost = selectionCost(walk, operation.selectionSet, root);
  return operation.operation === "mutation"
    ? MUTATION_COST * operation.selectionSet.selections.length + cost
    : Math.max(1, cost);
}

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/** An interface or union costs as much as its dearest possibility, so inline fragments are compared, not added. */
function selectionCost(walk: Walk, set: SelectionSetNode, parent: GraphQLCompositeType): number {
  let sum = 0;
  let dearest = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      sum += fieldCost(walk, selection, parent);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const name = fragment.typeCondition?.name.value;
    const type = name === undefined ? parent : walk.schema.getType(name);
    if (!type || !isCompositeType(type)) continue;
    const cost = selectionCost(walk, fragment.selectionSet, type);
    if (type === parent || isInterfaceType(type)) sum += cost;
    else dearest = Math.max(dearest, cost);
  }
  return sum + dearest;
}

function fieldCost(walk: Walk, node: FieldNode, parent: GraphQLCompositeType): number {
  if (!node.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const field = parent.getFields()[node.name.value];
  const type = field ? getNamedType(field.type) : null;
  if (!type || !isCompositeType(type)) return 0;
  const inner = selectionCost(walk, node.selectionSet, type);
  if (type.name.endsWith("Connection")) {
    const size = argument(walk, node, "first") ?? argument(walk, node, "last") ?? 1;
    return 2 + Math.max(1, inner) * weight(typeof size === "number" ? size : 1);
  }
  if (type.name.endsWith("Edge")) return inner;
  const ids = argument(walk, node, "ids");
  const own = (isFree(type.name) ? 0 : 1) + inner;
  return Array.isArray(ids) ? own * weight(ids.length) : own;
}

/** How many times its children a page of n rows counts. */
function weight(n: number): number {
  return n <= 2 ? Math.max(0, n) : Math.min(n, Math.round(2 * Math.log(n)));
}

function argument(walk: Walk, node: FieldNode, name: string): unknown {
  const value = node.arguments?.find((a) => a.name.value === name)?.value;
  if (!value) return undefined;
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.VARIABLE) return walk.variables[value.name.value] ?? undefined;
  return value.kind === Kind.LIST ? value.values : undefined;
}
