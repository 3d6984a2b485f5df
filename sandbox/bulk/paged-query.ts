/**
 * A bulk query as a row of ordinary queries, each over one page of one root connection, so that it can be run in small
 * pieces. Page sizes that the app wrote are dropped, as on the platform. bulk-run.ts runs the pieces.
 */
import {
  getNamedType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";

/** The alias of the page info that is asked for besides what the app selected. */
export const PAGE_ALIAS = "sandboxPage";

export interface PagedQuery {
  document: DocumentNode;
  /** Key of the root connection in the result; null when this root is no connection and is run in one go. */
  key: string | null;
}

const PAGE_ARGUMENTS = new Set(["first", "last", "after", "before"]);

/** One query per root field, with the variables $sandboxFirst and $sandboxAfter where it is paged. */
export function pagedQueries(schema: GraphQLSchema, document: DocumentNode): PagedQuery[] {
  const bare = withoutPageSizes(schema, document);
  const operation = bare.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("A bulk query without an operation reached the bulk runner");
  const rest = bare.definitions.filter((d) => d !== operation);
  const roots = schema.getQueryType()?.getFields() ?? {};
  return operation.selectionSet.selections.map((selection) => {
    const type = selection.kind === Kind.FIELD ? roots[selection.name.value]?.type : undefined;
    const isPaged = selection.kind === Kind.FIELD && type && getNamedType(type).name.endsWith("Connection");
    const own = isPaged ? paged(operation, selection) : withRoot(operation, selection);
    return {
      document: { ...bare, definitions: [own, ...rest] },
      key: isPaged ? (selection.alias?.value ?? selection.name.value) : null,
    };
  });
}

const sample = parse(
  `query($sandboxFirst: Int, $sandboxAfter: String) {
    rows(first: $sandboxFirst, after: $sandboxAfter) { ${PAGE_ALIAS}: pageInfo { hasNextPage endCursor } }
  }`,
  { noLocation: true },
).definitions[0] as OperationDefinitionNode;
const sampleField = sample.selectionSet.selections[0] as FieldNode;
const pageArguments: readonly ArgumentNode[] = sampleField.arguments ?? [];
const pageSelections: readonly SelectionNode[] = sampleField.selectionSet?.selections ?? [];

function paged(operation: OperationDefinitionNode, field: FieldNode): OperationDefinitionNode {
  const selections = [...(field.selectionSet?.selections ?? []), ...pageSelections];
  const root: FieldNode = {
    ...field,
    arguments: [...(field.arguments ?? []), ...pageArguments],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return { ...withRoot(operation, root), variableDefinitions: sample.variableDefinitions ?? [] };
}

function withRoot(operation: OperationDefinitionNode, root: SelectionNode): OperationDefinitionNode {
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [root] } };
}

function withoutPageSizes(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = types.getType();
        if (!type || !getNamedType(type).name.endsWith("Connection")) return undefined;
        return { ...node, arguments: (node.arguments ?? []).filter((one) => !PAGE_ARGUMENTS.has(one.name.value)) };
      },
    }),
  );
}
