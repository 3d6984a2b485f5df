/**
 * The Admin API's GraphQL endpoint without its HTTP: version, parsing, validation, cost, throttling, execution. The
 * HTTP layer calls `execute` for POST /admin/api/{version}/graphql.json; every answer is one the platform could give,
 * or a loud SANDBOX_NOT_EMULATED.
 */
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
} from "graphql";
import type { AdminEngine, ShopState, World } from "../domain/types";
import { loadAdminSchema, resolveVersion, type AdminSchema } from "../schema/admin-schema";
import { grantedSet } from "../schema/scopes";
import type { BulkOperations } from "../bulk/operations";
import type { Ctx } from "./context";
import { plainError } from "./errors";
import { DEPRECATED_HEADER, deprecatedFields } from "./deprecations";
import { tooLongArray } from "./input-limits";
import { estimateCost, MAX_QUERY_COST, MUTATION_COST } from "./cost";
import { resolveField, resolveType } from "./resolve";
import { Throttle } from "./throttle";

type Input = Parameters<AdminEngine["execute"]>[0];
type Output = Awaited<ReturnType<AdminEngine["execute"]>>;

export interface SandboxEngine extends AdminEngine {
  throttle: Throttle;
}

export function createEngine(world: World, bulk: BulkOperations): SandboxEngine {
  const throttle = new Throttle(() => world.now());
  return {
    throttle,
    setAvailablePoints: (shop, points) => throttle.set(shop, points),
    async execute(input) {
      const version = resolveVersion(input.apiVersion);
      if (!version) return { status: 404, body: { errors: "Not Found" } };
      const admin = loadAdminSchema(version);
      const reply = await answer(world, bulk, throttle, admin, input);
      const deprecated = prepare(admin, input.query).deprecated.join(", ");
      const headers = { "X-Shopify-API-Version": version, ...(deprecated ? { [DEPRECATED_HEADER]: deprecated } : {}) };
      return { ...reply, headers };
    },
  };
}

/** The context of one request (the bulk runner makes its own with isBulk). */
export function contextFor(
  world: World,
  shop: ShopState,
  bulk: BulkOperations,
  admin: AdminSchema,
  scopes: readonly string[],
  isBulk = false,
  protectedDataLevel: Ctx["protectedDataLevel"] = shop.install?.protectedDataLevel ?? 2,
): Ctx {
  const granted = grantedSet(scopes);
  return { world, shop, scopes, granted, protectedDataLevel, admin, bulk, spent: { objects: 0 }, isBulk };
}

async function answer(
  world: World,
  bulk: BulkOperations,
  throttle: Throttle,
  admin: AdminSchema,
  input: Input,
): Promise<Output> {
  const prepared = prepare(admin, input.query);
  if (prepared.errors.length || !prepared.document) return { status: 200, body: { errors: prepared.errors } };
  const { document } = prepared;
  const tooLong = tooLongArray(admin.schema, document, input.variables);
  if (tooLong) return { status: 200, body: { errors: [plainError(tooLong)] } };
  const requested = estimateCost(admin.schema, document, input.variables, input.operationName);
  const { shop } = input;
  if (requested > MAX_QUERY_COST) return { status: 200, body: tooDear(requested) };
  if (!throttle.take(shop, requested)) {
    const cost = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: throttle.status(shop) };
    return { status: 200, body: { errors: [throttled()], extensions: { cost } } };
  }
  const contextValue = contextFor(world, shop, bulk, admin, input.grantedScopes, false, input.protectedDataLevel);
  const result: ExecutionResult = await execute({
    schema: admin.schema,
    document,
    contextValue,
    variableValues: input.variables,
    operationName: input.operationName ?? null,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actual = Math.min(requested, actualCost(document, input.operationName, contextValue.spent.objects));
  throttle.giveBack(shop, requested - actual);
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: throttle.status(shop) };
  return {
    status: 200,
    body: {
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(result.errors ? { errors: result.errors.map(plainError) } : {}),
      extensions: { cost },
    },
  };
}

function actualCost(document: DocumentNode, operationName: string | undefined, objects: number): number {
  const operation = getOperationAST(document, operationName);
  const isMutation = operation?.operation === "mutation";
  return Math.max(1, objects) + (isMutation ? MUTATION_COST * operation.selectionSet.selections.length : 0);
}

interface Prepared {
  document: DocumentNode | null;
  errors: object[];
  deprecated: string[];
}

/** Parsed and validated documents by schema and text: an app sends the same few dozen again and again. */
const preparedDocuments = new WeakMap<AdminSchema, Map<string, Prepared>>();
const MAX_PREPARED = 500;

function prepare(admin: AdminSchema, query: string): Prepared {
  let known = preparedDocuments.get(admin);
  if (!known) preparedDocuments.set(admin, (known = new Map()));
  const cached = known.get(query);
  if (cached) return cached;
  const prepared = parseAndValidate(admin, query);
  if (known.size >= MAX_PREPARED) known.clear();
  known.set(query, prepared);
  return prepared;
}

function parseAndValidate(admin: AdminSchema, query: string): Prepared {
  if (typeof query !== "string" || !query.trim())
    return {
      document: null,
      errors: [{ message: "A query is required", extensions: { code: "BAD_REQUEST" } }],
      deprecated: [],
    };
  try {
    const document = parse(query);
    const errors = validate(admin.schema, document).map(plainError);
    return { document, errors, deprecated: errors.length ? [] : deprecatedFields(admin.schema, document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { document: null, errors: [plainError(error)], deprecated: [] };
    throw error;
  }
}

function throttled(): object {
  const documentation = "https://shopify.dev/api/usage/rate-limits";
  return { message: "Throttled", extensions: { code: "THROTTLED", documentation } };
}

/** Source: https://shopify.dev/docs/api/usage/limits#single-query-limit */
function tooDear(cost: number): object {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  const extensions = {
    code: "MAX_COST_EXCEEDED",
    cost,
    maxCost: MAX_QUERY_COST,
    documentation: "https://shopify.dev/api/usage/rate-limits",
  };
  return { errors: [{ message, extensions }] };
}
