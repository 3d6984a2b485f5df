/**
 * @idempotent: the same key with the same arguments gives the first call's outcome again without doing it twice; the
 * same key with other arguments is refused. Which mutations take a key, and from which version on one is required, is
 * read from the schema's own descriptions. Kept for 24 hours of the world's clock.
 * Source: https://shopify.dev/docs/api/usage/idempotent-requests
 */
import { getNamedType, GraphQLError, isEnumType, isObjectType, type GraphQLObjectType } from "graphql";
import type { ShopState } from "../domain/types";
import type { ApiVersion } from "../schema/admin-schema";
import type { Args, Ctx } from "./context";
import { badRequest } from "./errors";

const KEEP_MS = 24 * 3600 * 1000;
const MISMATCH = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";
const MISMATCH_TEXT = "The same idempotency key cannot be used with different operation parameters.";

interface Call {
  fingerprint: string;
  result: unknown;
  at: number;
}

const callsByShop = new WeakMap<ShopState, Map<string, Call>>();

/**
 * "required", "optional" or "unsupported" for a mutation in a version.
 * Source: https://shopify.dev/changelog/making-idempotency-mandatory-for-inventory-adjustments-and-refund-mutations
 */
export function idempotencyOf(mutations: GraphQLObjectType, name: string, version: ApiVersion): string {
  const text = mutations.getFields()[name]?.description ?? "";
  if (!text.includes("`@idempotent`")) return "unsupported";
  const from = /As of (?:version )?`?(\d{4}-\d{2})`?, the idempotency key is required/.exec(text)?.[1];
  // "unstable" sorts after every quarter, as it should.
  return from !== undefined && version >= from ? "required" : "optional";
}

/** Runs a mutation once per key. `payload` is its payload type, for the refusal in its own shape. */
export function replay(
  ctx: Ctx,
  mutation: string,
  key: string,
  args: Args,
  payload: unknown,
  run: () => unknown,
): unknown {
  if (!key.trim()) throw badRequest("The idempotency key cannot be an empty string or whitespace only.");
  const calls = callsByShop.get(ctx.shop) ?? new Map<string, Call>();
  callsByShop.set(ctx.shop, calls);
  const now = ctx.world.now();
  const fingerprint = JSON.stringify([mutation, args]);
  const known = calls.get(key);
  if (known && now - known.at < KEEP_MS) return known.fingerprint === fingerprint ? known.result : mismatch(payload);
  const result = run();
  calls.set(key, { fingerprint, result, at: now });
  return result;
}

/** A user error where the mutation's errors have a code for it, else an error of the request. */
function mismatch(payload: unknown): object {
  const errors = isObjectType(payload) ? payload.getFields()["userErrors"] : undefined;
  const error = errors ? getNamedType(errors.type) : undefined;
  const code = isObjectType(error) ? getNamedType(error.getFields()["code"]?.type ?? error) : undefined;
  if (!isObjectType(payload) || !isEnumType(code) || !code.getValue(MISMATCH))
    throw new GraphQLError(MISMATCH_TEXT, { extensions: { code: MISMATCH } });
  const empty = Object.fromEntries(Object.keys(payload.getFields()).map((name) => [name, null]));
  return { ...empty, userErrors: [{ field: null, message: MISMATCH_TEXT, code: MISMATCH }] };
}
