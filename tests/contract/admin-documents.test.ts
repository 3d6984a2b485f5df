/** Every GraphQL document of the app, against the Admin schema that Shopify publishes and the scopes the app declares. */
import {
  getNamedType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { describe, expect, test } from "vitest";
import { adminSchema, appToml, documentsOfApp, type AdminSchema } from "./admin-schema";

const admin = adminSchema();
const documents = documentsOfApp();
const { scopes, optional_scopes: optionalScopes } = appToml().access_scopes;
const declared = new Set([...scopes.split(",").map((scope) => scope.trim()), ...optionalScopes]);
/** Scopes that Shopify's table of accesses does not know: the app proxy's own, and that of deliveryProfiles. */
const NOT_IN_TABLE = ["write_app_proxy", "read_shipping"];

describe("the checks themselves", () => {
  test("find the documents of the app, none of them pieced together", () => {
    expect(documents.length).toBeGreaterThanOrEqual(12);
    expect(documents.filter(({ source }) => source.includes("${"))).toEqual([]);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });

  test("notice a misspelt field, a deprecated one and a scope that is not declared", () => {
    expect(validate(admin.schema, parse("{ shop { nmae } }"))).toHaveLength(1);
    expect(deprecatedIn(admin.schema, parse("{ product(id: 1) { bodyHtml } }"))).toEqual(["Product.bodyHtml"]);
    expect(missingScopes(admin, parse("{ draftOrders(first: 1) { nodes { id } } }"), declared)).not.toEqual([]);
  });
});

describe.each(documents)("$name", ({ source }) => {
  const document = parse(source);

  test("is valid against 2026-10", () => {
    expect(validate(admin.schema, document).map((error) => error.message)).toEqual([]);
  });

  test("uses no deprecated field", () => {
    expect(deprecatedIn(admin.schema, document)).toEqual([]);
  });

  test("needs only scopes that shopify.app.toml declares", () => {
    expect(missingScopes(admin, document, declared)).toEqual([]);
  });
});

test("what an optional scope opens is asked for by documents of its own: the others work in every shop", () => {
  const required = new Set(scopes.split(",").map((scope) => scope.trim()));
  const optional = documents.filter(({ source }) => missingScopes(admin, parse(source), required).length > 0);
  expect(optional.map(({ name }) => name.split(": ")[1]).sort()).toEqual([
    "BulkIncoming",
    "IncomingById",
    "IncomingRest",
    "ShopMarkets",
  ]);
});

test("every declared scope is needed by a document, or is one that the table does not know", () => {
  const isNeeded = (scope: string) =>
    documents.some(({ source }) => {
      const without = new Set([...declared].filter((other) => other !== scope));
      return missingScopes(admin, parse(source), without).length > 0;
    });
  const unused = [...declared].filter((scope) => !isNeeded(scope));
  expect(unused).toEqual(NOT_IN_TABLE);
});

function deprecatedIn(schema: GraphQLSchema, document: DocumentNode): string[] {
  const found: string[] = [];
  const types = new TypeInfo(schema);
  const Field = () => {
    const field = types.getFieldDef();
    if (field?.deprecationReason) found.push(`${types.getParentType()?.name}.${field.name}`);
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return found;
}

function missingScopes({ schema, access }: AdminSchema, document: DocumentNode, granted: Set<string>): string[] {
  const missing = new Set<string>();
  const types = new TypeInfo(schema);
  const need = (key: string) => {
    const anyOf = access.get(key);
    if (anyOf && !anyOf.some((scope) => granted.has(scope))) missing.add(`${key} needs one of ${anyOf.join("|")}`);
  };
  const Field = () => {
    const field = types.getFieldDef();
    const type = types.getType();
    if (field) need(`${types.getParentType()?.name}.${field.name}`);
    if (type) need(getNamedType(type).name);
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return [...missing];
}
