/**
 * POST /{shop}/account/customer/api/{version}/graphql: the Customer Account API over its published schema, for the one
 * customer the access token speaks for. What has no resolver here is refused by name. The platform's cost and throttle
 * of this API are not emulated, nor are its access scopes, which no machine-readable table lists.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import {
  buildClientSchema,
  execute,
  getNamedType,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";
import { z } from "zod";
import type { Customer, ShopState } from "../domain/types";
import { notEmulated, plainError, protectedData } from "../engine/errors";
import type { Args } from "../engine/context";
import type { SandboxContext } from "../http/context";
import { json, text, type Inbound, type Reply } from "../http/exchange";
import type { CustomerCtx } from "./fields";
import { customerFields, typeNameOf } from "./registry";
import { grantsOf } from "./grants";

export const LATEST = "2026-10";
const VERSIONS: readonly string[] = ["2025-10", "2026-01", "2026-04", "2026-07", LATEST, "unstable"];

const documentShape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export async function customerGraphql(
  context: SandboxContext,
  shop: ShopState,
  version: string,
  inbound: Inbound,
): Promise<Reply> {
  if (!VERSIONS.includes(version)) return text("Not Found", 404);
  const token = inbound.headers["authorization"] ?? "";
  const id = grantsOf(context).customerOf(shop.domain, token, context.world.now());
  const customer = id === null ? undefined : shop.customers.get(id);
  if (!customer || !shop.install)
    return json({ errors: [{ message: "Invalid access token", extensions: { code: "UNAUTHENTICATED" } }] }, 401);
  const body = documentShape.safeParse(parseJson(await inbound.body()));
  if (!body.success) return json({ errors: [{ message: "A query is required" }] }, 400);
  const schema = loadSchema(version);
  const prepared = prepare(schema, body.data.query);
  if (prepared.errors.length || !prepared.document) return json({ errors: prepared.errors });
  const result = await execute({
    schema,
    document: prepared.document,
    contextValue: contextOf(context, shop, customer),
    variableValues: body.data.variables ?? {},
    operationName: body.data.operationName ?? null,
    fieldResolver: resolve,
    typeResolver: typeNameOf,
  });
  return json({
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map(plainError) } : {}),
  });
}

function contextOf(context: SandboxContext, shop: ShopState, customer: Customer): CustomerCtx {
  return { world: context.world, shop, customer };
}

/** Source: https://shopify.dev/docs/apps/launch/protected-customer-data */
const levelTwo: Record<string, ReadonlySet<string>> = {
  Customer: new Set(["firstName", "lastName", "displayName", "emailAddress", "phoneNumber", "defaultAddress"]),
  Order: new Set(["email", "phone", "shippingAddress", "billingAddress"]),
};

const resolve: GraphQLFieldResolver<unknown, CustomerCtx, Args> = (source, args, ctx, info) => {
  const parent = info.parentType.name;
  const level = ctx.shop.install?.protectedDataLevel ?? 0;
  const returns = getNamedType(info.returnType).name;
  if (level < 1 && (returns === "Customer" || returns === "Order")) throw protectedData(`access the ${returns} object`);
  if (level < 2 && levelTwo[parent]?.has(info.fieldName)) throw protectedData(`use the ${info.fieldName} field`);
  const type = customerFields[parent];
  const own = type?.[info.fieldName];
  if (own) return own(source, args, ctx);
  if (!type && source && typeof source === "object" && info.fieldName in source)
    return (source as Record<string, unknown>)[info.fieldName];
  throw notEmulated(`Customer Account API ${parent}.${info.fieldName}`);
};

const schemas = new Map<string, GraphQLSchema>();

function loadSchema(version: string): GraphQLSchema {
  const known = schemas.get(version);
  if (known) return known;
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve("@shopify/ai-toolkit/package.json"));
  const file = join(root, "skills", "shopify-customer", "assets", `customer_${version}.json.br`);
  const raw = JSON.parse(brotliDecompressSync(readFileSync(file)).toString("utf8")) as { data: IntrospectionQuery };
  const schema = buildClientSchema(raw.data, { assumeValid: true });
  schemas.set(version, schema);
  return schema;
}

function prepare(schema: GraphQLSchema, query: string): { document: DocumentNode | null; errors: object[] } {
  try {
    const document = parse(query);
    return { document, errors: validate(schema, document).map(plainError) };
  } catch (error) {
    if (error instanceof GraphQLError) return { document: null, errors: [plainError(error)] };
    throw error;
  }
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return null;
  }
}
