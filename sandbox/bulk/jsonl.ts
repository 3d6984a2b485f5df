/**
 * Turns the result of a bulk query into the platform's JSONL: one line per node, nodes of nested connections on lines
 * of their own with `__parentId`. A parent's line always comes before its children's; without grouping they need not
 * be neighbours, so an app cannot come to rely on that.
 */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { notEmulated } from "../engine/errors";

export interface Jsonl {
  text: string;
  objectCount: number;
  rootObjectCount: number;
}

interface Line {
  object: Record<string, unknown>;
  children: Line[];
}

/** Roots written in one go before their children when objects are not grouped. */
const UNGROUPED_BATCH = 20;

export function toJsonl(schema: GraphQLSchema, document: DocumentNode, data: unknown, isGrouped: boolean): Jsonl {
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) throw new Error("A bulk query without an operation reached the JSONL writer");
  const walk: Walk = { schema, fragments: fragmentsOf(document), steps: new Map() };
  const { children: roots } = split(walk, operation.selectionSet, root, data as Record<string, unknown>, undefined);
  const lines = isGrouped ? roots.flatMap(depthFirst) : batches(roots).flatMap(breadthFirst);
  return {
    text: lines.map((line) => `${JSON.stringify(line.object)}\n`).join(""),
    objectCount: lines.length,
    rootObjectCount: roots.length,
  };
}

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  /** What to do with each selected field, worked out once per selection and type. */
  steps: Map<SelectionSetNode, Map<GraphQLCompositeType, Step[]>>;
}

interface Step {
  key: string;
  /** Where the field's value is an object or a connection: its type and what is selected of it. */
  inner: { type: GraphQLCompositeType; set: SelectionSetNode; isConnection: boolean } | null;
}

/**
 * The id that an object's nested rows name as their parent. `undefined` at the root, `null` under a node that did not
 * select its id.
 */
type ParentId = string | null | undefined;

/** Separates an object's own fields from the nodes of its connections. */
function split(
  walk: Walk,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  value: Record<string, unknown>,
  ownId: ParentId,
): Line {
  const line: Line = { object: {}, children: [] };
  collect(walk, set, type, value, line, ownId);
  return line;
}

function collect(
  walk: Walk,
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  value: Record<string, unknown>,
  line: Line,
  ownId: ParentId,
): void {
  for (const { key, inner } of stepsOf(walk, set, type)) {
    if (!(key in value)) continue;
    const child = value[key];
    if (!inner || !isRecord(child)) line.object[key] = child;
    else if (inner.isConnection) line.children.push(...nodesOf(walk, inner.set, inner.type, child, ownId));
    else {
      const nested = split(walk, inner.set, inner.type, child, ownId);
      line.object[key] = nested.object;
      line.children.push(...nested.children);
    }
  }
}

/** The selected fields in their order, fragments laid open. */
function stepsOf(walk: Walk, set: SelectionSetNode, type: GraphQLCompositeType): Step[] {
  let byType = walk.steps.get(set);
  if (!byType) walk.steps.set(set, (byType = new Map()));
  const known = byType.get(type);
  if (known) return known;
  const steps = set.selections.flatMap((selection): Step[] => {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition ? walk.schema.getType(fragment.typeCondition.name.value) : type;
      return fragment && isCompositeType(condition) ? stepsOf(walk, fragment.selectionSet, condition) : [];
    }
    const key = selection.alias?.value ?? selection.name.value;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
    const named = field ? getNamedType(field.type) : null;
    if (!isCompositeType(named) || !selection.selectionSet) return [{ key, inner: null }];
    const isConnection = named.name.endsWith("Connection");
    return [{ key, inner: { type: named, set: selection.selectionSet, isConnection } }];
  });
  byType.set(type, steps);
  return steps;
}

function nodesOf(
  walk: Walk,
  set: SelectionSetNode,
  connection: GraphQLCompositeType,
  value: Record<string, unknown>,
  parentId: ParentId,
): Line[] {
  const rows = connectionRows(walk, set, connection, value);
  // Stricter than the platform may be: without the id there is no true __parentId to write.
  if (parentId === null && rows.length) throw notEmulated("bulk: a nested connection whose parent does not select id");
  return rows.map(({ selection, type, node }) => {
    const line = split(walk, selection, type, node, typeof node["id"] === "string" ? node["id"] : null);
    if (typeof parentId === "string") line.object["__parentId"] = parentId;
    return line;
  });
}

/** Rows of `edges { node { … } }` or `nodes { … }`. */
function connectionRows(
  walk: Walk,
  set: SelectionSetNode,
  connection: GraphQLCompositeType,
  value: Record<string, unknown>,
): { selection: SelectionSetNode; type: GraphQLCompositeType; node: Record<string, unknown> }[] {
  if (!isObjectType(connection)) return [];
  const named = getNamedType(connection.getFields()["nodes"]?.type ?? connection);
  if (!isCompositeType(named)) return [];
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD || !selection.selectionSet) continue;
    const list = value[selection.alias?.value ?? selection.name.value];
    if (!Array.isArray(list)) continue;
    if (selection.name.value === "nodes") {
      const own = selection.selectionSet;
      return list.filter(isRecord).map((node) => ({ selection: own, type: named, node }));
    }
    for (const inner of selection.selectionSet.selections) {
      if (inner.kind !== Kind.FIELD || inner.name.value !== "node" || !inner.selectionSet) continue;
      const own = inner.selectionSet;
      const key = inner.alias?.value ?? "node";
      return list.flatMap((edge) =>
        isRecord(edge) && isRecord(edge[key]) ? [{ selection: own, type: named, node: edge[key] }] : [],
      );
    }
  }
  return [];
}

function depthFirst(line: Line): Line[] {
  return [line, ...line.children.flatMap(depthFirst)];
}

function breadthFirst(lines: Line[]): Line[] {
  return lines.length ? [...lines, ...breadthFirst(lines.flatMap((l) => l.children))] : [];
}

function batches(lines: Line[]): Line[][] {
  const all: Line[][] = [];
  for (let at = 0; at < lines.length; at += UNGROUPED_BATCH) all.push(lines.slice(at, at + UNGROUPED_BATCH));
  return all;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
}
