/**
 * The app's documents, topics and scopes against three versions of the Admin API: the one it uses, the one before and the
 * one that comes. What vanishes, is deprecated or is new must be named in vanishing.ts, or this fails and names it.
 */
import {
  getNamedType,
  isEnumType,
  NoDeprecatedCustomRule,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from "graphql";
import { describe, expect, test } from "vitest";
import { ADMIN_API_VERSION } from "~/shopify-admin/client.server";
import { knownTopics } from "~/sync/topics";
import { adminSchema, appToml, documentsOfApp, VERSIONS } from "./admin-schema";
import { KNOWN_VALUES, NEW_VALUES, VANISHING } from "./vanishing";

const schemas = {
  before: adminSchema(VERSIONS.before),
  used: adminSchema(VERSIONS.used),
  next: adminSchema(VERSIONS.next),
};
const documents = documentsOfApp().map(({ name, source }) => ({
  operation: name.split(": ")[1] ?? name,
  document: parse(source),
}));

/** Passed on as they are, or held by a test of their own (topics). */
const PASSED_ON = new Set(["CurrencyCode", "CountryCode", "WebhookSubscriptionTopic"]);

const isNamed = (version: "before" | "next", operation: string, message: string) =>
  VANISHING.some(
    (row) => row.version === version && row.operation === operation && message.includes(lastPart(row.what)),
  );
const lastPart = (what: string) => what.split(".").at(-1) ?? what;

/** "Operation: what the validator says", for every document and rule. */
function complaints(
  schema: GraphQLSchema,
  rules?: Parameters<typeof validate>[2],
): { operation: string; message: string }[] {
  return documents.flatMap(({ operation, document }) =>
    validate(schema, document, rules).map(({ message }) => ({ operation, message })),
  );
}

test("the version that the app calls is the one tested as used", () => {
  expect(ADMIN_API_VERSION).toBe(VERSIONS.used);
});

describe.each(["before", "next"] as const)("in the version %s", (version) => {
  const { schema } = schemas[version];
  const wrong = complaints(schema);
  const deprecated = version === "next" ? complaints(schema, [NoDeprecatedCustomRule]) : [];

  test("every document is valid, but for what vanishing.ts names", () => {
    expect(wrong.filter(({ operation, message }) => !isNamed(version, operation, message))).toEqual([]);
  });

  test("no field, argument or value is deprecated, but for what vanishing.ts names", () => {
    expect(deprecated.filter(({ operation, message }) => !isNamed(version, operation, message))).toEqual([]);
  });

  test("vanishing.ts names nothing without need", () => {
    const all = [...wrong, ...deprecated];
    const needless = VANISHING.filter((row) => row.version === version).filter(
      (row) =>
        !all.some(({ operation, message }) => operation === row.operation && message.includes(lastPart(row.what))),
    );
    expect(needless).toEqual([]);
  });

  test("every webhook topic exists", () => {
    const topics = schema.getType("WebhookSubscriptionTopic");
    if (!isEnumType(topics)) throw new Error("The schema has no WebhookSubscriptionTopic");
    const compliance = appToml().webhooks.subscriptions.flatMap((row) => row.compliance_topics);
    const isCompliance = new Set(compliance.map((topic) => topic.replace(/[/.]/g, "_").toUpperCase()));
    const gone = knownTopics().filter((topic) => !isCompliance.has(topic) && !topics.getValue(topic));
    expect(gone).toEqual([]);
  });

  test("no document needs a scope that shopify.app.toml does not declare", () => {
    const { scopes, optional_scopes: optional } = appToml().access_scopes;
    const declared = new Set([...scopes.split(",").map((scope) => scope.trim()), ...optional]);
    expect(undeclared(version, declared)).toEqual([]);
  });
});

test("in the version used nothing is deprecated: no field, argument, input field or value", () => {
  expect(complaints(schemas.used.schema, [NoDeprecatedCustomRule])).toEqual([]);
});

test("every value of every enum the documents read is known, or named as new in the next version", () => {
  const enums = enumsRead();
  const unknown = (version: "used" | "next") =>
    enums.flatMap((name) => {
      const known = new Set(KNOWN_VALUES[name]?.split(" "));
      return valuesOf(version, name)
        .filter((value) => !known.has(value))
        .map((value) => `${name}.${value}`);
    });
  expect(unknown("used")).toEqual([]);
  expect(unknown("next")).toEqual(Object.keys(NEW_VALUES));
  expect(Object.keys(KNOWN_VALUES).filter((name) => !enums.includes(name))).toEqual([]);
});

test("the checks notice what vanishes in the next version, what is deprecated and what is new", () => {
  const gone = parse("query Gone($id: ID!) { collection(id: $id) { productsCount { count } } }");
  expect(validate(schemas.used.schema, gone)).toEqual([]);
  expect(validate(schemas.next.schema, gone).map(({ message }) => message)).toEqual([
    expect.stringContaining("productsCount"),
  ]);
  const old = parse("query Old { currentBulkOperation { id } }");
  expect(validate(schemas.used.schema, old, [NoDeprecatedCustomRule])).toHaveLength(1);
  expect(isEnumType(schemas.used.schema.getType("ReturnStatus"))).toBe(true);
});

function valuesOf(version: "used" | "next", name: string): string[] {
  const type = schemas[version].schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name).sort() : []; // prettier-ignore
}

function enumsRead(): string[] {
  const found = new Set<string>();
  for (const { document } of documents) {
    const types = new TypeInfo(schemas.used.schema);
    const Field = () => {
      const type = types.getType();
      const named = type ? getNamedType(type) : null;
      if (isEnumType(named) && !PASSED_ON.has(named.name)) found.add(named.name);
    };
    visit(document, visitWithTypeInfo(types, { Field }));
  }
  return [...found].sort();
}

function undeclared(version: keyof typeof schemas, declared: ReadonlySet<string>): string[] {
  const { schema, access } = schemas[version];
  const missing = new Set<string>();
  for (const { operation, document } of documents) {
    const types = new TypeInfo(schema);
    const need = (key: string) => {
      const anyOf = access.get(key);
      if (anyOf && !anyOf.some((scope) => declared.has(scope)))
        missing.add(`${operation}: ${key} needs ${anyOf.join("|")}`);
    };
    const Field = () => {
      const field = types.getFieldDef();
      const type = types.getType();
      if (field) need(`${types.getParentType()?.name}.${field.name}`);
      if (type) need(getNamedType(type).name);
    };
    visit(document, visitWithTypeInfo(types, { Field }));
  }
  return [...missing];
}
