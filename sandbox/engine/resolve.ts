/**
 * The two functions graphql-js executes with: the field resolver, which checks scopes and protected data before it
 * looks the field up, and the type resolver. Used by the engine for requests and by the bulk runner.
 */
import {
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
} from "graphql";
import { isOpen } from "../schema/scopes";
import type { AdminSchema } from "../schema/admin-schema";
import type { Args, Ctx } from "./context";
import { isFree } from "./cost";
import { accessDenied, badRequest, notEmulated } from "./errors";
import { idempotencyOf, replay } from "./idempotency";
import { protectionOf } from "./protected-data";
import { registry } from "./registry";

export const resolveField: GraphQLFieldResolver<unknown, Ctx, Args> = (source, args, ctx, info) => {
  const parent = info.parentType.name;
  const facts = factsOf(ctx.admin, info.parentType, info.fieldName, info.returnType);
  for (const needed of facts.needs) if (!isOpen(ctx.granted, needed)) throw accessDenied(info.fieldName, needed);
  const hidden = protectionOf(parent, info.fieldName, facts.target, ctx.protectedDataLevel);
  if (hidden) throw hidden;
  const result =
    parent === "Mutation" ? mutate(source, args, ctx, info) : lookUp(parent, info.fieldName)(source, args, ctx);
  if (facts.isCounted && result !== null && result !== undefined)
    ctx.spent.objects += Array.isArray(result) ? result.length : 1;
  return result;
};

export const resolveType: GraphQLTypeResolver<unknown, Ctx> = (source) => {
  if (source && typeof source === "object" && "__typename" in source) return String(source.__typename);
  return undefined;
};

function lookUp(parent: string, field: string): (source: unknown, args: Args, ctx: Ctx) => unknown {
  const type = registry.get(parent);
  const own = type?.[field];
  if (own) return own;
  return (source) => {
    if (!type && source && typeof source === "object" && field in source)
      return (source as Record<string, unknown>)[field];
    throw notEmulated(`${parent}.${field}`);
  };
}

function mutate(source: unknown, args: Args, ctx: Ctx, info: GraphQLResolveInfo): unknown {
  const run = (): unknown => lookUp("Mutation", info.fieldName)(source, args, ctx);
  const directive = info.schema.getDirective("idempotent");
  const node = info.fieldNodes[0];
  const key = directive && node ? getDirectiveValues(directive, node, info.variableValues)?.["key"] : undefined;
  const rule = idempotencyOf(info.parentType, info.fieldName, ctx.admin.version);
  if (key !== undefined && rule === "unsupported")
    throw badRequest(`The @idempotent directive is not supported by ${info.fieldName}.`);
  if (key !== undefined) return replay(ctx, info.fieldName, String(key), args, getNamedType(info.returnType), run);
  if (rule === "required")
    throw badRequest("The @idempotent directive is required for this mutation but was not provided.");
  return run();
}

interface FieldFacts {
  /** Each entry must be open: the field's own scopes, and those of the type it gives. */
  needs: (readonly string[])[];
  /** The type behind lists, connections and edges. */
  target: string;
  isCounted: boolean;
}

const factsBySchema = new WeakMap<AdminSchema, Map<GraphQLObjectType, Map<string, FieldFacts>>>();

/** Asked for every field of every object, so it must not put texts together to look them up. */
function factsOf(admin: AdminSchema, parent: GraphQLObjectType, field: string, type: GraphQLOutputType): FieldFacts {
  let byType = factsBySchema.get(admin);
  if (!byType) factsBySchema.set(admin, (byType = new Map()));
  let byField = byType.get(parent);
  if (!byField) byType.set(parent, (byField = new Map()));
  const cached = byField.get(field);
  if (cached) return cached;
  const named = getNamedType(type);
  const target = targetOf(named);
  const needs = [admin.access.get(`${parent.name}.${field}`), admin.access.get(target)].filter(
    (n): n is readonly string[] => n !== undefined,
  );
  const facts = { needs, target, isCounted: isCompositeType(named) && !isFree(named.name) };
  byField.set(field, facts);
  return facts;
}

function targetOf(named: GraphQLNamedType): string {
  if (!isObjectType(named)) return named.name;
  const rows = named.name.endsWith("Connection") ? named.getFields()["nodes"] : undefined;
  const row = named.name.endsWith("Edge") ? named.getFields()["node"] : undefined;
  const inner = rows ?? row;
  return inner ? getNamedType(inner.type).name : named.name;
}
