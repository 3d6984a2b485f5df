/**
 * The rules a query must keep to run as a bulk operation, checked before it starts. Used by operations.ts; a broken
 * rule becomes a userError of bulkOperationRunQuery.
 * Source: https://shopify.dev/docs/api/usage/bulk-operations/queries
 */
import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

export type InnerQuery = { kind: "ok"; document: DocumentNode } | { kind: "invalid"; message: string };

export function checkInnerQuery(schema: GraphQLSchema, text: string): InnerQuery {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return invalid(`Invalid bulk query: ${error.message}`);
    throw error;
  }
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const operation = operations[0];
  if (operations.length !== 1 || operation?.operation !== "query")
    return invalid("Bulk queries must contain a single query.");
  if (operation.variableDefinitions?.length) return invalid("Bulk queries cannot use variables.");
  const [first] = validate(schema, document);
  if (first) return invalid(`Invalid bulk query: ${first.message}`);
  const message = brokenRule(schema, document);
  return message === null ? { kind: "ok", document } : invalid(message);
}

function brokenRule(schema: GraphQLSchema, document: DocumentNode): string | null {
  const types = new TypeInfo(schema);
  let connections = 0;
  let depth = 0;
  let lists = 0;
  let message: string | null = null;
  const isConnection = (type: GraphQLOutputType | null | undefined): boolean =>
    type ? getNamedType(type).name.endsWith("Connection") : false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const type = types.getType();
          const parent = types.getParentType()?.name ?? "";
          if (parent === "QueryRoot" && (node.name.value === "node" || node.name.value === "nodes"))
            message ??= "Bulk queries cannot contain a top level `node` or `nodes` field.";
          if (isConnection(type)) {
            connections += 1;
            depth += 1;
            if (lists > 0)
              message ??= "Queries that contain a connection field within a list field are not currently supported.";
            if (depth > MAX_DEPTH + 1)
              message ??= `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`;
          } else if (isPlainList(type) && !parent.endsWith("Connection")) lists += 1;
        },
        leave() {
          const type = types.getType();
          const parent = types.getParentType()?.name ?? "";
          if (isConnection(type)) depth -= 1;
          else if (isPlainList(type) && !parent.endsWith("Connection")) lists -= 1;
        },
      },
    }),
  );
  if (connections === 0) return "Bulk queries must contain at least one connection.";
  if (connections > MAX_CONNECTIONS)
    message ??= `Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`;
  return message;
}

function isPlainList(type: GraphQLOutputType | null | undefined): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function invalid(message: string): InnerQuery {
  return { kind: "invalid", message };
}
