/**
 * The size of input arrays: at most 250 items each, in variables and in the document alike. The engine asks before a
 * query runs; a longer one is refused whole.
 * Source: https://shopify.dev/docs/api/usage/limits (input limits)
 */
import {
  getArgumentValues,
  GraphQLError,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";

export const MAX_INPUT_ARRAY = 250;

/** Arrays that may be longer: variants of one product go up to its limit of 2,048. */
const longerOnes = new Set(["productVariantsBulkCreate.variants", "productVariantsBulkUpdate.variants"]);

/** The error of the first array that is too long, or null. */
export function tooLongArray(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): GraphQLError | null {
  if (!hasLongList(variables) && !hasLongLiteral(document)) return null;
  const types = new TypeInfo(schema);
  let found: GraphQLError | null = null;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        if (found || !field || !node.arguments?.length) return;
        const long = longestPath(argumentsOf(field, node, variables), [node.alias?.value ?? node.name.value]);
        if (!long || longerOnes.has(`${node.name.value}.${String(long.path[1])}`)) return;
        found = new GraphQLError(
          `The input array size of ${long.size} is greater than the maximum allowed of ${MAX_INPUT_ARRAY}.`,
          { nodes: node, path: long.path, extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
        );
      },
    }),
  );
  return found;
}

/** Arguments that do not fit their types are the execution's to report. */
function argumentsOf(...given: Parameters<typeof getArgumentValues>): unknown {
  try {
    return getArgumentValues(...given);
  } catch {
    return {};
  }
}

function longestPath(value: unknown, path: (string | number)[]): { size: number; path: (string | number)[] } | null {
  if (Array.isArray(value) && value.length > MAX_INPUT_ARRAY) return { size: value.length, path };
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = longestPath(inner, Array.isArray(value) ? path : [...path, key]);
    if (found) return found;
  }
  return null;
}

function hasLongList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > MAX_INPUT_ARRAY || value.some(hasLongList);
  return typeof value === "object" && value !== null && Object.values(value).some(hasLongList);
}

const longLiterals = new WeakMap<DocumentNode, boolean>();

function hasLongLiteral(document: DocumentNode): boolean {
  const known = longLiterals.get(document);
  if (known !== undefined) return known;
  let isLong = false;
  visit(document, {
    [Kind.LIST]: (node) => {
      if (node.values.length > MAX_INPUT_ARRAY) isLong = true;
    },
  });
  longLiterals.set(document, isLong);
  return isLong;
}
