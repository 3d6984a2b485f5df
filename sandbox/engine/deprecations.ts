/**
 * The deprecated fields a document uses, as the platform names them in X-Shopify-API-Deprecated-Reason. The engine
 * sends them with every answer, so that a field that will vanish shows in the call log long before it does.
 * Source: https://shopify.dev/changelog/graphql-return-actual-deprecation-reasons
 */
import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";

export const DEPRECATED_HEADER = "X-Shopify-API-Deprecated-Reason";

/** "Shop.products", "Customer.email": each once, in the order of the document. */
export function deprecatedFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  const types = new TypeInfo(schema);
  const found = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const field = types.getFieldDef();
        if (field?.deprecationReason != null) found.add(`${types.getParentType()?.name ?? ""}.${field.name}`);
      },
    }),
  );
  return [...found];
}
